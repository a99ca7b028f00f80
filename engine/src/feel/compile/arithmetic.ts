import { spend } from '../budget.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import {
  addValues,
  divideValues,
  multiplyValues,
  negateValue,
  type Operation,
  subtractValues,
} from '../operators/arithmetic.ts'
import type { ArithmeticOperator, NodeOf, Span } from '../syntax/node.ts'
import { power } from '../values/power.ts'
import { isKind, isNumber, kindOf, type Value } from '../values/value.ts'
import type { Compiler, Run, Scope } from './run.ts'

/** What is no double and no text takes its time: dates, durations, decimals of many digits. */
const specialCost = 20
const momentCost = 60
const powerCost = 400

const operations: { readonly [operator in ArithmeticOperator]: Operation } = {
  '+': addValues,
  '-': subtractValues,
  '*': multiplyValues,
  '/': divideValues,
  '**': (a, b, budget) => {
    if (!isNumber(a) || !isNumber(b)) return undefined
    spend(budget, Number.isSafeInteger(a) ? specialCost : powerCost)
    return power(a, b)
  },
}

export function compileArithmetic(node: NodeOf<'arithmetic'>, scope: Scope, compiler: Compiler): Run {
  const first = compiler.compile(node.first, scope)
  const rest = node.rest.map(({ operator, operand }) => ({
    operator,
    operation: operations[operator],
    run: compiler.compile(operand, scope),
  }))
  const [only] = rest
  if (rest.length === 1 && only) {
    const { operator, operation, run } = only
    return (evaluation, frame) => {
      const a = first(evaluation, frame)
      return apply(operator, operation, a, run(evaluation, frame), evaluation, node)
    }
  }
  return (evaluation, frame) => {
    let value = first(evaluation, frame)
    for (const { operator, operation, run } of rest)
      value = apply(operator, operation, value, run(evaluation, frame), evaluation, node)
    return value
  }
}

export function compileNegation(node: NodeOf<'negation'>, scope: Scope, compiler: Compiler): Run {
  const operand = compiler.compile(node.operand, scope)
  const odd = node.times % 2 === 1
  return (evaluation, frame) => {
    const value = operand(evaluation, frame)
    const negated = negateValue(value)
    if (negated === undefined) return warn(evaluation, node, 'invalid-type', `${aKind(value)} can’t be negated.`)
    return odd ? negated : value
  }
}

function apply(
  operator: ArithmeticOperator,
  operation: Operation,
  a: Value,
  b: Value,
  evaluation: Evaluation,
  where: Span,
): Value {
  const result = operation(a, b, evaluation)
  if (typeof result === 'number' || typeof result === 'string') return result
  spend(evaluation, isKind(result ?? null, 'date and time') ? momentCost : specialCost)
  if (result !== undefined && result !== null) return result
  return result === null
    ? warn(evaluation, where, 'out-of-range', `There is no such value: ${kindOf(a)} ${operator} ${kindOf(b)}.`)
    : warn(evaluation, where, 'invalid-type', `${kindOf(a)} ${operator} ${kindOf(b)} has no meaning.`)
}

const aKind = (value: Value): string => `A value of the kind ${kindOf(value)}`
