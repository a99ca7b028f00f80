import type { DirectoryObject } from '../../directory/index.ts'
import { text } from '../../directory/index.ts'
import { type Answer, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import * as needs from '../needs.ts'
import { answerCollection, answerCount, answerObject, directSight } from '../query/index.ts'
import { relationOperations } from '../relationOperations.ts'
import { group } from '../resources/index.ts'
import { isFavorite } from './favorites.ts'
import { findGroup } from './find.ts'

const of = '/groups/{id}'
const find = findGroup

export const readGroups: readonly Operation[] = [
  {
    method: 'GET',
    path: '/groups',
    needs: needs.readGroups,
    run: (call) => answerCollection(call, allGroups(call)),
  },
  {
    method: 'GET',
    path: '/groups/$count',
    needs: needs.readGroups,
    run: (call) => answerCount(call, allGroups(call)),
  },
  { method: 'GET', path: of, needs: needs.readGroup, run: get },
  ...[
    {
      of,
      name: 'members' as const,
      needs: needs.readMembers,
      cost: 3,
      casts: ['user', 'group', 'device', 'servicePrincipal'] as const,
      find,
      denied: hidden,
    },
    {
      of,
      name: 'transitiveMembers' as const,
      needs: needs.readMembers,
      cost: 5,
      casts: ['user', 'group', 'device', 'servicePrincipal'] as const,
      find,
      denied: hidden,
    },
    { of, name: 'owners' as const, needs: needs.readOwners, casts: ['user', 'servicePrincipal'] as const, find },
    {
      of,
      name: 'memberOf' as const,
      needs: needs.readGroupMemberships,
      casts: ['group', 'directoryRole'] as const,
      find,
    },
    {
      of,
      name: 'transitiveMemberOf' as const,
      needs: needs.readGroupTransitiveMemberships,
      casts: ['group', 'directoryRole'] as const,
      find,
    },
  ].flatMap(relationOperations),
]

const allGroups = (call: Call) => ({
  resource: group,
  objects: call.premises.directory.seen().all('group'),
  set: 'groups',
  sight: () => directSight(call),
})

function get(call: Call): Answer {
  const found = findGroup(call)
  if (found.error) return found
  const answer = answerObject(call, group, found.value, 'groups', directSight(call))
  // Everybody has marks of their own: they are no property of the group.
  return 'body' in answer && 'isFavorite' in answer.body
    ? ok({ ...answer.body, isFavorite: isFavorite(call, found.value.id) })
    : answer
}

/** Who is in a group with hidden membership, its members know; an app needs a permission of its own. */
function hidden({ caller, premises }: Call, object: DirectoryObject): Answer | undefined {
  if (text(object, 'visibility') !== 'HiddenMembership' || caller.permissions.has('Member.Read.Hidden'))
    return undefined
  const isInside = caller.userId !== undefined && premises.directory.seen().isLinked(object.id, 'member', caller.userId)
  return isInside ? undefined : refuse('forbidden')
}
