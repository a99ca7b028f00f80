// Date and time: local, at an offset, or in a zone. In a zone the offset is always the zone's at that moment.

import { Temporal } from 'temporal-polyfill'
import { type DateTimeValue, type DateValue, kind, type TimeValue } from '../values/value.ts'
import { addMonths, compareDates, dateOfDay, dayNumber, makeDate } from './calendar.ts'
import { makeTime, nanosOfDay, nanosPerDay, nanosPerSecond, timeOfNanos } from './clock.ts'
import { atZone, instantAt } from './zones.ts'

const dayNanos = BigInt(nanosPerDay)
const secondNanos = BigInt(nanosPerSecond)

/** Date and time as written down, put where the zone has them. */
export function makeMoment(date: DateValue, time: TimeValue): DateTimeValue {
  const plain: DateTimeValue = { [kind]: 'date and time', date, time }
  if (time.zone === null) return plain
  const local = localOf(plain)
  return local ? ofZoned(atZone(local, time.zone), time.zone) : plain
}

/** The moment that an instant is in a zone or at an offset (seconds east of UTC). */
export function momentAt(epochNanoseconds: bigint, place: string | number): DateTimeValue | null {
  if (typeof place === 'string') {
    const zoned = instantAt(epochNanoseconds, place)
    return zoned && ofZoned(zoned, place)
  }
  const day = floorDivide(epochNanoseconds + BigInt(place) * secondNanos, dayNanos)
  const date = dateOfDay(Number(day.quotient))
  return date && { [kind]: 'date and time', date, time: timeOfNanos(Number(day.rest), place, null) }
}

/** Nanoseconds since 1970 of the clock on the wall, wherever it hangs. */
const wallNanos = ({ date, time }: DateTimeValue): bigint =>
  BigInt(dayNumber(date)) * dayNanos + BigInt(nanosOfDay(time))

/** Nanoseconds since 1970; null for a local moment, which is no instant. */
export const instantOf = (moment: DateTimeValue): bigint | null =>
  moment.time.offsetSeconds === null ? null : wallNanos(moment) - BigInt(moment.time.offsetSeconds) * secondNanos

/** Nanoseconds from `b` to `a`; null if only one of them is an instant. */
export function momentDifference(a: DateTimeValue, b: DateTimeValue): bigint | null {
  const [instantA, instantB] = [instantOf(a), instantOf(b)]
  if (instantA === null && instantB === null) return wallNanos(a) - wallNanos(b)
  return instantA === null || instantB === null ? null : instantA - instantB
}

/** Negative, zero or positive; null if only one of them is an instant. */
export function compareMoments(a: DateTimeValue, b: DateTimeValue): number | null {
  if (a.time.offsetSeconds === null && b.time.offsetSeconds === null)
    return compareDates(a.date, b.date) || nanosOfDay(a.time) - nanosOfDay(b.time)
  const difference = momentDifference(a, b)
  return difference === null ? null : Number(difference)
}

/** Time passes evenly: across a change of clocks a day is 24 hours. */
export function addNanos(moment: DateTimeValue, nanoseconds: bigint): DateTimeValue | null {
  const { zone, offsetSeconds } = moment.time
  if (zone !== null) {
    const instant = instantOf(moment)
    return instant === null ? null : momentAt(instant + nanoseconds, zone)
  }
  const day = floorDivide(wallNanos(moment) + nanoseconds, dayNanos)
  const date = dateOfDay(Number(day.quotient))
  return date && { [kind]: 'date and time', date, time: timeOfNanos(Number(day.rest), offsetSeconds, null) }
}

/** Months go by the calendar: the clock on the wall shows the same. */
export function addMonthsTo(moment: DateTimeValue, months: number): DateTimeValue | null {
  const date = addMonths(moment.date, months)
  return date && makeMoment(date, moment.time)
}

function ofZoned(zoned: Temporal.ZonedDateTime, zone: string): DateTimeValue {
  const date = makeDate(zoned.year, zoned.month, zoned.day) as DateValue
  const nanosecond = zoned.millisecond * 1e6 + zoned.microsecond * 1e3 + zoned.nanosecond
  const clock = { hour: zoned.hour, minute: zoned.minute, second: zoned.second, nanosecond }
  const time = makeTime(clock, Math.round(zoned.offsetNanoseconds / 1e9), zone) as TimeValue
  return { [kind]: 'date and time', date, time }
}

/** Null beyond what Temporal knows; such a moment keeps its zone's standard offset. */
function localOf({ date, time }: DateTimeValue): Temporal.PlainDateTime | null {
  if (Math.abs(date.year) > 270_000) return null
  const { hour, minute, second, nanosecond } = time
  return Temporal.PlainDateTime.from({
    year: date.year,
    month: date.month,
    day: date.day,
    hour,
    minute,
    second,
    millisecond: Math.floor(nanosecond / 1e6),
    microsecond: Math.floor(nanosecond / 1e3) % 1000,
    nanosecond: nanosecond % 1000,
  })
}

function floorDivide(dividend: bigint, divisor: bigint): { quotient: bigint; rest: bigint } {
  const rest = ((dividend % divisor) + divisor) % divisor
  return { quotient: (dividend - rest) / divisor, rest }
}
