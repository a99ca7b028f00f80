export {
  type AppRole,
  addRole,
  assignRole,
  removeRole,
  roleHolders,
  rolesHeld,
  rolesOf,
  unassignRole,
} from './appRoles.ts'
export { addCertificate, type Certificate, certificatesOf, readCertificate, removeCertificate } from './certificates.ts'
export { addSecret, type ClientSecret, findSecret, removeSecret, secretsOf } from './clientSecrets.ts'
export {
  type ConfiguredPermission,
  configuredPermissions,
  configurePermission,
  unconfigurePermission,
} from './configuredPermissions.ts'
export {
  addRedirectUri,
  findRedirectUri,
  isRegisteredAnywhere,
  type Platform,
  type RedirectUri,
  redirectUrisOf,
  removeRedirectUri,
  setRedirectUris,
} from './redirectUris.ts'
export {
  type AppRegistration,
  addRegistration,
  appRegistrations,
  changeSettings,
  findRegistration,
  type NewRegistration,
  renameRegistration,
  type Settings,
} from './registration.ts'
