export {
  type Agreed,
  agreedByPersons,
  agreedFor,
  agreedForEverybody,
  agreeForEverybody,
  agreeForOneself,
  revokeForEverybody,
  revokeOfPerson,
} from './agreements.ts'
export { agreeToAll, findApplicationRole } from './agreeToAll.ts'
export {
  askForConsent,
  type ConsentRequest,
  closeConsentRequest,
  closeConsentRequests,
  consentRequests,
} from './requests.ts'
export { grantedOf, mayAgree, missingOf, type Wanted, wantedBy } from './wanted.ts'
