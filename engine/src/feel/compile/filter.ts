// `list[…]`: a number picks one item, a condition keeps some. What is not a list is treated as a list of itself.

import { allocate, descend, listItem, spend } from '../budget.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import type { Node } from '../syntax/node.ts'
import { toDouble } from '../values/decimal.ts'
import { type FeelNumber, isList, isNumber, kindOf, type List, type Value } from '../values/value.ts'
import type { LinkRun } from './links.ts'
import { type Compiler, compileRepeated, type Frame, type Repeated, type Scope, within } from './run.ts'

const itemName = 'item'

export function compileFilter(filter: Node, scope: Scope, compiler: Compiler): LinkRun {
  const index = constantIndex(filter)
  if (index !== undefined) return (_, __, value) => (value === null ? null : itemAt(listOf(value), index))
  const repeated = compileRepeated(compiler, filter, within(scope, [itemName], true))
  return (evaluation, frame, value) =>
    value === null ? null : filterList(listOf(value), repeated, evaluation, frame, filter)
}

const listOf = (value: Value): List => (isList(value) ? value : [value])

/** Whether a number is meant is seen at the first item; then the others are not looked at. */
function filterList(list: List, filter: Repeated, evaluation: Evaluation, outer: Frame, where: Node): Value {
  if (list.length === 0) return emptyFiltered(filter, evaluation, outer)
  descend(evaluation, 1)
  const kept: Value[] = []
  for (const item of list) {
    spend(evaluation, filter.cost)
    const result = filter.run(evaluation, { slots: [item], outer })
    if (result === true) {
      allocate(evaluation, listItem)
      kept.push(item)
    } else if (isNumber(result)) {
      if (item === list[0]) {
        descend(evaluation, -1)
        return itemAt(list, result)
      }
      notAFilter(evaluation, where, result)
    } else if (result !== false && result !== null) notAFilter(evaluation, where, result)
  }
  descend(evaluation, -1)
  return kept
}

/** There is no item to try: only what the filter is without one tells an index from a condition. */
function emptyFiltered(filter: Repeated, evaluation: Evaluation, outer: Frame): Value {
  evaluation.muted++
  const result = filter.run(evaluation, { slots: [null], outer })
  evaluation.muted--
  return isNumber(result) ? null : []
}

/** 1 is the first item, -1 the last. */
function itemAt(list: List, index: FeelNumber): Value {
  const position = toDouble(index)
  if (!Number.isInteger(position)) return null
  return list[position > 0 ? position - 1 : position < 0 ? list.length + position : -1] ?? null
}

function constantIndex(filter: Node): FeelNumber | undefined {
  if (filter.type === 'literal') return isNumber(filter.value) ? filter.value : undefined
  if (filter.type !== 'negation' || filter.operand.type !== 'literal' || !isNumber(filter.operand.value))
    return undefined
  const value = toDouble(filter.operand.value)
  return filter.times % 2 === 1 ? -value : value
}

const notAFilter = (evaluation: Evaluation, where: Node, value: Value): null =>
  warn(
    evaluation,
    where,
    'invalid-type',
    `A filter is true, false or a number, not a value of the kind ${kindOf(value)}.`,
  )
