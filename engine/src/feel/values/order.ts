import { compareDates } from '../temporal/calendar.ts'
import { timeDifference } from '../temporal/clock.ts'
import { compareMoments } from '../temporal/moment.ts'
import { compareNumbers } from './arithmetic.ts'
import type { DateTimeValue, DateValue, DaysDuration, FeelNumber, MonthsDuration, TimeValue, Value } from './value.ts'
import { kindOf } from './value.ts'

/** Negative, zero or positive; null if one is not before, after or beside the other: of different kinds, or of none. */
export function compare(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const kindA = kindOf(a)
  if (kindA !== kindOf(b)) return null
  switch (kindA) {
    case 'number':
      return compareNumbers(a as FeelNumber, b as FeelNumber)
    case 'string':
      return (a as string) < (b as string) ? -1 : a === b ? 0 : 1
    case 'date':
      return compareDates(a as DateValue, b as DateValue)
    case 'time':
      return timeDifference(a as TimeValue, b as TimeValue)
    case 'date and time':
      return compareMoments(a as DateTimeValue, b as DateTimeValue)
    case 'days and time duration':
      return Number((a as DaysDuration).nanoseconds - (b as DaysDuration).nanoseconds)
    case 'years and months duration':
      return (a as MonthsDuration).months - (b as MonthsDuration).months
    default:
      return null
  }
}
