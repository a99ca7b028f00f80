// How a run gets on: an action begins when those it runs after have ended as it wants them, else it is skipped; a body
// has ended when all of its actions have.
//
// B1  A body ends well unless a last action of it failed: what was handled by a later action counts as handled.
// B2  Of a last action that was skipped those count that it ran after.
// B3  An action of a type that is not played ends the run, past every error branch.

import { ExpressionFault, NotPlayed } from '../expressions/index.ts'
import { type Course, endStep, findStep, newStep } from './course.ts'
import { milliseconds } from './durations.ts'
import { type Begun, invalidTemplateEnd, kinds } from './kinds/index.ts'
import type { Inside, Problem, RunStatus, Step } from './run.ts'
import { scopeAt } from './scopeAt.ts'
import { type Action, type Body, isLoop, type Place } from './workflow.ts'

/** Cloud flows may execute a hundred thousand actions in five minutes; nobody plays that through here. */
export const stepsMax = 5_000

/** Does everything that can be done now. */
export function progress(course: Course): void {
  const { workflow, run } = course
  try {
    while (run.status === 'Running' && moveBody(course, workflow.actions, []));
    if (run.status === 'Running' && hasEnded(course, workflow.actions, [])) endWhole(course)
  } catch (error) {
    if (!(error instanceof NotPlayed)) throw error
    endRun(course, 'Failed', { code: 'NotPlayedBySandbox', message: error.message }, 'Failed')
  }
}

