export {
  addPermission,
  allowRedirectUri,
  createApp,
  createRole,
  type Done,
  giveRole,
  newClientSecret,
  removePermission,
  revokeAdminConsent,
  takeRole,
  uploadCertificate,
} from './apps.ts'
export { administrationRoutes } from './routes.ts'
export { appView, type PermissionState, permissionsOf } from './view.ts'
