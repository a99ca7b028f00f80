// The values of FEEL as they are held while an expression runs.
//
// Plain JSON is a value as it is: null, booleans, strings, doubles, arrays (lists) and plain objects (contexts). Whatever
// JSON has no word for carries its kind under a symbol, and JSON can't bring a symbol: data never becomes a date, a
// function or a secret by looking like one.

import type { Decimal } from './decimal.ts'

export const kind: unique symbol = Symbol('kind of FEEL value')

export type FeelNumber = number | Decimal
export type List = readonly Value[]
export type Context = { readonly [key: string]: Value; readonly [kind]?: undefined }

export type DateValue = {
  readonly [kind]: 'date'
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A time may know its offset from UTC, and the zone it follows; `zone` without `offsetSeconds` does not exist. */
export type TimeValue = {
  readonly [kind]: 'time'
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nanosecond: number
  readonly offsetSeconds: number | null
  readonly zone: string | null
}

export type DateTimeValue = {
  readonly [kind]: 'date and time'
  readonly date: DateValue
  readonly time: TimeValue
}

export type DaysDuration = { readonly [kind]: 'days and time duration'; readonly nanoseconds: bigint }
export type MonthsDuration = { readonly [kind]: 'years and months duration'; readonly months: number }

/** `test` is there where the range was written as a comparison: `(< 10)`, `(= 10)`. */
export type RangeValue = {
  readonly [kind]: 'range'
  readonly start: Value
  readonly startIncluded: boolean
  readonly end: Value
  readonly endIncluded: boolean
  readonly test?: Comparator
}
export type Comparator = '<' | '<=' | '>' | '>=' | '=' | '!='

export type FunctionValue = {
  readonly [kind]: 'function'
  /** Absent where the parameters have no names that a caller could use. */
  readonly parameters: readonly string[]
  readonly call: (positional: readonly Value[]) => Value
}

/** Text with secrets in it, by name: see `secret.ts`. */
export type SecretText = { readonly [kind]: 'secret'; readonly parts: readonly (string | SecretReference)[] }
export type SecretReference = {
  readonly secret: string
  /** Inside how many JSON texts the hole is: so often what fills it is escaped. */
  readonly jsonDepth?: number
}

export type Special =
  | Decimal
  | DateValue
  | TimeValue
  | DateTimeValue
  | DaysDuration
  | MonthsDuration
  | RangeValue
  | FunctionValue
  | SecretText

export type Value = null | boolean | string | number | List | Context | Special

export type Kind = 'null' | 'boolean' | 'string' | 'list' | 'context' | Special[typeof kind]

export function kindOf(value: Value): Kind {
  if (value === null) return 'null'
  const type = typeof value
  if (type === 'object') return Array.isArray(value) ? 'list' : ((value as Special)[kind] ?? 'context')
  return type as 'boolean' | 'string' | 'number'
}

export const isList = (value: Value): value is List => Array.isArray(value)

export const isContext = (value: Value): value is Context =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && (value as Special)[kind] === undefined

export const isNumber = (value: Value): value is FeelNumber => typeof value === 'number' || isKind(value, 'number')

export function isKind<K extends Special[typeof kind]>(
  value: Value,
  wanted: K,
): value is Extract<Special, { readonly [kind]: K }> {
  return typeof value === 'object' && value !== null && (value as Special)[kind] === wanted
}
