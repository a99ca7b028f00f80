import { type Budget, descend, spend } from '../budget.ts'
import { sameNumber } from './arithmetic.ts'
import { compare } from './order.ts'
import { sameSecretText } from './secret.ts'
import type { Context, FeelNumber, List, RangeValue, SecretText, Value } from './value.ts'
import { kindOf } from './value.ts'

/** An entry is looked up in both. */
const entryCost = 4

/** Null if the two can't be compared: of different kinds, functions, different secrets. Null is equal to null alone. */
export function equal(a: Value, b: Value, budget: Budget): boolean | null {
  if (a === b) return kindOf(a) === 'function' ? null : true
  if (a === null || b === null) return false
  const kindA = kindOf(a)
  if (kindA !== kindOf(b)) return null
  switch (kindA) {
    case 'null':
    case 'boolean':
    case 'string':
      return false
    case 'number':
      return sameNumber(a as FeelNumber, b as FeelNumber)
    case 'list':
      return sameItems(a as List, b as List, budget)
    case 'context':
      return sameEntries(a as Context, b as Context, budget)
    case 'range':
      return sameRange(a as RangeValue, b as RangeValue, budget)
    case 'secret':
      return sameSecretText(a as SecretText, b as SecretText) ? true : null
    case 'function':
      return null
    default: {
      const order = compare(a, b)
      return order === null ? null : order === 0
    }
  }
}

/** As items of a list are compared: what can't be compared is different. */
export const same = (a: Value, b: Value, budget: Budget): boolean => equal(a, b, budget) === true

function sameItems(a: List, b: List, budget: Budget): boolean {
  if (a.length !== b.length) return false
  spend(budget, a.length)
  descend(budget, 1)
  const result = a.every((item, i) => same(item, b[i] as Value, budget))
  descend(budget, -1)
  return result
}

function sameEntries(a: Context, b: Context, budget: Budget): boolean {
  const keys = Object.keys(a)
  spend(budget, keys.length * entryCost)
  if (keys.length !== Object.keys(b).length) return false
  descend(budget, 1)
  const result = keys.every((key) => Object.hasOwn(b, key) && same(a[key] as Value, b[key] as Value, budget))
  descend(budget, -1)
  return result
}

const sameRange = (a: RangeValue, b: RangeValue, budget: Budget): boolean =>
  a.test === b.test &&
  a.startIncluded === b.startIncluded &&
  a.endIncluded === b.endIncluded &&
  same(a.start, b.start, budget) &&
  same(a.end, b.end, budget)
