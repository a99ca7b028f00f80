// Temporal values as text. `string()` writes a zone as FEEL reads it (`@Europe/Berlin`); what is stored or sent is
// written as everybody reads it (RFC 9557: `+02:00[Europe/Berlin]`).

import type { DateTimeValue, DateValue, DaysDuration, MonthsDuration, TimeValue } from '../values/value.ts'
import { splitDays, splitMonths } from './durations.ts'

export type ZoneStyle = 'feel' | 'iso'

export const dateText = ({ year, month, day }: DateValue): string =>
  `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}-${pad(month)}-${pad(day)}`

export function timeText(time: TimeValue, style: ZoneStyle): string {
  const clock = `${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}${fractionText(time.nanosecond)}`
  if (time.offsetSeconds === null) return clock
  if (time.zone === null) return clock + offsetText(time.offsetSeconds)
  return style === 'feel' ? `${clock}@${time.zone}` : `${clock}${offsetText(time.offsetSeconds)}[${time.zone}]`
}

export const momentText = ({ date, time }: DateTimeValue, style: ZoneStyle): string =>
  `${dateText(date)}T${timeText(time, style)}`

export function daysText(duration: DaysDuration): string {
  if (duration.nanoseconds === 0n) return 'P0D'
  const negative = duration.nanoseconds < 0n
  const parts = splitDays(negative ? { ...duration, nanoseconds: -duration.nanoseconds } : duration)
  const seconds = parts.seconds || parts.nanoseconds ? `${parts.seconds}${fractionText(parts.nanoseconds)}S` : ''
  const clock = `${part(parts.hours, 'H')}${part(parts.minutes, 'M')}${seconds}`
  return `${negative ? '-' : ''}P${part(parts.days, 'D')}${clock && `T${clock}`}`
}

export function monthsText(duration: MonthsDuration): string {
  if (duration.months === 0) return 'P0Y'
  const { years, months } = splitMonths({ ...duration, months: Math.abs(duration.months) })
  return `${duration.months < 0 ? '-' : ''}P${part(years, 'Y')}${part(months, 'M')}`
}

function offsetText(offsetSeconds: number): string {
  if (offsetSeconds === 0) return 'Z'
  const seconds = Math.abs(offsetSeconds)
  const text = `${offsetSeconds < 0 ? '-' : '+'}${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${pad(seconds % 60)}`
}

const part = (count: number, unit: string): string => (count === 0 ? '' : `${count}${unit}`)

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

const fractionText = (nanosecond: number): string =>
  nanosecond === 0 ? '' : `.${pad(nanosecond, 9).replace(/0+$/, '')}`
