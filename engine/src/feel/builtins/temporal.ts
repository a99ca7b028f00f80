import { dayOfWeek, dayOfYear, lastDayOfMonth, monthsBetween, weekOfYear } from '../temporal/calendar.ts'
import { monthsDuration } from '../temporal/durations.ts'
import { momentAt } from '../temporal/moment.ts'
import type { DateTimeValue } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { day } from './parameters.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const temporal: readonly Builtin[] = [
  builtin('now', [], (call) => now(call) ?? failed(call, 'the clock shows no date.')),
  builtin('today', [], (call) => now(call)?.date ?? failed(call, 'the clock shows no date.')),
  builtin('day of week', [day('date')], (_, date) => days[dayOfWeek(date) - 1] ?? null),
  builtin('day of year', [day('date')], (_, date) => dayOfYear(date)),
  builtin('week of year', [day('date')], (_, date) => weekOfYear(date)),
  builtin('month of year', [day('date')], (_, date) => months[date.month - 1] ?? null),
  builtin('last day of month', [day('date')], (_, date) => lastDayOfMonth(date)),
  builtin('years and months duration', [day('from'), day('to')], (_, from, to) =>
    monthsDuration(monthsBetween(from, to)),
  ),
]

/** The time is the environment's: an evaluation that is done again sees the same. */
function now({ evaluation: { environment } }: Call): DateTimeValue | null {
  if (!Number.isFinite(environment.nowMs)) return null
  const nanoseconds = BigInt(Math.trunc(environment.nowMs)) * 1_000_000n
  const { timeZone } = environment
  return momentAt(nanoseconds, timeZone === undefined || timeZone === 'UTC' ? 0 : timeZone)
}
