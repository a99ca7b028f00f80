// What each step gives to later ones, and what a step can use: the picker's list.
//
// O1  A step sees the trigger and what certainly ran before it: steps in branches are seen within their path alone.

import { connectorNamed } from '../catalog/index.ts'
import type { ActionStep, Draft, Step, Trigger } from './draft.ts'
import { type Input, inputsOfSchema, type Output, outputsOfSample, outputsOfSchema } from './shape.ts'
import { textOf } from './value.ts'

export type Source = { from: string; name: string; outputs: readonly Output[] }

/** A step where it stands. */
export type Placed = {
  step: Step
  /** In how many branches. */
  depth: number
  within: { stepId: string; pathId: string } | null
  /** What it can use, in the order in which it comes about. */
  available: readonly Source[]
}

/** Of the path that no condition leads to. */
export const otherwisePath = 'otherwise'

/** All steps in the order in which they are drawn. */
export function placedSteps({ trigger, steps }: Draft): Placed[] {
  const found: Placed[] = []
  const walk = (list: readonly Step[], before: readonly Source[], depth: number, within: Placed['within']): void => {
    let available = before
    for (const step of list) {
      found.push({ step, depth, within, available })
      if (step.kind === 'branch') {
        for (const { id, steps } of step.paths) walk(steps, available, depth + 1, { stepId: step.id, pathId: id })
        walk(step.otherwise, available, depth + 1, { stepId: step.id, pathId: otherwisePath })
      }
      const outputs = outputsOf(step)
      if (outputs.length > 0) available = [...available, { from: step.id, name: step.name, outputs }]
    }
  }
  walk(steps, triggerSources(trigger), 0, null)
  return found
}

const triggerSources = (trigger: Trigger | null): Source[] => {
  const outputs = trigger === null ? [] : triggerOutputs(trigger)
  return outputs.length === 0 ? [] : [{ from: 'trigger', name: 'Trigger', outputs }]
}

/** What the step of this id can use. */
export const availableAt = (draft: Draft, stepId: string): readonly Source[] =>
  placedSteps(draft).find(({ step }) => step.id === stepId)?.available ?? []

export function triggerOutputs(trigger: Trigger): Output[] {
  if (trigger.kind === 'webhook') {
    const sample = readSample(trigger.sample)
    return sample.ok ? outputsOfSample(sample.sample) : []
  }
  return trigger.fields.map(({ name, label, type, choices }) => ({
    ...{ path: [name], title: label || name, type },
    ...(choices.length > 0 && { oneOf: choices }),
  }))
}

type Sample = { ok: true; sample: { readonly [name: string]: never } } | { ok: false }

export function readSample(text: string): Sample {
  try {
    const sample: unknown = JSON.parse(text)
    const isObject = typeof sample === 'object' && sample !== null && !Array.isArray(sample)
    return isObject ? { ok: true, sample: sample as { readonly [name: string]: never } } : { ok: false }
  } catch {
    return { ok: false }
  }
}

export function outputsOf(step: Step): Output[] {
  if (step.kind === 'approval') return approvalOutputs
  return step.kind === 'action' ? actionOutputs(step) : []
}

const approvalOutputs: Output[] = [
  { path: ['outcome'], title: 'Outcome', type: 'text', oneOf: ['approved', 'denied', 'cancelled', 'expired'] },
  { path: ['decidedBy'], title: 'Decided by', type: 'text' },
  { path: ['decidedAt'], title: 'Decided at', type: 'text' },
  { path: ['reason'], title: 'Reason', type: 'text' },
]

function actionOutputs(step: ActionStep): Output[] {
  const description = actionOf(step)
  if (!description) return []
  const outputs = outputsOfSchema(description.output)
  const known = new Set(outputs.map(({ path }) => path.join('.')))
  const selected = selectedIn(step).filter((name) => !known.has(name))
  return [...outputs, ...selected.map((name) => ({ path: [name], title: name, type: 'any' as const }))]
}

/** Properties that somebody asked for by name are there, too. */
const selectedIn = ({ inputs }: ActionStep): string[] =>
  itemsOf(textOf(inputs.select ?? []) ?? '').filter((name) => /^[A-Za-z]\w*$/.test(name))

/** A list as one writes it: with commas, or line by line. */
export const itemsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  ),
]

/** What the catalog says of it; undefined where there is no such action. */
export function actionOf({ connector, action }: Pick<ActionStep, 'connector' | 'action'>) {
  const actions = connectorNamed(connector)?.actions
  return actions && Object.hasOwn(actions, action) ? actions[action] : undefined
}

export const inputsOf = (step: Pick<ActionStep, 'connector' | 'action'>): Input[] => {
  const description = actionOf(step)
  return description ? inputsOfSchema(description.input) : []
}
