import { spend } from '../budget.ts'
import { add, compareNumbers, divide, multiply, sameNumber, subtract } from '../values/arithmetic.ts'
import { toDouble } from '../values/decimal.ts'
import { compare } from '../values/order.ts'
import { fromDouble } from '../values/power.ts'
import { type FeelNumber, isNumber, type List, type Value } from '../values/value.ts'
import { type Builtin, builtin, failed } from './builtin.ts'
import { elements } from './parameters.ts'

type Numbers = readonly FeelNumber[]

/** Where doubles soon don't do. */
const decimalCost = 20

/** A function of a list of numbers; of an empty list there is none. */
const ofNumbers = (name: string, of: (numbers: Numbers) => Value, ofNone: Value = null, cost = 2): Builtin =>
  builtin(name, [elements('list')], (call, list) => {
    if (list.length === 0) return ofNone
    spend(call.evaluation, list.length * cost)
    if (!list.every(isNumber)) return failed(call, 'the list holds something else than numbers.')
    const value = of(list as Numbers)
    return value ?? failed(call, 'there is no such number.')
  })

const extreme = (name: string, sign: 1 | -1): Builtin =>
  builtin(name, [elements('list')], (call, list) => {
    spend(call.evaluation, list.length)
    let best = list[0] ?? null
    for (const item of list) {
      const order = compare(item, best)
      if (order === null) return failed(call, 'the items can’t be compared.')
      if (order * sign < 0) best = item
    }
    return best
  })

export const statistics: readonly Builtin[] = [
  extreme('min', 1),
  extreme('max', -1),
  ofNumbers('sum', sum),
  ofNumbers('product', (numbers) => fold(numbers, multiply), null, decimalCost),
  ofNumbers('mean', mean),
  ofNumbers('median', median),
  ofNumbers('mode', mode, []),
  ofNumbers('stddev', deviation, null, decimalCost),
]

const fold = (numbers: Numbers, by: (a: FeelNumber, b: FeelNumber) => FeelNumber | null): FeelNumber | null =>
  numbers
    .slice(1)
    .reduce<FeelNumber | null>((result, one) => (result === null ? null : by(result, one)), numbers[0] ?? null)

function sum(numbers: Numbers): FeelNumber | null {
  return fold(numbers, add)
}

function mean(numbers: Numbers): FeelNumber | null {
  const total = sum(numbers)
  return total === null ? null : divide(total, numbers.length)
}

function median(numbers: Numbers): FeelNumber | null {
  const sorted = numbers.toSorted(compareNumbers)
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length % 2 === 1) return sorted[middle] as FeelNumber
  const both = add(sorted[middle - 1] as FeelNumber, sorted[middle] as FeelNumber)
  return both === null ? null : divide(both, 2)
}

/** The numbers that come most often, the smallest first. */
function mode(numbers: Numbers): List {
  const sorted = numbers.toSorted(compareNumbers)
  let best: FeelNumber[] = []
  let most = 0
  let count = 0
  sorted.forEach((value, i) => {
    count = i > 0 && sameNumber(value, sorted[i - 1] as FeelNumber) ? count + 1 : 1
    if (count > most) best = []
    if (count >= most) {
      best.push(value)
      most = count
    }
  })
  return best
}

/** Of a sample: one number alone does not deviate, nor does it tell. */
function deviation(numbers: Numbers): FeelNumber | null {
  const middle = mean(numbers)
  if (middle === null || numbers.length < 2) return null
  const squares = numbers.map((value) => {
    const distance = subtract(value, middle)
    return distance === null ? null : multiply(distance, distance)
  })
  if (!squares.every((square) => square !== null)) return null
  const variance = divide(sum(squares) ?? 0, numbers.length - 1)
  return variance === null ? null : fromDouble(Math.sqrt(toDouble(variance)))
}
