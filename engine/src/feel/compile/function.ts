import { allocate, type Budget, descend, spend } from '../budget.ts'
import { type Evaluation, warn } from '../evaluation.ts'
import type { NodeOf, Parameter, Span, TypeNode } from '../syntax/node.ts'
import { type FunctionValue, isList, kind, type Value } from '../values/value.ts'
import { type Compiler, compileRepeated, type Run, type Scope, within } from './run.ts'
import { isOfType } from './type.ts'

/** A function holds on to all that it sees. */
const functionCost = 10
const functionMemory = 200

export function compileFunction(node: NodeOf<'function'>, scope: Scope, compiler: Compiler): Run {
  const parameters = node.parameters.map(({ name }) => name)
  const body = compileRepeated(compiler, node.body, within(scope, parameters))
  return (evaluation, outer): FunctionValue => {
    spend(evaluation, functionCost)
    allocate(evaluation, functionMemory)
    return {
      [kind]: 'function',
      parameters,
      call: (values) => {
        const slots = argumentsFor(node.parameters, values, evaluation)
        if (!slots)
          return warn(
            evaluation,
            node,
            'invalid-arguments',
            'An argument is not of the type that the function asks for.',
          )
        spend(evaluation, body.cost)
        descend(evaluation, body.levels)
        const result = body.run(evaluation, { slots, outer })
        descend(evaluation, -body.levels)
        return result
      },
    }
  }
}

/** Calls a function that an expression or the host made. */
export function callFunction(
  called: FunctionValue,
  values: readonly Value[],
  evaluation: Evaluation,
  where: Span,
): Value {
  if (values.length === called.parameters.length) return called.call(values)
  return warn(
    evaluation,
    where,
    'invalid-arguments',
    `The function has ${called.parameters.length} parameters and was called with ${values.length}.`,
  )
}

/** Null if one is of another type. A list of one is the one where the one is asked for. */
function argumentsFor(parameters: readonly Parameter[], values: readonly Value[], budget: Budget): Value[] | null {
  const fitting = parameters.map(({ ofType }, i) =>
    ofType ? fit(values[i] ?? null, ofType, budget) : (values[i] ?? null),
  )
  return fitting.includes(undefined) ? null : (fitting as Value[])
}

function fit(value: Value, type: TypeNode, budget: Budget): Value | undefined {
  if (value === null || isOfType(value, type, budget)) return value
  const only = isList(value) && value.length === 1 ? value[0] : undefined
  return only !== undefined && isOfType(only, type, budget) ? only : undefined
}
