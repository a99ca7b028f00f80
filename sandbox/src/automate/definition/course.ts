import type { Json } from '../expressions/index.ts'
import type { Problem, Run, Step, StepStatus } from './run.ts'
import { stepKey } from './run.ts'
import { drawn } from './seed.ts'
import type { Workflow } from './workflow.ts'

/** One advance of a run. `run` is a copy of its own, changed in place. */
export type Course = {
  readonly workflow: Workflow
  readonly operations: Operations
  readonly run: Run
  readonly now: number
  /** How many actions may still be executed. */
  stepsLeft: number
}

/** Which operations of connectors are played, and how: asked and answered, or waiting until somebody has acted. */
export type Operations = (api: string, operationId: string) => 'call' | 'webhook' | undefined

export const findStep = ({ run }: Course, name: string, at: readonly number[]): Step | undefined =>
  run.steps[stepKey(name, at)]

export function newStep(course: Course, name: string, at: readonly number[], status: StepStatus): Step {
  const { run, now } = course
  const step: Step = { name, at, status, startedAt: now, trackingId: trackingId(course) }
  if (status !== 'Running') step.endedAt = now
  run.steps[stepKey(name, at)] = step
  return step
}

export function chance({ run }: Course): number {
  const { seed, value } = drawn(run.seed)
  run.seed = seed
  return value
}

const trackingId = (course: Course): string => [8, 4, 4, 4, 12].map((length) => digits(course, length)).join('-')

const digits = (course: Course, length: number): string =>
  Array.from({ length }, () => Math.floor(chance(course) * 16).toString(16)).join('')

export type End = { status: StepStatus; code?: string; error?: Problem; outputs?: Json }

export function endStep({ now }: Pick<Course, 'now'>, step: Step, { status, code, error, outputs }: End): void {
  step.status = status
  step.endedAt = now
  if (code !== undefined) step.code = code
  if (error) step.error = error
  if (outputs !== undefined) step.outputs = outputs
  delete step.wait
  delete step.timeoutAt
}
