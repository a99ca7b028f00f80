// An action flow as it is built: a trigger and steps, and in steps steps. Whatever is half done can be kept; what still
// has to be done to it `check` says.

import { z } from 'zod'
import { reference } from './reference.ts'
import { value } from './value.ts'

const line = (max: number) => z.string().trim().max(max)

/** `s1`, `s2`: what BPMN and FEEL both take for a name, and nobody has to think of. */
export const stepId = z.string().regex(/^s[1-9]\d{0,4}$/)
const pathId = z.string().regex(/^p[1-9]\d{0,4}$/)

export const fieldTypes = ['text', 'number', 'boolean'] as const

const field = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z]\w{0,39}$/, { error: 'Letters, digits and underscores, a letter first.' }),
    label: line(100),
    help: line(300).default(''),
    type: z.enum(fieldTypes),
    required: z.boolean(),
    choices: z
      .array(line(200).min(1))
      .max(100)
      .default([])
      .meta({ description: 'Of a text: the only ones to choose.' }),
  })
  .meta({ id: 'FlowField' })
export type Field = z.output<typeof field>

const button = z.strictObject({
  kind: z.literal('button'),
  label: line(60).meta({ description: 'What stands on it; the name of the flow where it is empty.' }),
  fields: z.array(field).max(30),
})

/** What is sent is compared with it while the flow is built: what is not in it no step can use. */
export const sampleBytesMax = 200_000

const webhook = z.strictObject({
  kind: z.literal('webhook'),
  sample: z.string().max(sampleBytesMax).meta({ description: 'JSON as it is going to be sent.' }),
  proof: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('nothing') }),
      z.strictObject({ by: z.literal('api-key'), secret: line(200) }),
      z.strictObject({ by: z.literal('signature'), secret: line(200), header: line(100) }),
    ])
    .meta({ description: 'What a caller proves itself by; secrets go by their names.' }),
})

export const trigger = z.discriminatedUnion('kind', [button, webhook]).meta({ id: 'FlowTrigger' })
export type Trigger = z.output<typeof trigger>
export type ButtonTrigger = z.output<typeof button>
export type WebhookTrigger = z.output<typeof webhook>

export const operators = [
  'equals',
  'not-equals',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'greater',
  'at-least',
  'less',
  'at-most',
  'is-true',
  'is-false',
  'present',
  'not-present',
] as const
export const operator = z.enum(operators)
export type Operator = z.output<typeof operator>

const condition = z.strictObject({ left: value, operator, right: value }).meta({ id: 'FlowCondition' })
export type Condition = z.output<typeof condition>

const match = z.enum(['all', 'any'])
const group = z.strictObject({ match, conditions: z.array(condition).max(20) })
const groups = z
  .strictObject({ match, groups: z.array(group).max(20) })
  .meta({ id: 'FlowConditions', description: 'Text is compared without regard to case.' })
export type Conditions = z.output<typeof groups>

const named = { id: stepId, name: line(100) }

const action = z.strictObject({
  ...named,
  kind: z.literal('action'),
  connector: z.string().max(100),
  action: z.string().max(100),
  connectionId: z.uuid().nullable(),
  inputs: z.record(z.string().max(100), value),
})
export type ActionStep = z.output<typeof action>

const approval = z.strictObject({
  ...named,
  kind: z.literal('approval'),
  storeId: z.uuid().nullable(),
  title: value,
  message: value,
  approvers: z.array(reference).max(50).meta({ description: 'Users and groups of the identity store.' }),
  acceleration: z.boolean().default(false),
  unlessApproved: z
    .enum(['stop', 'go-on'])
    .default('stop')
    .meta({ description: 'Going on is for flows in which a branch behind it reads the outcome.' }),
})
export type ApprovalStep = z.output<typeof approval>

const stop = z.strictObject({
  ...named,
  kind: z.literal('stop'),
  as: z.enum(['done', 'failed']),
  message: value,
})
export type StopStep = z.output<typeof stop>

export type Path = { id: string; name: string; when: Conditions; steps: Step[] }
export type BranchStep = { id: string; name: string; kind: 'branch'; paths: Path[]; otherwise: Step[] }
export type Step = ActionStep | ApprovalStep | StopStep | BranchStep

/** Of one list; of all together `stepsMax` may be there. */
const steps: z.ZodType<Step[]> = z.lazy(() => z.array(step).max(200))

const path = z.strictObject({ id: pathId, name: line(100), when: groups, steps }).meta({ id: 'FlowPath' })

const branch = z.strictObject({
  ...named,
  kind: z.literal('branch'),
  paths: z.array(path).min(1).max(20).meta({ description: 'The first whose conditions hold is taken.' }),
  otherwise: steps,
})

const step: z.ZodType<Step> = z
  .discriminatedUnion('kind', [action, approval, stop, branch])
  .meta({ id: 'FlowStep' }) as z.ZodType<Step>

export const draft = z
  .strictObject({ trigger: trigger.nullable(), steps })
  .meta({ id: 'FlowDraft', description: 'The trigger and the steps of an action flow.' })
export type Draft = { trigger: Trigger | null; steps: Step[] }

export const emptyDraft: Draft = { trigger: null, steps: [] }

export const stepsMax = 200
/** Branches in branches: deeper ones nobody reads. */
export const depthMax = 8
