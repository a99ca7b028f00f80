// ISO 8601 as timers use it. Calendars and time zones are Temporal's business; it is given each moment, it never asks
// for the time.

import { Temporal } from 'temporal-polyfill'

/** Milliseconds since 1970 of a date and time: with an offset, with a zone (`[Europe/Berlin]`, `@Europe/Berlin`), or in UTC. */
export function instantOf(text: string): number | null {
  if (!isShort(text)) return null
  const zoned = /^(.+?)(?:@(.+)|\[(.+)\])$/.exec(text.trim())
  const [moment, zone] = zoned ? [zoned[1] ?? '', zoned[2] ?? zoned[3] ?? ''] : [text.trim(), null]
  if (!moment.includes('T')) return null // a date alone is no moment
  return attempted(() => {
    if (zone !== null) return Temporal.ZonedDateTime.from(`${moment}[${zone}]`).epochMilliseconds
    if (/(?:[zZ]|[+-]\d\d(?::?\d\d)?)$/.test(moment)) return Temporal.Instant.from(moment).epochMilliseconds
    return Temporal.PlainDateTime.from(moment).toZonedDateTime('UTC').epochMilliseconds
  })
}

/** The moment that is a duration after another. Months and years go by the calendar of UTC. */
export function durationAfter(text: string, start: number): number | null {
  if (!isShort(text)) return null
  return attempted(() => {
    const duration = Temporal.Duration.from(text.trim())
    return Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC').add(duration).epochMilliseconds
  })
}

/** Whatever is longer is no time, and is not looked through for one. */
export const isShort = (text: string): boolean => text.length <= 255

/** The years 1 to 9999: those that every calendar and every database can write. */
const [earliest, latest] = [-62_135_596_800_000, 253_402_300_799_999]

/** Null beyond those years. Temporal throws a RangeError at what it can't read, and at moments beyond its calendar. */
function attempted(compute: () => number): number | null {
  try {
    const moment = compute()
    return moment >= earliest && moment <= latest ? moment : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
