// Which workflow holds a change, and why that one.
//
// W1  At most one: the first that matches. Those made for just this deed come before those that watch edits at large,
//     then the lowest priority.
// W2  A workflow that is switched off, waits for something else or watches other fields holds nothing.
// W3  Joining and leaving are held for semi-private groups only; a password is held if it is one's own.
// W4  What is told of each workflow is what decided.

import type { Change } from '../changes/index.ts'
import { changeKinds, titleOf } from '../changes/index.ts'
import { schemaOf, securityTypeOf, securityTypes } from '../directory/index.ts'
import { eventsOf, workflowEvents } from './events.ts'
import { conditionInWords, foundInWords, judge, type Occasion } from './filter.ts'
import type { Workflow } from './workflow.ts'

export type Considered = {
  workflow: Workflow
  /** Of those that match only the first holds the change. */
  matches: boolean
  why: string
}

export type Matching = { matched: Workflow | null; considered: Considered[] }

export function matchWorkflow(workflows: readonly Workflow[], occasion: Occasion): Matching {
  const events = eventsOf(occasion.change.kind)
  const rank = ({ event }: Workflow) => (events.includes(event) ? events.indexOf(event) : events.length)
  const inOrder = workflows.toSorted((one, other) => rank(one) - rank(other) || comesBefore(one, other))
  const unfits = inOrder.map((workflow) => ({ workflow, unfit: unfitness(workflow, occasion) }))
  const matched = unfits.find(({ unfit }) => unfit === undefined)?.workflow ?? null
  const considered = unfits.map(({ workflow, unfit }) => ({
    workflow,
    matches: unfit === undefined,
    why: unfit ?? fitness(workflow, matched ?? workflow, occasion),
  }))
  return { matched, considered }
}

/** W1: of two for the same event. */
export const comesBefore = (one: Workflow, other: Workflow): number =>
  one.priority - other.priority || (one.id < other.id ? -1 : 1)

/** Why it does not match; undefined if it does. */
function unfitness(workflow: Workflow, occasion: Occasion): string | undefined {
  const { change } = occasion
  const { title, of } = changeKinds[change.kind]
  if (!eventsOf(change.kind).includes(workflow.event))
    return `It waits for “${workflowEvents[workflow.event].title}”; this is “${title}”.`
  if (!workflow.objects.includes(of)) return `It is not for ${of}s.`
  if (!workflow.enabled) return 'It is switched off.'
  return unfitOccasion(workflow, occasion) ?? unfitFields(workflow, change) ?? unfitFilter(workflow, occasion)
}

function unfitOccasion({ event }: Workflow, { target, requester }: Occasion): string | undefined {
  if (event === 'join' || event === 'leave') {
    const type = securityTypeOf(target?.attributes.securityType)
    if (type === 'semi-private') return undefined
    return `The group is ${securityTypes[type].title.toLowerCase()}, and only semi-private ones are asked for.`
  }
  if (event === 'reset-password' && (!requester || requester.id !== target?.id))
    return 'It is for people who reset their own password.'
  return undefined
}

/** What a change touches, by the names that a workflow can watch. */
export const touchedBy = (change: Change): readonly string[] => {
  if (change.target === null || changeKinds[change.kind].shape === 'deletion') return []
  return change.member ? ['members'] : Object.keys(change.new)
}

function unfitFields({ fields }: Workflow, change: Change): string | undefined {
  if (fields.length === 0) return undefined
  const touched = touchedBy(change)
  if (fields.some((name) => touched.includes(name))) return undefined
  return `It watches ${titles(fields, change)}, and nothing of that changes.`
}

const schema = schemaOf('embedded')
const titles = (names: readonly string[], { kind }: Change): string =>
  names.map((name) => titleOf(schema, changeKinds[kind].of, name)).join(', ')

function unfitFilter({ filter, objects }: Workflow, occasion: Occasion): string | undefined {
  const { passes, judged } = judge(filter, occasion)
  if (passes) return undefined
  const said = judged
    .filter((one) => !one.holds)
    .map((one) => `${conditionInWords(one.condition, objects)} (${foundInWords(one, objects)})`)
  return filter.match === 'all'
    ? `Its filter wants: ${said.join('; ')}.`
    : `Its filter wants one of: ${said.join('; ')}.`
}

function fitness(workflow: Workflow, first: Workflow, { change }: Occasion): string {
  if (workflow.id !== first.id) return `It would match, too, but “${first.name}” comes first.`
  const { event, fields, filter } = workflow
  const watched = fields.filter((name) => touchedBy(change).includes(name))
  const parts = [
    `waits for “${workflowEvents[event].title}”`,
    ...(watched.length > 0 ? [`watches ${titles(watched, change)}`] : []),
    ...(filter.conditions.length > 0 ? ['lets this pass by its filter'] : []),
  ]
  return `It ${listed(parts)}.`
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
