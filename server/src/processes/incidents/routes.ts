// Incidents: where somebody has to look.

import * as api from '@countersign/core/api'
import { z } from 'zod'
import { actorOf } from '../../audit/index.ts'
import { cursorOf, isRefused, type Mounted, mounted, pageOf, type Refused, refused } from '../../http/index.ts'
import type { Receipt } from '../delivery.ts'
import type { OperationParts } from '../operations.ts'
import { variablesFrom } from '../outside.ts'
import { refusalOf, unfitVariables } from '../refusals.ts'
import { causeAnswer, incidentAnswer } from './answers.ts'
import { type IncidentFilter, selectAges, selectCauses, selectIncident, selectIncidents } from './read.ts'
import { completionOf, resolutionOf } from './resolve.ts'

const place = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))
type Place = { at: string; id: string }

export function incidentOperations({ pool, now, processes }: OperationParts): Mounted[] {
  const pageFrom = async (filter: IncidentFilter, after: Place | undefined, limit: number) =>
    pageOf(await selectIncidents(pool, filter, after, limit + 1), limit, place, ({ raisedAt, id }) => ({
      at: raisedAt.toISOString(),
      id,
    }))

  return [
    mounted(api.listIncidents, async ({ input: { query } }) => {
      const after = query.cursor === undefined ? undefined : place.read(query.cursor)
      if (query.cursor !== undefined && !after) return refused('invalid-cursor')
      const { items, nextCursor } = await pageFrom(query, after, query.limit)
      return { items: items.map(incidentAnswer), nextCursor }
    }),

    mounted(api.listIncidentCauses, async ({ input: { query } }) => {
      const [causes, ages] = await Promise.all([selectCauses(pool, query, query.limit), selectAges(pool, query, now())])
      return { items: causes.map(causeAnswer), ages }
    }),

    mounted(api.resolveIncident, async ({ input: { params, body }, caller, requestId }) => {
      const incident = await selectIncident(pool, params.id)
      if (!incident) return refused('not-found', { detail: 'It is resolved, or its instance has ended.' })
      const by = { actor: actorOf(caller), requestId }
      const resolution = await resolutionOf(pool, incident, body.retries, by)
      return isRefused(resolution) ? resolution : refusalOf(await processes.post(resolution))
    }),

    mounted(api.completeIncident, async ({ input: { params, body }, caller, requestId }) => {
      const taken = variablesFrom(body.variables)
      if (!taken.ok) return unfitVariables(taken.reason)
      const incident = await selectIncident(pool, params.id)
      if (!incident) return refused('not-found', { detail: 'It is resolved, or its instance has ended.' })
      const by = { actor: actorOf(caller), requestId }
      const completion = await completionOf(pool, incident, taken.variables, by)
      return isRefused(completion) ? completion : refusalOf(await processes.post(completion))
    }),

    mounted(api.resolveIncidents, async ({ input: { body }, caller, requestId }) => {
      const after = body.cursor === undefined ? undefined : place.read(body.cursor)
      if (body.cursor !== undefined && !after) return refused('invalid-cursor')
      const { items, nextCursor } = await pageFrom(body, after, api.resolvedMax)
      const by = { actor: actorOf(caller), requestId }
      const tries = await Promise.all(
        items.map(async (incident) => {
          const resolution = await resolutionOf(pool, incident, body.retries, by)
          if (isRefused(resolution)) return { instanceId: incident.instanceId, reason: reasonOf(resolution) }
          const receipt = await processes.post(resolution)
          if (isGone(receipt)) return 'missed'
          const refusal = refusalOf(receipt)
          return refusal ? { instanceId: incident.instanceId, reason: reasonOf(refusal) } : 'resolved'
        }),
      )
      const failures = tries.filter((outcome) => typeof outcome === 'object')
      const missed = tries.filter((outcome) => outcome === 'missed').length
      return {
        resolved: tries.length - missed - failures.length,
        missed,
        failed: failures.length,
        failures: failures.slice(0, api.failuresTold),
        nextCursor,
      }
    }),
  ]
}

/** Somebody else resolved it, or its instance has ended: nothing is left to do, and nothing has gone wrong. */
const isGone = ({ status }: Receipt): boolean =>
  status === 'known' || status === 'too-late' || status === 'finished' || status === 'no-instance'

const reasonOf = ({ refused: code, detail }: Refused): string => detail ?? api.problemTitles[code]
