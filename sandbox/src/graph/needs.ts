// Which permissions suffice for what, from Microsoft's permissions reference: delegated, application. What several calls
// share has a name; a list is read by whether one of it is held.

import type { Needs } from './call.ts'

const list = (names: string): readonly string[] => names.split(/\s+/).filter(Boolean)

const both = (names: string, onlyDelegated = '', onlyApplication = ''): Needs => ({
  delegated: [...list(names), ...list(onlyDelegated)],
  application: [...list(names), ...list(onlyApplication)],
})

const agents = 'AgentIdUser.ReadWrite.All AgentIdUser.ReadWrite.IdentityParentedBy'
const directoryRead = 'Directory.Read.All Directory.ReadWrite.All'
const intuneWrite =
  'DeviceManagementApps.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All DeviceManagementManagedDevices.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All'
const intune = `${intuneWrite} DeviceManagementApps.Read.All DeviceManagementConfiguration.Read.All DeviceManagementManagedDevices.Read.All DeviceManagementServiceConfig.Read.All`
const users = 'User.Read.All User.ReadWrite.All'
const ownProfile = list('User.Read User.ReadWrite')

export const readUsers = both(
  `User.ReadBasic.All ${users} ${directoryRead} ${agents} ${intune}`,
  '',
  'User.ReadWrite.CrossCloud',
)

export const readUser: Needs = {
  delegated: [...readUsers.delegated, ...ownProfile],
  application: readUsers.application,
  own: ownProfile,
  me: list(`User.Read User.ReadWrite User.ReadBasic.All ${users} ${directoryRead} ${agents}`),
}

export const createUser = both(`User.ReadWrite.All Directory.ReadWrite.All ${agents} ${intuneWrite}`)

const updateParts =
  'User-Mail.ReadWrite.All User-PasswordProfile.ReadWrite.All User-Phone.ReadWrite.All User.EnableDisableAccount.All User.ManageIdentities.All'

export const updateUser: Needs = {
  ...both(`${createUser.delegated.join(' ')} ${updateParts}`, 'User.ReadWrite', 'User.ReadWrite.CrossCloud'),
  own: ['User.ReadWrite'],
}

export const deleteUser = both(
  `User.DeleteRestore.All User.ReadWrite.All ${agents} ${intuneWrite}`,
  '',
  'User.ReadWrite.CrossCloud',
)

export const trackUsers = both(`${users} ${directoryRead} ${agents}`)
export const readManager = both(`${users} ${directoryRead} ${agents}`)
export const writeManager = both(`User.ReadWrite.All Directory.ReadWrite.All ${agents}`)

/** Of one's own with `User.Read`, of others with more. */
export const readReports: Needs = {
  ...both(`${users} ${directoryRead} ${agents}`, 'User.Read'),
  own: ['User.Read'],
}
export const readOwned: Needs = readReports
export const readOwnDevices: Needs = { ...both(`${users} ${directoryRead}`, 'User.Read'), own: ['User.Read'] }

const groupBasics = 'Group.ReadBasic.All GroupMember.ReadBasic.All'

export const readMemberships: Needs = {
  ...both(`${directoryRead} ${groupBasics}`, 'GroupMember.Read.All User.Read'),
  own: ['User.Read'],
}
export const readTransitiveMemberships: Needs = {
  ...both(`${directoryRead} ${groupBasics} Group.Read.All GroupMember.Read.All User.Read.All`, 'User.Read'),
  own: ['User.Read'],
}

const askers = `Application.Read.All Application.ReadWrite.All Device.Read.All ${directoryRead} Group.Read.All Group.ReadWrite.All GroupMember.Read.All ${groupBasics} User.Read.All`

export const checkMemberGroups = both(`${askers} User.ReadWrite.All ${agents}`, '', 'Device.ReadWrite.All')
export const getMemberGroups = both(askers, '', 'Device.ReadWrite.All')
export const memberObjects = both(`${askers} User.ReadWrite.All ${agents}`, 'User.Read', 'Device.ReadWrite.All')
export const memberObjectsOfUser: Needs = { ...memberObjects, own: ['User.Read'] }

const groupRead =
  'Group.ReadBasic.All GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All'

