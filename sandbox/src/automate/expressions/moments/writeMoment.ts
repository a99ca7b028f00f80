// .NET's format strings for moments, in UTC and in the invariant culture's English.

import { ExpressionFault } from '../fault.ts'

/** One letter stands for a whole format. */
const standard: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: 'dddd, MMMM d, yyyy h:mm:ss tt',
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
}

const piece = /'[^']*'|"[^"]*"|\\.|%(?=.)|d+|f+|F+|h+|H+|m+|M+|s+|t+|y+|z+|K|./gs

export function writeMoment(moment: number, format: string): string {
  const isStandard = format.length === 1
  const custom = isStandard ? standard[format] : format
  if (custom === undefined || custom === '')
    throw new ExpressionFault(`The format '${format}' is not a valid format for a timestamp.`)
  const date = new Date(moment)
  return [...custom.matchAll(piece)].map(([text]) => writePiece(date, text)).join('')
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

function writePiece(date: Date, piece: string): string {
  const letter = piece[0] ?? ''
  const count = piece.length
  const padded = (value: number): string => String(value).padStart(Math.min(count, 2), '0')
  switch (letter) {
    case "'":
    case '"':
      return count > 1 ? piece.slice(1, -1) : piece
    case '\\':
      return piece.slice(1)
    case '%':
      return ''
    case 'd':
      return count > 2 ? named(days[date.getUTCDay()] ?? '', count) : padded(date.getUTCDate())
    case 'M':
      return count > 2 ? named(months[date.getUTCMonth()] ?? '', count) : padded(date.getUTCMonth() + 1)
    case 'y':
      return year(date.getUTCFullYear(), count)
    case 'H':
      return padded(date.getUTCHours())
    case 'h':
      return padded(date.getUTCHours() % 12 || 12)
    case 'm':
      return padded(date.getUTCMinutes())
    case 's':
      return padded(date.getUTCSeconds())
    case 't':
      return (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, count)
    case 'f':
      return fraction(date, count)
    case 'F':
      return fraction(date, count).replace(/0+$/, '')
    case 'z':
      return count > 2 ? '+00:00' : count === 2 ? '+00' : '+0'
    case 'K':
      return 'Z'
    default:
      return piece
  }
}

const named = (name: string, count: number): string => (count === 3 ? name.slice(0, 3) : name)

const year = (value: number, count: number): string =>
  count <= 2 ? String(value % 100).padStart(count, '0') : String(value).padStart(count, '0')

const fraction = (date: Date, count: number): string =>
  String(date.getUTCMilliseconds()).padStart(3, '0').padEnd(7, '0').slice(0, count)
