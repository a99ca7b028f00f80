// Cron expressions of six fields, seconds first, in UTC: `0 30 9 ? * MON-FRI`. All fields have to agree.

import { Temporal } from 'temporal-polyfill'
import { type Day, type DayRule, dayRuleOf, weekdayRuleOf } from './cronDay.ts'
import { type CronField, fieldOf, type Months, monthNames, weekdayNames } from './cronField.ts'
import { isShort } from './iso.ts'

type Cron = {
  readonly seconds: CronField
  readonly minutes: CronField
  readonly hours: CronField
  readonly months: Months
  readonly dayOfMonth: DayRule
  readonly dayOfWeek: DayRule
}

const macros: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 0 1 1 *'],
  ['@annually', '0 0 0 1 1 *'],
  ['@monthly', '0 0 0 1 * *'],
  ['@weekly', '0 0 0 * * 0'],
  ['@daily', '0 0 0 * * *'],
  ['@midnight', '0 0 0 * * *'],
  ['@hourly', '0 0 * * * *'],
])

const dayMs = 86_400_000
/** A weekday on a 29 February comes every 28 years, or after 40 where a leap year is left out. */
const monthsMax = 41 * 12

/** Whether the text is meant as a cron expression; `R3/PT1H` has no spaces. */
export const isCron = (text: string): boolean => text.trim().startsWith('@') || text.trim().includes(' ')

/** The first moment after another at which the expression holds; null if there is none, or it can't be read. */
export function cronAfter(text: string, last: number): number | null {
  const cron = isShort(text) ? cronOf(text) : null
  if (!cron) return null
  const from = Math.floor(last / 1000) * 1000 + 1000
  const today = Math.floor(from / dayMs)
  for (const { first, days } of monthsFrom(today)) {
    if (!cron.months.includes(days.month)) continue
    for (let day = 1; day <= days.daysInMonth; day++) {
      const number = first + day - 1
      if (number < today || !isOn(cron, { ...days, day, dayOfWeek: weekdayOf(number) })) continue
      const time = firstTime(cron, number === today ? from - number * dayMs : 0)
      if (time !== null) return number * dayMs + time
    }
  }
  return null
}

/** Days are numbered from 1 January 1970, a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

type Month = { readonly first: number; readonly days: Pick<Day, 'month' | 'daysInMonth'> }

/** Counted, not asked of a calendar one by one: an expression that never holds is looked for through all of them. */
function* monthsFrom(day: number): Generator<Month> {
  const date = Temporal.Instant.fromEpochMilliseconds(day * dayMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
  let { year, month } = date
  let first = day - date.day + 1
  for (let months = 0; months < monthsMax; months++) {
    const daysInMonth = lengthOf(year, month)
    yield { first, days: { month, daysInMonth } }
    first += daysInMonth
    year = month === 12 ? year + 1 : year
    month = month === 12 ? 1 : month + 1
  }
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function cronOf(text: string): Cron | null {
  const fields = (macros.get(text.trim()) ?? text.trim()).split(/\s+/)
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  const seconds = fieldOf(second, 0, 59)
  const minutes = fieldOf(minute, 0, 59)
  const hours = fieldOf(hour, 0, 23)
  const months = fieldOf(month, 1, 12, monthNames)
  const dayOfMonth = dayRuleOf(day)
  const dayOfWeek = weekdayRuleOf(weekday, weekdayNames)
  if (fields.length !== 6 || !seconds || !minutes || !hours || !months || !dayOfMonth || !dayOfWeek) return null
  return { seconds, minutes, hours, months, dayOfMonth, dayOfWeek }
}

const isOn = (cron: Cron, day: Day): boolean =>
  cron.months.includes(day.month) && cron.dayOfMonth(day) && cron.dayOfWeek(day)

/** Milliseconds since midnight of the first time of a day, from `earliest` on. */
function firstTime({ hours, minutes, seconds }: Cron, earliest: number): number | null {
  for (const hour of hours)
    if ((hour + 1) * 3_600_000 > earliest)
      for (const minute of minutes)
        if (hour * 3_600_000 + (minute + 1) * 60_000 > earliest)
          for (const second of seconds) {
            const time = (hour * 3600 + minute * 60 + second) * 1000
            if (time >= earliest) return time
          }
  return null
}
