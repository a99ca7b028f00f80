// What each step of a run was given and brought, told from what its instance was told.

import { type Fact, type Instance, type Model, newInstance, nodeIdOf, retrace, type Told } from '@countersign/engine'
import { type Json, showVariable } from '@countersign/engine/feel'
import type { Draft } from './draft.ts'
import { otherwisePath, placedSteps } from './outputs.ts'
import { endVariables } from './tasks.ts'

export type RecordedFact = { readonly at: string; readonly fact: Fact }

type Values = Readonly<Record<string, Json>>

export type ToldStep = {
  stepId: string
  state: 'not-reached' | 'running' | 'waiting' | 'needs-attention' | 'done' | 'cancelled'
  inputs: Values | null
  outputs: Json | null
  startedAt: string | null
  finishedAt: string | null
  tries: number
  sentence: string | null
  visit: string | null
}

export type ToldRun = {
  inputs: Json | null
  /** What it said where it ended. */
  sentence: string | null
  endedAs: 'done' | 'failed' | null
  /** By their ids. */
  steps: ReadonlyMap<string, ToldStep>
}

type Notes = { readonly steps: ReadonlyMap<string, ToldStep>; variables: Record<string, Json> }

export function tellRun(draft: Draft, model: Model, facts: readonly RecordedFact[]): ToldRun {
  const placed = placedSteps(draft)
  const notes: Notes = { steps: new Map(placed.map(({ step }) => [step.id, untold(step.id)])), variables: {} }
  const flows = pathsByFlow(placed.map(({ step }) => step))
  let state: Instance = newInstance
  for (const recorded of facts) {
    const { next, told } = retrace(model, state, recorded.fact)
    state = next
    noteFact(notes, recorded)
    noteTold(notes, recorded.at, told, flows)
  }
  if (state.status === 'finished') for (const step of notes.steps.values()) close(step, facts.at(-1)?.at ?? null)
  for (const { step } of placed) {
    const told = notes.steps.get(step.id)
    if (told && step.kind === 'approval' && told.state === 'running') told.state = 'waiting'
  }
  const { trigger = null, [endVariables.as]: as, [endVariables.message]: message } = notes.variables
  return {
    inputs: trigger,
    sentence: typeof message === 'string' ? message : null,
    endedAs: as === 'failed' || as === 'done' ? as : null,
    steps: notes.steps,
  }
}

const untold = (stepId: string): ToldStep => ({
  ...{ stepId, state: 'not-reached', inputs: null, outputs: null, startedAt: null, finishedAt: null, tries: 0 },
  ...{ sentence: null, visit: null },
})

type Path = { stepId: string; name: string }

/** Which path a flow out of a branch stands for. */
function pathsByFlow(steps: readonly { id: string; kind: string }[]): ReadonlyMap<string, Path> {
  const flows = new Map<string, Path>()
  for (const step of steps as Draft['steps']) {
    if (step.kind !== 'branch') continue
    for (const { id, name } of step.paths) flows.set(`${step.id}_${id}`, { stepId: step.id, name })
    flows.set(`${step.id}_${otherwisePath}`, { stepId: step.id, name: otherwisePath })
  }
  return flows
}

/** A try that failed says why, also while there are more to come. */
function noteFact({ steps }: Notes, { fact }: RecordedFact): void {
  if (fact.type !== 'failed' && fact.type !== 'completed') return
  const step = steps.get(nodeIdOf(fact.visit))
  if (!step) return
  step.tries += 1
  step.sentence = fact.type === 'failed' ? fact.message : null
}

function noteTold(notes: Notes, at: string, told: Told, flows: ReadonlyMap<string, Path>): void {
  for (const { nodeId, flowId, did, visit } of told.way) {
    const path = flowId === null ? undefined : flows.get(flowId)
    const branch = path && notes.steps.get(path.stepId)
    if (branch) branch.outputs = { path: path.name }
    const step = notes.steps.get(nodeId)
    if (!step) continue
    step.startedAt ??= at
    if (did === 'passed') Object.assign(step, { state: 'done', finishedAt: at })
    else Object.assign(step, { state: did === 'held' ? 'needs-attention' : 'running', visit })
  }
  noteVariables(notes, told)
  for (const { visit, how } of told.ended) {
    const step = notes.steps.get(nodeIdOf(visit))
    if (step) Object.assign(step, { state: how === 'completed' ? 'done' : 'cancelled', finishedAt: at })
  }
  for (const { visit, message } of told.raised) {
    const step = notes.steps.get(nodeIdOf(visit))
    if (step) Object.assign(step, { state: 'needs-attention', visit, sentence: step.sentence ?? message })
  }
  for (const visit of told.mended) {
    const step = notes.steps.get(nodeIdOf(visit))
    if (step?.state === 'needs-attention') Object.assign(step, { state: 'running', sentence: null })
  }
}

/** Where a job that failed leaves its message: the step's sentence says it, and nobody has entered it. */
const failureVariable = 'error'

function noteVariables({ steps, variables }: Notes, { variables: changes }: Told): void {
  for (const { scope, name, after } of changes) {
    const value = showVariable(after)
    if (scope === 'process') {
      variables[name] = value
      const step = steps.get(name)
      if (step) step.outputs = value
      continue
    }
    const step = steps.get(nodeIdOf(scope))
    if (step && name !== failureVariable) step.inputs = { ...step.inputs, [name]: value }
  }
}

function close(step: ToldStep, at: string | null): void {
  if (step.state === 'not-reached' || step.state === 'done' || step.state === 'cancelled') return
  Object.assign(step, { state: 'cancelled', finishedAt: at })
}
