// Templates to values.

import { sizeOf, spend } from './budget.ts'
import type { Expression } from './expression.ts'
import { ExpressionFault } from './fault.ts'
import { findFunction } from './functions/index.ts'
import { NotPlayed } from './notPlayed.ts'
import type { Scope } from './scope.ts'
import { parseTemplate } from './template.ts'
import { isArray, isObject, type Json, textOf, typeName } from './value.ts'

/** A whole value of a definition, with the expressions in its texts and its property names filled in. */
export function evaluateTemplate(template: Json, scope: Scope): Json {
  if (typeof template === 'string') return evaluateText(template, scope)
  if (isArray(template)) return template.map((value) => evaluateTemplate(value, scope))
  if (!isObject(template)) return template
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [
      textOf(evaluateText(name, scope)),
      evaluateTemplate(value, scope),
    ]),
  )
}

function evaluateText(text: string, scope: Scope): Json {
  if (!text.includes('@')) return text
  const template = parseTemplate(text)
  if (template.type === 'text') return template.text
  if (template.type === 'value') return evaluateExpression(template.expression, scope, template.source)
  return template.parts
    .map((part) => (typeof part === 'string' ? part : evaluateExpression(part.expression, scope, part.source)))
    .map((value) => {
      const text = textOf(value)
      spend(scope, text.length)
      return text
    })
    .join('')
}

/** `source` is how the whole is written, for the message of a fault. */
export function evaluateExpression(expression: Expression, scope: Scope, source: string): Json {
  spend(scope, 1)
  switch (expression.type) {
    case 'literal':
      return expression.value
    case 'call':
      return call(expression, scope, source)
    case 'member':
      return select(expression, scope, source)
  }
}

/** Calls a function with values, as a condition in JSON does: `{ "equals": [1, 2] }`. */
export const callFunction = (name: string, args: readonly Json[], scope: Scope): Json =>
  callWith(name, args, (value) => value, scope)

function call({ name, args }: Expression & { type: 'call' }, scope: Scope, source: string): Json {
  return callWith(name, args, (argument) => evaluateExpression(argument, scope, source), scope)
}

function callWith<T>(name: string, args: readonly T[], evaluated: (argument: T) => Json, scope: Scope): Json {
  const found = findFunction(name)
  if (!found)
    throw new NotPlayed(`The sandbox does not play the function '${name}' of the workflow definition language.`)
  const [least, most] = found.arity
  if (args.length < least || args.length > most) throw arityFault(name, least, most, args.length)
  const value = found.isLazy ? found.run(args, evaluated) : found.run(args.map(evaluated), scope)
  spend(scope, sizeOf(value))
  return value
}

function arityFault(name: string, least: number, most: number, actual: number): ExpressionFault {
  const wanted =
    least === most
      ? `exactly '${least}'`
      : most === Number.POSITIVE_INFINITY
        ? `at least '${least}'`
        : `between '${least}' and '${most}'`
  return new ExpressionFault(
    `The template language function '${name}' expects ${wanted} parameter(s). The function was invoked with '${actual}' parameter(s).`,
  )
}

function select(member: Expression & { type: 'member' }, scope: Scope, source: string): Json {
  const { of, isSafe } = member
  const value = evaluateExpression(of, scope, source)
  const key = evaluateExpression(member.key, scope, source)
  const chosen = isHeaders(of) ? headerNamed(value, key) : chosenFrom(value, key)
  if (typeof chosen !== 'string') return chosen.value
  if (isSafe && (value === null || isObject(value) || isArray(value))) return null
  throw new ExpressionFault(
    `The template language expression '${source}' cannot be evaluated because ${chosen}. Please see https://aka.ms/logicexpressions for usage details.`,
  )
}

/** The value, or why there is none. */
type Chosen = { value: Json } | string

function chosenFrom(value: Json, key: Json): Chosen {
  if (isObject(value))
    return typeof key === 'string'
      ? propertyOf(value, key)
      : `property '${textOf(key)}' cannot be selected. Object properties can only be selected using a string`
  if (isArray(value)) return elementOf(value, key)
  const reason = value === null ? '' : `. Property selection is not supported on values of type '${typeName(value)}'`
  return `property '${textOf(key)}' cannot be selected${reason}`
}

/** A name, or a path of names, as the designer writes it: `['body/outcome']`. */
function propertyOf(value: { readonly [name: string]: Json }, key: string): Chosen {
  const own = value[key]
  if (own !== undefined && Object.hasOwn(value, key)) return { value: own }
  const slash = key.indexOf('/')
  if (slash > 0) {
    const first = propertyOf(value, key.slice(0, slash))
    return typeof first === 'string' ? first : chosenFrom(first.value, key.slice(slash + 1))
  }
  return `property '${key}' doesn't exist, available properties are '${Object.keys(value).join(', ')}'`
}

function elementOf(value: readonly Json[], key: Json): Chosen {
  if (typeof key !== 'number' || !Number.isInteger(key))
    return `property '${textOf(key)}' cannot be selected. Array elements can only be selected using an integer index`
  const element = value[key]
  if (element !== undefined) return { value: element }
  return `array index '${key}' is outside bounds (0, ${value.length - 1}) of array`
}

/** The names of headers are the same in any case; those of other properties are not. */
const isHeaders = (of: Expression): boolean =>
  of.type === 'member' && of.key.type === 'literal' && String(of.key.value).toLowerCase() === 'headers'

function headerNamed(value: Json, key: Json): Chosen {
  if (!isObject(value) || typeof key !== 'string') return chosenFrom(value, key)
  const name = Object.keys(value).find((one) => one.toLowerCase() === key.toLowerCase())
  return chosenFrom(value, name ?? key)
}
