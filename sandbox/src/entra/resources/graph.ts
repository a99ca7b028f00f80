import { guardedDelegatedNames, openDelegatedNames } from './graphPermissionNames.ts'
import { graphRoles } from './graphRoles.ts'
import { delegated, type Resource } from './resource.ts'

/** The words of OpenID Connect are permissions of Graph's to whoever agrees to them. */
export const openIdScopes = ['openid', 'profile', 'email', 'offline_access'] as const

export const graph: Resource = {
  id: 'https://graph.microsoft.com',
  appId: '00000003-0000-0000-c000-000000000000',
  displayName: 'Microsoft Graph',
  otherIds: [],
  delegated: delegated(`${openIdScopes.join(' ')} ${openDelegatedNames}`, guardedDelegatedNames),
  application: graphRoles,
}
