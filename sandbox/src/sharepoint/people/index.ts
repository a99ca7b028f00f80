export {
  groupsOfUser,
  type House,
  levelOf,
  peopleOf,
  type SiteUser,
  siteUsers,
  usersOfGroup,
  type Way,
  waysOf,
} from './access.ts'
export { type Activity, activityOf, howAdded } from './activity.ts'
export {
  type Actor,
  addMember,
  ensureUser,
  type Keeper,
  mayChange,
  mayDo,
  type PeopleOutcome,
  type PeopleRefusal,
  removeMember,
} from './change.ts'
export {
  type Level,
  levels,
  membersGroup,
  membersMayAdd,
  type SiteGroup,
  siteGroupById,
  siteGroups,
  titleOfGroup,
} from './groups.ts'
export { keyOf, loginNameOf, mailOf, type Principal, principalNamed, titleOf } from './principal.ts'
export { seedPeople } from './seed.ts'
