// The workflows of an identity store: which of its changes need whose approval.

import { z } from 'zod'
import { approvalQueues } from '../approvals/index.ts'
import { changeKindNames } from '../changes/index.ts'
import { objectKinds } from '../directory/index.ts'
import {
  approverRule,
  enteredSettings,
  enteredWorkflow,
  filter,
  supposed,
  systemWorkflowNames,
  workflowEventNames,
} from '../workflows/index.ts'
import { reference, storeParams } from './directories.ts'
import { defineOperation } from './operation.ts'

const workflowParams = z.strictObject({ storeId: z.uuid(), id: z.uuid() })

export const workflowAnswer = z
  .object({
    id: z.uuid(),
    storeId: z.uuid(),
    system: z
      .enum(systemWorkflowNames)
      .nullable()
      .meta({ description: 'One of those that every identity store has; null where somebody made it.' }),
    name: z.string(),
    description: z.string(),
    enabled: z.boolean(),
    event: z.enum(workflowEventNames),
    objects: z.array(z.enum(objectKinds)),
    fields: z.array(z.string()).meta({ description: 'The attributes it watches; none: whichever changes.' }),
    filter,
    approvers: z.array(approverRule).meta({ description: 'Whoever of them decides first decides.' }),
    accelerated: z.boolean(),
    priority: z.int().meta({ description: 'Of several that match the lowest is taken.' }),
    revision: z.int(),
  })
  .meta({ id: 'Workflow' })
export type WorkflowAnswer = z.output<typeof workflowAnswer>

export const workflowSettings = z
  .object({
    defaultApprover: reference.nullable().meta({ description: 'A user, or a group whose members decide.' }),
    acceleration: z.object({ on: z.boolean(), levelsMax: z.int(), everyDays: z.int() }),
    expiry: z
      .object({ on: z.boolean(), afterDays: z.int() })
      .meta({ description: 'Whether a request that nobody decides ends by itself; it is never approved.' }),
    revision: z.int(),
  })
  .meta({ id: 'WorkflowSettings' })
export type WorkflowSettingsAnswer = z.output<typeof workflowSettings>

const common = { tag: 'Workflows', params: storeParams } as const

export const listWorkflows = defineOperation({
  ...common,
  id: 'listWorkflows',
  method: 'get',
  path: '/api/v1/stores/{storeId}/workflows',
  summary: 'The workflows of an identity store, its own ones first',
  access: 'stores.read',
  answer: z.object({ items: z.array(workflowAnswer) }).meta({ id: 'WorkflowList' }),
  status: 200,
})

export const getWorkflow = defineOperation({
  id: 'getWorkflow',
  method: 'get',
  path: '/api/v1/stores/{storeId}/workflows/{id}',
  tag: 'Workflows',
  summary: 'One workflow',
  access: 'stores.read',
  params: workflowParams,
  answer: workflowAnswer,
  status: 200,
})

export const createWorkflow = defineOperation({
  ...common,
  id: 'createWorkflow',
  method: 'post',
  path: '/api/v1/stores/{storeId}/workflows',
  summary: 'Create a workflow',
  description:
    'Without a priority it comes behind the others that somebody made. What is asked of names in `approvers` is their `id`.',
  access: 'workflows.manage',
  body: enteredWorkflow,
  answer: workflowAnswer,
  status: 201,
})

export const updateWorkflow = defineOperation({
  id: 'updateWorkflow',
  method: 'put',
  path: '/api/v1/stores/{storeId}/workflows/{id}',
  tag: 'Workflows',
  summary: 'Change a workflow',
  description:
    'Of one that every identity store has, the approvers, the acceleration and whether it is enabled; the rest must be as it is. Requests that wait keep what they were made with.',
  access: 'workflows.manage',
  params: workflowParams,
  body: enteredWorkflow,
  headers: ['If-Match'],
  answer: workflowAnswer,
  status: 200,
})

export const enableWorkflow = defineOperation({
  id: 'enableWorkflow',
  method: 'put',
  path: '/api/v1/stores/{storeId}/workflows/{id}/enabled',
  tag: 'Workflows',
  summary: 'Switch a workflow on or off',
  access: 'workflows.manage',
  params: workflowParams,
  body: z.strictObject({ enabled: z.boolean() }),
  answer: workflowAnswer,
  status: 200,
})

export const deleteWorkflow = defineOperation({
  id: 'deleteWorkflow',
  method: 'delete',
  path: '/api/v1/stores/{storeId}/workflows/{id}',
  tag: 'Workflows',
  summary: 'Delete a workflow that somebody made; requests that wait keep waiting',
  access: 'workflows.manage',
  params: workflowParams,
  status: 204,
})

export const getWorkflowSettings = defineOperation({
  ...common,
  id: 'getWorkflowSettings',
  method: 'get',
  path: '/api/v1/stores/{storeId}/workflow-settings',
  summary: 'Who approves where nobody else can, and what happens while nobody answers',
  access: 'stores.read',
  answer: workflowSettings,
  status: 200,
})

export const updateWorkflowSettings = defineOperation({
  ...common,
  id: 'updateWorkflowSettings',
  method: 'put',
  path: '/api/v1/stores/{storeId}/workflow-settings',
  summary: 'Change the default approver, the approver acceleration and the expiry of requests',
  access: 'workflows.manage',
  body: enteredSettings,
  headers: ['If-Match'],
  answer: workflowSettings,
  status: 200,
})

/** What would come of a change. */
export const tryOutcomes = ['asks', 'at-once', 'refused'] as const

export const tryWorkflows = defineOperation({
  ...common,
  id: 'tryWorkflows',
  method: 'post',
  path: '/api/v1/stores/{storeId}/workflows/try',
  summary: 'Which workflow would fire, and why; nothing happens',
  description: 'Whoever asks is taken for an ordinary user. A `draft` counts as if it were saved.',
  access: 'stores.read',
  body: z.strictObject({
    requesterId: z.string().min(1).max(200).nullable().default(null),
    change: supposed,
    draft: z
      .strictObject({
        id: z.uuid().nullable().meta({ description: 'Of the workflow it is of.' }),
        workflow: enteredWorkflow,
      })
      .optional(),
  }),
  answer: z
    .object({
      kind: z.enum(changeKindNames),
      outcome: z.enum(tryOutcomes),
      sentence: z.string(),
      matched: z
        .object({
          ...{ id: z.uuid(), name: z.string(), approvers: z.array(approverRule) },
          askedOf: z.array(reference).meta({ description: 'Who would be asked; at most ten.' }),
          askedOfCount: z.int(),
          leftOut: z.array(reference).meta({ description: 'Groups that are named and not asked: they are too large.' }),
          queue: z.enum(approvalQueues).meta({ description: 'Whether anybody it names can be asked at all.' }),
        })
        .nullable(),
      considered: z.array(
        z.object({
          ...{ id: z.uuid(), name: z.string(), event: z.enum(workflowEventNames), isSystem: z.boolean() },
          ...{ matches: z.boolean(), why: z.string() },
        }),
      ),
    })
    .meta({ id: 'WorkflowTrial' }),
  status: 200,
})
