// Dates of the ISO calendar. What is asked in every loop is reckoned here, in a few whole numbers, and compared with
// Temporal day by day in a test; weeks are left to Temporal. Temporal knows some 270,000 years and FEEL a billion, so a
// week is looked up in a year that it knows: the calendar repeats every 400.

import { Temporal } from 'temporal-polyfill'
import { type DateValue, kind } from '../values/value.ts'

const yearMax = 999_999_999
const cycleYears = 400
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
const meanYear = 365.2425
/** Thursday, if Monday is 0. */
const weekdayOf1970 = 3

/** Null if the calendar has no such day. */
export function makeDate(year: number, month: number, day: number): DateValue | null {
  if (!Number.isInteger(year) || Math.abs(year) > yearMax) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return { [kind]: 'date', year, month, day }
}

export const daysInMonth = (year: number, month: number): number =>
  daysBefore(year, month + 1) - daysBefore(year, month)

export const lastDayOfMonth = (date: DateValue): DateValue => ({ ...date, day: daysInMonth(date.year, date.month) })

/** 1 is Monday. */
export const dayOfWeek = (date: DateValue): number => ((((dayNumber(date) + weekdayOf1970) % 7) + 7) % 7) + 1

export const dayOfYear = (date: DateValue): number => daysBefore(date.year, date.month) + date.day

export const weekOfYear = ({ year, month, day }: DateValue): number =>
  new Temporal.PlainDate(knownYear(year), month, day).weekOfYear ?? 0

/** Days since 1 January 1970. */
export const dayNumber = (date: DateValue): number => firstDayOf(date.year) + dayOfYear(date) - 1

export function dateOfDay(day: number): DateValue | null {
  let year = 1970 + Math.floor(day / meanYear)
  while (firstDayOf(year) > day) year--
  while (firstDayOf(year + 1) <= day) year++
  const inYear = day - firstDayOf(year)
  let month = Math.min(12, Math.floor(inYear / 29) + 1)
  while (daysBefore(year, month) > inYear) month--
  return makeDate(year, month, inYear - daysBefore(year, month) + 1)
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

/** The number of the first of January. */
const firstDayOf = (year: number): number => 365 * (year - 1970) + leapYearsUpTo(year - 1) - leapYearsUpTo(1969)

const leapYearsUpTo = (year: number): number => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)

const isLeap = (year: number): boolean => leapYearsUpTo(year) > leapYearsUpTo(year - 1)

/** Days of the year before a month begins; 13 is the month after the last. */
const daysBefore = (year: number, month: number): number =>
  (daysBeforeMonth[month - 1] as number) + (month > 2 && isLeap(year) ? 1 : 0)

const knownYear = (year: number): number => ((((year - 2000) % cycleYears) + cycleYears) % cycleYears) + 2000
