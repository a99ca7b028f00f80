// Texts are made of characters, not of UTF-16 units: an emoji counts one.

import { allocate, spend } from '../budget.ts'
import { toDouble } from '../values/decimal.ts'
import { newWriter, writeText, written } from '../values/textWriter.ts'
import { type FeelNumber, isKind, type List, type SecretText, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { list, nullable, number, optional, string, text } from './parameters.ts'

const delimiter = nullable(text('delimiter'))
const surrogate = /[\uD800-\uDFFF]/

export const strings: readonly Builtin[] = [
  builtin('substring', [string('string'), number('start position'), optional(number('length'))], substring),
  builtin('string length', [string('string')], (call, value) => {
    spend(call.evaluation, value.length)
    return surrogate.test(value) ? [...value].length : value.length
  }),
  builtin('upper case', [string('string')], (call, value) => made(call, value.toUpperCase())),
  builtin('lower case', [string('string')], (call, value) => made(call, value.toLowerCase())),
  builtin('substring before', [string('string'), string('match')], (call, value, match) => {
    const index = value.indexOf(match)
    return made(call, index > 0 ? value.slice(0, index) : '')
  }),
  builtin('substring after', [string('string'), string('match')], (call, value, match) => {
    const index = value.indexOf(match)
    return made(call, index >= 0 ? value.slice(index + match.length) : '')
  }),
  builtin('contains', [string('string'), string('match')], (call, value, match) => {
    spend(call.evaluation, value.length)
    return value.includes(match)
  }),
  builtin('starts with', [string('string'), string('match')], (_, value, match) => value.startsWith(match)),
  builtin('ends with', [string('string'), string('match')], (_, value, match) => value.endsWith(match)),
  builtin('trim', [string('string')], (call, value) => made(call, value.trim())),
  builtin('is blank', [string('string')], (_, value) => value.trim() === ''),
  builtin('string join', [list('list'), optional(delimiter)], join),
  builtin('string join', [list('list'), delimiter, nullable(text('prefix')), nullable(text('suffix'))], join),
]

/** Positions begin at 1, or at -1 from the end. */
function substring(call: Call, value: string, start: FeelNumber, length: FeelNumber | undefined): Value {
  spend(call.evaluation, value.length)
  const characters = surrogate.test(value) ? [...value] : value
  const position = Math.trunc(toDouble(start))
  const from = position > 0 ? position - 1 : characters.length + position
  const count = length === undefined ? characters.length : Math.trunc(toDouble(length))
  if (position === 0 || from < 0 || from > characters.length) return failed(call, 'there is no such position.')
  if (count < 0) return failed(call, 'a length is not negative.')
  const part = characters.slice(from, from + count)
  return made(call, typeof part === 'string' ? part : part.join(''))
}

/** Null among the texts is left out. Secrets may be among them, and stay what they are. */
function join(
  call: Call,
  texts: List,
  delimiter?: string | SecretText | null,
  prefix?: string | SecretText | null,
  suffix?: string | SecretText | null,
): Value {
  spend(call.evaluation, texts.length)
  const writer = newWriter(call.evaluation)
  writeText(writer, prefix ?? '')
  let first = true
  for (const item of texts) {
    if (item === null) continue
    if (typeof item !== 'string' && !isKind(item, 'secret'))
      return failed(call, 'the list holds something else than texts.')
    if (!first) writeText(writer, delimiter ?? '')
    writeText(writer, item)
    first = false
  }
  writeText(writer, suffix ?? '')
  return written(writer)
}

function made(call: Call, value: string): string {
  allocate(call.evaluation, value.length)
  return value
}
