export {
  basicUser,
  type Depth,
  environmentMaker,
  type Privilege,
  privilegeId,
  type SecurityRole,
  securityRoles,
  systemAdministrator,
} from './roles.ts'
export {
  addUser,
  type DataverseUser,
  dataverseUsers,
  depthOf,
  findUser,
  setDisabled,
  setRoles,
  type UserOutcome,
  type UserRefusal,
  userOfObject,
} from './users.ts'
