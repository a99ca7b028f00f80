// Dates and times between a variable and the browser's own fields. Pure but for the reader's time zone.

import type { MomentPart, MomentZone } from './field.ts'

const two = (part: number): string => String(part).padStart(2, '0')

const localDate = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
const localTime = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`

/** What the field shows: `2026-11-20`, `14:05`, or both with a T between, where the reader is. */
export function shownMoment(value: unknown, part: MomentPart): string {
  if (typeof value !== 'string') return ''
  const [, date = '', time = '', zone] =
    /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d)?(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/i.exec(value) ?? []
  if (part === 'date') return date
  if (part === 'time') return zone && time ? localTime(new Date(`${today()}T${time}${colon(zone)}`)) : time
  if (!date || !time) return ''
  if (!zone) return `${date}T${time}`
  const at = new Date(`${date}T${time}${colon(zone)}`)
  return `${localDate(at)}T${localTime(at)}`
}

/** `+0100` → `+01:00`: not every browser reads the short form. */
const colon = (zone: string): string => zone.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2')

const today = (): string => localDate(new Date())

/** What becomes the value of what was entered. */
export function writtenMoment(shown: string, part: MomentPart, zone: MomentZone): string {
  if (part === 'date' || zone === 'none') return shown
  const at = new Date(part === 'time' ? `${today()}T${shown}` : shown)
  if (zone === 'offset') return `${shown}${offsetOf(at)}`
  const utc = at.toISOString()
  return part === 'time' ? `${utc.slice(11, 16)}Z` : `${utc.slice(0, 16)}Z`
}

/** Where the reader is, at that moment: `+01:00`. */
function offsetOf(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
