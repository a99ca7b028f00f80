export {
  type AppRegistration,
  appRegistrations,
  consentedPermissions,
  redirectUrisOf,
  rolesHeld,
  rolesOf,
  secretsOf,
} from './appRegistrations.ts'
export { issuerOf } from './authority.ts'
export { seedCountersign } from './countersignRegistration.ts'
export type { Premises } from './premises.ts'
export { graph } from './resources.ts'
export { entraRoutes } from './routes.ts'
export { currentSession } from './sessions.ts'
export { openSigningKeys } from './signingKeys.ts'
export { type Traced, tracing } from './traced.ts'
