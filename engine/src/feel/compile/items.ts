// What a loop can walk over: lists, and ranges of whole numbers or days. Ranges are never written out.

import { dateOfDay, dayNumber } from '../temporal/calendar.ts'
import { add, isWhole, subtract } from '../values/arithmetic.ts'
import { toDouble } from '../values/decimal.ts'
import { compare } from '../values/order.ts'
import { isKind, isList, isNumber, type Value } from '../values/value.ts'

/** `cost`: the steps that getting one of them takes. */
export type Items = { readonly count: number; readonly cost: number; readonly at: (index: number) => Value }

const dayCost = 20
/** Beyond what doubles count exactly. */
const greatNumberCost = 10

export function itemsOf(value: Value): Items | null {
  if (isList(value)) return { count: value.length, cost: 1, at: (index) => value[index] as Value }
  if (!isKind(value, 'range') || value.test) return null
  const order = compare(value.start, value.end)
  const whole = !isNumber(value.start) || (isWhole(value.start) && isNumber(value.end) && isWhole(value.end))
  if (order === null || order > 0 || !whole) return null
  const items = itemsBetween(value.start, value.end)
  const skipped = value.startIncluded ? 0 : 1
  return (
    items && {
      ...items,
      count: Math.max(0, items.count - skipped - (value.endIncluded ? 0 : 1)),
      at: (index) => items.at(index + skipped),
    }
  )
}

/** `from..to`, upward or downward, one by one. */
export function itemsBetween(from: Value, to: Value): Items | null {
  if (isNumber(from) && isNumber(to)) {
    const distance = subtract(to, from)
    if (distance === null) return null
    const step = toDouble(distance) < 0 ? -1 : 1
    const count = Math.floor(Math.abs(toDouble(distance))) + 1
    return { count, cost: Number.isSafeInteger(from) ? 1 : greatNumberCost, at: (index) => add(from, step * index) }
  }
  if (!isKind(from, 'date') || !isKind(to, 'date')) return null
  const first = dayNumber(from)
  const days = dayNumber(to) - first
  const step = days < 0 ? -1 : 1
  return { count: Math.abs(days) + 1, cost: dayCost, at: (index) => dateOfDay(first + step * index) }
}
