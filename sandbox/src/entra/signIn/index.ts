export { adminConsentRoutes } from './adminConsent.ts'
export { authorizeRoutes } from './authorize.ts'
export { consentRequestRoutes } from './needAdministrator.ts'
