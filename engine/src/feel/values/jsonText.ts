// What `to json()` says: JSON that anybody reads. A secret inside is a hole in the text, filled as JSON wants it.

import { type Budget, descend, spend, tooDeep } from '../budget.ts'
import { dateText, daysText, momentText, monthsText, timeText } from '../temporal/write.ts'
import { numberText } from './numberText.ts'
import { newWriter, type TextWriter, write, writeReference, written } from './textWriter.ts'
import {
  type Context,
  isList,
  kind,
  kindOf,
  type List,
  type SecretReference,
  type SecretText,
  type Special,
  type Value,
} from './value.ts'

/** Each time JSON is written into JSON, a quotation mark in it may take twice the room. */
const jsonInJsonMax = 4

/** Null where JSON has no word for the value, or for one inside it: a function, a range. */
export function jsonTextOf(value: Value, budget: Budget): string | SecretText | null {
  const writer = newWriter(budget)
  return writeJson(writer, value) ? written(writer) : null
}

function writeJson(writer: TextWriter, value: Value): boolean {
  if (value === null || typeof value !== 'object') {
    write(writer, JSON.stringify(value))
    return true
  }
  descend(writer.budget, 1)
  const done = isList(value)
    ? writeArray(writer, value)
    : kindOf(value) === 'context'
      ? writeObject(writer, value as Context)
      : writeSpecial(writer, value as Special)
  descend(writer.budget, -1)
  return done
}

function writeArray(writer: TextWriter, list: List): boolean {
  spend(writer.budget, list.length)
  write(writer, '[')
  for (const [i, item] of list.entries()) {
    if (i > 0) write(writer, ',')
    if (!writeJson(writer, item)) return false
  }
  write(writer, ']')
  return true
}

function writeObject(writer: TextWriter, context: Context): boolean {
  const keys = Object.keys(context)
  spend(writer.budget, keys.length * 4)
  write(writer, '{')
  for (const [i, key] of keys.entries()) {
    write(writer, `${i > 0 ? ',' : ''}${JSON.stringify(key)}:`)
    if (!writeJson(writer, context[key] as Value)) return false
  }
  write(writer, '}')
  return true
}

function writeSpecial(writer: TextWriter, value: Special): boolean {
  if (value[kind] === 'secret') {
    write(writer, '"')
    for (const part of value.parts)
      if (typeof part === 'string') write(writer, JSON.stringify(part).slice(1, -1))
      else writeReference(writer, insideJson(part))
    write(writer, '"')
    return true
  }
  const text = value[kind] === 'number' ? numberText(value) : isoText(value)
  if (text === null) return false
  write(writer, value[kind] === 'number' ? text : JSON.stringify(text))
  return true
}

function insideJson({ secret, jsonDepth = 0 }: SecretReference): SecretReference {
  if (jsonDepth === jsonInJsonMax) throw tooDeep()
  return { secret, jsonDepth: jsonDepth + 1 }
}

/** Temporal values as everybody reads them; null for what has no such text. */
export function isoText(value: Special): string | null {
  switch (value[kind]) {
    case 'date':
      return dateText(value)
    case 'time':
      return timeText(value, 'iso')
    case 'date and time':
      return momentText(value, 'iso')
    case 'days and time duration':
      return daysText(value)
    case 'years and months duration':
      return monthsText(value)
    default:
      return null
  }
}
