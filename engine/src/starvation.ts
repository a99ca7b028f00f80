// A join that can never be complete is the commonest mistake of a diagram, and the quietest: the instance just waits.
// When nothing but joins is left in a scope, no token can come any more, and that is said aloud.

import type { Effect } from './effect.ts'
import { type ActiveInstance, type ScopeId, scopeOf, type Visit } from './instance.ts'
import { type Model, nodeOf, titleOf, type Wired } from './model.ts'
import { raised } from './move.ts'
import { isJoin, type Join } from './nodes/index.ts'
import { countOf } from './tally.ts'
import { changeVisits, mendOf, nextAttempt } from './visits.ts'

type Judged = { readonly next: ActiveInstance; readonly effects: readonly Effect[] }

/** Raises an incident at every join that waits in vain, and takes it back when something moves again. */
export function judgeJoins(model: Model, instance: ActiveInstance): Judged {
  if (!instance.visits.some(isJoin)) return { next: instance, effects: [] }
  const joins = instance.visits.filter(isJoin)
  const moving = movingScopes(model, instance)
  const isStarved = (join: Join) => !moving.has(scopeOf(join))
  const wronged = new Map<string, Join>()
  for (const join of joins) {
    if (join.incident === null && isStarved(join)) wronged.set(join.id, { ...join, incident: 'JOIN_STARVED' })
    if (join.incident === 'JOIN_STARVED' && !isStarved(join)) wronged.set(join.id, nextAttempt(join))
  }
  if (wronged.size === 0) return { next: instance, effects: [] }
  return {
    next: changeVisits(instance, (visit) => wronged.get(visit.id) ?? visit),
    effects: joins.flatMap((join) => {
      const judged = wronged.get(join.id)
      if (!judged) return []
      return judged.incident ? [raisedAt(nodeOf(model, join.nodeId), judged)] : mendOf(join)
    }),
  }
}

/** Scopes with something in them that a token may still come from. What an event sub-process does stays inside of it. */
function movingScopes(model: Model, instance: ActiveInstance): ReadonlySet<ScopeId> {
  const mayMove = (visit: Visit) =>
    !(isJoin(visit) && visit.incident !== 'CONDITION_ERROR') && nodeOf(model, visit.nodeId).type !== 'eventSubProcess'
  return new Set(instance.visits.filter(mayMove).map(scopeOf))
}

const raisedAt = (node: Wired, join: Join): Effect =>
  raised(join.id, join.attempt, 'JOIN_STARVED', { message: messageOf(node, join), warnings: [] })

function messageOf(node: Wired, { arrived }: Join): string {
  const missing = node.incoming
    .filter((flow) => countOf(arrived, flow.id) === 0)
    .map((flow) => `${flow.id} (from ${flow.from})`)
  return (
    `The join ${titleOf(node)} waits for a token on ${missing.join(', ')}, and nothing is left that could send one. ` +
    'Resolve the incident to go on without it, or cancel the instance.'
  )
}
