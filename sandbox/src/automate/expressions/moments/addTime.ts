import { day, hour, minute, second } from '../../../clock.ts'

const lengths: Readonly<Record<string, number>> = { second, minute, hour, day, week: 7 * day }
const months: Readonly<Record<string, number>> = { month: 1, year: 12 }

/** So many units later, or earlier; months go by the calendar. Nothing where there is no such unit or no such moment. */
export function addTime(moment: number, count: number, unit: string): number | undefined {
  const name = unit.toLowerCase()
  const length = lengths[name]
  const ofMonths = months[name]
  const moved =
    length !== undefined
      ? moment + count * length
      : ofMonths !== undefined
        ? addMonths(moment, count * ofMonths)
        : Number.NaN
  return isWithinCalendar(moved) ? moved : undefined
}

function addMonths(moment: number, count: number): number {
  const date = new Date(moment)
  const first = new Date(moment)
  first.setUTCDate(1)
  first.setUTCMonth(date.getUTCMonth() + count)
  const lastOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return first.setUTCDate(Math.min(date.getUTCDate(), lastOfMonth))
}

/** .NET's calendar has the years 1 to 9999. */
const earliest = Date.parse('0001-01-01T00:00:00Z')
const isWithinCalendar = (moment: number): boolean => moment >= earliest && moment < Date.UTC(10_000, 0, 1)
