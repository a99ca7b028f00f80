// What somebody enters for a workflow, and what may be wrong with it, every field at once.

import { z } from 'zod'
import type { ValueProblem } from '../changes/index.ts'
import { type ObjectKind, objectKinds, relationNames, relationTitles, type Schema } from '../directory/index.ts'
import { relatedApproverNames, relatedApprovers, relatedApproversFor } from './approvers.ts'
import { watchesFields, workflowEventNames, workflowEvents } from './events.ts'
import { operatorNames, type Scope, scopeNames, takesValue } from './filter.ts'

export const enteredReference = z.strictObject({
  id: z.string().min(1).max(200),
  kind: z.enum(objectKinds),
  name: z.string().max(256).meta({ description: 'For readers; what counts is the name in the identity store.' }),
})

export const approverRule = z
  .union([
    z.strictObject({ kind: z.enum(relatedApproverNames) }),
    z.strictObject({ kind: z.literal('people'), people: z.array(enteredReference).min(1).max(50) }),
  ])
  .meta({ id: 'ApproverRule' })

export const filter = z
  .strictObject({
    match: z.enum(['all', 'any']),
    conditions: z
      .array(
        z.strictObject({
          scope: z.enum(scopeNames),
          attribute: z.string().min(1).max(64),
          operator: z.enum(operatorNames),
          value: z.string().trim().max(256).default(''),
        }),
      )
      .max(20),
  })
  .meta({ id: 'WorkflowFilter' })

export const priorityMax = 9999

export const enteredWorkflow = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1000).default(''),
  enabled: z.boolean().default(true),
  event: z.enum(workflowEventNames),
  objects: z.array(z.enum(objectKinds)).min(1).max(2),
  fields: z.array(z.string().min(1).max(64)).max(50).default([]),
  filter: filter.default({ match: 'all', conditions: [] }),
  approvers: z.array(approverRule).max(20).default([]),
  accelerated: z.boolean().default(true),
  priority: z.int().min(1).max(priorityMax).optional(),
})

export type EnteredWorkflow = z.output<typeof enteredWorkflow>

/** Of the acceleration of an identity store. */
export const levelsMaxMax = 10
export const everyDaysMax = 90

/** Of the expiry of requests. */
export const afterDaysMax = 365

const wholeUpTo = (max: number) => {
  const error = `Enter a whole number from 1 to ${max}.`
  return z.int({ error }).min(1, { error }).max(max, { error })
}

export const enteredSettings = z.strictObject({
  defaultApprover: enteredReference.nullable(),
  acceleration: z.strictObject({
    on: z.boolean(),
    levelsMax: wholeUpTo(levelsMaxMax),
    everyDays: wholeUpTo(everyDaysMax),
  }),
  expiry: z
    .strictObject({ on: z.boolean(), afterDays: wholeUpTo(afterDaysMax) })
    .optional()
    .meta({ description: 'Left out, it stays as it is.' }),
})

/** What can be watched of objects of these kinds. */
export function watchable(schema: Schema, objects: readonly ObjectKind[]): { name: string; title: string }[] {
  const found = new Map<string, string>()
  for (const kind of objects) {
    for (const { name, title, written } of schema[kind])
      if (written === 'always' || written === 'apart') found.set(name, title)
    for (const name of relationNames[kind]) found.set(name, relationTitles[name])
    if (kind === 'group') found.set('members', relationTitles.members)
  }
  return [...found].map(([name, title]) => ({ name, title }))
}

/** What conditions can ask for. */
export function comparable(schema: Schema, scope: Scope, objects: readonly ObjectKind[]) {
  const kinds = scope === 'requester' ? (['user'] as const) : objects
  const attributes = kinds.flatMap((kind) => schema[kind])
  const relations = kinds.flatMap((kind) => relationNames[kind])
  const found = new Map(attributes.map((attribute) => [attribute.name, attribute]))
  return [
    ...[...found.values()].map(({ name, title, type, choices }) => ({ name, title, type, choices: choices ?? [] })),
    ...relations.map((name) => ({ name, title: relationTitles[name], type: 'text' as const, choices: [] })),
  ]
}

/** Names are paths into what was entered. */
export const checkWorkflow = (entered: EnteredWorkflow, schema: Schema): ValueProblem[] => [
  ...checkObjects(entered),
  ...checkFields(entered, schema),
  ...checkApprovers(entered),
  ...checkConditions(entered, schema),
]

function checkObjects({ event, objects }: EnteredWorkflow): ValueProblem[] {
  const { title, of } = workflowEvents[event]
  const kinds: readonly ObjectKind[] = of
  const strange = objects.find((kind) => !kinds.includes(kind))
  return strange ? [{ name: 'objects', message: `“${title}” does not happen to ${strange}s.` }] : []
}

function checkFields({ event, objects, fields }: EnteredWorkflow, schema: Schema): ValueProblem[] {
  if (fields.length === 0) return []
  if (!watchesFields(event))
    return [{ name: 'fields', message: `For “${workflowEvents[event].title}” there are no fields to watch.` }]
  const known = watchable(schema, objects).map(({ name }) => name)
  const strange = fields.find((name) => !known.includes(name))
  return strange ? [{ name: 'fields', message: `There is no attribute “${strange}” that could be watched here.` }] : []
}

function checkApprovers({ event, objects, approvers }: EnteredWorkflow): ValueProblem[] {
  const sensible = relatedApproversFor(event, objects)
  return approvers.flatMap((rule, index) => {
    if (rule.kind === 'people' || sensible.includes(rule.kind)) return []
    return [{ name: `approvers.${index}`, message: whyNot(rule.kind, event) }]
  })
}

function whyNot(kind: keyof typeof relatedApprovers, event: EnteredWorkflow['event']): string {
  const { title, of } = relatedApprovers[kind]
  if (event === 'create') return `What is yet to be created has no ${of === 'group' ? 'owner' : 'manager'} to ask.`
  if (kind === 'new-manager') return 'A new manager is there only where a user is transferred.'
  return `“${title}” can be asked about ${of}s only.`
}

const checkConditions = ({ filter: { conditions }, objects }: EnteredWorkflow, schema: Schema): ValueProblem[] =>
  conditions.flatMap(({ scope, attribute, operator, value }, index) => {
    const at = `filter.conditions.${index}`
    if (!comparable(schema, scope, objects).some(({ name }) => name === attribute))
      return [{ name: `${at}.attribute`, message: `There is no attribute “${attribute}” to compare here.` }]
    if (takesValue(operator) && value === '') return [{ name: `${at}.value`, message: 'Say what to compare with.' }]
    return []
  })
