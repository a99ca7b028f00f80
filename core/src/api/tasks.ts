import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'
import { variables } from './variables.ts'

/** What can be done with a task; each answer says which of these its reader may do. */
export const taskDeeds = ['claim', 'release', 'complete', 'assign'] as const
export type TaskDeed = (typeof taskDeeds)[number]

export const userTask = z
  .object({
    id: z.uuid(),
    name: z.string(),
    elementId: z.string(),
    instanceId: z.uuid(),
    processId: z.string(),
    processName: z.string().nullable(),
    businessKey: z.string().nullable(),
    assignee: z.string().nullable(),
    candidateUsers: z.array(z.string()),
    candidateGroups: z.array(z.string()),
    dueAt: instant.nullable(),
    followUpAt: instant.nullable(),
    priority: z.int().meta({ description: 'From 0 to 100; 50 where the process says nothing.' }),
    createdAt: instant,
    revision: z.int().meta({ description: 'Also the ETag.' }),
    mine: z.boolean().meta({ description: 'Assigned to whoever asks.' }),
    may: z.array(z.enum(taskDeeds)).meta({ description: 'What whoever asks may do with it now.' }),
  })
  .meta({ id: 'UserTask' })
export type UserTask = z.output<typeof userTask>

/** Most urgent first by `due`: the date, then the priority, then the age. */
export const taskOrders = ['due', 'priority', 'created'] as const
export type TaskOrder = (typeof taskOrders)[number]

export const listTasks = defineOperation({
  id: 'listTasks',
  method: 'get',
  path: '/api/v1/tasks',
  tag: 'Tasks',
  summary: 'Open tasks, most urgent first',
  description: [
    '`mine`: assigned to me. `groups`: nobody’s yet, that I may claim. `all` needs `processes.read`.',
    'Candidate users are user names or account ids; candidate groups are names of roles here, or the values that the',
    'identity provider sends in the claim `groups`; what is the name of a role means that role and no group. Upper and lower case are the same.',
  ].join(' '),
  access: 'tasks.work',
  query: z.strictObject({
    ...pageQuery,
    of: z.enum(['mine', 'groups', 'all']).default('mine'),
    order: z
      .enum(taskOrders)
      .default('due')
      .meta({ description: 'By due date, by priority (highest first), or oldest first; then by the others.' }),
    instanceId: z.uuid().optional(),
  }),
  answer: pageOf(userTask).meta({ id: 'TaskPage' }),
  status: 200,
})

/** Nobody reads a longer list to its end; counting on would only cost. */
export const tasksCountedMax = 1_000

const count = z.int().meta({ description: `At most ${tasksCountedMax}: more are not counted.` })

export const countTasks = defineOperation({
  id: 'countTasks',
  method: 'get',
  path: '/api/v1/task-counts',
  tag: 'Tasks',
  summary: 'How many tasks wait for me',
  access: 'tasks.work',
  answer: z
    .object({ mine: count, overdue: count.meta({ description: 'Of mine.' }), groups: count })
    .meta({ id: 'TaskCounts' }),
  status: 200,
})

/** How a task wants to be filled in. Where it is not embedded, the form is somewhere that this server does not know. */
export const taskForm = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('embedded'),
      formKey: z.string(),
      schema: z.unknown().meta({ description: 'A Camunda form as it stands in the diagram; null if it is no JSON.' }),
    }),
    z.object({ type: z.literal('formId'), formId: z.string() }),
    z.object({ type: z.literal('formKey'), formKey: z.string() }),
    z.object({ type: z.literal('externalReference'), externalReference: z.string() }),
  ])
  .meta({ id: 'TaskForm' })
export type TaskForm = z.output<typeof taskForm>

export const taskDetails = userTask
  .extend({ variables, form: taskForm.nullable(), headers: z.record(z.string(), z.string()) })
  .meta({ id: 'TaskWithVariables' })
export type TaskDetails = z.output<typeof taskDetails>

export const getTask = defineOperation({
  id: 'getTask',
  method: 'get',
  path: '/api/v1/tasks/{id}',
  tag: 'Tasks',
  summary: 'One task, with the variables it can see',
  access: 'tasks.work',
  params: idParams,
  answer: taskDetails,
  status: 200,
})

export const claimTask = defineOperation({
  id: 'claimTask',
  method: 'post',
  path: '/api/v1/tasks/{id}/claim',
  tag: 'Tasks',
  summary: 'Take a task that is nobody’s',
  access: 'tasks.work',
  headers: ['If-Match'],
  params: idParams,
  answer: userTask,
  status: 200,
})

export const releaseTask = defineOperation({
  id: 'releaseTask',
  method: 'post',
  path: '/api/v1/tasks/{id}/unclaim',
  tag: 'Tasks',
  summary: 'Give a task back',
  access: 'tasks.work',
  headers: ['If-Match'],
  params: idParams,
  answer: userTask,
  status: 200,
})

export const assignTask = defineOperation({
  id: 'assignTask',
  method: 'post',
  path: '/api/v1/tasks/{id}/assign',
  tag: 'Tasks',
  summary: 'Give a task to somebody',
  description: 'Whoever has it now, and whoever its candidates are: for somebody who is ill, or gone.',
  access: 'processes.operate',
  headers: ['If-Match'],
  params: idParams,
  body: z.strictObject({
    assignee: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ description: 'The user name or account id of somebody who has signed in here.' }),
  }),
  answer: userTask,
  status: 200,
})

export const completeTask = defineOperation({
  id: 'completeTask',
  method: 'post',
  path: '/api/v1/tasks/{id}/complete',
  tag: 'Tasks',
  summary: 'Complete a task',
  description: 'Variables that are not named stay as they are.',
  access: 'tasks.work',
  headers: ['If-Match'],
  params: idParams,
  body: z.strictObject({ variables: variables.default({}) }),
  status: 204,
})
