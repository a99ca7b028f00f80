export {
  type Account,
  applicationTokens,
  type Checks,
  consentUrl,
  newChecks,
  redeem,
  refresh,
  signInUrl,
  type Tokens,
  tenantId,
} from './entra.ts'
export { type Refused, refusedFor, type Trouble } from './refusal.ts'
export { type Registration, tenantUrl } from './registration.ts'
