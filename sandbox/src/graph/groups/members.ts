// Who is in a group and whose it is, changed by reference.
//
// `DELETE /groups/{id}/members/{id}` without `/$ref` is no removal from the group: it deletes the member itself, as in
// the cloud, if the caller may delete such.

import { addMembers, addOwner, type DirectoryObject, isTrue, removeMember, removeOwner } from '../../directory/index.ts'
import { type Answer, noContent, refuse } from '../answer.ts'
import type { Call, Needs, Operation } from '../call.ts'
import { findObject, guid } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { holds } from '../permissions.ts'
import { removeUser } from '../users/index.ts'
import { mayWrite, readReference, refuseWith } from '../write/index.ts'
import { findGroup } from './find.ts'
import { removeGroup } from './remove.ts'

/** Whoever may delete anything at all that can be a member; which of them it takes is known when the member is. */
const deleteAnything: Needs = {
  delegated: [...needs.deleteUser.delegated, ...needs.deleteGroup.delegated],
  application: [...needs.deleteUser.application, ...needs.deleteGroup.application],
}

export const memberOperations: readonly Operation[] = [
  { method: 'POST', path: '/groups/{id}/members/$ref', needs: needs.writeMembers, run: add },
  { method: 'DELETE', path: '/groups/{id}/members/{id}/$ref', needs: needs.writeMembers, run: remove },
  { method: 'DELETE', path: '/groups/{id}/members/{id}', needs: deleteAnything, run: deleteMember },
  { method: 'POST', path: '/groups/{id}/owners/$ref', needs: needs.writeOwners, run: addAnOwner },
  { method: 'DELETE', path: '/groups/{id}/owners/{id}/$ref', needs: needs.writeOwners, run: removeAnOwner },
]

/** Whoever is in a role-assignable group holds its roles: that takes the right to hand out roles. */
export function mayWriteMembers(call: Call, group: DirectoryObject): boolean {
  const isAllowed =
    !isTrue(group, 'isAssignableToRole') || call.caller.permissions.has('RoleManagement.ReadWrite.Directory')
  return isAllowed && mayWrite(call, 'group', group)
}

async function add(call: Call): Promise<Answer> {
  const group = findGroup(call)
  if (group.error) return group
  const id = await readReference(call, 'members')
  if (id.error) return id
  if (!mayWriteMembers(call, group.value)) return refuse('forbidden')
  const outcome = addMembers(call.premises.directory, group.value.id, [id.value])
  return outcome.ok ? noContent : refuseWith(outcome.refusal, 'members')
}

function remove(call: Call): Answer {
  const group = findGroup(call)
  if (group.error) return group
  const id = call.keys[1] ?? ''
  if (!guid.test(id)) return refuse('referenceNotAnId', 'members')
  if (!mayWriteMembers(call, group.value)) return refuse('forbidden')
  const outcome = removeMember(call.premises.directory, group.value.id, id.toLowerCase())
  return outcome.ok ? noContent : refuseWith(outcome.refusal, 'members')
}

function deleteMember(call: Call): Answer {
  const group = findGroup(call)
  if (group.error) return group
  const member = findObject(call, call.keys[1] ?? '')
  if (member.error) return member
  const { directory } = call.premises
  if (!directory.seen().isLinked(group.value.id, 'member', member.value.id)) return refuse('notFound', member.value.id)
  const { delegated, application } = member.value.kind === 'user' ? needs.deleteUser : needs.deleteGroup
  if (!holds(call.caller, call.caller.userId === undefined ? application : delegated)) return refuse('forbidden')
  return removeAtAll(call, member.value)
}

function removeAtAll(call: Call, member: DirectoryObject): Answer {
  if (member.kind === 'user') return removeUser(call, member)
  return member.kind === 'group' ? removeGroup(call, member) : refuse('forbidden')
}

async function addAnOwner(call: Call): Promise<Answer> {
  const group = findGroup(call)
  if (group.error) return group
  const id = await readReference(call, 'owners')
  if (id.error) return id
  if (!mayWrite(call, 'group', group.value)) return refuse('forbidden')
  const outcome = addOwner(call.premises.directory, group.value.id, id.value)
  return outcome.ok ? noContent : refuseWith(outcome.refusal, 'owners')
}

function removeAnOwner(call: Call): Answer {
  const group = findGroup(call)
  if (group.error) return group
  const id = call.keys[1] ?? ''
  if (!guid.test(id)) return refuse('referenceNotAnId', 'owners')
  if (!mayWrite(call, 'group', group.value)) return refuse('forbidden')
  const outcome = removeOwner(call.premises.directory, group.value.id, id.toLowerCase())
  return outcome.ok ? noContent : refuseWith(outcome.refusal, 'owners')
}
