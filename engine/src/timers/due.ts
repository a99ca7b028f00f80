// When a timer is due. Zeebe's forms: a date and time, a duration, a cycle. Without a zone of its own a time is UTC.

import { cronAfter, isCron } from './cron.ts'
import { durationAfter, instantOf, isShort } from './iso.ts'

/** The first time that a timer fires, and, where it fires again, the cycle that is left after it. */
export type Due = { readonly dueAt: number; readonly cycle?: string }

/** Null where the text is not of that form. A time in the past is due at once: the host fires it when it sees it. */
export function firstDue(timer: 'date' | 'duration' | 'cycle', text: string, now: number): Due | null {
  switch (timer) {
    case 'date':
      return once(instantOf(text))
    case 'duration':
      return once(durationAfter(text, now))
    case 'cycle':
      return isCron(text) ? nextOf(text, cronAfter(text, now)) : firstOfRepetition(text, now)
  }
}

/** The next time of a cycle, counted from the one before, so that lateness does not add up. Null when it is over. */
export function nextDue(cycle: string, last: number): Due | null {
  if (isCron(cycle)) return nextOf(cycle, cronAfter(cycle, last))
  const repetition = repetitionOf(cycle)
  return repetition && repeated(repetition, durationAfter(repetition.interval, last))
}

const once = (dueAt: number | null): Due | null => (dueAt === null ? null : { dueAt })

const nextOf = (cycle: string, dueAt: number | null): Due | null => (dueAt === null ? null : { dueAt, cycle })

/** `times` is null where it repeats for ever. */
type Repetition = { readonly times: number | null; readonly start: string | null; readonly interval: string }

/** `R3/PT1H` or `R/2027-01-01T00:00:00Z/P1D`. */
function repetitionOf(text: string): Repetition | null {
  if (!isShort(text)) return null
  const [repeat = '', ...parts] = text.trim().split('/')
  const count = /^R(-1|\d*)$/.exec(repeat)?.[1]
  const interval = parts.at(-1)
  if (count === undefined || interval === undefined || parts.length > 2) return null
  const times = count === '' || count === '-1' ? null : Number(count)
  return { times, start: parts.length === 2 ? (parts[0] ?? null) : null, interval }
}

function firstOfRepetition(text: string, now: number): Due | null {
  const repetition = repetitionOf(text)
  // One of nothing would fire for ever at one moment, and one of a millisecond faster than anybody could follow.
  if (!repetition || (durationAfter(repetition.interval, 0) ?? 0) < 1_000) return null
  const { start, interval } = repetition
  return repeated(repetition, start === null ? durationAfter(interval, now) : instantOf(start))
}

function repeated({ times, interval }: Repetition, dueAt: number | null): Due | null {
  if (dueAt === null || times === 0) return null
  if (times === 1) return { dueAt }
  return { dueAt, cycle: `R${times === null ? '' : times - 1}/${interval}` }
}
