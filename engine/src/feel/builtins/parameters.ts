// What parameters take. A list parameter takes a single value as a list of it; null is taken only where it says so.

import { isText } from '../values/secret.ts'
import {
  type Context,
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  type FeelNumber,
  type FunctionValue,
  isContext,
  isKind,
  isList,
  isNumber,
  type List,
  type MonthsDuration,
  type RangeValue,
  type SecretText,
  type TimeValue,
  type Value,
} from '../values/value.ts'
import type { Parameter } from './builtin.ts'

type Names = string | readonly [string, ...string[]]

const parameter = <T>(names: Names, accepts: (value: Value) => T | undefined): Parameter<T> => ({
  names: typeof names === 'string' ? [names] : names,
  accepts,
  isOptional: false,
})

export const any = (names: Names): Parameter<Value> => parameter(names, (value) => value)
export const string = (names: Names): Parameter<string> =>
  parameter(names, (value) => (typeof value === 'string' ? value : undefined))
export const text = (names: Names): Parameter<string | SecretText> =>
  parameter(names, (value) => (isText(value) ? value : undefined))
export const number = (names: Names): Parameter<FeelNumber> =>
  parameter(names, (value) => (isNumber(value) ? value : undefined))
export const boolean = (names: Names): Parameter<boolean> =>
  parameter(names, (value) => (typeof value === 'boolean' ? value : undefined))
export const list = (names: Names): Parameter<List> => parameter(names, listOf)
export const context = (names: Names): Parameter<Context> =>
  parameter(names, (value) => (isContext(value) ? value : undefined))
export const functionOf = (names: Names): Parameter<FunctionValue> =>
  parameter(names, (value) => (isKind(value, 'function') ? value : undefined))
export const range = (names: Names): Parameter<RangeValue> =>
  parameter(names, (value) => (isKind(value, 'range') ? value : undefined))
export const time = (names: Names): Parameter<TimeValue> =>
  parameter(names, (value) => (isKind(value, 'time') ? value : undefined))
export const moment = (names: Names): Parameter<DateTimeValue> =>
  parameter(names, (value) => (isKind(value, 'date and time') ? value : undefined))
/** The day of a date, or of a date and time. */
export const day = (names: Names): Parameter<DateValue> =>
  parameter(names, (value) => (isKind(value, 'date') ? value : isKind(value, 'date and time') ? value.date : undefined))
export const duration = (names: Names): Parameter<DaysDuration | MonthsDuration> =>
  parameter(names, (value) =>
    isKind(value, 'days and time duration') || isKind(value, 'years and months duration') ? value : undefined,
  )
export const daysDuration = (names: Names): Parameter<DaysDuration> =>
  parameter(names, (value) => (isKind(value, 'days and time duration') ? value : undefined))

export const optional = <T>(of: Parameter<T>): Parameter<T | undefined> => ({ ...of, isOptional: true })
export const nullable = <T>(of: Parameter<T>): Parameter<T | null> => ({
  ...of,
  accepts: (value) => (value === null ? null : of.accepts(value)),
})

/** One list, or its items one after the other: `min([1, 2])`, `min(1, 2)`. */
export const elements = (names: Names): Parameter<List> => ({
  ...list(names),
  collects: (values) => (values.length === 1 ? listOf(values[0] as Value) : values.length > 1 ? values : undefined),
})

/** As many values as there are: `append(list, 1, 2)`. */
export const items = (names: Names): Parameter<List> => ({
  ...list(names),
  collects: (values) => (values.length > 0 ? values : undefined),
})

function listOf(value: Value): List | undefined {
  if (isList(value)) return value
  return value === null ? undefined : [value]
}
