import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'
import { bpmnId, variables } from './variables.ts'

export const incident = z
  .object({
    id: z.uuid(),
    instanceId: z.uuid(),
    businessKey: z.string().nullable().meta({ description: 'Of the instance.' }),
    processId: z.string(),
    elementId: z.string().meta({ description: 'Empty for the process itself.' }),
    visit: z.string(),
    code: z.string(),
    message: z.string(),
    warnings: z.array(z.string()).meta({ description: 'Why an expression gave what it gave.' }),
    raisedAt: instant,
  })
  .meta({ id: 'Incident' })
export type Incident = z.output<typeof incident>

const cause = { processId: bpmnId, elementId: z.string().max(255), code: z.string().min(1).max(80) }

export const listIncidents = defineOperation({
  id: 'listIncidents',
  method: 'get',
  path: '/api/v1/incidents',
  tag: 'Incidents',
  summary: 'Open incidents, newest first',
  access: 'processes.read',
  query: z.strictObject({
    ...pageQuery,
    processId: cause.processId.optional(),
    elementId: cause.elementId.optional(),
    code: cause.code.optional(),
    instanceId: z.uuid().optional(),
  }),
  answer: pageOf(incident).meta({ id: 'IncidentPage' }),
  status: 200,
})

export const incidentCause = z
  .object({
    ...cause,
    processName: z.string().nullable(),
    elementName: z.string().nullable().meta({ description: 'As drawn in the version that the newest one runs.' }),
    count: z.int(),
    message: z.string().meta({ description: 'Of the newest.' }),
    firstAt: instant,
    lastAt: instant,
  })
  .meta({ id: 'IncidentCause' })
export type IncidentCause = z.output<typeof incidentCause>

/** How long somebody has been needed: raised within the last hour, day, week, or longer ago; each counted once. */
export const incidentAges = z
  .object({ hour: z.int(), day: z.int(), week: z.int(), older: z.int() })
  .meta({ id: 'IncidentAges' })
export type IncidentAges = z.output<typeof incidentAges>

export const listIncidentCauses = defineOperation({
  id: 'listIncidentCauses',
  method: 'get',
  path: '/api/v1/incidents/causes',
  tag: 'Incidents',
  summary: 'Open incidents grouped by process, element and code, most first',
  access: 'processes.read',
  query: z.strictObject({
    limit: pageQuery.limit,
    processId: cause.processId.optional(),
    code: cause.code.optional(),
  }),
  answer: z
    .object({
      items: z.array(incidentCause),
      ages: incidentAges.meta({ description: 'Of all that were asked for, those beyond the limit too.' }),
    })
    .meta({ id: 'IncidentCauses' }),
  status: 200,
})

const retries = z.int().min(1).max(1_000).optional().meta({ description: 'Of a job; else as drawn.' })

export const resolveIncident = defineOperation({
  id: 'resolveIncident',
  method: 'post',
  path: '/api/v1/incidents/{id}/resolve',
  tag: 'Incidents',
  summary: 'Try again where an instance got stuck',
  access: 'processes.operate',
  params: idParams,
  body: z.strictObject({ retries }),
  status: 204,
})

export const completeIncident = defineOperation({
  id: 'completeIncident',
  method: 'post',
  path: '/api/v1/incidents/{id}/complete',
  tag: 'Incidents',
  summary: 'Say that the job was done after all',
  description: 'For a job whose outcome was unknown, or which somebody has done by hand: it is not tried again.',
  access: 'processes.operate',
  params: idParams,
  body: z.strictObject({ variables: variables.default({}) }),
  status: 204,
})

/** So many at once; a group that is larger is resolved in several goes. */
export const resolvedMax = 1_000

/** Enough to see what they have in common. */
export const failuresTold = 20

export const resolveIncidents = defineOperation({
  id: 'resolveIncidents',
  method: 'post',
  path: '/api/v1/incidents/resolve',
  tag: 'Incidents',
  summary: 'Try again in many instances',
  description: [
    `All incidents of one cause, newest first, at most ${resolvedMax} at a time: go on with \`nextCursor\` until it is`,
    'null. Each is tried once; what gets stuck anew meanwhile is left.',
  ].join(' '),
  access: 'processes.operate',
  body: z.strictObject({
    ...cause,
    cursor: pageQuery.cursor,
    retries,
  }),
  answer: z
    .object({
      resolved: z.int(),
      missed: z.int().meta({ description: 'Resolved or gone in the meantime.' }),
      failed: z.int(),
      failures: z
        .array(z.object({ instanceId: z.uuid(), reason: z.string() }))
        .meta({ description: `Why, of the first ${failuresTold}.` }),
      nextCursor: z.string().nullable(),
    })
    .meta({ id: 'ResolvedIncidents' }),
  status: 200,
})
