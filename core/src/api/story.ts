// What became of an instance: its facts, told again by the engine.

import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'
import { bpmnId } from './variables.ts'

/** What an instance can be told; a step is what followed from it. */
export const factType = z.enum([
  'started',
  'cancelled',
  'variablesSet',
  'completed',
  'failed',
  'errorThrown',
  'resolved',
  'childFinished',
  'childThrewError',
  'childEscalated',
  'childFailed',
  'timerFired',
  'messageReceived',
  'signalReceived',
])
export type FactType = z.output<typeof factType>

const visitId = z.string().meta({ description: 'Such as `ask#3`: the third time that something waited at `ask`.' })

/** A token came to an element. */
export const storyStop = z
  .object({
    elementId: z.string(),
    flowId: z.string().nullable().meta({ description: 'The sequence flow it came by, if it came by one.' }),
    visit: visitId.nullable(),
    did: z.enum(['passed', 'waits', 'joined', 'held']).meta({
      description:
        'It passed; it waits there, as `visit`; it joined a gateway that waits for more; it was held before the element, with an incident.',
    }),
    round: z.int().nullable().meta({ description: 'Of a multi-instance.' }),
  })
  .meta({ id: 'StoryStop' })
export type StoryStop = z.output<typeof storyStop>

const jsonText = z.string().nullable().meta({ description: 'JSON, cut with `…` where it is long; null: not there.' })

export const variableStep = z
  .object({
    scope: z.string().meta({ description: '`process`, or the visit whose own variable it is.' }),
    name: z.string(),
    before: jsonText,
    after: jsonText,
    elementId: z
      .string()
      .nullable()
      .meta({ description: 'Which element did it; null: what the step itself is about.' }),
  })
  .meta({ id: 'VariableStep' })
export type VariableStep = z.output<typeof variableStep>

export const storyStep = z
  .object({
    number: z.string().meta({ description: 'As in the history; grows with time.' }),
    at: instant,
    actor: z.string().nullable(),
    what: factType,
    elementId: z.string().nullable().meta({ description: 'What it was about; null: the instance as a whole.' }),
    visit: visitId.nullable(),
    detail: z
      .string()
      .nullable()
      .meta({ description: 'The message of a failure, the code of an error or escalation.' }),
    told: z.enum(['taken', 'in-vain', 'broken', 'untold']).meta({
      description:
        'It counted; nobody waited for it any more; a bug of ours kept it from counting; the story is too long to be told so far, and what followed is left out.',
    }),
    way: z.array(storyStop).meta({ description: 'Elements that tokens came to, in order; of very many the first.' }),
    wayCount: z.int(),
    ended: z
      .array(z.object({ visit: visitId, elementId: z.string(), how: z.enum(['completed', 'interrupted']) }))
      .meta({ description: 'Visits that were left, or ended before their time; of very many the first.' }),
    endedCount: z.int(),
    raised: z.array(z.object({ visit: visitId, elementId: z.string(), code: z.string(), message: z.string() })),
    mended: z.array(visitId),
    variables: z.array(variableStep).meta({ description: 'Of very many the first.' }),
    variablesCount: z.int(),
    outcome: z
      .enum(['completed', 'cancelled', 'errorThrown', 'escalated'])
      .nullable()
      .meta({ description: 'How the instance finished by this step, if it did.' }),
  })
  .meta({ id: 'StoryStep' })
export type StoryStep = z.output<typeof storyStep>

export const getInstanceStory = defineOperation({
  id: 'getInstanceStory',
  method: 'get',
  path: '/api/v1/instances/{id}/story',
  tag: 'Instances',
  summary: 'What became of an instance, step by step, newest first',
  description:
    'Each step is something the instance was told, and all that followed: the elements tokens came to, the visits that ended, incidents, variables with their old and new values.',
  access: 'processes.read',
  params: idParams,
  query: z.strictObject({
    ...pageQuery,
    variable: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Only steps that changed a variable of this name.' }),
    elementId: bpmnId.optional().meta({ description: 'Only steps that had to do with this element.' }),
  }),
  answer: pageOf(storyStep).meta({ id: 'StoryPage' }),
  status: 200,
})

export const trail = z
  .object({
    elements: z.array(
      z.object({
        elementId: z.string(),
        entered: z
          .int()
          .meta({ description: 'Tokens that came in; a multi-instance counts once, whatever its rounds.' }),
        waiting: z.int().meta({ description: 'Not yet left; rounds of a multi-instance included.' }),
        interrupted: z.int().meta({ description: 'Ended before their time.' }),
        incidents: z.int(),
      }),
    ),
    flows: z.array(z.object({ flowId: z.string(), taken: z.int() })),
    whole: z
      .boolean()
      .meta({ description: 'False where the story is too long, and was followed for a part of it only.' }),
    exact: z.boolean().meta({
      description:
        'False where what is told is not what was done: a bug kept a step from counting, or the engine has changed since.',
    }),
  })
  .meta({ id: 'Trail' })
export type Trail = z.output<typeof trail>

export const getInstanceTrail = defineOperation({
  id: 'getInstanceTrail',
  method: 'get',
  path: '/api/v1/instances/{id}/trail',
  tag: 'Instances',
  summary: 'How often an instance came through each element and flow',
  description: 'To be drawn over the diagram. Elements and flows that are not named were never reached.',
  access: 'processes.read',
  params: idParams,
  answer: trail,
  status: 200,
})
