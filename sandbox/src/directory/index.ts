export { deleteObject, endObject, endOfDeleted, restoreObject } from './deletion.ts'
export { type Directory, openDirectory, type Writer } from './directory.ts'
export { isDynamic } from './dynamicGroups.ts'
export { findPeople, folded } from './findPeople.ts'
export { createGroup, isManageable, isUnified, type NewGroup, updateGroup } from './groups.ts'
export { changesBetween, type LinkChange, linkedAt, type ObjectChange } from './history.ts'
export { addMembers, addOwner, reachable, removeMember, removeOwner } from './members.ts'
export {
  type DirectoryObject,
  isTrue,
  type Json,
  type Kind,
  kinds,
  type LinkName,
  type Properties,
  text,
  texts,
} from './objects.ts'
export { everybody, isEnabled, type Person, people, personById, personByName, securityGroupIdsOf } from './people.ts'
export type { Outcome, Refusal } from './refusal.ts'
export { directoryRolesOf, mayChange } from './rights.ts'
export { securityIdentifier } from './securityIdentifier.ts'
export { homeTenant, setTenant, type Tenant } from './tenant.ts'
export { acceptInvitation, createUser, type NewUser, removeManager, setManager, updateUser } from './users.ts'
export type { View } from './view.ts'
