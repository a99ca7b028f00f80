// Conditions of a path, as FEEL. Text is compared without regard to case; what is not there equals nothing.

import { typeOfValue } from './checkValue.ts'
import type { Condition, Conditions } from './draft.ts'
import { expressionOf } from './expression.ts'
import type { Source } from './outputs.ts'
import type { ValueType } from './shape.ts'
import { textOf, type Value } from './value.ts'

export const conditionsOf = ({ match, groups }: Conditions, sources: readonly Source[]): string =>
  joined(
    match,
    groups.map((group) =>
      joined(
        group.match,
        group.conditions.map((condition) => conditionOf(condition, sources)),
      ),
    ),
  )

const joined = (match: Conditions['match'], all: readonly string[]): string =>
  all.length === 1 ? `${all[0]}` : `(${all.join(match === 'all' ? ' and ' : ' or ')})`

function conditionOf({ left, operator, right }: Condition, sources: readonly Source[]): string {
  const type = typeOfValue(left, sources)
  const value = expressionOf(left, 'text')
  const other = expressionOf(right, 'text')
  const otherNumber = numberOf(right, sources)
  switch (operator) {
    case 'equals':
      return equal(type, value, other, otherNumber)
    case 'not-equals':
      return `not(${equal(type, value, other, otherNumber)})`
    case 'contains':
      return contains(type, value, other)
    case 'not-contains':
      return `not(${contains(type, value, other)})`
    case 'starts-with':
      return `(starts with(${lower(value)}, ${lower(other)}) = true)`
    case 'ends-with':
      return `(ends with(${lower(value)}, ${lower(other)}) = true)`
    case 'is-true':
      return `((${value}) = true)`
    case 'is-false':
      return `((${value}) = false)`
    case 'present':
      return present(type, value)
    case 'not-present':
      return `not(${present(type, value)})`
    default:
      return `((${numeric(value, type)} ${signs[operator]} ${otherNumber}) = true)`
  }
}

const signs = { greater: '>', 'at-least': '>=', less: '<', 'at-most': '<=' } as const

/** Undecided is not true: what is null compares with nothing. */
const equal = (type: ValueType, value: string, other: string, otherNumber: string): string =>
  type === 'number' ? `(((${value}) = ${otherNumber}) = true)` : `((${lower(value)} = ${lower(other)}) = true)`

const contains = (type: ValueType, value: string, other: string): string =>
  type === 'list'
    ? `((some item in (${value}) satisfies ${lower('item')} = ${lower(other)}) = true)`
    : `(contains(${lower(value)}, ${lower(other)}) = true)`

const present = (type: ValueType, value: string): string =>
  type === 'list' ? `((${value}) != null and count(${value}) > 0)` : `((${value}) != null and string(${value}) != "")`

const lower = (value: string): string => `lower case(string(${value}))`

const numberOf = (value: Value, sources: readonly Source[]): string =>
  textOf(value) === null
    ? numeric(expressionOf(value, 'number'), typeOfValue(value, sources))
    : expressionOf(value, 'number')

const numeric = (value: string, type: ValueType): string =>
  type === 'number' ? `(${value})` : `number(string(${value}))`
