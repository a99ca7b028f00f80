import { invariant } from '../invariant.ts'
import type { ActiveInstance, Effect, Flow, ParallelGateway, Visit, Wired } from '../model.ts'
import { type Move, pass } from '../move.ts'
import { minusOneEach, plusOne } from '../tally.ts'
import { changeVisit, closeVisit, mendOf, nextAttempt, openVisit } from '../visits.ts'
import type { Behaviour, Entry, Visited } from './behaviour.ts'

/**
 * Fork and join. A join goes on when every incoming flow has brought a token, and takes one from each: a flow that
 * brought two keeps one for the next round, and never stands in for another flow.
 */
export const parallelGateway: Behaviour<ParallelGateway> = {
  enter: (entry) => (entry.node.incoming.length > 1 ? join(entry) : pass(entry.instance, entry.node)),
  on: { resolved: goOnWithout },
}

export type Join = Visit & { readonly waitsFor: 'tokens' }

export const isJoin = (visit: Visit): visit is Join => visit.waitsFor === 'tokens'

function join({ instance, node, by }: Entry<ParallelGateway>): Move {
  invariant(by, `a token reached the join ${node.id} by no flow`)
  const visit = instance.visits.filter(isJoin).find(({ nodeId }) => nodeId === node.id)
  if (!visit) return gather(instance, node, by)
  const joined = { ...roused(visit), arrived: plusOne(visit.arrived, by.id) }
  if (joined.arrived.length === node.incoming.length) return release(instance, node, joined, mendOf(visit))
  return { next: changeVisit(instance, joined), effects: mendOf(visit), tokens: [] }
}

/** The first token: one alone can't complete a join. */
const gather = (instance: ActiveInstance, node: Wired<ParallelGateway>, by: Flow): Move => ({
  next: openVisit(instance, node.id, { waitsFor: 'tokens', arrived: [[by.id, 1]] }).next,
  effects: [],
  tokens: [],
})

/** Somebody decided that the missing tokens are not needed. */
function goOnWithout({ instance, node, visit }: Visited<ParallelGateway>): Move {
  invariant(isJoin(visit), `the visit ${visit.id} of a gateway is no join`)
  return release(instance, node, roused(visit), mendOf(visit))
}

function release(instance: ActiveInstance, node: Wired<ParallelGateway>, join: Join, effects: readonly Effect[]): Move {
  const arrived = minusOneEach(join.arrived)
  const next = arrived.length === 0 ? closeVisit(instance, join) : changeVisit(instance, { ...join, arrived })
  return { next, effects, tokens: node.outgoing }
}

/** A join that was given up moves again: what was said about it before is out of date. */
const roused = (join: Join): Join => (join.incident ? nextAttempt(join) : join)
