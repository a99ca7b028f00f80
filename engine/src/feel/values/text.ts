// What `string()` says. Texts inside a list or context stand in quotes, and a key that is no name does too.

import { type Budget, descend, spend } from '../budget.ts'
import { dateText, daysText, momentText, monthsText, timeText } from '../temporal/write.ts'
import { numberText } from './numberText.ts'
import { newWriter, type TextWriter, write, writeReference, writeText, written } from './textWriter.ts'
import {
  type Context,
  isList,
  kind,
  kindOf,
  type List,
  type RangeValue,
  type SecretText,
  type Special,
  type Value,
} from './value.ts'

const plainKey = /^[\p{L}_$][\p{L}\p{N}_$ +*.'/?-]*$/u

/** Null has no text. */
export function textOf(value: Value, budget: Budget): string | SecretText | null {
  if (value === null) return null
  const writer = newWriter(budget)
  if (kindOf(value) === 'string' || kindOf(value) === 'secret') writeText(writer, value as string | SecretText)
  else writeValue(writer, value)
  return written(writer)
}

function writeValue(writer: TextWriter, value: Value): void {
  if (value === null || typeof value !== 'object') {
    write(writer, plainText(value))
    return
  }
  descend(writer.budget, 1)
  if (isList(value)) writeList(writer, value)
  else if (kindOf(value) === 'context') writeContext(writer, value as Context)
  else writeSpecial(writer, value as Special)
  descend(writer.budget, -1)
}

function plainText(value: null | boolean | number | string): string {
  if (typeof value === 'string') return quoted(value)
  return typeof value === 'number' && Number.isFinite(value) ? numberText(value) : String(value)
}

function writeList(writer: TextWriter, list: List): void {
  spend(writer.budget, list.length)
  write(writer, '[')
  list.forEach((item, i) => {
    if (i > 0) write(writer, ', ')
    writeValue(writer, item)
  })
  write(writer, ']')
}

function writeContext(writer: TextWriter, context: Context): void {
  const keys = Object.keys(context)
  spend(writer.budget, keys.length * 4)
  write(writer, '{')
  keys.forEach((key, i) => {
    write(writer, `${i > 0 ? ', ' : ''}${plainKey.test(key) ? key : quoted(key)}:`)
    writeValue(writer, context[key] as Value)
  })
  write(writer, '}')
}

function writeSpecial(writer: TextWriter, value: Special): void {
  if (value[kind] === 'range') writeRange(writer, value)
  else if (value[kind] === 'secret') writeSecret(writer, value)
  else write(writer, specialText(value))
}

function specialText(value: Exclude<Special, RangeValue | SecretText>): string {
  switch (value[kind]) {
    case 'number':
      return numberText(value)
    case 'date':
      return dateText(value)
    case 'time':
      return timeText(value, 'feel')
    case 'date and time':
      return momentText(value, 'feel')
    case 'days and time duration':
      return daysText(value)
    case 'years and months duration':
      return monthsText(value)
    case 'function':
      return `function(${value.parameters.join(', ')})`
  }
}

function writeSecret(writer: TextWriter, { parts }: SecretText): void {
  write(writer, '"')
  for (const part of parts)
    if (typeof part === 'string') write(writer, quoted(part).slice(1, -1))
    else writeReference(writer, part)
  write(writer, '"')
}

function writeRange(writer: TextWriter, range: RangeValue): void {
  write(writer, range.test ? `(${range.test} ` : range.startIncluded ? '[' : '(')
  writeValue(writer, range.test ? (range.start ?? range.end) : range.start)
  if (!range.test) {
    write(writer, '..')
    writeValue(writer, range.end)
  }
  write(writer, range.endIncluded && !range.test ? ']' : ')')
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`
