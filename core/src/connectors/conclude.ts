// What a call means for the job it was made for: the model's result and error expressions, retries and back-off.
//
// C1  What was done is not done again because of what the model makes of it: an expression that fails ends the retries.
// C2  Of what may have been done the error expression is told (408). If it has nothing to say, nothing is decided here.

import type { Variables } from '@countersign/engine'
import { durationMs } from './duration.ts'
import type { Moment } from './expressions.ts'
import type { JsonObject } from './plain.ts'
import { type Reaction, reactTo } from './reaction.ts'
import { takeResult } from './result.ts'

export type Call =
  | { readonly type: 'answered'; readonly response: JsonObject }
  /** Certainly not done; `final`: trying again makes no sense. */
  | { readonly type: 'failed'; readonly error: CallError; readonly final: boolean; readonly delayMs?: number }
  /** It may have been done. */
  | { readonly type: 'unanswered'; readonly message: string }

export type CallError = { readonly message: string; readonly code?: string; readonly variables?: JsonObject }

export type Conclusion =
  | { readonly type: 'completed'; readonly variables: Variables }
  | {
      readonly type: 'failed'
      readonly message: string
      readonly retries: number
      readonly delayMs?: number
      readonly variables?: Variables
    }
  | { readonly type: 'errorThrown'; readonly code: string; readonly message?: string; readonly variables: Variables }
  | { readonly type: 'undecided'; readonly message: string }

export type Order = {
  readonly headers: Readonly<Record<string, string>>
  /** This try included. */
  readonly retries: number
  readonly moment: Moment
}

export function conclude(order: Order, call: Call): Conclusion {
  return call.type === 'answered' ? concludeAnswered(order, call.response) : concludeFailed(order, call)
}

function concludeAnswered(order: Order, response: JsonObject): Conclusion {
  const taken = takeResult(order.headers, response, order.moment)
  if (!taken.ok) return ended(`The call was made and answered. ${taken.reason}`)
  // As in Camunda: what was taken stands in for the response, if anything was.
  const seen = Object.keys(taken.variables).length > 0 ? taken.variables : response
  const reaction = reactTo(
    order.headers.errorExpression,
    contextOf(order, seen, { rawResponse: response }),
    order.moment,
  )
  return reaction ? byReaction(reaction) : { type: 'completed', variables: taken.variables }
}

function concludeFailed(order: Order, call: Exclude<Call, { type: 'answered' }>): Conclusion {
  const told: CallError = call.type === 'failed' ? call.error : { code: '408', message: call.message }
  const error: JsonObject = { ...told }
  const reaction = reactTo(order.headers.errorExpression, contextOf(order, { error }), order.moment)
  if (reaction) return byReaction(reaction)
  if (call.type === 'unanswered') return { type: 'undecided', message: call.message }
  const { retryBackoff } = order.headers
  const pauseMs = retryBackoff === undefined || retryBackoff.trim() === '' ? 0 : durationMs(retryBackoff)
  const message = told.code === undefined ? told.message : `${told.code}: ${told.message}`
  if (pauseMs === null) return ended(`${message} (The back-off between tries, ${retryBackoff}, is no duration.)`)
  return {
    ...{ type: 'failed', message, variables: { error } },
    retries: call.final ? 0 : order.retries - 1,
    ...{ delayMs: Math.max(pauseMs, call.delayMs ?? 0) },
  }
}

const contextOf = ({ retries }: Order, seen: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...seen,
  response: seen,
  ...more,
  job: { retries },
})

function byReaction(reaction: Reaction): Conclusion {
  switch (reaction.type) {
    case 'bpmnError': {
      const { code, message, variables } = reaction
      return { type: 'errorThrown', code, ...(message !== '' && { message }), variables }
    }
    case 'jobError': {
      const { message, retries, delayMs, variables } = reaction
      return {
        type: 'failed',
        message: message || 'The error expression says that it failed.',
        retries,
        delayMs,
        variables,
      }
    }
    case 'ignoreError':
      return { type: 'completed', variables: reaction.variables }
    case 'unusable':
      return ended(reaction.reason)
  }
}

const ended = (message: string): Conclusion => ({ type: 'failed', message, retries: 0 })
