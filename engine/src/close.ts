// What ends before its time, or is over: nothing that was asked, scheduled or raised stays behind.

import type { Effect } from './effect.ts'
import type { ActiveInstance, ScopeId, Subscription, Visit } from './instance.ts'
import { type Model, nodeOf } from './model.ts'
import { unsubscribed } from './subscriptions.ts'
import { changeVisit, closeVisit, closeVisits, mendOf, namesInside, openVisitOf } from './visits.ts'

export type Closed = { readonly next: ActiveInstance; readonly effects: readonly Effect[] }

/** A visit that is over: whatever it was asked for has been answered. */
export const close = (instance: ActiveInstance, visit: Visit): Closed => ({
  next: closeVisit(instance, visit),
  effects: visit.incident || visit.subscriptions ? [...mendOf(visit), ...unsubscribedFrom(visit)] : [],
})

/** All that is inside of a scope ends; the scope itself stays. */
export const closeInside = (instance: ActiveInstance, scope: ScopeId): Closed =>
  abandonAll(instance, namesInside(instance, scope))

/** A visit ends with all that is inside of it. */
export const closeWhole = (instance: ActiveInstance, visit: Visit): Closed =>
  abandonAll(instance, namesInside(instance, visit.id).add(visit.id))

function abandonAll(instance: ActiveInstance, doomed: ReadonlySet<string>): Closed {
  const effects = instance.visits.flatMap((visit) => (doomed.has(visit.id) ? abandon(visit) : []))
  return { next: closeVisits(instance, doomed), effects }
}

/** Whoever has an incident is asked for nothing any more: its call failed, its question was never put. */
export function abandon(visit: Visit): readonly Effect[] {
  const asked: readonly Effect[] =
    visit.waitsFor === 'answer' && !visit.incident ? [{ type: 'withdraw', visit: visit.id }] : mendOf(visit)
  return visit.subscriptions ? [...asked, ...unsubscribedFrom(visit)] : asked
}

const unsubscribedFrom = (visit: Visit): readonly Effect[] =>
  visit.subscriptions?.map((subscription) => unsubscribed(visit.id, subscription)) ?? []

export const subscriptionsOf = (instance: ActiveInstance, scope: ScopeId): readonly Subscription[] =>
  (scope === 'process' ? instance.subscriptions : openVisitOf(instance, scope).subscriptions) ?? []

/** What a scope listens for from now on. */
export function listenFor(
  instance: ActiveInstance,
  scope: ScopeId,
  subscriptions: readonly Subscription[],
): ActiveInstance {
  if (scope === 'process') {
    const { subscriptions: _, ...rest } = instance
    return subscriptions.length > 0 ? { ...rest, subscriptions } : rest
  }
  const { subscriptions: _, ...rest } = openVisitOf(instance, scope)
  return changeVisit(instance, subscriptions.length > 0 ? { ...rest, subscriptions } : rest)
}

/** No event sub-process of the scope begins any more; its boundary events still may. */
export function deafen(model: Model, instance: ActiveInstance, scope: ScopeId): Closed {
  const all = subscriptionsOf(instance, scope)
  const isInside = ({ event }: Subscription) => nodeOf(model, event).type === 'startEvent'
  const ended = all.filter(isInside)
  if (ended.length === 0) return { next: instance, effects: [] }
  return {
    next: listenFor(
      instance,
      scope,
      all.filter((subscription) => !isInside(subscription)),
    ),
    effects: ended.map((subscription) => unsubscribed(scope, subscription)),
  }
}
