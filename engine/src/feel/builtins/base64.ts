import { allocate, spend } from '../budget.ts'
import type { Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { string } from './parameters.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const wellFormed = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export const base64: readonly Builtin[] = [
  builtin('to base64', [string('value')], (call, text) => {
    pay(call, text)
    return encode(utf8Of(text))
  }),
  builtin('from base64', [string('value')], fromBase64),
]

function fromBase64(call: Call, text: string): Value {
  pay(call, text)
  const decoded = wellFormed.test(text) ? textOf(decode(text)) : null
  return decoded ?? failed(call, 'the text is no Base64 of a text.')
}

function pay({ evaluation }: Call, text: string): void {
  spend(evaluation, text.length)
  allocate(evaluation, text.length * 2)
}

function encode(bytes: readonly number[]): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const left = bytes.length - i
    out += `${digit(three, 18)}${digit(three, 12)}${left > 1 ? digit(three, 6) : '='}${left > 2 ? digit(three, 0) : '='}`
  }
  return out
}

function decode(text: string): number[] {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 4) {
    const six = [0, 1, 2, 3].map((j) => Math.max(0, alphabet.indexOf(text[i + j] as string)))
    const [a = 0, b = 0, c = 0, d = 0] = six
    const three = (a << 18) | (b << 12) | (c << 6) | d
    const count = text[i + 2] === '=' ? 1 : text[i + 3] === '=' ? 2 : 3
    bytes.push(...[three >> 16, (three >> 8) & 255, three & 255].slice(0, count))
  }
  return bytes
}

const digit = (bits: number, shift: number): string => alphabet[(bits >> shift) & 63] as string

function utf8Of(text: string): number[] {
  const bytes: number[] = []
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) as number
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return bytes
}

/** Null if the bytes are not UTF-8. */
function textOf(bytes: readonly number[]): string | null {
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    return null
  }
}
