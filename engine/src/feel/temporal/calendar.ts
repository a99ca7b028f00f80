// Dates of the ISO calendar. Temporal does the reckoning; it knows some 270,000 years, FEEL a billion, so what repeats
// every 400 years (the length of a month, the day of the week, the number of the week) is asked of a year that it knows.

import { Temporal } from 'temporal-polyfill'
import { type DateValue, kind } from '../values/value.ts'

const yearMax = 999_999_999
const cycleYears = 400
const cycleDays = 146_097
const epoch = Temporal.PlainDate.from('1970-01-01')

/** Null if the calendar has no such day. */
export function makeDate(year: number, month: number, day: number): DateValue | null {
  if (!Number.isInteger(year) || Math.abs(year) > yearMax) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > 31) return null
  const date: DateValue = { [kind]: 'date', year, month, day }
  return day <= 28 || day <= daysInMonth(year, month) ? date : null
}

export const daysInMonth = (year: number, month: number): number =>
  Temporal.PlainYearMonth.from({ year: sameYear(year), month }).daysInMonth

export const lastDayOfMonth = (date: DateValue): DateValue => ({ ...date, day: daysInMonth(date.year, date.month) })

export const dayOfWeek = (date: DateValue): number => sameDay(date).dayOfWeek
export const dayOfYear = (date: DateValue): number => sameDay(date).dayOfYear
export const weekOfYear = (date: DateValue): number => sameDay(date).weekOfYear ?? 0

/** Days since 1 January 1970. */
export function dayNumber(date: DateValue): number {
  const cycles = (date.year - sameYear(date.year)) / cycleYears
  return epoch.until(sameDay(date), { largestUnit: 'day' }).days + cycles * cycleDays
}

export function dateOfDay(day: number): DateValue | null {
  const cycles = Math.floor(day / cycleDays)
  const { year, month, day: dayOfMonth } = epoch.add({ days: day - cycles * cycleDays })
  return makeDate(year + cycles * cycleYears, month, dayOfMonth)
}

/** A day that the month does not have becomes its last: 31 January and a month is 28 or 29 February. */
export function addMonths(date: DateValue, months: number): DateValue | null {
  const count = date.year * 12 + (date.month - 1) + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  if (!Number.isSafeInteger(count) || Math.abs(year) > yearMax) return null
  return makeDate(year, month, Math.min(date.day, daysInMonth(year, month)))
}

/** Whole months from one day to another; negative if `to` is earlier. */
export function monthsBetween(from: DateValue, to: DateValue): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month)
  if (months > 0 && to.day < from.day) return months - 1
  if (months < 0 && to.day > from.day) return months + 1
  return months
}

export function compareDates(a: DateValue, b: DateValue): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

const sameYear = (year: number): number => ((((year - 2000) % cycleYears) + cycleYears) % cycleYears) + 2000

const sameDay = ({ year, month, day }: DateValue): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: sameYear(year), month, day })
