// What Camunda's engine and its connectors add to the language.

import { daysDuration } from '../temporal/durations.ts'
import { daysText, monthsText } from '../temporal/write.ts'
import { isWhole } from '../values/arithmetic.ts'
import { contextOf } from '../values/context.ts'
import { toDouble } from '../values/decimal.ts'
import {
  type Context,
  type DaysDuration,
  type FeelNumber,
  isKind,
  type MonthsDuration,
  type Value,
} from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { randomNumber } from './chance.ts'
import { any, context, daysDuration as days, duration, nullable, number, optional, string } from './parameters.ts'

const millisecond = 1_000_000n
const zero = daysDuration(0n) as DaysDuration

export const connectors: readonly Builtin[] = [
  builtin('cycle', [duration('interval')], (_, interval) => `R/${durationText(interval)}`),
  builtin('cycle', [nullable(number('repetitions')), duration('interval')], cycle),
  // Marks a value as an AI's to give; the value is what it is.
  builtin(
    'fromAi',
    [
      any('value'),
      optional(nullable(string('description'))),
      optional(nullable(string('type'))),
      optional(nullable(context('schema'))),
      optional(nullable(context('options'))),
    ],
    (_, value) => value,
  ),
  builtin(
    'bpmnError',
    [string('errorCode'), optional(string('errorMessage')), optional(context('variables'))],
    (call, errorCode, errorMessage = '', variables = {}) =>
      reaction(call, { errorType: 'bpmnError', errorCode, errorMessage, variables }),
  ),
  builtin(
    'jobError',
    [
      string('errorMessage'),
      optional(context('variables')),
      optional(number('retries')),
      optional(days('retryBackoff')),
    ],
    (call, errorMessage, variables = {}, retries = 0, retryBackoff = zero) =>
      reaction(call, { errorType: 'jobError', errorMessage, variables, retries, retryBackoff }),
  ),
  builtin('ignoreError', [optional(context('variables'))], (call, variables = {}) =>
    reaction(call, { errorType: 'ignoreError', variables }),
  ),
  builtin(
    'backoff',
    [
      number('attempt'),
      optional(days('minDelay')),
      optional(number('factor')),
      optional(days('maxDelay')),
      optional(number('jitter')),
    ],
    backoff,
  ),
]

const reaction = (call: Call, entries: { readonly [key: string]: Value }): Context =>
  contextOf(Object.entries(entries), call.evaluation)

/** As BPMN writes repeating timers: `R3/PT1H`; without a number it never ends. */
function cycle(call: Call, repetitions: FeelNumber | null, interval: DaysDuration | MonthsDuration): Value {
  if (repetitions === null) return `R/${durationText(interval)}`
  const count = toDouble(repetitions)
  if (!isWhole(repetitions) || count < 0) return failed(call, 'the number of repetitions is whole and not negative.')
  return `R${count}/${durationText(interval)}`
}

/** `min · factor^attempt`, at most `max`, a little more or less by chance so that many don't come back at once. */
function backoff(
  call: Call,
  attempt: FeelNumber,
  min: DaysDuration = { ...zero, nanoseconds: 50n * millisecond },
  factor: FeelNumber = 1.6,
  max: DaysDuration = { ...zero, nanoseconds: 5000n * millisecond },
  jitter: FeelNumber = 0.1,
): Value {
  const least = Number(min.nanoseconds / millisecond)
  const most = Number(max.nanoseconds / millisecond)
  const delay = Math.min(most, least * toDouble(factor) ** Math.max(0, toDouble(attempt)))
  const spread = delay * toDouble(jitter) * (2 * randomNumber(call.evaluation) - 1)
  const milliseconds = Math.round(Math.max(0, delay + spread))
  if (!Number.isSafeInteger(milliseconds)) return failed(call, 'there is no such delay.')
  return daysDuration(BigInt(milliseconds) * millisecond)
}

const durationText = (interval: DaysDuration | MonthsDuration): string =>
  isKind(interval, 'days and time duration') ? daysText(interval) : monthsText(interval)
