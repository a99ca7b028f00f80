// A run without a sandbox: facts are handed in, and what has become of it is looked at.

import type { Json, JsonObject } from '../../expressions/index.ts'
import { advance, type Fact, outstanding } from '../advance.ts'
import type { Answer } from '../answers.ts'
import { newRun } from '../begin.ts'
import { nextDue } from '../due.ts'
import { openWorkflow } from '../openWorkflow.ts'
import { type Run, type Step, type StepStatus, stepKey } from '../run.ts'

export const start = Date.UTC(2026, 10, 20, 9, 2, 24)

export type Play = {
  run: () => Run
  /** Of every step that is not running by its key, and of those that are. */
  statuses: () => Readonly<Record<string, StepStatus>>
  step: (name: string, ...at: number[]) => Step
  outputs: (name: string, ...at: number[]) => Json | undefined
  /** Keys of the steps that wait for somebody outside, with the attempt they are at. */
  asking: () => readonly string[]
  answer: (name: string, answer: Partial<Answer & { type: 'answered' }>) => void
  noAnswer: (name: string) => void
  deliver: (fact: Fact) => void
  /** Lets time pass, as the sandbox's clock does: it stops at everything that is due on the way. */
  pass: (ms: number) => void
  now: () => number
}

export type Stage = { body?: Json; headers?: Record<string, string>; hasCaller?: boolean; parameters?: JsonObject }

export const definitionOf = (actions: JsonObject, { parameters = {} }: Stage = {}): JsonObject => ({
  parameters,
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions,
})

/** The state goes through JSON after every fact: as it is kept is as it has to work. */
export function play(actions: JsonObject, stage: Stage = {}): Play {
  const workflow = openWorkflow(definitionOf(actions, stage))
  const operations = (api: string, operation: string) => {
    if (api !== 'shared_approvals') return undefined
    return operation === 'CreateAnApproval' ? ('call' as const) : ('webhook' as const)
  }
  let now = start
  let run = newRun(workflow, {
    id: '08584381036854775807000000001CU01',
    now,
    seed: 1,
    clientTrackingId: 'tracking',
    outputs: { headers: stage.headers ?? {}, body: stage.body ?? null },
    flow: { id: '0'.repeat(32), name: 'flow-name', displayName: 'A flow', environment: 'Default-tenant' },
    hasCaller: stage.hasCaller ?? false,
  })
  const deliver = (fact: Fact): void => {
    run = JSON.parse(JSON.stringify(advance({ workflow, operations }, run, fact, now))) as Run
  }
  const step = (name: string, ...at: number[]): Step => {
    const found = run.steps[stepKey(name, at)]
    if (!found) throw new Error(`${name} has not begun; there are ${Object.keys(run.steps).join(', ')}`)
    return found
  }
  const answerOf = (name: string, answer: Answer): void => {
    const asked = outstanding(run).find(({ key }) => key === name)
    if (!asked) throw new Error(`${name} asks nobody`)
    deliver({ type: 'answered', key: asked.key, attempt: asked.attempt, answer })
  }
  deliver({ type: 'timePassed' })
  return {
    run: () => run,
    now: () => now,
    step,
    outputs: (name, ...at) => step(name, ...at).outputs,
    statuses: () => Object.fromEntries(Object.entries(run.steps).map(([key, { status }]) => [key, status])),
    asking: () => outstanding(run).map(({ key, attempt }) => `${key} #${attempt}`),
    answer: (name, answer) => answerOf(name, { type: 'answered', statusCode: 200, headers: {}, body: null, ...answer }),
    noAnswer: (name) => answerOf(name, { type: 'unanswered', code: 'BadRequest', message: 'nobody is there' }),
    deliver,
    pass: (ms) => {
      const end = now + ms
      for (let due = nextDue(run); due !== undefined && due <= end; due = nextDue(run)) {
        now = Math.max(now, due)
        deliver({ type: 'timePassed' })
      }
      now = end
    },
  }
}

export const compose = (inputs: Json, runAfter: JsonObject = {}): JsonObject => ({ type: 'Compose', inputs, runAfter })

/** Fails whenever it is executed. */
export const broken = (runAfter: JsonObject = {}): JsonObject => compose('@div(1, 0)', runAfter)

export const after = (name: string, ...statuses: string[]): JsonObject => ({
  [name]: statuses.length > 0 ? statuses : ['Succeeded'],
})

export const http = (changes: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
  type: 'Http',
  runAfter: {},
  inputs: { method: 'POST', uri: 'https://alder.example/callbacks/1', ...changes },
  ...more,
})
