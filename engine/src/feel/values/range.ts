import { allocate, type Budget, contextEntry } from '../budget.ts'
import { equal } from './equality.ts'
import { compare } from './order.ts'
import { type Comparator, kind, type RangeValue, type Value } from './value.ts'

/** Null if there is nothing between the two: of different kinds, of a kind without order, or null. */
export function makeRange(
  start: Value,
  startIncluded: boolean,
  end: Value,
  endIncluded: boolean,
  budget: Budget,
): RangeValue | null {
  if (compare(start, end) === null) return null
  allocate(budget, contextEntry)
  return { [kind]: 'range', start, startIncluded, end, endIncluded }
}

/** The range of a comparison: `(< 10)`. */
export function comparisonRange(test: Comparator, bound: Value, budget: Budget): RangeValue | null {
  const ordered = compare(bound, bound) !== null
  if (!ordered && test !== '=' && test !== '!=') return null
  allocate(budget, contextEntry)
  const below = test === '<' || test === '<='
  const above = test === '>' || test === '>='
  return {
    [kind]: 'range',
    start: below ? null : bound,
    startIncluded: test === '>=' || test === '=',
    end: above ? null : bound,
    endIncluded: test === '<=' || test === '=',
    test,
  }
}

/** Null if the value can't be compared with the bounds. */
export function includes(range: RangeValue, value: Value, budget: Budget): boolean | null {
  if (range.test)
    return passes(value, range.test, range.test === '<' || range.test === '<=' ? range.end : range.start, budget)
  const fromStart = compare(value, range.start)
  const fromEnd = compare(value, range.end)
  if (fromStart === null || fromEnd === null) return null
  return (
    (fromStart > 0 || (fromStart === 0 && range.startIncluded)) && (fromEnd < 0 || (fromEnd === 0 && range.endIncluded))
  )
}

/** `value < bound` and its kin; null if they can't be compared. */
export function passes(value: Value, test: Comparator, bound: Value, budget: Budget): boolean | null {
  if (test === '=') return equal(value, bound, budget)
  if (test === '!=') {
    const isEqual = equal(value, bound, budget)
    return isEqual === null ? null : !isEqual
  }
  const order = compare(value, bound)
  if (order === null) return null
  switch (test) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}