export const readGroups = both(groupRead)
export const readGroup = both(`${groupRead} Group-XTenantIdentitySync.Read.All`)
export const trackGroups = both(
  'Group.ReadBasic.All GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All',
)
export const createGroup = both(
  'Group.ReadWrite.All Directory.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All',
  '',
  'Group.Create',
)
export const updateGroup = both(
  'Group.ReadWrite.All Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All',
)
export const deleteGroup = both('Group.ReadWrite.All')
export const readMembers = both(
  'GroupMember.ReadBasic.All GroupMember.Read.All GroupMember.ReadWrite.All Group.ReadBasic.All Group.Read.All Group.ReadWrite.All Directory.Read.All',
)
/** The reference lists removing; adding is the same. */
export const writeMembers = both('GroupMember.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All')
export const readOwners = both(
  'GroupMember.Read.All GroupMember.ReadWrite.All Group.Read.All Group.ReadWrite.All Directory.Read.All',
)
export const writeOwners = both('Group.ReadWrite.All Directory.ReadWrite.All')
export const readGroupMemberships = both(`${directoryRead} ${groupBasics} Group.Read.All GroupMember.Read.All`)
export const readGroupTransitiveMemberships = both(
  `${directoryRead} ${groupBasics}`,
  'Group.Read.All GroupMember.Read.All',
)
export const addFavorite: Needs = { delegated: ['Group.ReadWrite.All'], application: [] }

export const readObjects = both('Directory.Read.All')

const deletedRead = `${directoryRead} User.Read.All User.ReadWrite.All User.DeleteRestore.All Group.Read.All Group.ReadWrite.All Application.Read.All Application.ReadWrite.All`
export const readDeleted = both(deletedRead)
export const restoreDeleted = both(
  'User.DeleteRestore.All User.ReadWrite.All Group.ReadWrite.All Application.ReadWrite.All',
)

export const readOrganization = both(
  `Organization.Read.All Organization.ReadWrite.All ${directoryRead} User.Read.All DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All`,
  'User.Read',
)

const appsRead = 'Application.Read.All Application.ReadWrite.All Directory.Read.All'
export const readApps = both(appsRead, 'Directory.ReadWrite.All', 'Application.ReadWrite.OwnedBy')
export const readApp = both(`${appsRead} Directory.ReadWrite.All`, '', 'Application.ReadWrite.OwnedBy')
export const updateApplication = both('Application.ReadWrite.All', '', 'Application.ReadWrite.OwnedBy')
export const updateServicePrincipal = both(
  'Application.ReadWrite.All Directory.ReadWrite.All',
  '',
  'Application.ReadWrite.OwnedBy',
)
export const readAppRoleAssignments = both(`${appsRead} Directory.ReadWrite.All`, '', 'Application.ReadWrite.OwnedBy')

export const readAppMemberships = both(`${appsRead} Directory.ReadWrite.All`, '', 'Application.ReadWrite.OwnedBy')
export const readAppTransitiveMemberships = both(`${appsRead} Directory.ReadWrite.All`)
export const readAppPolicies = both(
  'Policy.Read.All+Application.ReadWrite.All Policy.ReadWrite.ApplicationConfiguration+Application.ReadWrite.All Application.ReadWrite.All',
  '',
  'Policy.Read.All+Application.ReadWrite.OwnedBy Policy.ReadWrite.ApplicationConfiguration+Application.ReadWrite.OwnedBy Application.ReadWrite.OwnedBy',
)
export const assignAppPolicy = readAppPolicies
export const assignAppRole = both(
  'AppRoleAssignment.ReadWrite.All+Application.Read.All AppRoleAssignment.ReadWrite.All+Application.ReadWrite.All AppRoleAssignment.ReadWrite.All+Directory.Read.All',
)

export const revokeAppRole = both('AppRoleAssignment.ReadWrite.All Application.ReadWrite.All')

export const invite = both('User.Invite.All User.ReadWrite.All Directory.ReadWrite.All')

export const readDevices = both(`Device.Read.All ${directoryRead}`, '', 'Device.ReadWrite.All')

export const readSites = both('Sites.Read.All Sites.ReadWrite.All')
export const readSitePermissions = both('Sites.FullControl.All')
export const writeSitePermissions: Needs = { delegated: [], application: ['Sites.FullControl.All'] }

export const readPolicies = both('Policy.Read.All Policy.ReadWrite.ApplicationConfiguration')
export const writePolicies = both('Policy.ReadWrite.ApplicationConfiguration')

export const readRiskyUsers = both('IdentityRiskyUser.Read.All')
export const readRiskDetections = both('IdentityRiskEvent.Read.All')
export const writeRiskyUsers = both('IdentityRiskyUser.ReadWrite.All')
