export { type AccessTokenReading, readAccessToken } from './accessTokens.ts'
export {
  addPermission,
  allowRedirectUri,
  approveConsentRequest,
  appView,
  createApp,
  createRole,
  type Done,
  giveRole,
  newClientSecret,
  type PermissionState,
  permissionsOf,
  redirectUriFault,
  removePermission,
  requestedPermissions,
  revokeAdminConsent,
  revokeGranted,
  takeRole,
  uploadCertificate,
} from './administration/index.ts'
export { type AppRoleGrant, appRoleGrantsOf, grantAppRole, revokeAppRole } from './appRoleGrants.ts'
export {
  type AppRegistration,
  appRegistrations,
  changeSettings,
  findRegistration,
  type Platform,
  redirectUrisOf,
  removeCertificate,
  removeRedirectUri,
  removeRole,
  removeSecret,
  renameRegistration,
  roleHolders,
  rolesHeld,
  rolesOf,
  secretsOf,
} from './apps/index.ts'
export { issuerOf } from './authority.ts'
export { canaryFor, isOwnForm } from './canary.ts'
export {
  agreedByPersons,
  agreedForEverybody,
  agreeToAll,
  type ConsentRequest,
  closeConsentRequest,
  closeConsentRequests,
  consentRequests,
  revokeForEverybody,
  revokeOfPerson,
} from './consents/index.ts'
export { countersignId } from './countersignRegistration.ts'
export { atDoor } from './door.ts'
export { formOf } from './parameters.ts'
export { changePolicy, isAdministrator, managesApps, type Policy, readPolicy } from './policy.ts'
export { refusalBody, refuse } from './refusal.ts'
export {
  audiencesOf,
  azureManagement,
  dataverse,
  flowService,
  graph,
  graphRoles,
  microsoftsResources,
  powerApps,
  type Resource,
  sharePoint,
} from './resources/index.ts'
export { entraRoom } from './room.ts'
export { findDelegated, findResource } from './scopes.ts'
export { enableServicePrincipal, servicePrincipalOf } from './servicePrincipals.ts'
export { cookieName, cookieOptions, currentSession, startSession } from './sessions.ts'
export { openSigningKeys, type SigningKeys } from './signingKeys.ts'
export { applicationToken, delegatedToken } from './tokens.ts'
export { type Traced, tracing } from './traced.ts'
