// Temporal values from text, as the DMN standard and Camunda write them. Null: the text is none.

import { type DateTimeValue, type DateValue, kind, type TimeValue, type Value } from '../values/value.ts'
import { makeDate } from './calendar.ts'
import { type ClockFields, makeTime, midnight } from './clock.ts'
import { daysDuration, monthsDuration } from './durations.ts'
import { makeMoment } from './moment.ts'
import { isZone } from './zones.ts'

/** A year of more than four digits does not begin with 0. */
const datePattern = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d\d)-(\d\d)$/
const timePattern =
  /^T?(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d\d):(\d\d)(?::(\d\d))?(?:\[([^\]]+)\])?|@(.+))?$/
const daysPattern =
  /^(-?)P(?=[-\d]|T[-\d])(?:(-?\d{1,18})D)?(?:T(?=[-\d])(?:(-?\d{1,18})H)?(?:(-?\d{1,18})M)?(?:(-?\d{1,18})(?:\.(\d{0,9}))?S)?)?$/
const monthsPattern = /^(-?)P(?=[-\d])(?:(-?\d{1,11})Y)?(?:(-?\d{1,11})M)?$/
/** The longest of the texts above, and some. */
const lengthMax = 130

export function readDate(text: string): DateValue | null {
  const [whole, year, month, day] = match(datePattern, text)
  return whole === undefined ? null : makeDate(Number(year), Number(month), Number(day))
}

export function readTime(text: string): TimeValue | null {
  const [whole, hour, minute, second, fraction, utc, sign, ...place] = match(timePattern, text)
  if (whole === undefined) return null
  const [offsetHours, offsetMinutes, offsetSecond, bracketZone, atZone] = place
  const clock = clockOf(hour, minute, second, fraction)
  const zone = bracketZone ?? atZone ?? null
  if (zone !== null && !isZone(zone)) return null
  if (utc) return makeTime(clock, 0)
  if (!sign) return makeTime(clock, null, zone)
  if (Number(offsetMinutes) > 59 || Number(offsetSecond ?? 0) > 59) return null
  const seconds = Number(offsetHours) * 3600 + Number(offsetMinutes) * 60 + Number(offsetSecond ?? 0)
  return makeTime(clock, (sign === '-' ? -seconds : seconds) + 0, zone)
}

/** A date alone is its midnight. */
export function readDateTime(text: string): DateTimeValue | null {
  const split = text.indexOf('T')
  if (split < 0) {
    const date = readDate(text)
    return date && { [kind]: 'date and time', date, time: midnight }
  }
  const date = readDate(text.slice(0, split))
  const time = text[split + 1] === 'T' ? null : readTime(text.slice(split + 1))
  return date && time && makeMoment(date, time)
}

export function readDuration(text: string): Value {
  const [months, sign, years, month] = match(monthsPattern, text)
  if (months !== undefined) return monthsDuration(signed(sign, Number(years ?? 0) * 12 + Number(month ?? 0)))
  const [days, daysSign, day, hour, minute, second, fraction] = match(daysPattern, text)
  if (days === undefined) return null
  const seconds =
    BigInt(day ?? 0) * 86_400n + BigInt(hour ?? 0) * 3600n + BigInt(minute ?? 0) * 60n + BigInt(second ?? 0)
  const rest = BigInt((fraction ?? '').padEnd(9, '0'))
  const nanoseconds = seconds * 1_000_000_000n + (second?.startsWith('-') ? -rest : rest)
  return daysDuration(daysSign ? -nanoseconds : nanoseconds)
}

/** What `@"…"` means: the text says itself what kind it is. */
export const readTemporal = (text: string): Value =>
  readDate(text) ??
  (text.includes('T') && !/^-?[PT]/.test(text) ? readDateTime(text) : (readTime(text) ?? readDuration(text)))

function clockOf(hour?: string, minute?: string, second?: string, fraction?: string): ClockFields {
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    nanosecond: Number((fraction ?? '').padEnd(9, '0')),
  }
}

const signed = (sign: string | undefined, value: number): number => (sign ? -value : value) + 0

const match = (pattern: RegExp, text: string): (string | undefined)[] =>
  (text.length <= lengthMax && pattern.exec(text)) || []
