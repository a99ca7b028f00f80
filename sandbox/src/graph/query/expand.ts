// Relations that come along with an object, by the names Graph has for them.

import { type DirectoryObject, reachable, type View } from '../../directory/index.ts'
import type { Expand } from '../../odata/index.ts'
import type { Body } from '../answer.ts'
import type { Call } from '../call.ts'
import { present, sightOf } from './present.ts'

/** No more than this of a relation comes along, without a link to the rest. */
const expandedMax = 20

export type Relation = (view: View, object: DirectoryObject) => readonly DirectoryObject[]

export const relations = {
  manager: (view, { id }) => view.targets(id, 'manager'),
  directReports: (view, { id }) => view.sources(id, 'manager'),
  memberOf: (view, { id }) => view.sources(id, 'member'),
  transitiveMemberOf: (view, { id }) => reachable(id, view.sources, 'member'),
  members: (view, { id }) => view.targets(id, 'member'),
  transitiveMembers: (view, { id }) => reachable(id, view.targets, 'member'),
  owners: (view, { id }) => view.targets(id, 'owner'),
  ownedObjects: (view, { id }) => view.sources(id, 'owner').filter(({ kind }) => kind !== 'device'),
  ownedDevices: (view, { id }) => view.sources(id, 'owner').filter(({ kind }) => kind === 'device'),
  registeredDevices: (view, { id }) => view.sources(id, 'owner').filter(({ kind }) => kind === 'device'),
  registeredOwners: (view, { id }) => view.targets(id, 'owner'),
  registeredUsers: (view, { id }) => view.targets(id, 'owner'),
  claimsMappingPolicies: (view, { id }) => view.targets(id, 'policy'),
  appliesTo: (view, { id }) => view.sources(id, 'policy'),
} as const satisfies Record<string, Relation>

export const isRelation = (name: string): name is keyof typeof relations => Object.hasOwn(relations, name)

/** What `$expand` adds to an object: one other, or a list. */
export function expanded(call: Call, object: DirectoryObject, expands: readonly Expand[]): Body {
  const body: Record<string, unknown> = {}
  for (const expand of expands) {
    if (!isRelation(expand.relation)) continue
    const view = call.premises.directory.seen()
    const others = relations[expand.relation](view, object)
    if (expand.relation !== 'manager')
      body[expand.relation] = others
        .slice(0, Math.min(expand.top ?? expandedMax, expandedMax))
        .map((other) => told(call, other, expand))
    else if (others[0]) body.manager = chain(call, others[0], expand, expand.levels ?? 1, new Set([object.id]))
  }
  return body
}

const told = (call: Call, other: DirectoryObject, { select }: Expand): Body =>
  present(other, select, { tagged: true, sight: sightOf(call, other) })

/** Managers of managers, level by level; `seen` ends a circle. */
function chain(call: Call, manager: DirectoryObject, expand: Expand, levels: number, seen: Set<string>): Body {
  const body = told(call, manager, expand)
  const [next] = relations.manager(call.premises.directory.seen(), manager)
  seen.add(manager.id)
  return levels > 1 && next && !seen.has(next.id)
    ? { ...body, manager: chain(call, next, expand, levels - 1, seen) }
    : body
}