function endWhole(course: Course): void {
  const hasFailed = bodyHasFailed(course, course.workflow.actions, [])
  endRun(
    course,
    hasFailed ? 'Failed' : 'Succeeded',
    hasFailed ? { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' } : undefined,
  )
}

/** What is still under way ends with the run. */
export function endRun(
  course: Pick<Course, 'run' | 'now'>,
  status: RunStatus,
  error?: Problem,
  ofSteps: 'Cancelled' | 'Aborted' | 'Failed' = 'Cancelled',
): void {
  const { run, now } = course
  run.status = status
  run.endedAt = now
  if (error) Object.assign(run, { code: error.code, error })
  for (const step of Object.values(run.steps))
    if (step.status === 'Running')
      endStep(course, step, {
        status: ofSteps,
        ...(ofSteps === 'Failed' && error ? { code: error.code, error } : { code: `Action${ofSteps}` }),
      })
}

function moveBody(course: Course, body: Body, at: readonly number[]): boolean {
  let hasMoved = false
  for (const action of body) {
    if (course.run.status !== 'Running') return hasMoved
    const step = findStep(course, action.name, at)
    if (!step) hasMoved = beginOrSkip(course, action, at) || hasMoved
    else if (step.status === 'Running' && step.inside)
      hasMoved = moveInside(course, action, step, step.inside, at) || hasMoved
  }
  return hasMoved
}

function beginOrSkip(course: Course, action: Action, at: readonly number[]): boolean {
  const before = Object.entries(action.runAfter).map(([name, wanted]) => ({
    name,
    wanted,
    step: findStep(course, name, at),
  }))
  if (before.some(({ step }) => !step || step.status === 'Running')) return false
  const unmet = before.find(({ wanted, step }) => !wanted.some((status) => status === step?.status))
  if (unmet)
    skip(course, action, at, {
      code: 'ActionConditionFailed',
      message: `The execution of template action '${action.name}' is skipped: the 'runAfter' condition for action '${unmet.name}' is not satisfied. Expected status values '${unmet.wanted.join(', ')}' and actual value '${unmet.step?.status}'.`,
    })
  else begin(course, action, at)
  return true
}

/** With all that is in it; what is in a loop was never there. */
function skip(course: Course, action: Action, at: readonly number[], error: Problem): void {
  endStep(course, newStep(course, action.name, at, 'Skipped'), { status: 'Skipped', code: 'ActionSkipped', error })
  if (!isLoop(action)) for (const body of Object.values(action.bodies)) skipBody(course, body, at, action.name)
}

function skipBody(course: Course, body: Body, at: readonly number[], container: string): void {
  for (const action of body)
    skip(course, action, at, {
      code: 'ActionBranchingConditionNotSatisfied',
      message: `The execution of template action '${action.name}' skipped: the branching condition for action '${container}' is not satisfied.`,
    })
}

function begin(course: Course, action: Action, at: readonly number[]): void {
  const step = newStep(course, action.name, at, 'Running')
  course.stepsLeft--
  if (course.stepsLeft < 0) throw new NotPlayed(`The sandbox plays no more than ${stepsMax} actions in one run.`)
  const kind = kinds.get(action.type)
  if (!kind)
    throw new NotPlayed(`The sandbox does not play actions of the type '${action.type}' (action '${action.name}').`)
  const place = placeOf(course, action)
  const timeout = timeoutOf(action, course.now)
  if (timeout !== undefined && action.type !== 'Until') step.timeoutAt = course.now + timeout
  attempted(course, action, step, () => {
    const scope = scopeAt(course, place, at)
    const inputs = kind.inputsOf(action, scope)
    if (inputs !== null) step.inputs = inputs
    return kind.begin(inputs, { course, place, at, scope })
  })
}

function timeoutOf({ definition }: Action, now: number): number | undefined {
  const { timeout } = (definition.limit ?? {}) as { timeout?: unknown }
  return typeof timeout === 'string' ? milliseconds(timeout, now) : undefined
}

function moveInside(course: Course, action: Action, step: Step, inside: Inside, at: readonly number[]): boolean {
  const body = action.bodies[inside.branch] ?? []
  const within = inside.index === undefined ? at : [...at, inside.index]
  if (moveBody(course, body, within)) return true
  if (course.run.status !== 'Running' || !hasEnded(course, body, within)) return false
  const place = placeOf(course, action)
  attempted(course, action, step, () => {
    const scope = scopeAt(course, place, at)
    const leave = kinds.get(action.type)?.leave
    if (!leave) throw new Error(`nothing follows a branch of an action of the type ${action.type}`)
    return leave(bodyHasFailed(course, body, within), { ...step, inside }, { course, place, at, scope })
  })
  return true
}

/** Makes true what was decided; an expression that has no value fails the action. */
function attempted(course: Course, action: Action, step: Step, decide: () => Begun): void {
  try {
    settle(course, action, step, decide())
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    endStep(course, step, invalidTemplateEnd(action, error))
  }
}

function settle(course: Course, action: Action, step: Step, begun: Begun): void {
  switch (begun.type) {
    case 'ended':
      endStep(course, step, begun.end)
      break
    case 'waiting':
      step.wait = begun.wait
      break
    case 'terminated':
      endStep(course, step, { status: 'Succeeded', code: 'OK' })
      endRun(course, begun.status, begun.error, 'Aborted')
      break
    case 'entered':
      if (!step.inside) skipOthers(course, action, begun.inside, step.at)
      step.inside = begun.inside
  }
}

/** Of several branches one is taken. */
function skipOthers(course: Course, action: Action, { branch }: Inside, at: readonly number[]): void {
  for (const [name, body] of Object.entries(action.bodies)) if (name !== branch) skipBody(course, body, at, action.name)
}

const placeOf = ({ workflow }: Course, { name }: Action): Place => {
  const place = workflow.places.get(name)
  if (!place) throw new Error(`the workflow has no place for its action ${name}`)
  return place
}

const hasEnded = (course: Course, body: Body, at: readonly number[]): boolean =>
  body.every(({ name }) => {
    const step = findStep(course, name, at)
    return step !== undefined && step.status !== 'Running'
  })

function bodyHasFailed(course: Course, body: Body, at: readonly number[]): boolean {
  const last = body.filter(({ name }) => !body.some(({ runAfter }) => name in runAfter))
  return last.some((action) => failedAt(course, action, body, at))
}

function failedAt(course: Course, { name, runAfter }: Action, body: Body, at: readonly number[]): boolean {
  const status = findStep(course, name, at)?.status
  if (status !== 'Skipped') return status !== 'Succeeded'
  return body.some((other) => other.name in runAfter && failedAt(course, other, body, at))
}
