// The book of visits: opened, changed and closed here and nowhere else. Each answers with a new instance that shares
// everything it did not change with the old one.

import type { Effect } from './effect.ts'
import type { ActiveInstance, IncidentCode, ScopeId, Subscription, Visit, VisitId, Waiting } from './instance.ts'
import { scopeOf } from './instance.ts'
import { invariant } from './invariant.ts'
import { countOf, plusOne } from './tally.ts'
import type { Variables } from './values.ts'

/** What a visit is from its beginning, besides its name. */
export type Opening = {
  readonly nodeId: string
  readonly within: ScopeId
  readonly waiting: Waiting
  readonly incident?: IncidentCode
  readonly round?: number | undefined
  readonly locals?: Variables | undefined
  readonly subscriptions?: readonly Subscription[]
}

type Opened = { readonly next: ActiveInstance; readonly visit: Visit }

export function openVisit(instance: ActiveInstance, opening: Opening): Opened {
  const { nodeId, within, waiting, incident = null, round, locals, subscriptions } = opening
  const visited = plusOne(instance.visited, nodeId)
  const visit: Visit & Writable = {
    id: `${nodeId}#${countOf(visited, nodeId)}`,
    nodeId,
    attempt: 1,
    incident,
    ...waiting,
  }
  // One by one, not by spreading: this runs for every wait of every instance.
  if (within !== 'process') visit.within = within
  if (round !== undefined) visit.round = round
  if (locals) visit.locals = locals
  if (subscriptions && subscriptions.length > 0) visit.subscriptions = subscriptions
  return { next: { ...instance, visits: [...instance.visits, visit], visited }, visit }
}

type Writable = {
  within?: VisitId
  round?: number
  locals?: Variables
  subscriptions?: readonly Subscription[]
}

export const changeVisits = (instance: ActiveInstance, change: (visit: Visit) => Visit): ActiveInstance => ({
  ...instance,
  visits: instance.visits.map(change),
})

export const changeVisit = (instance: ActiveInstance, changed: Visit): ActiveInstance =>
  changeVisits(instance, (visit) => (visit.id === changed.id ? changed : visit))

export const closeVisit = (instance: ActiveInstance, { id }: Visit): ActiveInstance => ({
  ...instance,
  visits: instance.visits.filter((visit) => visit.id !== id),
})

export const closeVisits = (instance: ActiveInstance, closed: ReadonlySet<string>): ActiveInstance => ({
  ...instance,
  visits: instance.visits.filter(({ id }) => !closed.has(id)),
})

export const visitOf = (instance: ActiveInstance, id: VisitId): Visit | undefined =>
  instance.visits.find((visit) => visit.id === id)

/** A visit that must be open, because something inside of it is. */
export function openVisitOf(instance: ActiveInstance, id: VisitId): Visit {
  const visit = visitOf(instance, id)
  invariant(visit, `something is inside of ${id}, which is not open`)
  return visit
}

export const isOpen = (instance: ActiveInstance, scope: ScopeId): boolean =>
  scope === 'process' || visitOf(instance, scope) !== undefined

/** The names of all that is inside of a scope, however deep. What is inside comes after what it is in. */
export function namesInside(instance: ActiveInstance, scope: ScopeId): Set<string> {
  const names = new Set<string>([scope])
  for (const visit of instance.visits) if (names.has(scopeOf(visit))) names.add(visit.id)
  names.delete(scope)
  return names
}

/** The same visit, tried once more: what was said about the attempt before no longer concerns it. */
export const nextAttempt = <V extends Visit>(visit: V): V => ({ ...visit, attempt: visit.attempt + 1, incident: null })

export const mendOf = (visit: Visit): readonly Effect[] =>
  visit.incident ? [{ type: 'mend', visit: visit.id, attempt: visit.attempt }] : []
