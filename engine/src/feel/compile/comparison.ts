import { spend } from '../budget.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import type { NodeOf, Span } from '../syntax/node.ts'
import { passes } from '../values/range.ts'
import { type Comparator, kindOf, type Value } from '../values/value.ts'
import type { Compiler, Run, Scope } from './run.ts'

export function compileComparison(node: NodeOf<'comparison'>, scope: Scope, compiler: Compiler): Run {
  const left = compiler.compile(node.left, scope)
  const right = compiler.compile(node.right, scope)
  const { operator } = node
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '='
    return (evaluation, frame) => {
      const a = left(evaluation, frame)
      const b = right(evaluation, frame)
      // Two doubles or two texts are most of what is ever compared.
      if (typeof a === typeof b && typeof a !== 'object') return (a === b) === wanted
      return compared(a, operator, b, evaluation, node)
    }
  }
  return (evaluation, frame) => {
    const a = left(evaluation, frame)
    return compared(a, operator, right(evaluation, frame), evaluation, node)
  }
}

export function compileBetween(node: NodeOf<'between'>, scope: Scope, compiler: Compiler): Run {
  const value = compiler.compile(node.value, scope)
  const low = compiler.compile(node.low, scope)
  const high = compiler.compile(node.high, scope)
  return (evaluation, frame) => {
    const middle = value(evaluation, frame)
    const fromLow = compared(middle, '>=', low(evaluation, frame), evaluation, node)
    if (fromLow === false) return false
    const toHigh = compared(middle, '<=', high(evaluation, frame), evaluation, node)
    return toHigh === false ? false : fromLow === null ? null : toHigh
  }
}

/** Dates and the like are more to compare than two doubles. */
const specialCost = 10

/** Null, and a warning, for what can't be compared. */
export function compared(
  a: Value,
  operator: Comparator,
  b: Value,
  evaluation: Evaluation,
  where: Span,
): boolean | null {
  if (typeof a === 'object') spend(evaluation, specialCost)
  const result = passes(a, operator, b, evaluation)
  if (result !== null) return result
  return warn(evaluation, where, 'not-comparable', `${kindOf(a)} ${operator} ${kindOf(b)} can’t be compared.`)
}
