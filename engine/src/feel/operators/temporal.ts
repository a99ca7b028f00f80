import { addMonths, dateOfDay, dayNumber } from '../temporal/calendar.ts'
import { addToTime, nanosPerDay, timeDifference } from '../temporal/clock.ts'
import {
  daysDuration,
  daysRatio,
  divideDays,
  divideMonths,
  monthsDuration,
  monthsRatio,
  scaleDays,
  scaleMonths,
} from '../temporal/durations.ts'
import { addMonthsTo, addNanos, momentDifference } from '../temporal/moment.ts'
import { type DateValue, isKind, isNumber, type Value } from '../values/value.ts'

export function addTemporal(a: Value, b: Value): Value | undefined {
  if (isKind(b, 'days and time duration')) {
    const { nanoseconds } = b
    if (isKind(a, 'days and time duration')) return daysDuration(a.nanoseconds + nanoseconds)
    if (isKind(a, 'date and time')) return addNanos(a, nanoseconds)
    if (isKind(a, 'date')) return addDays(a, nanoseconds)
    if (isKind(a, 'time')) return addToTime(a, nanoseconds)
    return undefined
  }
  if (isKind(b, 'years and months duration')) {
    if (isKind(a, 'years and months duration')) return monthsDuration(a.months + b.months)
    if (isKind(a, 'date and time')) return addMonthsTo(a, b.months)
    return isKind(a, 'date') ? addMonths(a, b.months) : undefined
  }
  return isDuration(a) && !isDuration(b) ? addTemporal(b, a) : undefined
}

export function subtractTemporal(a: Value, b: Value): Value | undefined {
  const negated = negateTemporal(b)
  if (negated) return addTemporal(a, negated)
  if (isKind(a, 'date') && isKind(b, 'date'))
    return daysDuration(BigInt(dayNumber(a) - dayNumber(b)) * BigInt(nanosPerDay))
  if (isKind(a, 'time') && isKind(b, 'time')) {
    const nanoseconds = timeDifference(a, b)
    return nanoseconds === null ? undefined : daysDuration(BigInt(nanoseconds))
  }
  if (isKind(a, 'date and time') && isKind(b, 'date and time')) {
    const nanoseconds = momentDifference(a, b)
    return nanoseconds === null ? undefined : daysDuration(nanoseconds)
  }
  return undefined
}

export function multiplyTemporal(a: Value, b: Value): Value | undefined {
  if (isNumber(a)) return isNumber(b) ? undefined : multiplyTemporal(b, a)
  if (!isNumber(b)) return undefined
  if (isKind(a, 'days and time duration')) return scaleDays(a, b)
  return isKind(a, 'years and months duration') ? scaleMonths(a, b) : undefined
}

export function divideTemporal(a: Value, b: Value): Value | undefined {
  if (isKind(a, 'days and time duration')) {
    if (isNumber(b)) return divideDays(a, b)
    return isKind(b, 'days and time duration') ? daysRatio(a, b) : undefined
  }
  if (isKind(a, 'years and months duration')) {
    if (isNumber(b)) return divideMonths(a, b)
    return isKind(b, 'years and months duration') ? monthsRatio(a, b) : undefined
  }
  return undefined
}

export function negateTemporal(a: Value): Value | undefined {
  if (isKind(a, 'days and time duration')) return daysDuration(-a.nanoseconds)
  return isKind(a, 'years and months duration') ? monthsDuration(-a.months) : undefined
}

/** A date begins at midnight, and what of the day is left over is cut off. */
function addDays(date: DateValue, nanoseconds: bigint): DateValue | null {
  const day = BigInt(nanosPerDay)
  const rest = ((nanoseconds % day) + day) % day
  return dateOfDay(dayNumber(date) + Number((nanoseconds - rest) / day))
}

const isDuration = (value: Value): boolean =>
  isKind(value, 'days and time duration') || isKind(value, 'years and months duration')
