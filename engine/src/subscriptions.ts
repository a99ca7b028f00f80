// Events that somebody listens for. What an event is called, its key and its time are worked out once, when the wait
// begins; from then on they stand in the subscription.

import type { BoundaryEvent, IntermediateCatchEvent, ReceiveTask, StartEvent } from './drawn/index.ts'
import type { Effect } from './effect.ts'
import type { ScopeId, Subscription } from './instance.ts'
import { titleOf, type Wired } from './model.ts'
import { type Attempted, aName, compute, isName, isText, type Wanted } from './refusal.ts'
import { firstDue, nextDue } from './timers/due.ts'
import type { Turn } from './turn.ts'
import type { Json, Variables } from './values.ts'

export type CatchingNode = StartEvent | IntermediateCatchEvent | BoundaryEvent | ReceiveTask

/** What the node catches can be read around it: a correlation key at a boundary does not see the activity's own. */
export type Visible = { readonly own: Variables; readonly around: Variables }

/** One subscription for each of these events that one can listen for; errors and escalations are thrown, not heard. */
export function subscriptionsTo(
  turn: Turn,
  events: readonly Wired<CatchingNode>[],
  visible: Visible,
): Attempted<readonly Subscription[]> {
  const subscriptions: Subscription[] = []
  for (const event of events) {
    const subscription = subscriptionTo(turn, event, visible)
    if (!subscription.ok) return subscription
    if (subscription.value) subscriptions.push(subscription.value)
  }
  return { ok: true, value: subscriptions }
}

function subscriptionTo(turn: Turn, node: Wired<CatchingNode>, visible: Visible): Attempted<Subscription | null> {
  const first = { event: node.id, round: 1 }
  switch (node.event.type) {
    case 'message': {
      const name = compute(turn, node, node.event.messageName, visible.own, messageName)
      if (!name.ok) return name
      const seen = node.type === 'boundaryEvent' ? visible.around : visible.own
      const key = compute(turn, node, node.event.correlationKey, seen, correlationKey)
      if (!key.ok) return key
      return { ok: true, value: { ...first, type: 'message', messageName: name.value, correlationKey: `${key.value}` } }
    }
    case 'signal': {
      const name = compute(turn, node, node.event.signalName, visible.own, signalName)
      return name.ok ? { ok: true, value: { ...first, type: 'signal', signalName: name.value } } : name
    }
    case 'timer': {
      const { timer, value } = node.event
      const text = compute(turn, node, value, visible.own, timerText)
      if (!text.ok) return text
      const due = firstDue(timer, text.value, turn.at)
      if (due) return { ok: true, value: { ...first, type: 'timer', ...due } }
      const message = `${titleOf(node)}: "${text.value}" is no ${timer} that a timer could go by`
      return { ok: false, refusal: { code: 'EXTRACT_VALUE_ERROR', message, warnings: [] } }
    }
    default:
      return { ok: true, value: null }
  }
}

const wanted = <T extends Json>(what: string, form: string, is: (value: Json) => value is T): Wanted<T> => ({
  code: 'EXTRACT_VALUE_ERROR',
  what,
  form,
  is,
})
const isKey = (value: Json): value is string | number => isName(value) || typeof value === 'number'

const messageName = wanted('the name of the message', aName, isName)
const signalName = wanted('the name of the signal', aName, isName)
const timerText = wanted('the time', 'a text in ISO 8601', isText)
const correlationKey = wanted('the correlation key', `${aName}, or a number`, isKey)

/** The subscription for the next time, if there is one. */
export function renewed(subscription: Subscription): Subscription | null {
  const round = subscription.round + 1
  if (subscription.type !== 'timer') return { ...subscription, round }
  const { event, type, cycle, dueAt } = subscription
  const due = cycle === undefined ? null : nextDue(cycle, dueAt)
  return due && { event, round, type, ...due }
}

export function subscribed(visit: ScopeId, subscription: Subscription): Effect {
  const { event, round } = subscription
  switch (subscription.type) {
    case 'timer':
      return { type: 'schedule', visit, event, round, dueAt: subscription.dueAt }
    case 'message': {
      const { messageName, correlationKey } = subscription
      return { type: 'subscribe', visit, event, round, messageName, correlationKey }
    }
    case 'signal':
      return { type: 'listen', visit, event, round, signalName: subscription.signalName }
  }
}

const endings = { timer: 'unschedule', message: 'unsubscribe', signal: 'unlisten' } as const

export const unsubscribed = (visit: ScopeId, { type, event, round }: Subscription): Effect => ({
  type: endings[type],
  visit,
  event,
  round,
})

/** The fact that each kind of subscription waits for. */
export const happenings = { timer: 'timerFired', message: 'messageReceived', signal: 'signalReceived' } as const
