// The operators of a membership rule. Text is compared without looking at case, as everywhere in the directory.

import type { Json } from '../objects.ts'

export type Value = null | boolean | string | readonly string[]

type Comparison = (property: Json | undefined, value: Value) => boolean

const folded = (value: Json | undefined): string | undefined =>
  value === undefined || value === null ? undefined : String(value).toLowerCase()

const isEqual: Comparison = (property, value) =>
  value === null ? property === undefined || property === null : folded(property) === folded(value as string)

const ofText =
  (holds: (text: string, part: string) => boolean): Comparison =>
  (property, value) => {
    const [text, part] = [folded(property), folded(value as string)]
    return text !== undefined && part !== undefined && holds(text, part)
  }

const isIn: Comparison = (property, value) =>
  Array.isArray(value) && value.some((one) => folded(one) === folded(property))

const matches: Comparison = (property, value) =>
  typeof property === 'string' && typeof value === 'string' && new RegExp(value, 'i').test(property)

const startsWith = ofText((text, part) => text.startsWith(part))
const contains = ofText((text, part) => text.includes(part))

const not =
  (comparison: Comparison): Comparison =>
  (property, value) =>
    !comparison(property, value)

/** A pattern that is none is no rule either. */
export function isFit(word: string, value: Value): boolean {
  if (word !== 'match' && word !== 'notmatch') return true
  try {
    return typeof value === 'string' && new RegExp(value, 'i') !== undefined
  } catch {
    return false
  }
}

export const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ['eq', isEqual],
  ['ne', not(isEqual)],
  ['startswith', startsWith],
  ['notstartswith', not(startsWith)],
  ['contains', contains],
  ['notcontains', not(contains)],
  ['match', matches],
  ['notmatch', not(matches)],
  ['in', isIn],
  ['notin', not(isIn)],
])
