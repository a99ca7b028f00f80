// What a request to a webhook means for the process, once it is known who sent it.

import type { Json, Variables } from '@countersign/engine'
import { durationMs } from '../duration.ts'
import { evaluateOver, type Moment } from '../expressions.ts'
import { isPlainObject, type JsonObject } from '../plain.ts'
import { takeResult } from '../result.ts'
import type { DrawnWebhook } from './find.ts'

export type Correlation =
  | {
      readonly type: 'wanted'
      readonly correlationKey: string
      /** What the sender knows the request by: a second one with it changes nothing. */
      readonly messageId: string | null
      readonly timeToLiveMs: number
      readonly variables: Variables
    }
  /** The activation condition says that it is not for this element; `consumed`: and that this is well. */
  | { readonly type: 'unwanted'; readonly consumed: boolean }
  | { readonly type: 'unusable'; readonly reason: string }

export function correlate(
  { begins, messageName, properties }: DrawnWebhook,
  seen: JsonObject,
  moment: Moment,
): Correlation {
  const given = (name: string): string => properties[name]?.trim() ?? ''
  const unusable = (reason: string): Correlation => ({ type: 'unusable', reason })
  if (given('activationCondition') !== '') {
    const active = evaluateOver(given('activationCondition'), seen, moment)
    if (!active.ok) return unusable(`The activation condition can’t be worked out: ${active.reason}`)
    if (active.json !== true) return { type: 'unwanted', consumed: given('consumeUnmatchedEvents') !== 'false' }
  }
  const key = textBy(given('correlationKeyExpression'), seen, moment)
  if (key === null && messageName !== null && !begins)
    return unusable('The request has no correlation key: what the expression for it reads is not there.')
  const messageId = textBy(given('messageIdExpression'), seen, moment)
  if (messageId === null && given('messageIdExpression') !== '')
    return unusable('The request has no message id: what the expression for it reads is not there.')
  const life = given('messageTtl') === '' ? usualLifeMs : durationMs(given('messageTtl'))
  if (life === null) return unusable('How long a message is kept must be a duration such as PT1H.')
  const taken = takeResult(properties, seen, moment)
  if (!taken.ok) return unusable(taken.reason)
  return { type: 'wanted', correlationKey: key ?? '', messageId, timeToLiveMs: life, variables: taken.variables }
}

const usualLifeMs = 3_600_000

function textBy(expression: string, seen: JsonObject, moment: Moment): string | null {
  if (expression === '') return null
  const made = evaluateOver(expression, seen, moment)
  const value: Json = made.ok ? made.json : null
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? `${value}` : null
}

export type WebhookAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json
}

/** By an expression that gives `{body, statusCode, headers}`, none of which it has to; null where it gives nothing. */
export function answerBy(expression: string | undefined, seen: JsonObject, moment: Moment): WebhookAnswer | null {
  if (expression === undefined || /^=?\s*$/.test(expression)) return null
  const made = evaluateOver(expression, seen, moment)
  if (!made.ok || !isPlainObject(made.json)) return null
  const { statusCode, headers, body = null } = made.json
  const status = typeof statusCode === 'number' && statusCode >= 200 && statusCode <= 599 ? Math.trunc(statusCode) : 200
  const told = Object.entries(isPlainObject(headers) ? headers : {}).flatMap(([name, value]) =>
    typeof value === 'string' && /^[\w-]+$/.test(name) && !/[\r\n]/.test(value) ? [[name, value] as const] : [],
  )
  return { status, headers: Object.fromEntries(told), body }
}
