import type { DateTimeValue, DateValue, DaysDuration, MonthsDuration, TimeValue, Value } from '../values/value.ts'
import { dayOfWeek } from './calendar.ts'
import { daysDuration, splitDays, splitMonths } from './durations.ts'

type Properties = { readonly [name: string]: Value }

export const dateProperties = (date: DateValue): Properties => ({
  year: date.year,
  month: date.month,
  day: date.day,
  weekday: dayOfWeek(date),
})

export const timeProperties = (time: TimeValue): Properties => ({
  hour: time.hour,
  minute: time.minute,
  second: time.second,
  'time offset': time.offsetSeconds === null ? null : daysDuration(BigInt(time.offsetSeconds) * 1_000_000_000n),
  timezone: time.zone,
})

export const momentProperties = ({ date, time }: DateTimeValue): Properties => ({
  ...dateProperties(date),
  ...timeProperties(time),
})

export function daysProperties(duration: DaysDuration): Properties {
  const { days, hours, minutes, seconds } = splitDays(duration)
  return { days, hours, minutes, seconds }
}

export const monthsProperties = (duration: MonthsDuration): Properties => splitMonths(duration)
