// What a form asks for, wherever the form comes from: from the variables a task can see, or from a form that was drawn.

import type { Pattern } from './pattern.ts'

export type Option = { label: string; value: unknown }

export type Field = {
  /** Where its value lies: a variable, or a way into one. */
  path: readonly [string, ...string[]]
  label: string
  hint: string | null
  isReadOnly: boolean
  isRequired: boolean
  /** Stands there as long as there is no value. */
  byDefault?: unknown
} & Kind

type Kind =
  | ({ kind: 'text'; lines: 'one' | 'many' } & TextBounds)
  /** `asText`: the value is the text of a number, as exact as it was typed. */
  | { kind: 'number'; asText: boolean; min: number | null; max: number | null }
  | { kind: 'yesNo' }
  | { kind: 'choice'; look: 'list' | 'buttons'; options: readonly Option[] }
  | { kind: 'choices'; options: readonly Option[] }
  | { kind: 'moment'; part: MomentPart; zone: MomentZone }
  | { kind: 'json' }

export type TextBounds = {
  lengthMin: number | null
  lengthMax: number | null
  pattern: Pattern | null
}

export type MomentPart = 'date' | 'time' | 'dateTime'
/** How a time says which one it is: by its offset, in UTC, or not at all. */
export type MomentZone = 'offset' | 'utc' | 'none'

export type FieldOf<K extends Kind['kind']> = Extract<Field, { kind: K }>

export const noBounds: TextBounds = { lengthMin: null, lengthMax: null, pattern: null }

/** Its name among the fields of a form. */
export const keyOf = ({ path }: Field): string => path.join('.')

/** The value at the end of a way into variables; undefined where the way ends before. */
export function valueAt(variables: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let value: unknown = variables
  for (const name of path) value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return value
}

/** The same variable with another value at the end of the way; the rest of it stays. */
export function withValueAt(before: unknown, way: readonly string[], value: unknown): unknown {
  const [name, ...rest] = way
  if (name === undefined) return value
  const around = isObject(before) ? before : {}
  return { ...around, [name]: withValueAt(around[name], rest, value) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
