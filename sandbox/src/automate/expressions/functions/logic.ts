import { ExpressionFault } from '../fault.ts'
import { isEqual, type Json, typeName } from '../value.ts'
import { eager, type Functions, flagAt, many, type TemplateFunction } from './function.ts'

/** Of two numbers or two texts; of anything else there is no order. */
function comparison(name: string, holds: (order: number) => boolean): TemplateFunction {
  return eager(2, 2, ([one = null, other = null]) => {
    if (typeof one === 'number' && typeof other === 'number') return holds(one - other)
    if (typeof one === 'string' && typeof other === 'string') return holds(one < other ? -1 : Number(one > other))
    throw new ExpressionFault(
      `The template language function '${name}' expects two parameters of matching types. The function was invoked with values of type '${typeName(one)}' and '${typeName(other)}' that do not match.`,
    )
  })
}

export const logicFunctions: Functions = {
  equals: eager(2, 2, ([one = null, other = null]) => isEqual(one, other)),
  greater: comparison('greater', (order) => order > 0),
  greaterOrEquals: comparison('greaterOrEquals', (order) => order >= 0),
  less: comparison('less', (order) => order < 0),
  lessOrEquals: comparison('lessOrEquals', (order) => order <= 0),
  not: eager(1, 1, (args) => !flagAt('not', args, 0)),
  // Every argument is evaluated and has to be a truth value: neither of the two stops at the first that decides.
  and: eager(2, many, (args) => args.map((_, place) => flagAt('and', args, place)).every(Boolean)),
  or: eager(2, many, (args) => args.map((_, place) => flagAt('or', args, place)).some(Boolean)),
  if: {
    arity: [3, 3],
    isLazy: true,
    run: <T>(args: readonly T[], evaluated: (argument: T) => Json) => {
      const [condition, whenTrue, whenFalse] = args as readonly [T, T, T]
      return evaluated(flagAt('if', [evaluated(condition)], 0) ? whenTrue : whenFalse)
    },
  },
  coalesce: eager(1, many, (args): Json => args.find((value) => value !== null) ?? null),
}
