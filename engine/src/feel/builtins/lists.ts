import { allocate, descend, listItem, spend } from '../budget.ts'
import { toDouble } from '../values/decimal.ts'
import { same } from '../values/equality.ts'
import { type FeelNumber, type FunctionValue, isList, type List, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { any, functionOf, items, list, number, optional } from './parameters.ts'

export const lists: readonly Builtin[] = [
  builtin('list contains', [list('list'), any('element')], (call, list, element) => {
    spend(call.evaluation, list.length)
    return list.some((item) => same(item, element, call.evaluation))
  }),
  builtin('count', [list('list')], (_, list) => list.length),
  builtin('is empty', [list('list')], (_, list) => list.length === 0),
  builtin('sublist', [list('list'), number(['start position', 'start']), optional(number('length'))], sublist),
  builtin('append', [list('list'), items(['items', 'item'])], (call, list, added) => made(call, [...list, ...added])),
  builtin('concatenate', [items(['lists', 'list'])], (call, lists) => made(call, joined(call, lists))),
  builtin('union', [items(['lists', 'list'])], (call, lists) => distinct(call, joined(call, lists))),
  builtin('distinct values', [list('list')], (call, list) => distinct(call, list)),
  builtin('duplicate values', [list('list')], duplicates),
  builtin(
    'insert before',
    [list('list'), number('position'), any(['newItem', 'new item'])],
    (call, list, position, item) => {
      const index = indexOf(list, position)
      return index === null ? noPosition(call) : made(call, list.toSpliced(index, 0, item))
    },
  ),
  builtin('remove', [list('list'), number('position')], (call, list, position) => {
    const index = indexOf(list, position)
    return index === null ? noPosition(call) : made(call, list.toSpliced(index, 1))
  }),
  builtin('list replace', [list('list'), number('position'), any('newItem')], (call, list, position, item) => {
    const index = indexOf(list, position)
    return index === null ? noPosition(call) : made(call, list.with(index, item))
  }),
  builtin('list replace', [list('list'), functionOf('match'), any('newItem')], replaceMatches),
  builtin('reverse', [list('list')], (call, list) => made(call, list.toReversed())),
  builtin('index of', [list('list'), any('match')], (call, list, match) => {
    spend(call.evaluation, list.length)
    return made(
      call,
      list.flatMap((item, i) => (same(item, match, call.evaluation) ? [i + 1] : [])),
    )
  }),
  builtin('flatten', [list('list')], (call, list) => made(call, flatten(call, list))),
  builtin('partition', [list('list'), number('size')], partition),
]

/** From 0; null if there is no such position. Positions begin at 1, or at -1 from the end. */
function indexOf(list: List, position: FeelNumber): number | null {
  const wanted = toDouble(position)
  const index = wanted > 0 ? wanted - 1 : list.length + wanted
  return Number.isInteger(wanted) && wanted !== 0 && index >= 0 && index < list.length ? index : null
}

function sublist(call: Call, list: List, start: FeelNumber, length: FeelNumber | undefined): Value {
  const index = indexOf(list, start)
  const count = length === undefined ? list.length : Math.trunc(toDouble(length))
  if (index === null || count < 0) return noPosition(call)
  return made(call, list.slice(index, index + count))
}

/** What is not a list counts as a list of itself. */
function joined(call: Call, lists: List): Value[] {
  const result: Value[] = []
  for (const one of lists) {
    const added = isList(one) ? one : [one]
    spend(call.evaluation, added.length)
    allocate(call.evaluation, added.length * listItem)
    for (const item of added) result.push(item)
  }
  return result
}

function distinct(call: Call, list: List): Value {
  const seen = newSeen(call)
  return made(
    call,
    list.filter((item) => seen.add(item) === 1),
  )
}

/** Each of them once, in the order of their first appearance. */
function duplicates(call: Call, list: List): Value {
  const seen = newSeen(call)
  const again = list.filter((item) => seen.add(item) === 2)
  return made(
    call,
    distinct(
      call,
      list.filter((item) => again.some((one) => same(one, item, call.evaluation))),
    ) as List,
  )
}

/** Counts values. Texts and plain numbers by look-up; only the others have to be compared one by one. */
function newSeen({ evaluation }: Call) {
  const plain = new Map<Value, number>()
  const others: { value: Value; count: number }[] = []
  return {
    add(value: Value): number {
      spend(evaluation, 1)
      if (typeof value !== 'object' || value === null) {
        const count = (plain.get(value) ?? 0) + 1
        plain.set(value, count)
        return count
      }
      spend(evaluation, others.length)
      const found = others.find((other) => same(other.value, value, evaluation))
      if (found) return ++found.count
      others.push({ value, count: 1 })
      return 1
    },
  }
}

function flatten(call: Call, list: List): Value[] {
  const result: Value[] = []
  spend(call.evaluation, list.length)
  allocate(call.evaluation, list.length * listItem)
  descend(call.evaluation, 1)
  for (const item of list)
    if (isList(item)) for (const inner of flatten(call, item)) result.push(inner)
    else result.push(item)
  descend(call.evaluation, -1)
  return result
}

function partition(call: Call, list: List, size: FeelNumber): Value {
  const length = toDouble(size)
  if (!Number.isInteger(length) || length < 1) return failed(call, 'the size of a part is a whole number above 0.')
  const parts: Value[] = []
  for (let from = 0; from < list.length; from += length) parts.push(made(call, list.slice(from, from + length)))
  return made(call, parts)
}

/** `match(item, newItem)` says which items are replaced. */
function replaceMatches(call: Call, list: List, match: FunctionValue, newItem: Value): Value {
  const answers = list.map((item) => match.call([item, newItem]))
  if (!answers.every((answer) => typeof answer === 'boolean'))
    return failed(call, 'the function answers true or false.')
  return made(
    call,
    list.map((item, i) => (answers[i] ? newItem : item)),
  )
}

const noPosition = (call: Call): null => failed(call, 'there is no such position.')

function made(call: Call, list: List): List {
  spend(call.evaluation, list.length)
  allocate(call.evaluation, list.length * listItem)
  return list
}
