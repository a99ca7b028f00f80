export { type Permission, permissionNames, permissions } from './permissions.ts'
export {
  type HeldRole,
  permissionsOf,
  type Role,
  type RoleClaims,
  type RoleRule,
  type RoleSource,
  roleNames,
  roles,
  rolesOf,
} from './roles.ts'
