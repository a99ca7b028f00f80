import type { Operator } from './draft.ts'
import type { ValueType } from './shape.ts'

/** In the order in which they are offered, with the words between the two sides. */
export const operatorWords: Readonly<Record<Operator, string>> = {
  equals: 'is',
  'not-equals': 'is not',
  contains: 'contains',
  'not-contains': 'does not contain',
  'starts-with': 'begins with',
  'ends-with': 'ends with',
  greater: 'is greater than',
  'at-least': 'is at least',
  less: 'is less than',
  'at-most': 'is at most',
  'is-true': 'is true',
  'is-false': 'is false',
  present: 'has a value',
  'not-present': 'has no value',
}

const always: readonly Operator[] = ['present', 'not-present']
const ofText: readonly Operator[] = ['equals', 'not-equals', 'contains', 'not-contains', 'starts-with', 'ends-with']
const ofNumber: readonly Operator[] = ['equals', 'not-equals', 'greater', 'at-least', 'less', 'at-most']

const byType: Readonly<Record<ValueType, readonly Operator[]>> = {
  text: [...ofText, ...always],
  number: [...ofNumber, ...always],
  boolean: ['is-true', 'is-false', ...always],
  list: ['contains', 'not-contains', ...always],
  object: always,
  any: [...ofText, ...ofNumber.slice(2), 'is-true', 'is-false', ...always],
}

/** What can be asked of such a value. */
export const operatorsFor = (type: ValueType): readonly Operator[] => byType[type]

/** Those that compare with nothing. */
export const isUnary = (operator: Operator): boolean =>
  operator === 'is-true' || operator === 'is-false' || always.includes(operator)

/** Those that compare numbers alone, whatever stands on their left. */
export const isNumeric = (operator: Operator): boolean => ofNumber.slice(2).includes(operator)
