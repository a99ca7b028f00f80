// The two fields of a cron expression that speak of days; they alone count from the end of the month or by weeks.

import { fieldOf, numberOf } from './cronField.ts'

export type Day = {
  readonly month: number
  readonly day: number
  /** From 1 (Monday) to 7 (Sunday). */
  readonly dayOfWeek: number
  readonly daysInMonth: number
}

export type DayRule = (day: Day) => boolean

/** A list of days, `L` (the last), `L-3` (three before it), `15W` (the workday nearest to the 15th), `LW`. */
export function dayRuleOf(text: string): DayRule | null {
  const last = /^L(?:-(\d{1,2}))?$/.exec(text)
  if (last) return ({ day, daysInMonth }) => day === daysInMonth - Number(last[1] ?? 0)
  if (text === 'LW') return (date) => date.day === workdayNear(date, date.daysInMonth)
  const near = /^(\d{1,2})W$/.exec(text)?.[1]
  if (near !== undefined) {
    const target = numberOf(near, 1, 31, [])
    return target === null ? null : (date) => date.day === workdayNear(date, target)
  }
  const days = fieldOf(text, 1, 31)
  return days && (({ day }) => days.includes(day))
}

/** A list of weekdays, `5L` (the last Friday), `MON#2` (the second Monday). */
export function weekdayRuleOf(text: string, names: readonly string[]): DayRule | null {
  const [, name = '', mark = '', nth] = /^(\w+?)(L|#([1-5]))$/.exec(text) ?? []
  if (mark !== '') {
    const weekday = numberOf(name, 0, 7, names)
    if (weekday === null) return null
    const isWanted = ({ dayOfWeek }: Day) => dayOfWeek % 7 === weekday % 7
    return mark === 'L'
      ? (date) => isWanted(date) && date.day > date.daysInMonth - 7
      : (date) => isWanted(date) && Math.ceil(date.day / 7) === Number(nth)
  }
  const weekdays = fieldOf(text, 0, 7, names)
  return weekdays && (({ dayOfWeek }) => weekdays.some((weekday) => weekday % 7 === dayOfWeek % 7))
}

/** The workday nearest to a day of the month, without leaving the month. */
function workdayNear({ day, dayOfWeek, daysInMonth }: Day, wanted: number): number {
  const target = Math.min(wanted, daysInMonth)
  const weekday = ((((dayOfWeek - 1 + target - day) % 7) + 7) % 7) + 1
  if (weekday === 6) return target === 1 ? 3 : target - 1
  if (weekday === 7) return target === daysInMonth ? target - 2 : target + 1
  return target
}
