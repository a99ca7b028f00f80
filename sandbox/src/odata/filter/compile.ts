// A `$filter` and a type make a question to ask of items.
//
// F1  Names are resolved and types compared before anything is asked: what does not fit is a fault, not "no match".
// F2  Text is compared without looking at case, as the directory does.
// F3  Nothing equals nothing; nothing is neither more nor less than anything.

import { fault, type Reading, read } from '../outcome.ts'
import {
  edmName,
  findProperty,
  type Item,
  type Properties,
  type Property,
  type PropertyType,
  type Schema,
} from '../schema.ts'
import type { Comparator, Filter, Literal, Path, TextFunction } from './expression.ts'

export type Predicate = (item: Item) => boolean

/** What is asked of a property, for whoever does not allow everything. */
export type Use = {
  property: string
  operator: Comparator | TextFunction | 'in' | 'any' | 'all' | 'count'
  isNegated: boolean
  isNull: boolean
  /** Within a lambda: asked of each value of a collection. */
  isOfEach: boolean
}

export type CompiledFilter = { matches: Predicate; uses: readonly Use[] }

type Scope = { schema: Schema; variable: { name: string; property: Property; type: PropertyType } | undefined }

type Compiling = { scope: Scope; uses: Use[]; isNegated: boolean }

class Misfit extends Error {}

export function compileFilter(filter: Filter, schema: Schema): Reading<CompiledFilter> {
  const uses: Use[] = []
  try {
    const matches = compile(filter, { scope: { schema, variable: undefined }, uses, isNegated: false })
    return read({ matches, uses })
  } catch (error) {
    if (error instanceof Misfit) return fault(error.message)
    throw error
  }
}

function compile(filter: Filter, compiling: Compiling): Predicate {
  switch (filter.type) {
    case 'and': {
      const [left, right] = [compile(filter.left, compiling), compile(filter.right, compiling)]
      return (item) => left(item) && right(item)
    }
    case 'or': {
      const [left, right] = [compile(filter.left, compiling), compile(filter.right, compiling)]
      return (item) => left(item) || right(item)
    }
    case 'not': {
      const of = compile(filter.of, { ...compiling, isNegated: !compiling.isNegated })
      return (item) => !of(item)
    }
    case 'compare':
      return compileComparison(filter, compiling)
    case 'in':
      return compileIn(filter, compiling)
    case 'function':
      return compileFunction(filter, compiling)
    case 'lambda':
      return compileLambda(filter, compiling)
    case 'count':
      return compileCount(filter, compiling)
    case 'flag':
      return compileComparison(
        { comparator: 'eq', path: filter.path, literal: { type: 'flag', value: true } },
        compiling,
      )
  }
}

type Found = { name: string; type: PropertyType; get: (item: Item) => unknown; isOfEach: boolean }

/** The key under which the current value of a lambda's variable stands in the item it is asked with. */
const variableKey = (name: string): string => `${name}:`

function resolve(path: Path, { schema, variable }: Scope): Found {
  const [first = '', ...rest] = path
  if (variable && first === variable.name)
    return along(
      rest,
      { name: variable.property.name, type: variable.type, get: (item) => item[variableKey(first)], isOfEach: true },
      schema,
    )
  const property = need(schema.properties, first, schema)
  return along(rest, { ...property, get: (item) => item[property.name], isOfEach: false }, schema)
}

function along(rest: Path, start: Found, schema: Schema): Found {
  let found = start
  for (const part of rest) {
    if (found.type.type !== 'object') throw new Misfit(noProperty(part, edmName(found.type)))
    const property = need(found.type.properties, part, schema)
    const { get } = found
    found = { ...found, type: property.type, get: (item) => (get(item) as Item | null | undefined)?.[property.name] }
  }
  return found
}

function need(properties: Properties, name: string, schema: Schema): Property {
  const property = findProperty(properties, name)
  if (!property) throw new Misfit(noProperty(name, schema.name))
  return property
}

const noProperty = (name: string, type: string): string =>
  `Could not find a property named '${name}' on type '${type}'.`

function note({ uses, isNegated }: Compiling, found: Found, operator: Use['operator'], isNull = false): void {
  uses.push({ property: found.name, operator, isNegated, isNull, isOfEach: found.isOfEach })
}

const kindNames = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
} as const

type Comparable = string | number | boolean | null

