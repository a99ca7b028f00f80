// Lets an instance go on where it got stuck.

import type { Variables, VisitId } from '@countersign/engine'
import { type Refused, refused } from '../../http/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Delivery } from '../delivery.ts'
import { selectFact, selectInstance } from '../instances/read.ts'
import type { By } from '../instances/start.ts'
import { type IncidentRow, selectElementType } from './read.ts'

/** One more try. A fact that met a bug of ours is delivered once more: perhaps the bug is mended. */
export async function resolutionOf(
  db: Db,
  incident: IncidentRow,
  retries: number | undefined,
  by: By,
): Promise<Delivery | Refused> {
  const { instanceId, visit, attempt, deliveryId } = incident
  if (deliveryId === null) {
    const resolved = { type: 'resolved', visit: visit as VisitId, attempt } as const
    return settling(incident, retries === undefined ? resolved : { ...resolved, retries }, by, { retries })
  }
  const broken = await selectFact(db, instanceId, deliveryId)
  if (!broken) return refused('conflict', { detail: 'What was to be done is no longer known. Cancel the instance.' })
  const { at: _at, seed: _seed, ...fact } = broken.fact
  return settling(incident, fact, by, { again: fact.type })
}

/** Somebody knows that the job was done: what it brought comes from them, and it is not done again. */
export async function completionOf(
  db: Db,
  incident: IncidentRow,
  variables: Variables,
  by: By,
): Promise<Delivery | Refused> {
  const state = (await selectInstance(db, incident.instanceId))?.state
  const waiting = state?.status === 'active' ? state.visits.find(({ id }) => id === incident.visit) : undefined
  // A call activity waits for an answer as a job does, but for that of the process it called.
  const isJob = waiting?.waitsFor === 'answer' && (await selectElementType(db, incident.id))?.type !== 'callActivity'
  if (!isJob)
    return refused('conflict', { detail: 'There is no job here that could have been done: resolve it instead.' })
  const fact = { type: 'completed', visit: incident.visit as VisitId, variables } as const
  return settling(incident, fact, by, { done: true })
}

const settling = (
  { id, instanceId, processId, elementId, code }: IncidentRow,
  fact: Delivery['fact'],
  by: By,
  details: Record<string, unknown>,
): Delivery => ({
  id: `incident:${id}`,
  instanceId,
  fact,
  spends: { kind: 'incident', id },
  actor: by.actor.name,
  note: {
    ...by,
    action: 'incident.resolved',
    subject: { kind: 'instance', id: instanceId, name: processId },
    details: { ...details, element: elementId, code },
  },
})
