import type { ActiveInstance, Waiting } from '../instance.ts'
import type { Wired } from '../model.ts'
import { type Move, type Token, tokensOn } from '../move.ts'
import { compute, isList, type Refusal } from '../refusal.ts'
import { loopOf, tokenOfRound } from '../rounds.ts'
import { subscribed, subscriptionsTo } from '../subscriptions.ts'
import type { Turn } from '../turn.ts'
import { type Json, noVariables, type Variables, withEntry } from '../values.ts'
import { propagate, visibleIn } from '../variables.ts'
import { openVisit } from '../visits.ts'

/** More would make one fact move too much, and one row too long. */
export const itemsMax = 5000

/** A token comes to an activity that is done once for each item: all at once, or one after the other. */
export function enterBody(turn: Turn, instance: ActiveInstance, node: Wired, { within }: Token): Move | Refusal {
  const loop = loopOf(node)
  const visible = visibleIn(instance, within)
  const items = compute(turn, node, loop.inputCollection, visible, collection)
  if (!items.ok) return items.refusal
  const locals = outputsFor(loop.outputCollection, items.value.length)
  const [first, ...queue] = items.value
  if (first === undefined)
    return {
      next: propagate(instance, within, locals ?? noVariables),
      effects: [],
      tokens: tokensOn(node.outgoing, within),
    }

  const subscriptions = subscriptionsTo(turn, node.boundaries, { own: visible, around: visible })
  if (!subscriptions.ok) return subscriptions.refusal
  const waiting: Waiting = { waitsFor: 'rounds', size: items.value.length, ended: 0 }
  const { next, visit } = openVisit(instance, {
    nodeId: node.id,
    within,
    waiting: loop.ordering === 'sequential' ? { ...waiting, queue } : waiting,
    locals,
    subscriptions: subscriptions.value,
  })
  const begun = loop.ordering === 'sequential' ? [first] : items.value
  return {
    next,
    effects: subscriptions.value.map((subscription) => subscribed(visit.id, subscription)),
    tokens: begun.map((item, index) => tokenOfRound(node, loop, visit.id, index + 1, item)),
  }
}

/** A place for the output of each round. */
const outputsFor = (outputCollection: string | null, size: number): Variables | undefined =>
  outputCollection === null ? undefined : withEntry(noVariables, outputCollection, Array<Json>(size).fill(null))

const collection = {
  code: 'EXTRACT_VALUE_ERROR',
  what: 'the input collection',
  form: `a list of at most ${itemsMax} items`,
  is: (value: Json): value is readonly Json[] => isList(value) && value.length <= itemsMax,
} as const