/** A property's value and a literal, made comparable: text folded, moments as milliseconds. */
function comparer(type: PropertyType, literal: Literal, comparator: Comparator): (value: unknown) => boolean {
  const wanted = wantedOf(type, literal, comparator)
  const fold = folder(type)
  return (value) => holds(comparator, value === null || value === undefined ? null : fold(value), wanted)
}

function wantedOf(type: PropertyType, literal: Literal, comparator: Comparator): Comparable {
  if (literal.type === 'null') return null
  const isSame = type.type === literal.type || (type.type === 'text' && literal.type === 'guid')
  if (!isSame)
    throw new Misfit(
      `A binary operator with incompatible types was detected. Found operand types '${edmName(type)}' and '${edmName({ type: literal.type })}' for operator kind '${kindNames[comparator]}'.`,
    )
  if (literal.type === 'moment') return literal.value.ms
  return typeof literal.value === 'string' ? literal.value.toLowerCase() : literal.value
}

const folder = ({ type }: PropertyType): ((value: unknown) => Comparable) =>
  type === 'moment' ? (value) => Date.parse(String(value)) : (value) => fold(value)

const fold = (value: unknown): Comparable =>
  typeof value === 'string' ? value.toLowerCase() : (value as number | boolean)

function holds(comparator: Comparator, value: Comparable, wanted: Comparable): boolean {
  if (comparator === 'eq') return value === wanted
  if (comparator === 'ne') return value !== wanted
  if (value === null || wanted === null) return false
  if (comparator === 'gt') return value > wanted
  if (comparator === 'ge') return value >= wanted
  return comparator === 'lt' ? value < wanted : value <= wanted
}

function compileComparison(
  { comparator, path, literal }: { comparator: Comparator; path: Path; literal: Literal },
  compiling: Compiling,
): Predicate {
  const found = resolve(path, compiling.scope)
  const compare = comparer(found.type, literal, comparator)
  note(compiling, found, comparator, literal.type === 'null')
  return (item) => compare(found.get(item))
}

function compileIn({ path, literals }: Extract<Filter, { type: 'in' }>, compiling: Compiling): Predicate {
  const found = resolve(path, compiling.scope)
  const comparisons = literals.map((literal) => comparer(found.type, literal, 'eq'))
  note(
    compiling,
    found,
    'in',
    literals.some(({ type }) => type === 'null'),
  )
  return (item) => {
    const value = found.get(item)
    return comparisons.some((compare) => compare(value))
  }
}

const textFunctions: Readonly<Record<TextFunction, (text: string, part: string) => boolean>> = {
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
}

function compileFunction(
  { name, path, argument }: Extract<Filter, { type: 'function' }>,
  compiling: Compiling,
): Predicate {
  const found = resolve(path, compiling.scope)
  if (found.type.type !== 'text')
    throw new Misfit(
      `No function signature for the function with name '${name.toLowerCase()}' matches the specified arguments.`,
    )
  note(compiling, found, name)
  const part = argument.toLowerCase()
  return (item) => {
    const text = found.get(item)
    return typeof text === 'string' && textFunctions[name](text.toLowerCase(), part)
  }
}

function collectionAt(path: Path, { scope }: Compiling): Found & { of: PropertyType } {
  const found = resolve(path, scope)
  if (found.type.type !== 'collection')
    throw new Misfit('The parent value for a property access of a property is not a single value.')
  return { ...found, of: found.type.of }
}

const valuesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function compileLambda(
  { quantifier, path, variable, of }: Extract<Filter, { type: 'lambda' }>,
  compiling: Compiling,
): Predicate {
  const found = collectionAt(path, compiling)
  note(compiling, found, quantifier)
  if (!of) return (item) => valuesOf(found.get(item)).length > 0
  const bound = { name: variable, property: { name: found.name, type: found.of }, type: found.of }
  const inner = compile(of, { ...compiling, scope: { ...compiling.scope, variable: bound } })
  const key = variableKey(variable)
  return quantifier === 'any'
    ? (item) => valuesOf(found.get(item)).some((value) => inner({ ...item, [key]: value }))
    : (item) => valuesOf(found.get(item)).every((value) => inner({ ...item, [key]: value }))
}

function compileCount(
  { comparator, path, number }: Extract<Filter, { type: 'count' }>,
  compiling: Compiling,
): Predicate {
  const found = collectionAt(path, compiling)
  note(compiling, found, 'count')
  return (item) => holds(comparator, valuesOf(found.get(item)).length, number)
}
