// What the error expression of a model says about a call: evaluated after every call, failed or not.

import type { Json, Variables } from '@countersign/engine'
import { durationMs } from './duration.ts'
import { evaluateOver, type Moment } from './expressions.ts'
import { isPlainObject, type JsonObject } from './plain.ts'

export type Reaction =
  | { readonly type: 'bpmnError'; readonly code: string; readonly message: string; readonly variables: Variables }
  | {
      readonly type: 'jobError'
      readonly message: string
      readonly variables: Variables
      readonly retries: number
      readonly delayMs: number
    }
  | { readonly type: 'ignoreError'; readonly variables: Variables }
  /** It is written wrongly, or gave what is no reaction. */
  | { readonly type: 'unusable'; readonly reason: string }

/** Null where it has nothing to say. */
export function reactTo(expression: string | undefined, context: JsonObject, moment: Moment): Reaction | null {
  if (expression === undefined || /^=?\s*$/.test(expression.trim())) return null
  const made = evaluateOver(expression, context, moment)
  if (!made.ok) return unusable(`The error expression can’t be worked out: ${made.reason}`)
  if (made.json === null) return made.misused === null ? null : unusable(`The error expression: ${made.misused}`)
  if (!isPlainObject(made.json))
    return unusable('The error expression must give bpmnError(…), jobError(…), ignoreError(…) or null.')
  return Object.keys(made.json).length === 0 ? null : reactionOf(made.json)
}

const unusable = (reason: string): Reaction => ({ type: 'unusable', reason })

function reactionOf({ errorType, errorCode, errorMessage, variables, retries, retryBackoff }: JsonObject): Reaction {
  const brought = isPlainObject(variables) ? variables : {}
  const message = typeof errorMessage === 'string' ? errorMessage : ''
  switch (errorType) {
    case 'bpmnError':
      if (typeof errorCode !== 'string' || errorCode === '') return unusable('A bpmnError needs a code that is a text.')
      return { type: 'bpmnError', code: errorCode, message, variables: brought }
    case 'jobError':
      return jobError(message, brought, retries, retryBackoff)
    case 'ignoreError':
      return { type: 'ignoreError', variables: brought }
    default:
      return unusable('The error expression gives no bpmnError, jobError or ignoreError.')
  }
}

function jobError(
  message: string,
  variables: Variables,
  retries: Json | undefined,
  backoff: Json | undefined,
): Reaction {
  const left = typeof retries === 'number' ? Math.max(0, Math.trunc(retries)) : 0
  const delayMs = typeof backoff === 'string' ? durationMs(backoff === 'P0D' ? 'PT0S' : backoff) : 0
  if (delayMs === null) return unusable('The back-off of a jobError is a duration such as @"PT30S".')
  return { type: 'jobError', message, variables: { ...variables, error: message }, retries: left, delayMs }
}
