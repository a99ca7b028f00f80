// An event that was subscribed to has happened: at a boundary, where a token waits for it, or at the start of an event
// sub-process.

import { atBoundary, inside } from './catching.ts'
import { close, listenFor, subscriptionsOf } from './close.ts'
import type { Happening } from './fact.ts'
import { type ActiveInstance, type ScopeId, type Subscription, scopeOf, type Visit } from './instance.ts'
import { invariant } from './invariant.ts'
import { leave } from './leave.ts'
import { insideOf, nodeOf } from './model.ts'
import { after, type Move } from './move.ts'
import { happenings, renewed, subscribed } from './subscriptions.ts'
import type { Turn } from './turn.ts'
import { noVariables, type Variables } from './values.ts'
import { isOpen, openVisitOf } from './visits.ts'

/** What follows; null where nobody listens for it, or only for another round of it. */
export function happen(turn: Turn, instance: ActiveInstance, fact: Happening): Move | null {
  const { visit: scope, event, round, variables = noVariables } = fact
  if (!isOpen(instance, scope)) return null
  const heard = subscriptionsOf(instance, scope).find(
    (subscription) => subscription.event === event && subscription.round === round,
  )
  if (!heard || happenings[heard.type] !== fact.type) return null
  const node = nodeOf(turn.model, event)
  if (node.type === 'boundaryEvent') {
    const { next, effects } = hear(instance, scope, heard, !node.interrupting)
    return after(effects, atBoundary(next, hostOf(next, scope), node, variables))
  }
  if (node.type === 'startEvent') {
    const { next, effects } = hear(instance, scope, heard, !node.interrupting)
    const start = insideOf(turn.model, scope === 'process' ? null : hostOf(next, scope).nodeId).eventSubProcesses.find(
      ({ start }) => start.id === event,
    )
    invariant(start, `${scope} listens for ${event}, which begins nothing in it`)
    return after(effects, inside(turn.model, next, scope, start, variables))
  }
  return awaited(turn, hear(instance, scope, heard, false).next, scope, event, variables)
}

const hostOf = (instance: ActiveInstance, scope: ScopeId): Visit => {
  invariant(scope !== 'process', 'the process itself is no visit')
  return openVisitOf(instance, scope)
}

/** This round of the subscription is over; one that does not interrupt listens on for the next. */
function hear(instance: ActiveInstance, scope: ScopeId, heard: Subscription, again: boolean) {
  const next = again ? renewed(heard) : null
  const subscriptions = subscriptionsOf(instance, scope).flatMap((subscription) =>
    subscription === heard ? (next ?? []) : [subscription],
  )
  return { next: listenFor(instance, scope, subscriptions), effects: next ? [subscribed(scope, next)] : [] }
}

/** The visit waited for just this: it is over, or it was a gateway, which hands on to the event that came first. */
function awaited(turn: Turn, instance: ActiveInstance, scope: ScopeId, event: string, variables: Variables): Move {
  const visit = hostOf(instance, scope)
  const node = nodeOf(turn.model, visit.nodeId)
  if (node.id === event) return leave(turn, instance, node, visit, variables)
  const flow = node.outgoing.find(({ to }) => to === event)
  invariant(flow, `${scope} listens for ${event}, to which it does not lead`)
  const { next, effects } = close(instance, visit)
  return { next, effects, tokens: [{ to: event, by: flow.id, within: scopeOf(visit), happened: variables }] }
}
