// What follows from the answer of whom an action asked: success, failure, another try, or asking again elsewhere.

import { minute, second } from '../../clock.ts'
import { isObject, type Json } from '../expressions/index.ts'
import { type Course, endStep } from './course.ts'
import { readRetryPolicy } from './retryPolicy.ts'
import type { Problem, Step, Wait } from './run.ts'
import { statusName } from './statusNames.ts'
import type { Action } from './workflow.ts'

export type Answer =
  | { type: 'answered'; statusCode: number; headers: Readonly<Record<string, string>>; body: Json }
  /** There was none: nobody listens there, or not in time. */
  | { type: 'unanswered'; code: string; message: string }

/** An answer to an attempt that is over, or to an action that does not wait any more, changes nothing. */
export function receive(course: Course, action: Action, step: Step, attempt: number, answer: Answer): void {
  const { wait } = step
  if ((wait?.type !== 'call' && wait?.type !== 'operation') || wait.attempt !== attempt) return
  const again = mayPass(answer) ? nextTry(course, step, wait, answer) : nextPoll(course, action, wait, answer)
  if (again) step.wait = again
  else if (answer.type === 'unanswered')
    endStep(course, step, {
      status: 'Failed',
      code: answer.code,
      error: { code: answer.code, message: answer.message },
    })
  else finish(course, step, answer)
}

type Asking = Wait & { type: 'call' | 'operation' }

/** Too early, too much, a server's fault, or nobody there: it may go better the next time. */
const mayPass = (answer: Answer): boolean =>
  answer.type === 'unanswered' || answer.statusCode === 408 || answer.statusCode === 429 || answer.statusCode >= 500

function nextTry({ now }: Course, step: Step, wait: Asking, answer: Answer): Wait | undefined {
  const policy = readRetryPolicy(inputOf(step, 'retryPolicy'))
  const tried = step.retries ?? []
  if (typeof policy === 'string' || tried.length >= policy.count) return undefined
  step.retries = [...tried, { startedAt: wait.since, endedAt: now, ...problemOf(answer) }]
  const poll = 'poll' in wait && wait.poll !== undefined ? { poll: wait.poll } : {}
  return { type: 'retry', attempt: wait.attempt, dueAt: now + policy.waitMs(tried.length + 1), ...poll }
}

function problemOf(answer: Answer): { code: string; error?: Problem } {
  if (answer.type === 'answered') return { code: statusName(answer.statusCode) }
  return { code: answer.code, error: { code: answer.code, message: answer.message } }
}

/** How long until somebody is asked again who does not say when. */
const pollWait = 20 * second
const pollWaitMax = 60 * minute

/** The asynchronous pattern: 202 with an address is no answer yet. */
function nextPoll({ now }: Course, action: Action, wait: Asking, answer: Answer): Wait | undefined {
  if (answer.type !== 'answered' || answer.statusCode !== 202 || wait.type !== 'call') return undefined
  if (String(action.definition.operationOptions ?? '').includes('DisableAsyncPattern')) return undefined
  const location = headerOf(answer.headers, 'location')
  if (location === undefined) return undefined
  const seconds = Number(headerOf(answer.headers, 'retry-after') ?? Number.NaN)
  const waitMs = Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * second, pollWaitMax) : pollWait
  return { type: 'poll', attempt: wait.attempt, dueAt: now + waitMs, poll: location }
}

function finish(course: Course, step: Step, { statusCode, headers, body }: Answer & { type: 'answered' }): void {
  const code = statusName(statusCode)
  const hasSucceeded = statusCode >= 200 && statusCode < 300
  const outputs = { statusCode, headers, body }
  if (hasSucceeded) endStep(course, step, { status: 'Succeeded', code, outputs })
  else endStep(course, step, { status: 'Failed', code, outputs, error: errorIn(body) ?? ordinaryError(code) })
}

const ordinaryError = (code: string): Problem => ({ code, message: `Http request failed with status code '${code}'.` })

/** Services tell their errors in one of two shapes; an answer without either is told by its status. */
function errorIn(body: Json): Problem | undefined {
  const error = isObject(body) && isObject(body.error) ? body.error : body
  if (!isObject(error) || typeof error.code !== 'string' || typeof error.message !== 'string') return undefined
  return { code: error.code, message: error.message }
}

const inputOf = ({ inputs }: Step, name: string): Json => (isObject(inputs) ? (inputs[name] ?? null) : null)

const headerOf = (headers: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1]
