// Three-valued logic: what is neither true nor false counts as unknown, which is null.

import { type Evaluation, warn } from '../evaluation.ts'
import type { NodeOf, Span } from '../syntax/node.ts'
import type { Value } from '../values/value.ts'
import { kindOf } from '../values/value.ts'
import type { Compiler, Run, Scope } from './run.ts'

/** `and` ends at the first false, `or` at the first true. */
export function compileLogic(node: NodeOf<'and'> | NodeOf<'or'>, scope: Scope, compiler: Compiler): Run {
  const runs = node.operands.map((operand) => compiler.compile(operand, scope))
  const decisive = node.type === 'or'
  return (evaluation, frame) => {
    let unknown = false
    for (const run of runs) {
      const value = run(evaluation, frame)
      if (value === decisive) return decisive
      if (value !== !decisive) {
        unknown = true
        if (value !== null) notBoolean(evaluation, node, value)
      }
    }
    return unknown ? null : !decisive
  }
}

/** A condition that is not true is not met; one that is no condition at all is worth a warning. */
export function compileIf(node: NodeOf<'if'>, scope: Scope, compiler: Compiler): Run {
  const branches = node.branches.map(({ condition, consequence }) => ({
    where: condition,
    condition: compiler.compile(condition, scope),
    consequence: compiler.compile(consequence, scope),
  }))
  const otherwise = compiler.compile(node.otherwise, scope)
  const [only] = branches
  if (branches.length === 1 && only) {
    const { condition, consequence, where } = only
    return (evaluation, frame) => {
      const met = condition(evaluation, frame)
      if (met === true) return consequence(evaluation, frame)
      if (met !== false) notBoolean(evaluation, where, met)
      return otherwise(evaluation, frame)
    }
  }
  return (evaluation, frame) => {
    for (const { condition, consequence, where } of branches) {
      const met = condition(evaluation, frame)
      if (met === true) return consequence(evaluation, frame)
      if (met !== false) notBoolean(evaluation, where, met)
    }
    return otherwise(evaluation, frame)
  }
}

export const notBoolean = (evaluation: Evaluation, where: Span, value: Value): null =>
  warn(evaluation, where, 'invalid-type', `Expected true or false, found a value of the kind ${kindOf(value)}.`)
