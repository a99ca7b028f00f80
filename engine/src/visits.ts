// The book of visits: opened, changed and closed here and nowhere else. Each answers with a new instance that shares
// everything it did not change with the old one.

import type { ActiveInstance, Effect, IncidentCode, Visit, VisitId, Waiting } from './model.ts'
import { countOf, plusOne } from './tally.ts'

type Opened = { readonly next: ActiveInstance; readonly visit: Visit }

export function openVisit(
  instance: ActiveInstance,
  nodeId: string,
  waiting: Waiting,
  incident: IncidentCode | null = null,
): Opened {
  const visited = plusOne(instance.visited, nodeId)
  const visit: Visit = { id: `${nodeId}#${countOf(visited, nodeId)}`, nodeId, attempt: 1, incident, ...waiting }
  return { next: { ...instance, visits: [...instance.visits, visit], visited }, visit }
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

export const visitOf = (instance: ActiveInstance, id: VisitId): Visit | undefined =>
  instance.visits.find((visit) => visit.id === id)

/** The same visit, tried once more: what was said about the attempt before no longer concerns it. */
export const nextAttempt = <V extends Visit>(visit: V): V => ({ ...visit, attempt: visit.attempt + 1, incident: null })

export const mendOf = (visit: Visit): readonly Effect[] =>
  visit.incident ? [{ type: 'mend', visit: visit.id, attempt: visit.attempt }] : []
