import { ExpressionFault } from '../fault.ts'
import { isArray, type Json } from '../value.ts'
import { eager, type Functions, integerAt, many, numberAt, type TemplateFunction } from './function.ts'

const operation = (name: string, compute: (one: number, other: number) => number): TemplateFunction =>
  eager(2, 2, (args) => compute(numberAt(name, args, 0), numberAt(name, args, 1)))

/** Of all arguments, or of the elements of the only one. */
function extreme(name: string, choose: (...values: number[]) => number): TemplateFunction {
  return eager(1, many, (args) => {
    const values: readonly Json[] = args.length === 1 && isArray(args[0]) ? args[0] : args
    if (values.length === 0)
      throw new ExpressionFault(`The template language function '${name}' expects at least one number.`)
    return values.map((_, place) => numberAt(name, values, place)).reduce((one, other) => choose(one, other))
  })
}

function notByZero(name: string, divisor: number): void {
  if (divisor === 0)
    throw new ExpressionFault(`Attempt to divide an integral or decimal value by zero in function '${name}'.`)
}

/**
 * JSON has one kind of number, the language has two. A whole number counts as an integer here, also where it is written
 * `5.0`: so `div(5, 2)` is 2 as in the cloud, and `div(5.0, 2)`, 2.5 there, is 2 as well.
 */
export const mathFunctions: Functions = {
  add: operation('add', (one, other) => one + other),
  sub: operation('sub', (one, other) => one - other),
  mul: operation('mul', (one, other) => one * other),
  div: operation('div', (dividend, divisor) => {
    notByZero('div', divisor)
    const areWhole = Number.isInteger(dividend) && Number.isInteger(divisor)
    return areWhole ? Math.trunc(dividend / divisor) : dividend / divisor
  }),
  mod: operation('mod', (dividend, divisor) => {
    notByZero('mod', divisor)
    return dividend % divisor
  }),
  min: extreme('min', Math.min),
  max: extreme('max', Math.max),
  rand: eager(2, 2, (args, scope) => {
    const least = integerAt('rand', args, 0)
    const beyond = integerAt('rand', args, 1)
    if (beyond <= least)
      throw new ExpressionFault(
        "The template language function 'rand' expects its second parameter to be greater than its first.",
      )
    return least + Math.floor(scope.chance() * (beyond - least))
  }),
}
