// Action flows: what they are drawn from, and when runs are begun with them.

import { z } from 'zod'
import { draft, findingCodes } from '../flows/index.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'

const tag = 'Action flows'

const texts = {
  name: z.string().trim().min(1, { error: 'Give it a name.' }).max(100),
  description: z.string().trim().max(1_000),
}

export const triggerKind = z.enum(['button', 'webhook'])

const flowSummary = z.object({
  id: z.uuid(),
  ...texts,
  state: z.enum(['inactive', 'active']),
  trigger: triggerKind.nullable().meta({ description: 'Of the draft; null while none is chosen.' }),
  version: z.int().nullable().meta({ description: 'The one that runs are begun with; null while inactive.' }),
  hasChanges: z.boolean().meta({ description: 'Whether the draft is another than the newest version.' }),
  running: z.int().meta({ description: 'Runs that have not ended, of all versions.' }),
  incidents: z.int().meta({ description: 'Of them, what somebody has to look at.' }),
  lastRun: z
    .object({ id: z.uuid(), startedAt: instant, finishedAt: instant.nullable() })
    .nullable()
    .meta({ description: 'The newest, tests included.' }),
  updatedAt: instant,
  updatedBy: z.string(),
})
export const flowListItem = flowSummary.meta({ id: 'FlowSummary' })
export type FlowSummary = z.output<typeof flowListItem>

/** What is wrong with a draft, or, as a hint, worth knowing. */
export const flowFinding = z
  .object({
    at: z.string().nullable().meta({ description: '`trigger`, a step’s id, or null: the whole flow.' }),
    field: z.string().nullable().meta({ description: 'The input or setting it is about.' }),
    code: z.enum(findingCodes),
    weight: z.enum(['problem', 'hint']),
    sentence: z.string(),
  })
  .meta({ id: 'FlowFinding' })

const needed = z.object({
  connector: z.string(),
  connectionId: z.uuid().nullable(),
  actions: z.array(z.string()),
  permissions: z.array(z.string()),
})

export const flowDetails = flowSummary
  .extend({
    revision: z.int().meta({ description: 'Also the ETag.' }),
    draft,
    findings: z.array(flowFinding),
    needs: z.array(needed).meta({ description: 'What the steps take, by the connections they name.' }),
    webhookUrl: z.string().nullable().meta({ description: 'Where requests go while it is active.' }),
    processId: z.string().meta({ description: 'The process that it is compiled to.' }),
    versions: z.array(z.object({ version: z.int(), at: instant, by: z.string(), versionId: z.uuid() })),
  })
  .meta({ id: 'Flow' })
export type FlowDetails = z.output<typeof flowDetails>

export const listFlows = defineOperation({
  id: 'listFlows',
  method: 'get',
  path: '/api/v1/flows',
  tag,
  summary: 'Action flows, by name',
  access: 'flows.read',
  query: z.strictObject({
    ...pageQuery,
    search: z.string().trim().max(200).optional(),
    state: z.enum(['inactive', 'active']).optional(),
  }),
  answer: pageOf(flowListItem).meta({ id: 'FlowPage' }),
  status: 200,
})

/** More are a script gone wrong. */
export const flowsMax = 1_000

/** Two hundred steps with long texts, and a sample. */
export const draftBytesMax = 2_000_000

export const createFlow = defineOperation({
  id: 'createFlow',
  method: 'post',
  path: '/api/v1/flows',
  tag,
  summary: 'Create an action flow; it is inactive and empty, or a copy of a draft',
  access: 'flows.manage',
  body: z.strictObject({
    name: texts.name,
    description: texts.description.default(''),
    draft: draft.default({ trigger: null, steps: [] }),
  }),
  bodyBytesMax: draftBytesMax,
  answer: flowDetails,
  status: 201,
})

export const getFlow = defineOperation({
  id: 'getFlow',
  method: 'get',
  path: '/api/v1/flows/{id}',
  tag,
  summary: 'One action flow with its draft, and what is still to be done to it',
  access: 'flows.read',
  params: idParams,
  answer: flowDetails,
  status: 200,
})

export const describeFlow = defineOperation({
  id: 'describeFlow',
  method: 'put',
  path: '/api/v1/flows/{id}',
  tag,
  summary: 'Change the name or the description of an action flow',
  access: 'flows.manage',
  params: idParams,
  body: z.strictObject(texts),
  headers: ['If-Match'],
  answer: flowDetails,
  status: 200,
})

export const saveFlowDraft = defineOperation({
  id: 'saveFlowDraft',
  method: 'put',
  path: '/api/v1/flows/{id}/draft',
  tag,
  summary: 'Save the draft, finished or not; what is active stays as it is',
  access: 'flows.manage',
  params: idParams,
  body: z.strictObject({ draft }),
  bodyBytesMax: draftBytesMax,
  headers: ['If-Match'],
  answer: flowDetails,
  status: 200,
})

export const checkFlowDraft = defineOperation({
  id: 'checkFlowDraft',
  method: 'post',
  path: '/api/v1/flow-checks',
  tag,
  summary: 'What is still to be done to a draft, without saving it',
  access: 'flows.read',
  body: z.strictObject({ draft }),
  bodyBytesMax: draftBytesMax,
  answer: z.object({ findings: z.array(flowFinding), needs: z.array(needed) }).meta({ id: 'FlowVerdict' }),
  status: 200,
})

export const activateFlow = defineOperation({
  id: 'activateFlow',
  method: 'post',
  path: '/api/v1/flows/{id}/activate',
  tag,
  summary: 'Make the draft what runs are begun with from now on',
  description:
    'Runs that have begun keep their version. A draft with problems is refused with everything that is wrong.',
  access: 'flows.manage',
  params: idParams,
  headers: ['If-Match'],
  answer: flowDetails,
  status: 200,
})

export const deactivateFlow = defineOperation({
  id: 'deactivateFlow',
  method: 'post',
  path: '/api/v1/flows/{id}/deactivate',
  tag,
  summary: 'Begin no more runs; those that have begun go on',
  access: 'flows.manage',
  params: idParams,
  headers: ['If-Match'],
  answer: flowDetails,
  status: 200,
})

export const deleteFlow = defineOperation({
  id: 'deleteFlow',
  method: 'delete',
  path: '/api/v1/flows/{id}',
  tag,
  summary: 'Delete an action flow that is not active; its runs go on and stay with the processes',
  access: 'flows.manage',
  params: idParams,
  headers: ['If-Match'],
  status: 204,
})
