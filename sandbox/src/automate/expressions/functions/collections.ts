import { spend } from '../budget.ts'
import { ExpressionFault } from '../fault.ts'
import { isArray, isEqual, isObject, type Json, type JsonObject, typeName } from '../value.ts'
import { arrayAt, eager, type Functions, integerAt, many, objectAt, textAt, textOrArrayAt } from './function.ts'

export const collectionFunctions: Functions = {
  empty: eager(1, 1, ([value = null]) => {
    if (value === null) return true
    if (typeof value === 'string' || isArray(value)) return value.length === 0
    if (isObject(value)) return Object.keys(value).length === 0
    throw new ExpressionFault(
      `The template language function 'empty' expects its parameter to be an object, an array or a string. The provided value is of type '${typeName(value)}'.`,
    )
  }),
  length: eager(1, 1, ([value = null]) => {
    if (typeof value === 'string' || isArray(value)) return value.length
    throw new ExpressionFault(
      `The template language function 'length' expects its parameter to be an array or a string. The provided value is of type '${typeName(value)}'.`,
    )
  }),
  contains: eager(2, 2, (args) => contains(args)),
  first: eager(1, 1, (args) => textOrArrayAt('first', args, 0)[0] ?? (args[0] === '' ? '' : null)),
  last: eager(1, 1, (args) => textOrArrayAt('last', args, 0).at(-1) ?? (args[0] === '' ? '' : null)),
  take: eager(2, 2, (args) => textOrArrayAt('take', args, 0).slice(0, count('take', args))),
  skip: eager(2, 2, (args) => textOrArrayAt('skip', args, 0).slice(count('skip', args))),
  createArray: eager(1, many, (args) => args),
  union: eager(1, many, (args, scope) => {
    if (!isArray(args[0] ?? null))
      return Object.fromEntries(args.flatMap((_, place) => Object.entries(objectAt('union', args, place))))
    const all = args.flatMap((_, place) => arrayAt('union', args, place))
    return distinct(all, (cost) => spend(scope, cost))
  }),
  intersection: eager(1, many, (args, scope) => {
    if (!isArray(args[0] ?? null))
      return commonProperties(args.map((_, place) => objectAt('intersection', args, place)))
    const [first = [], ...others] = args.map((_, place) => arrayAt('intersection', args, place))
    const common = first.filter((value) => others.every((other) => holds(other, value, (cost) => spend(scope, cost))))
    return distinct(common, (cost) => spend(scope, cost))
  }),
  range: eager(2, 2, (args, scope) => {
    const start = integerAt('range', args, 0)
    const length = count('range', args)
    spend(scope, length)
    return Array.from({ length }, (_, place) => start + place)
  }),
  setProperty: eager(3, 3, (args) => ({
    ...objectAt('setProperty', args, 0),
    [textAt('setProperty', args, 1)]: args[2] ?? null,
  })),
  addProperty: eager(3, 3, (args) => {
    const object = objectAt('addProperty', args, 0)
    const name = textAt('addProperty', args, 1)
    if (Object.hasOwn(object, name))
      throw new ExpressionFault(
        `The template language function 'addProperty' cannot add the property '${name}': it already exists.`,
      )
    return { ...object, [name]: args[2] ?? null }
  }),
  removeProperty: eager(2, 2, (args) => {
    const name = textAt('removeProperty', args, 1)
    const others = Object.entries(objectAt('removeProperty', args, 0)).filter(([other]) => other !== name)
    return Object.fromEntries(others)
  }),
}

function contains(args: readonly Json[]): boolean {
  const [collection = null, value = null] = args
  if (typeof collection === 'string') return collection.includes(textAt('contains', args, 1))
  if (isArray(collection)) return collection.some((one) => isEqual(one, value))
  if (isObject(collection)) return Object.hasOwn(collection, textAt('contains', args, 1))
  throw new ExpressionFault(
    `The template language function 'contains' expects its first parameter 'collection' to be a dictionary (object), an array or a string. The provided value is of type '${typeName(collection)}'.`,
  )
}

/** The second argument as a number of elements. */
function count(name: string, args: readonly Json[]): number {
  const number = integerAt(name, args, 1)
  if (number < 0)
    throw new ExpressionFault(
      `The template language function '${name}' expects its second parameter to be a non-negative integer. The provided value is '${number}'.`,
    )
  return number
}

function distinct(values: readonly Json[], cost: (amount: number) => void): Json[] {
  const kept: Json[] = []
  for (const value of values) if (!holds(kept, value, cost)) kept.push(value)
  return kept
}

function holds(values: readonly Json[], value: Json, cost: (amount: number) => void): boolean {
  cost(values.length)
  return values.some((other) => isEqual(other, value))
}

function commonProperties([first = {}, ...others]: readonly JsonObject[]): JsonObject {
  const isCommon = ([name, value]: [string, Json]): boolean =>
    others.every((other) => Object.hasOwn(other, name) && isEqual(other[name] ?? null, value))
  return Object.fromEntries(Object.entries(first).filter(isCommon))
}
