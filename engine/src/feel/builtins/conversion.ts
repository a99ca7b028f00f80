import { makeDate } from '../temporal/calendar.ts'
import { makeTime, midnight } from '../temporal/clock.ts'
import { instantOf, makeMoment, momentAt } from '../temporal/moment.ts'
import { readDate, readDateTime, readDuration, readTime } from '../temporal/read.ts'
import { isZone } from '../temporal/zones.ts'
import { isWhole, multiply, subtract } from '../values/arithmetic.ts'
import { toDouble } from '../values/decimal.ts'
import { readNumber } from '../values/numberText.ts'
import { textOf } from '../values/text.ts'
import type { DateTimeValue, DaysDuration, FeelNumber, Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { any, day, daysDuration, moment, nullable, number, optional, string, time } from './parameters.ts'

const unreadable = (call: Call): null => failed(call, 'the text is none.')

export const conversion: readonly Builtin[] = [
  builtin('string', [any('from')], (call, value) => textOf(value, call.evaluation)),
  builtin('number', [string('from')], (call, text) => readNumber(text.trim()) ?? unreadable(call)),
  builtin(
    'number',
    [string('from'), nullable(string('grouping separator')), optional(nullable(string('decimal separator')))],
    separatedNumber,
  ),
  builtin('date', [string('from')], (call, text) => readDate(text) ?? unreadable(call)),
  builtin('date', [day('from')], (_, date) => date),
  builtin(
    'date',
    [number('year'), number('month'), number('day')],
    (call, year, month, day) =>
      makeDate(whole(year), whole(month), whole(day)) ?? failed(call, 'the calendar has no such day.'),
  ),
  builtin('time', [string('from')], (call, text) => readTime(text) ?? unreadable(call)),
  builtin('time', [time('from')], (_, value) => value),
  builtin('time', [moment('from')], (_, value) => value.time),
  // A date alone is midnight in UTC, says the standard.
  builtin('time', [day('from')], () => ({ ...midnight, offsetSeconds: 0 })),
  builtin(
    'time',
    [number('hour'), number('minute'), number('second'), optional(nullable(daysDuration('offset')))],
    clockTime,
  ),
  builtin('date and time', [string('from')], (call, text) => readDateTime(text) ?? unreadable(call)),
  builtin('date and time', [moment('from')], (_, value) => value),
  builtin('date and time', [day('date'), time('time')], (_, date, clock) => makeMoment(date, clock)),
  builtin('date and time', [moment('date'), string('timezone')], inZone),
  builtin('duration', [string('from')], (call, text) => readDuration(text) ?? unreadable(call)),
]

/** Digits in groups (`1 000`, `1,000`), with a point or a comma before the fraction. */
function separatedNumber(call: Call, text: string, grouping: string | null, decimal?: string | null): Value {
  const isWell =
    (grouping === null || [' ', ',', '.'].includes(grouping)) &&
    (decimal === null || decimal === undefined || [',', '.'].includes(decimal)) &&
    (grouping === null || grouping !== decimal)
  if (!isWell)
    return failed(call, 'groups are separated by a space, a comma or a point, fractions by another of the two.')
  const joined = grouping === null ? text : text.replaceAll(grouping, '')
  if (decimal === ',' && joined.includes('.')) return unreadable(call)
  return readNumber(decimal ? joined.replace(decimal, '.') : joined) ?? unreadable(call)
}

function clockTime(
  call: Call,
  hour: FeelNumber,
  minute: FeelNumber,
  second: FeelNumber,
  offset?: DaysDuration | null,
): Value {
  const seconds = Math.floor(toDouble(second))
  const fraction = subtract(second, seconds)
  const nanosecond = fraction === null ? null : multiply(fraction, 1_000_000_000)
  const clock = {
    hour: whole(hour),
    minute: whole(minute),
    second: seconds,
    nanosecond: nanosecond === null ? Number.NaN : Math.trunc(toDouble(nanosecond)),
  }
  const offsetSeconds = offset ? Number(offset.nanoseconds / 1_000_000_000n) : null
  return makeTime(clock, offsetSeconds) ?? failed(call, 'no clock shows this.')
}

/** The same instant, seen from elsewhere; a local moment is taken to be there already. */
function inZone(call: Call, value: DateTimeValue, zone: string): Value {
  const place = readTime(`00:00:00${zone}`)?.offsetSeconds ?? (isZone(zone) ? zone : null)
  if (place === null) return failed(call, 'there is no such time zone.')
  const instant = instantOf(value)
  if (instant !== null) return momentAt(instant, place) ?? failed(call, 'this is beyond the calendar.')
  const offsetSeconds = typeof place === 'number' ? place : 0
  return makeMoment(value.date, { ...value.time, offsetSeconds, zone: typeof place === 'string' ? place : null })
}

const whole = (value: FeelNumber): number => (isWhole(value) ? toDouble(value) : Number.NaN)
