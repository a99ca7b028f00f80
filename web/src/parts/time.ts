// Instants in the words of a person, in the time zone of whoever reads. Pure: the present moment is an argument.

const minuteMs = 60_000
const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const withSeconds = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const precisely = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const relatively = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** “20 Nov 2026, 14:05” */
export const dateTime = (instant: string): string => dateAndTime.format(new Date(instant))

/** “20 Nov 2026, 14:05:09”: for lists in which a second matters */
export const dateTimeWithSeconds = (instant: string): string => withSeconds.format(new Date(instant))

/** “20 Nov 2026, 14:05:09 CET”: where a second, or the zone, may matter. */
export const exactTime = (instant: string): string => precisely.format(new Date(instant))

/** “20 Nov”, for a calendar date such as `2026-11-20` */
export const shortDate = (date: string): string => dayAndMonth.format(new Date(`${date}T00:00:00Z`))

/**
 * “3 minutes ago”, “in 12 days”; what is nearer than a minute is “just now”. The past is never said to be older than it
 * is; what is to come is told to the nearest, since who chose “30 days” a moment ago wants to read “in 30 days”.
 */
export function relativeTime(instant: string, nowMs: number): string {
  const deltaMs = new Date(instant).getTime() - nowMs
  const size = Math.abs(deltaMs)
  if (size < minuteMs) return deltaMs <= 0 ? 'just now' : 'in a moment'
  const whole = (unitMs: number) => (deltaMs < 0 ? Math.trunc(deltaMs / unitMs) : Math.round(deltaMs / unitMs))
  if (size < hourMs) return relatively.format(whole(minuteMs), 'minute')
  if (size < dayMs) return relatively.format(whole(hourMs), 'hour')
  return relatively.format(whole(dayMs), 'day')
}

/** “4 d 3 h”, “12 min”: the two largest units tell enough. */
export function duration(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / dayMs), 'd'],
    [Math.floor((ms % dayMs) / hourMs), 'h'],
    [Math.floor((ms % hourMs) / minuteMs), 'min'],
  ]
  const first = parts.findIndex(([count]) => count > 0)
  if (first === -1) return 'less than a minute'
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/** What to say to somebody at this hour. */
export function greetingAt(hour: number): string {
  if (hour < 5) return 'Good night'
  if (hour < 12) return 'Good morning'
  if (hour < 18) return 'Good afternoon'
  return 'Good evening'
}
