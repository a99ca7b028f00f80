// ISO 8601 durations, as the control API and Microsoft's workflow definitions write them: P30D, PT7S, P1Y2M3DT4H5M6S.

import { day, hour, minute, second } from '../clock.ts'

/** As far as anybody may move the time: years have four digits then, also when what lasts longest from there has ended. */
export const latestMoment = new Date(Date.UTC(9900, 0))

const pattern =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** The moment a duration after another, or nothing where the text is none. Months and years go by the calendar. */
export function after(start: Date, duration: string): Date | undefined {
  const match = pattern.exec(duration)
  if (!match) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const moved = addMonths(start, 12 * years + months)
  moved.setTime(
    moved.getTime() + (7 * weeks + days) * day + hours * hour + minutes * minute + Math.round(seconds * second),
  )
  return Number.isNaN(moved.getTime()) ? undefined : moved
}

/** A month after the 31st of January is the last of February, not the third of March. */
function addMonths(start: Date, months: number): Date {
  const moved = new Date(start)
  moved.setUTCDate(1)
  moved.setUTCMonth(start.getUTCMonth() + months)
  const lastOfMonth = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(start.getUTCDate(), lastOfMonth))
  return moved
}
