const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i

/**
 * A timestamp in ISO 8601, as milliseconds; without an offset it is UTC, and what is finer than a millisecond is lost.
 * Nothing where the text is none.
 */
export function readMoment(text: string): number | undefined {
  const match = pattern.exec(text.trim())
  if (!match) return undefined
  const [year, month, day, hours, minutes, seconds] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, day)
  moment.setUTCHours(hours, minutes, seconds, milliseconds)
  const isOnCalendar = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  if (!isOnCalendar || hours > 23 || minutes > 59 || seconds > 59) return undefined
  return moment.getTime() - offsetOf(match[8] ?? 'Z')
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
