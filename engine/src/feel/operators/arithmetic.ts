// `+ - * /` for every kind that has them. Undefined: these two kinds have no such operation. Null: they have, but
// there is no such value (a division by zero, a date beyond the calendar).

import { allocate, type Budget } from '../budget.ts'
import { add, divide, multiply, negate, subtract } from '../values/arithmetic.ts'
import { concatenate } from '../values/concatenate.ts'
import { isText } from '../values/secret.ts'
import { isNumber, type Value } from '../values/value.ts'
import { addTemporal, divideTemporal, multiplyTemporal, negateTemporal, subtractTemporal } from './temporal.ts'

export type Operation = (a: Value, b: Value, budget: Budget) => Value | undefined

export const addValues: Operation = (a, b, budget) => {
  if (isNumber(a) && isNumber(b)) return add(a, b)
  if (typeof a === 'string' && typeof b === 'string') {
    allocate(budget, a.length + b.length)
    return a + b
  }
  if (isText(a) && isText(b)) return concatenate(a, b, budget)
  return addTemporal(a, b)
}

export const subtractValues: Operation = (a, b) => {
  if (isNumber(a) && isNumber(b)) return subtract(a, b)
  return subtractTemporal(a, b)
}

export const multiplyValues: Operation = (a, b) => {
  if (isNumber(a) && isNumber(b)) return multiply(a, b)
  return multiplyTemporal(a, b)
}

export const divideValues: Operation = (a, b) => {
  if (isNumber(a) && isNumber(b)) return divide(a, b)
  return divideTemporal(a, b)
}

export function negateValue(a: Value): Value | undefined {
  if (isNumber(a)) return negate(a)
  return negateTemporal(a)
}
