// What most elements do with a token: let it pass, or let it wait.

import type { FlowNode } from '../drawn/index.ts'
import type { Effect } from '../effect.ts'
import type { Visit, Waiting } from '../instance.ts'
import { goOn } from '../leave.ts'
import type { Wired } from '../model.ts'
import type { Move } from '../move.ts'
import type { Refusal } from '../refusal.ts'
import { type CatchingNode, subscribed, subscriptionsTo } from '../subscriptions.ts'
import { noVariables, type Variables } from '../values.ts'
import { visibleIn, withLocals } from '../variables.ts'
import { openVisit } from '../visits.ts'
import type { Entry } from './behaviour.ts'

/** The token goes on at once: one on every outgoing flow, none where there is no flow. */
export function pass({ turn, instance, node, token, locals }: Entry<FlowNode>, brought = noVariables): Move | Refusal {
  const { within, round } = token
  return goOn({ turn, instance, node, within, round, locals, visit: null }, brought)
}

/** The variables that the element sees: its own before those around it. */
export const visibleAt = ({ instance, token, locals }: Entry<FlowNode>): Variables =>
  withLocals(visibleIn(instance, token.within), locals)

/**
 * The token stays: until the host has answered, or one of the events has happened. Its boundary events are listened
 * for as long as it stays, except those of a multi-instance, which has them on its body.
 */
export function wait(
  entry: Entry<FlowNode>,
  waiting: Waiting,
  ask: (visit: Visit) => readonly Effect[],
  events: readonly Wired<CatchingNode>[] = [],
): Move | Refusal {
  const { turn, instance, node, token, locals } = entry
  const boundaries = token.round === undefined ? node.boundaries : []
  const opening = { nodeId: node.id, within: token.within, waiting, round: token.round, locals }
  if (events.length === 0 && boundaries.length === 0) {
    const { next, visit } = openVisit(instance, opening)
    return { next, effects: ask(visit), tokens: [] }
  }
  const around = visibleIn(instance, token.within)
  const subscriptions = subscriptionsTo(turn, [...boundaries, ...events], { own: withLocals(around, locals), around })
  if (!subscriptions.ok) return subscriptions.refusal
  const { next, visit } = openVisit(instance, { ...opening, subscriptions: subscriptions.value })
  const heard = subscriptions.value.map((subscription) => subscribed(visit.id, subscription))
  return { next, effects: [...heard, ...ask(visit)], tokens: [] }
}
