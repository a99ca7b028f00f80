// What time does to a run: delays end, failures are tried again, waits and callers give up.

import { receive } from './answers.ts'
import type { Course } from './course.ts'
import { endStep } from './course.ts'
import { callLife, endOfLife, type Run, type Step, type Wait } from './run.ts'
import type { Action } from './workflow.ts'

/** The next moment at which something happens by itself. */
export function nextDue(run: Run): number | undefined {
  if (run.status !== 'Running') return undefined
  const moments = Object.values(run.steps).flatMap((step) => (step.wait ? [dueOf(run, step, step.wait)] : []))
  if (run.caller.state === 'waiting') moments.push(run.caller.dueAt)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

const dueOf = (run: Run, step: Step, wait: Wait): number => Math.min(limitOf(run, step, wait), endOf(wait))

function endOf(wait: Wait): number {
  switch (wait.type) {
    case 'call':
      return wait.since + callLife
    case 'operation':
      return wait.isWebhook ? Number.POSITIVE_INFINITY : wait.since + callLife
    default:
      return wait.dueAt
  }
}

/** A run that has had its time waits for nothing more, but gives a call that is under way the time a call has. */
function limitOf(run: Run, { timeoutAt = Number.POSITIVE_INFINITY, startedAt }: Step, wait: Wait): number {
  const isAsking = wait.type === 'call' || (wait.type === 'operation' && !wait.isWebhook)
  const ofRun = Math.max(endOfLife(run), isAsking ? wait.since + callLife : startedAt)
  return Math.min(timeoutAt, ofRun)
}

/** Everything that is due now. */
export function passTime(course: Course): void {
  const { workflow, run, now } = course
  if (run.caller.state === 'waiting' && run.caller.dueAt <= now) run.caller = { state: 'gone' }
  for (const step of Object.values(run.steps)) {
    const action = workflow.places.get(step.name)?.action
    if (action && step.status === 'Running' && step.wait) passFor(course, action, step, step.wait)
  }
}

function passFor(course: Course, action: Action, step: Step, wait: Wait): void {
  const { run, now } = course
  if (now >= limitOf(run, step, wait)) endStep(course, step, timedOut(step.name))
  else if (now >= endOf(wait)) goOn(course, action, step, wait)
}

function goOn(course: Course, action: Action, step: Step, wait: Wait): void {
  switch (wait.type) {
    case 'delay':
      endStep(course, step, { status: 'Succeeded', code: 'OK' })
      break
    case 'retry':
    case 'poll':
      step.wait = nextAttempt(action, wait, course.now)
      break
    case 'call':
    case 'operation':
      receive(course, action, step, wait.attempt, late)
  }
}

function nextAttempt({ type }: Action, { attempt, poll }: { attempt: number; poll?: string }, since: number): Wait {
  if (type === 'Http') return { type: 'call', attempt: attempt + 1, since, ...(poll === undefined ? {} : { poll }) }
  return { type: 'operation', attempt: attempt + 1, since, isWebhook: type === 'OpenApiConnectionWebhook' }
}

const late = {
  type: 'unanswered',
  code: 'RequestTimeout',
  message: 'Http request failed: the server did not answer within the timeout limit of 120 seconds.',
} as const

const timedOut = (name: string) => ({
  status: 'TimedOut' as const,
  code: 'ActionTimedOut',
  error: { code: 'ActionTimedOut', message: `The execution of template action '${name}' has timed out.` },
})
