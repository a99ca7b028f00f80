// Runs of action flows: begun for a test or by a button, and told step by step.

import { z } from 'zod'
import { trigger } from '../flows/index.ts'
import { triggerKind } from './flows.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'
import { variables } from './variables.ts'

const tag = 'Action flows'

/** Of a button its fields by name; of a webhook the body. */
const inputs = variables

export const testFlow = defineOperation({
  id: 'testFlow',
  method: 'post',
  path: '/api/v1/flows/{id}/test',
  tag,
  summary: 'Run the draft once, with inputs that are given here',
  description: 'It is a real run: what its steps do at other systems is done. It is marked as a test.',
  access: 'flows.manage',
  params: idParams,
  body: z.strictObject({ inputs }),
  headers: ['Idempotency-Key'],
  answer: z.object({ runId: z.uuid() }).meta({ id: 'BegunRun' }),
  status: 201,
})

export const runStates = ['running', 'needs-attention', 'done', 'failed', 'cancelled'] as const
const runState = z.enum(runStates)

const runHead = z.object({
  id: z.uuid().meta({ description: 'Also the id of the process instance.' }),
  flowId: z.uuid(),
  flowName: z.string(),
  version: z.int().nullable().meta({ description: 'Null for a test of a draft.' }),
  isTest: z.boolean(),
  state: runState,
  trigger: triggerKind,
  startedAt: instant,
  finishedAt: instant.nullable(),
  startedBy: z.string().nullable().meta({ description: 'Who pressed the button, or ran the test.' }),
})
export const flowRunItem = runHead.meta({ id: 'FlowRunSummary' })
export type FlowRunSummary = z.output<typeof flowRunItem>

export const listFlowRuns = defineOperation({
  id: 'listFlowRuns',
  method: 'get',
  path: '/api/v1/flows/{id}/runs',
  tag,
  summary: 'The runs of an action flow, the newest first',
  access: 'flows.read',
  params: idParams,
  query: z.strictObject({
    ...pageQuery,
    state: runState.optional(),
    test: z.enum(['yes', 'no']).optional(),
    search: z.string().trim().max(200).optional(),
  }),
  answer: pageOf(flowRunItem).meta({ id: 'FlowRunPage' }),
  status: 200,
})

export const runStepStates = ['not-reached', 'running', 'waiting', 'needs-attention', 'done', 'cancelled'] as const

const runStep = z
  .object({
    stepId: z.string(),
    name: z.string(),
    kind: z.enum(['action', 'branch', 'approval', 'stop']),
    depth: z.int().meta({ description: 'In how many branches it lies.' }),
    within: z
      .object({ stepId: z.string(), path: z.string() })
      .nullable()
      .meta({ description: 'The branch it lies in, and what its path is called.' }),
    state: z.enum(runStepStates),
    inputs: variables.nullable(),
    outputs: variables.nullable(),
    actedAs: z
      .object({ connectionId: z.uuid(), connection: z.string(), account: z.string().nullable() })
      .nullable()
      .meta({ description: 'In whose name it was done; without an account, as the application.' }),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    tries: z.int(),
    sentence: z.string().nullable().meta({ description: 'What became of it, or why somebody has to look at it.' }),
    incidentId: z.uuid().nullable(),
  })
  .meta({ id: 'FlowRunStep' })
export type FlowRunStep = z.output<typeof runStep>

export const flowRun = runHead
  .extend({
    trigger,
    inputs: variables.nullable().meta({ description: 'What the trigger brought.' }),
    sentence: z.string().nullable().meta({ description: 'How it ended, where there is more to say.' }),
    steps: z.array(runStep).meta({ description: 'In the order in which they are drawn, those not reached included.' }),
    processVersionId: z.uuid(),
  })
  .meta({ id: 'FlowRun' })
export type FlowRun = z.output<typeof flowRun>

export const getFlowRun = defineOperation({
  id: 'getFlowRun',
  method: 'get',
  path: '/api/v1/flow-runs/{id}',
  tag,
  summary: 'One run: inputs and outputs of each step, and in whose name it was done',
  description: 'A very long value is told as the text it begins with; all of it is with the instance.',
  access: 'flows.read',
  params: idParams,
  answer: flowRun,
  status: 200,
})

const flowButton = z
  .object({ flowId: z.uuid(), label: z.string(), name: z.string(), description: z.string(), trigger })
  .meta({ id: 'FlowButton' })
export type FlowButton = z.output<typeof flowButton>

export const listFlowButtons = defineOperation({
  id: 'listFlowButtons',
  method: 'get',
  path: '/api/v1/flow-buttons',
  tag,
  summary: 'What one can begin oneself, by name',
  access: 'portal.use',
  query: z.strictObject(pageQuery),
  answer: pageOf(flowButton).meta({ id: 'FlowButtonPage' }),
  status: 200,
})

export const pressFlowButton = defineOperation({
  id: 'pressFlowButton',
  method: 'post',
  path: '/api/v1/flow-buttons/{flowId}/press',
  tag,
  summary: 'Begin a run',
  description: 'With an `Idempotency-Key` a repetition begins nothing a second time.',
  access: 'portal.use',
  params: z.strictObject({ flowId: z.uuid() }),
  body: z.strictObject({ inputs }),
  headers: ['Idempotency-Key'],
  answer: z.object({ runId: z.uuid() }).meta({ id: 'PressedButton' }),
  status: 201,
})
