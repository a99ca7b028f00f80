import { z } from 'zod'
import { incident } from './incidents.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'
import { bpmnId, variables } from './variables.ts'

export const instanceStatus = z.enum(['active', 'completed', 'cancelled', 'errorThrown', 'escalated'])
export type InstanceStatus = z.output<typeof instanceStatus>

const businessKey = z.string().trim().min(1).max(200)

export const instance = z
  .object({
    id: z.uuid(),
    processId: z.string(),
    processName: z.string().nullable(),
    versionId: z.uuid(),
    version: z.int(),
    businessKey: z.string().nullable(),
    status: instanceStatus,
    incidents: z.int(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    callerId: z.uuid().nullable().meta({ description: 'The instance whose call activity it stands for.' }),
  })
  .meta({ id: 'Instance' })
export type Instance = z.output<typeof instance>

export const startInstance = defineOperation({
  id: 'startInstance',
  method: 'post',
  path: '/api/v1/instances',
  tag: 'Instances',
  summary: 'Start an instance of a process',
  description: 'At its none start event, with the newest version unless one is named.',
  access: 'processes.operate',
  headers: ['Idempotency-Key'],
  body: z.strictObject({
    processId: bpmnId,
    version: z.int().min(1).optional(),
    businessKey: businessKey.optional(),
    variables: variables.default({}),
  }),
  answer: z.object({ id: z.uuid() }).meta({ id: 'StartedInstance' }),
  status: 201,
})

export const searchInstances = defineOperation({
  id: 'searchInstances',
  method: 'get',
  path: '/api/v1/instances',
  tag: 'Instances',
  summary: 'Search instances, newest first',
  access: 'processes.read',
  query: z.strictObject({
    ...pageQuery,
    status: instanceStatus.optional(),
    incidents: z.enum(['yes']).optional().meta({ description: 'Only those that somebody has to look at.' }),
    processId: bpmnId.optional(),
    versionId: z.uuid().optional(),
    businessKey: businessKey.optional(),
    callerId: z.uuid().optional(),
    variable: z
      .string()
      .regex(/^[^=]+=/)
      .max(500)
      .optional()
      .meta({ description: '`name=value`: a variable of the process that is this text, number, true or false.' }),
  }),
  answer: pageOf(instance).meta({ id: 'InstancePage' }),
  status: 200,
})

/** An element that was reached and not yet left. */
export const visit = z
  .object({
    id: z.string(),
    elementId: z.string(),
    within: z.string().nullable().meta({ description: 'The visit it is inside of.' }),
    waitsFor: z.string(),
    attempt: z.int(),
    incident: z.string().nullable(),
    variables: variables.nullable().meta({ description: 'Its own, where it has some.' }),
  })
  .meta({ id: 'Visit' })
export type Visit = z.output<typeof visit>

export const instanceDetails = instance
  .extend({
    revision: z.int().meta({ description: 'Also the ETag. Grows with everything that happens to the instance.' }),
    variables,
    visits: z.array(visit),
    incidentList: z.array(incident),
    called: z.array(z.object({ id: z.uuid(), visit: z.string(), processId: z.string(), status: instanceStatus })),
  })
  .meta({ id: 'InstanceDetails' })
export type InstanceDetails = z.output<typeof instanceDetails>

export const getInstance = defineOperation({
  id: 'getInstance',
  method: 'get',
  path: '/api/v1/instances/{id}',
  tag: 'Instances',
  summary: 'One instance: its variables, where it is, and why it waits',
  access: 'processes.read',
  headers: ['If-None-Match'],
  params: idParams,
  answer: instanceDetails,
  status: 200,
})

export const historyEntry = z
  .object({
    number: z.string().meta({ description: 'Grows with time.' }),
    at: instant,
    actor: z.string().nullable(),
    fact: z
      .looseObject({ type: z.string() })
      .meta({ description: 'What the instance was told: its type, the visit it is about, and what it brought.' }),
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.output<typeof historyEntry>

export const getInstanceHistory = defineOperation({
  id: 'getInstanceHistory',
  method: 'get',
  path: '/api/v1/instances/{id}/history',
  tag: 'Instances',
  summary: 'Everything the instance was told, oldest first',
  access: 'processes.read',
  params: idParams,
  query: z.strictObject(pageQuery),
  answer: pageOf(historyEntry).meta({ id: 'HistoryPage' }),
  status: 200,
})

export const cancelInstance = defineOperation({
  id: 'cancelInstance',
  method: 'post',
  path: '/api/v1/instances/{id}/cancel',
  tag: 'Instances',
  summary: 'Cancel an instance',
  access: 'processes.operate',
  params: idParams,
  status: 204,
})

export const setVariables = defineOperation({
  id: 'setVariables',
  method: 'put',
  path: '/api/v1/instances/{id}/variables',
  tag: 'Instances',
  summary: 'Change variables of an instance',
  description: 'Those that are named; the others stay.',
  access: 'processes.operate',
  headers: ['If-Match'],
  params: idParams,
  body: z.strictObject({
    variables,
    scope: z
      .string()
      .max(300)
      .default('process')
      .meta({ description: 'A visit, or `process`: from there outward each name is looked for.' }),
    local: z.boolean().default(false).meta({ description: 'Set them in the scope itself, wherever else they are.' }),
  }),
  status: 204,
})
