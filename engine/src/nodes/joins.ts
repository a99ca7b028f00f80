// Tokens that wait for each other: what parallel and inclusive gateways have in common. A flow that brought two keeps
// one for the next round, and never stands in for another flow.

import type { Flow, FlowNode } from '../drawn/index.ts'
import type { Effect } from '../effect.ts'
import { type ActiveInstance, scopeOf, type Visit } from '../instance.ts'
import { invariant } from '../invariant.ts'
import { type Move, tokensOn } from '../move.ts'
import { minusOneEach, plusOne } from '../tally.ts'
import { changeVisit, closeVisit, mendOf, nextAttempt, openVisit } from '../visits.ts'
import type { Entry } from './behaviour.ts'

export type Join = Visit & { readonly waitsFor: 'tokens' }

export const isJoin = (visit: Visit): visit is Join => visit.waitsFor === 'tokens'

/** One more token is there. */
export function gather({ instance, node, token }: Entry<FlowNode>): {
  instance: ActiveInstance
  join: Join
  effects: readonly Effect[]
} {
  invariant(token.by !== null, `a token reached the join ${node.id} by no flow`)
  const { within, by } = token
  const waiting = instance.visits.find(
    (visit) => visit.nodeId === node.id && isJoin(visit) && scopeOf(visit) === within,
  )
  if (!waiting || !isJoin(waiting)) {
    const { next, visit } = openVisit(instance, {
      nodeId: node.id,
      within,
      waiting: { waitsFor: 'tokens', arrived: [[by, 1]] },
    })
    return { instance: next, join: visit as Join, effects: [] }
  }
  const join = { ...roused(waiting), arrived: plusOne(waiting.arrived, by) }
  return { instance: changeVisit(instance, join), join, effects: mendOf(waiting) }
}

/** The join goes on with one token from each flow that has brought any. */
export function release(
  instance: ActiveInstance,
  join: Join,
  flows: readonly Flow[],
  effects: readonly Effect[],
): Move {
  const arrived = minusOneEach(join.arrived)
  const next = arrived.length === 0 ? closeVisit(instance, join) : changeVisit(instance, { ...join, arrived })
  return { next, effects, tokens: tokensOn(flows, scopeOf(join)) }
}

/** A join that was given up moves again: what was said about it before is out of date. */
export const roused = (join: Join): Join => (join.incident ? nextAttempt(join) : join)
