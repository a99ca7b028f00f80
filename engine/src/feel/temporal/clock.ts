// Times of day: local, at an offset from UTC, or following a zone.

import { kind, type TimeValue } from '../values/value.ts'
import { standardOffset } from './zones.ts'

export const nanosPerSecond = 1_000_000_000
export const nanosPerDay = 86_400 * nanosPerSecond
/** Java's bound, and so Camunda's: no place on earth is further from UTC. */
const offsetSecondsMax = 18 * 3600

export type ClockFields = { hour: number; minute: number; second: number; nanosecond: number }

/** Null if a clock can't show it. With a zone and no offset, the zone's standard time counts. */
export function makeTime(
  { hour, minute, second, nanosecond }: ClockFields,
  offsetSeconds: number | null = null,
  zone: string | null = null,
): TimeValue | null {
  const shown = within(hour, 23) && within(minute, 59) && within(second, 59) && within(nanosecond, nanosPerSecond - 1)
  if (!shown || (offsetSeconds !== null && !within(Math.abs(offsetSeconds), offsetSecondsMax))) return null
  const offset = zone !== null && offsetSeconds === null ? standardOffset(zone) : offsetSeconds
  return { [kind]: 'time', hour, minute, second, nanosecond, offsetSeconds: offset, zone }
}

export const nanosOfDay = ({ hour, minute, second, nanosecond }: TimeValue): number =>
  (hour * 3600 + minute * 60 + second) * nanosPerSecond + nanosecond

/** What the clock shows so many nanoseconds after midnight; a day has no more than `nanosPerDay`. */
export function timeOfNanos(nanos: number, offsetSeconds: number | null, zone: string | null): TimeValue {
  const seconds = Math.floor(nanos / nanosPerSecond)
  return {
    [kind]: 'time',
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    nanosecond: nanos - seconds * nanosPerSecond,
    offsetSeconds,
    zone,
  }
}

export const midnight: TimeValue = timeOfNanos(0, null, null)

/** Clocks go round: 23:00 and two hours is 01:00. */
export function addToTime(time: TimeValue, nanoseconds: bigint): TimeValue {
  const day = BigInt(nanosPerDay)
  const shift = Number(((nanoseconds % day) + day) % day)
  return timeOfNanos((nanosOfDay(time) + shift) % nanosPerDay, time.offsetSeconds, time.zone)
}

/** Nanoseconds from `b` to `a`; null if only one of them knows where on earth it is. */
export function timeDifference(a: TimeValue, b: TimeValue): number | null {
  const difference = nanosOfDay(a) - nanosOfDay(b)
  if (a.offsetSeconds === null && b.offsetSeconds === null) return difference
  if (a.offsetSeconds === null || b.offsetSeconds === null) return null
  return difference - (a.offsetSeconds - b.offsetSeconds) * nanosPerSecond
}

const within = (value: number, max: number): boolean => Number.isInteger(value) && value >= 0 && value <= max
