// A join that can never be complete is the commonest mistake of a diagram, and the quietest: the instance just waits.
// When nothing but joins is left, no token can come any more, and that is said aloud.

import { type ActiveInstance, type Effect, type FlowNode, type Model, nodeOf, titleOf, type Wired } from './model.ts'
import { raised } from './move.ts'
import { isJoin, type Join } from './nodes/index.ts'
import { countOf } from './tally.ts'
import { mendOf, nextAttempt } from './visits.ts'

type Judged = { readonly next: ActiveInstance; readonly effects: readonly Effect[] }

/** Raises an incident at every join that waits in vain, and takes it back when something moves again. */
export function judgeJoins(model: Model, instance: ActiveInstance): Judged {
  const starved = instance.visits.every(isJoin)
  const wronged = (join: Join) => starved !== (join.incident !== null)
  if (!instance.visits.some((visit) => isJoin(visit) && wronged(visit))) return { next: instance, effects: [] }

  const effects: Effect[] = []
  const visits = instance.visits.map((visit) => {
    if (!isJoin(visit) || !wronged(visit)) return visit
    effects.push(...(starved ? [raisedAt(nodeOf(model, visit.nodeId), visit)] : mendOf(visit)))
    return starved ? { ...visit, incident: 'JOIN_STARVED' as const } : nextAttempt(visit)
  })
  return { next: { ...instance, visits }, effects }
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
