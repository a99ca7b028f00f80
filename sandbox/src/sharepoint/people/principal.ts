// Whom a site can know: somebody of the directory, one of its security groups or Microsoft 365 groups, those who own one,
// and everyone who belongs to the company. By the names that SharePoint has for them.

import {
  type Directory,
  type DirectoryObject,
  homeTenant,
  isTrue,
  isUnified,
  reachable,
  text,
} from '../../directory/index.ts'

export type Principal = { kind: 'user' | 'group' | 'owners'; id: string } | { kind: 'everyone' }

/** One word, for where they are kept. */
export const keyOf = (principal: Principal): string =>
  principal.kind === 'everyone' ? 'everyone' : `${principal.kind}/${principal.id}`

export function principalOf(key: string): Principal {
  const [kind, id = ''] = key.split('/')
  return kind === 'user' || kind === 'group' || kind === 'owners' ? { kind, id } : { kind: 'everyone' }
}

const claims = {
  user: 'i:0#.f|membership|',
  securityGroup: 'c:0t.c|tenant|',
  unifiedGroup: 'c:0o.c|federateddirectoryclaimprovider|',
  everyone: 'c:0-.f|rolemanager|spo-grid-all-users/',
}

/** As SharePoint writes it, whoever it is by now. */
export function loginNameOf(directory: Directory, principal: Principal): string {
  if (principal.kind === 'everyone') return claims.everyone + homeTenant(directory.store).id
  const object = directory.latest().known(principal.id)
  if (principal.kind === 'user')
    return claims.user + ((object && text(object, 'userPrincipalName')) ?? principal.id).toLowerCase()
  if (principal.kind === 'owners') return `${claims.unifiedGroup}${principal.id}_o`
  return (object && isUnified(object) ? claims.unifiedGroup : claims.securityGroup) + principal.id
}

/** Whom such a name means, or a user's address; readers of the directory have to know them already. */
export function principalNamed(directory: Directory, name: string): Principal | undefined {
  const wanted = name.trim().toLowerCase()
  const after = (prefix: string): string | undefined =>
    wanted.startsWith(prefix) ? wanted.slice(prefix.length) : undefined
  const [userName, securityId, unifiedId] = [claims.user, claims.securityGroup, claims.unifiedGroup].map(after)
  if (userName !== undefined) return userAt(directory, userName)
  if (securityId !== undefined) return groupThat(directory, securityId, (group) => isTrue(group, 'securityEnabled'))
  if (unifiedId !== undefined) {
    const group = groupThat(directory, unifiedId.replace(/_o$/, ''), isUnified)
    return group && unifiedId.endsWith('_o') ? { ...group, kind: 'owners' } : group
  }
  if (wanted === claims.everyone + homeTenant(directory.store).id) return { kind: 'everyone' }
  return userAt(directory, wanted)
}

function userAt(directory: Directory, address: string): Principal | undefined {
  const view = directory.seen()
  const user = view.userNamed(address) ?? view.all('user').find((one) => text(one, 'mail')?.toLowerCase() === address)
  return user && { kind: 'user', id: user.id }
}

function groupThat(
  directory: Directory,
  id: string,
  isMeant: (group: DirectoryObject) => boolean,
): { kind: 'group'; id: string } | undefined {
  const group = directory.seen().find(id)
  return group?.kind === 'group' && isMeant(group) ? { kind: 'group', id: group.id } : undefined
}

export function titleOf(directory: Directory, principal: Principal): string {
  if (principal.kind === 'everyone') return 'Everyone except external users'
  const object = directory.latest().known(principal.id)
  const name = (object && text(object, 'displayName')) ?? principal.id
  if (principal.kind === 'owners') return `${name} Owners`
  return principal.kind === 'group' && object && isUnified(object) ? `${name} Members` : name
}

export function mailOf(directory: Directory, principal: Principal): string {
  const object = principal.kind === 'everyone' ? undefined : directory.latest().known(principal.id)
  return (object && text(object, 'mail')) ?? ''
}

/** Whether somebody is meant by it, at this moment: in a group also by way of another. */
export function covers(directory: Directory, principal: Principal, personId: string): boolean {
  const view = directory.latest()
  switch (principal.kind) {
    case 'user':
      return principal.id === personId && view.find(personId) !== undefined
    case 'group':
      return reachable(personId, view.sources, 'member').some(({ id }) => id === principal.id)
    case 'owners':
      return view.isLinked(principal.id, 'owner', personId)
    case 'everyone':
      return view.find(personId)?.properties.userType === 'Member'
  }
}

/** All whom it means; everyone is too many to count. */
export function peopleMeant(directory: Directory, principal: Principal): readonly string[] {
  const view = directory.latest()
  const idsOf = (objects: readonly DirectoryObject[]): string[] =>
    objects.flatMap(({ id, kind }) => (kind === 'user' ? [id] : []))
  switch (principal.kind) {
    case 'user':
      return view.find(principal.id) ? [principal.id] : []
    case 'group':
      return idsOf(reachable(principal.id, view.targets, 'member'))
    case 'owners':
      return idsOf(view.targets(principal.id, 'owner'))
    case 'everyone':
      return []
  }
}
