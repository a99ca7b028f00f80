// Who is in a group, and whose it is.
//
// Who is added has to be there for readers already: straight after creation it may not be, as in the cloud.

import type { Directory } from './directory.ts'
import { isManageable, isUnified } from './groups.ts'
import { type DirectoryObject, isTrue, type LinkName } from './objects.ts'
import { good, type Outcome, type Refusal, refused } from './refusal.ts'

/** All of them or none. */
export function addMembers(directory: Directory, groupId: string, ids: readonly string[]): Outcome<void> {
  return directory.change(({ view, link }) => {
    const group = findGroup(directory, groupId)
    if (!group) return refused({ code: 'not-found', id: groupId })
    const unknown = ids.find((id) => !view.find(id) || !directory.seen().find(id))
    if (unknown !== undefined) return refused({ code: 'not-found', id: unknown })
    const fault = handsOff(group) ?? nestingFault(directory, group, ids)
    if (fault) return refused(fault)
    const known = ids.find((id) => view.isLinked(groupId, 'member', id))
    if (known !== undefined) return refused({ code: 'already-linked', id: known })
    for (const id of ids) link(groupId, 'member', id)
    return good(undefined)
  })
}

export function removeMember(directory: Directory, groupId: string, id: string): Outcome<void> {
  return directory.change(({ view, unlink }) => {
    const group = findGroup(directory, groupId)
    if (!group) return refused({ code: 'not-found', id: groupId })
    const fault = handsOff(group)
    if (fault) return refused(fault)
    if (!view.find(id) || !view.isLinked(groupId, 'member', id)) return refused({ code: 'not-linked', id })
    unlink(groupId, 'member', id)
    return good(undefined)
  })
}

export function addOwner(directory: Directory, groupId: string, id: string): Outcome<void> {
  return directory.change(({ view, link }) => {
    const group = findGroup(directory, groupId)
    if (!group) return refused({ code: 'not-found', id: groupId })
    const owner = view.find(id)
    if (!owner || !directory.seen().find(id)) return refused({ code: 'not-found', id })
    if (owner.kind !== 'user' && owner.kind !== 'servicePrincipal')
      return refused({ code: 'invalid', property: 'owners', reason: 'Only users and service principals own groups.' })
    if (isTrue(group, 'onPremisesSyncEnabled')) return refused({ code: 'synced' })
    if (view.isLinked(groupId, 'owner', id)) return refused({ code: 'already-linked', id })
    link(groupId, 'owner', id)
    return good(undefined)
  })
}

/** The last owner stays: whoever owned a group alone would leave it to nobody. */
export function removeOwner(directory: Directory, groupId: string, id: string): Outcome<void> {
  return directory.change(({ view, unlink }) => {
    if (!findGroup(directory, groupId)) return refused({ code: 'not-found', id: groupId })
    if (!view.find(id) || !view.isLinked(groupId, 'owner', id)) return refused({ code: 'not-linked', id })
    if (view.targets(groupId, 'owner').length === 1)
      return refused({
        code: 'invalid',
        property: 'owners',
        reason: 'The group must have at least one owner, hence this owner cannot be removed.',
      })
    unlink(groupId, 'owner', id)
    return good(undefined)
  })
}

function findGroup(directory: Directory, id: string): DirectoryObject | undefined {
  const group = directory.latest().find(id)
  return group?.kind === 'group' && directory.seen().find(id) ? group : undefined
}

function handsOff(group: DirectoryObject): Refusal | undefined {
  if (isTrue(group, 'onPremisesSyncEnabled')) return { code: 'synced' }
  return isManageable(group) ? undefined : { code: 'not-manageable' }
}

/** A group is no member of itself, a role-assignable one has none, a Microsoft 365 group has people only. */
function nestingFault(directory: Directory, group: DirectoryObject, ids: readonly string[]): Refusal | undefined {
  const nested = ids.filter((id) => directory.latest().find(id)?.kind === 'group')
  if (nested.length === 0) return undefined
  const invalid = (reason: string): Refusal => ({ code: 'invalid', property: 'members', reason })
  if (nested.includes(group.id)) return invalid('A group cannot be a member of itself.')
  if (isTrue(group, 'isAssignableToRole'))
    return invalid('Nesting is currently not supported for groups that can be assigned to a role.')
  return isUnified(group) ? invalid('Nesting is currently not supported for Microsoft 365 groups.') : undefined
}

/** Everything an object is reached by, link after link, each once: direct members and members of members. */
export function reachable(
  id: string,
  step: (id: string, name: LinkName) => readonly DirectoryObject[],
  name: LinkName,
): DirectoryObject[] {
  const found = new Map<string, DirectoryObject>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const object of step(next, name))
      if (object.id !== id && !found.has(object.id)) {
        found.set(object.id, object)
        open.push(object.id)
      }
  return [...found.values()]
}
