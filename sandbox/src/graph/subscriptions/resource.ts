// What can be subscribed to: users, groups, one of them, the members of a group.

import type { Kind } from '../../directory/index.ts'
import type { Needs } from '../call.ts'
import { guid } from '../lookUp.ts'
import * as needs from '../needs.ts'

export type Watched = {
  kind: Extract<Kind, 'user' | 'group'>
  /** One of them, or all. */
  id: string | undefined
  /** Only who comes and goes. */
  isMembers: boolean
  needs: Needs
}

export function readWatched(resource: string): Watched | undefined {
  const [set, id, relation, ...rest] = resource.replace(/^\/|\/$/g, '').split('/')
  if (rest.length > 0 || (id !== undefined && !guid.test(id))) return undefined
  const one = id?.toLowerCase()
  if (set?.toLowerCase() === 'users' && relation === undefined)
    return { kind: 'user', id: one, isMembers: false, needs: needs.trackUsers }
  if (set?.toLowerCase() !== 'groups') return undefined
  if (relation === undefined) return { kind: 'group', id: one, isMembers: false, needs: needs.trackGroups }
  return relation.toLowerCase() === 'members'
    ? { kind: 'group', id: one, isMembers: true, needs: needs.readMembers }
    : undefined
}
