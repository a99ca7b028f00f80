// A join that can never be complete is the commonest mistake of a diagram, and the quietest: the instance just waits.
// When nothing but joins is left, no token can come any more, and that is said aloud.

import {
  type ActiveInstance,
  type Effect,
  type FlowNode,
  type Model,
  nodeOf,
  titleOf,
  type Visit,
  type Wired,
} from './model.ts'
import { raised } from './move.ts'
import { isJoin, type Join } from './nodes/index.ts'
import { countOf } from './tally.ts'
import { changeVisits, mendOf, nextAttempt } from './visits.ts'

type Judged = { readonly next: ActiveInstance; readonly effects: readonly Effect[] }

/** Raises an incident at every join that waits in vain, and takes it back when something moves again. */
export function judgeJoins(model: Model, instance: ActiveInstance): Judged {
  const starved = instance.visits.every(isJoin)
  const isWronged = (visit: Visit): visit is Join => isJoin(visit) && starved !== (visit.incident !== null)
  const wronged = instance.visits.filter(isWronged)
  if (wronged.length === 0) return { next: instance, effects: [] }

  const judged = (join: Join): Join => (starved ? { ...join, incident: 'JOIN_STARVED' } : nextAttempt(join))
  return {
    next: changeVisits(instance, (visit) => (isWronged(visit) ? judged(visit) : visit)),
    effects: wronged.flatMap((join) => (starved ? raisedAt(nodeOf(model, join.nodeId), join) : mendOf(join))),
  }
}

const raisedAt = (node: Wired<FlowNode>, join: Join): Effect =>
  raised(join.id, join.attempt, 'JOIN_STARVED', messageOf(node, join))

function messageOf(node: Wired<FlowNode>, { arrived }: Join): string {
  const missing = node.incoming
    .filter((flow) => countOf(arrived, flow.id) === 0)
    .map((flow) => `${flow.id} (from ${flow.from})`)
  return (
    `The join ${titleOf(node)} waits for a token on ${missing.join(', ')}, and nothing is left that could send one. ` +
    'Resolve the incident to go on without it, or cancel the instance.'
  )
}
