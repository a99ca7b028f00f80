export {
  addPermission,
  allowRedirectUri,
  createApp,
  createRole,
  type Done,
  giveRole,
  newClientSecret,
  redirectUriFault,
  removePermission,
  takeRole,
  uploadCertificate,
} from './apps.ts'
export { approveConsentRequest, requestedPermissions, revokeAdminConsent, revokeGranted } from './consents.ts'
export { administrationRoutes } from './routes.ts'
export { appView, type PermissionState, permissionsOf } from './view.ts'
