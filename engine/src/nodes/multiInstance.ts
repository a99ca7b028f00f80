import type { Loop } from '../drawn/index.ts'
import type { ActiveInstance, ScopeId } from '../instance.ts'
import type { Wired } from '../model.ts'
import { type Move, type Token, tokensOn } from '../move.ts'
import { compute, isList, type Refusal } from '../refusal.ts'
import { loopOf, tokenOfRound } from '../rounds.ts'
import { subscribed, subscriptionsTo } from '../subscriptions.ts'
import type { Turn } from '../turn.ts'
import { type Json, noVariables, withEntry } from '../values.ts'
import { propagate, visibleIn } from '../variables.ts'
import { openVisit } from '../visits.ts'

/** More would make one fact move too much, and one row too long. */
const itemsMax = 5000

/** A token comes to an activity that is done once for each item: all at once, or one after the other. */
export function enterBody(turn: Turn, instance: ActiveInstance, node: Wired, { within }: Token): Move | Refusal {
  const loop = loopOf(node)
  const visible = visibleIn(instance, within)
  const items = compute(turn, node, loop.inputCollection, visible, collection)
  if (!items.ok) return items.refusal
  const [first, ...queue] = items.value
  if (first === undefined) return passBy(instance, node, loop, within)

  const subscriptions = subscriptionsTo(turn, node.boundaries, { own: visible, around: visible })
  if (!subscriptions.ok) return subscriptions.refusal
  const { next, visit } = openVisit(instance, {
    nodeId: node.id,
    within,
    waiting: {
      waitsFor: 'rounds',
      size: items.value.length,
      ended: 0,
      ...(loop.ordering === 'sequential' && { queue }),
      ...(loop.outputCollection !== null && { outputs: placesFor(loop.outputCollection, items.value.length) }),
    },
    subscriptions: subscriptions.value,
  })
  const begun = loop.ordering === 'sequential' ? [first] : items.value
  return {
    next,
    effects: subscriptions.value.map((subscription) => subscribed(visit.id, subscription)),
    tokens: begun.map((item, index) => tokenOfRound(node, loop, visit.id, index + 1, item)),
  }
}

/** Nothing to do, and nothing collected. */
function passBy(instance: ActiveInstance, node: Wired, { outputCollection }: Loop, within: ScopeId): Move {
  const outputs = outputCollection === null ? noVariables : withEntry(noVariables, outputCollection, [])
  return { next: propagate(instance, within, outputs), effects: [], tokens: tokensOn(node.outgoing, within) }
}

/** A place for the output of each round. */
const placesFor = (name: string, size: number) => ({ name, values: Array<Json>(size).fill(null) })

const collection = {
  code: 'EXTRACT_VALUE_ERROR',
  what: 'the input collection',
  form: `a list of at most ${itemsMax} items`,
  is: (value: Json): value is readonly Json[] => isList(value) && value.length <= itemsMax,
} as const
