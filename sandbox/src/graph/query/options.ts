// What the query options of a request come to for a collection of the directory, or why they do not go together.

import {
  compileFilter,
  compileSearch,
  type Expand,
  findProperty,
  type OrderBy,
  type Predicate,
  parseExpand,
  parseFilter,
  parseOrderBy,
  parseSearch,
  type Use,
} from '../../odata/index.ts'
import { type Found, found, refuse } from '../answer.ts'
import type { Call } from '../call.ts'
import { judge, type Resource } from '../resources/index.ts'

export type Query = {
  matches: Predicate
  order: readonly OrderBy[]
  select: readonly string[] | undefined
  expands: readonly Expand[]
  top: number
  /** Whether to tell how many there are, which is left out without a word unless asked for as an advanced query. */
  counts: boolean
}

const pageDefault = 100
const pageMax = 999

export function readQuery(call: Call, resource: Resource): Found<Query> {
  const { options } = call
  if (options.skip !== undefined) return refuse('refused', "'$skip' is not supported by the service.")
  const top = options.top ?? pageDefault
  if (top < 1 || top > pageMax) return refuse('pageSize', String(top))
  const shape = readShape(call, resource)
  if (shape.error) return shape
  const matches = readConditions(call, resource)
  if (matches.error) return matches
  const order = readOrder(call, resource)
  if (order.error) return order
  return found({
    ...shape.value,
    matches: matches.value,
    order: order.value,
    top,
    counts: options.count && isEventual(call),
  })
}

/** `ConsistencyLevel: eventual` */
export const isEventual = ({ headers }: Call): boolean => headers.get('consistencylevel')?.toLowerCase() === 'eventual'

/** The header and, unless it is the count that is asked for, `$count=true`. */
export const isAdvanced = (call: Call): boolean =>
  isEventual(call) && (call.options.count || call.url.pathname.toLowerCase().endsWith('/$count'))

export type Shape = { select: readonly string[] | undefined; expands: readonly Expand[] }

/** What is told of each: the names of properties as they are written, and the relations that come along. */
export function readShape(call: Call, resource: Resource): Found<Shape> {
  const { select, expand } = call.options
  const names = select === undefined ? found(undefined) : resolveSelect(select, resource)
  if (names.error) return names
  const expands = readExpands(call, expand, resource)
  if (expands.error) return expands
  return found({ select: names.value, expands: expands.value })
}

export function resolveSelect(names: readonly string[], resource: Resource): Found<readonly string[]> {
  const selected: string[] = []
  for (const name of names) {
    const property = findProperty(resource.schema.properties, name)
    if (property) selected.push(property.name)
    else if (name === '*') selected.push(...resource.defaults)
    else if (!isRelation(resource, name) && resource.name !== 'directoryObject')
      return refuse('badSelect', `Could not find a property named '${name}' on type '${resource.schema.name}'.`)
    else if (!isRelation(resource, name)) selected.push(name) // an open type: each kind of object has its own
  }
  return found(selected)
}

const isRelation = ({ relations }: Resource, name: string): boolean =>
  relations.some((relation) => relation.toLowerCase() === name.toLowerCase())

function readExpands(call: Call, text: string | undefined, resource: Resource): Found<readonly Expand[]> {
  if (text === undefined) return found([])
  const parsed = parseExpand(text)
  if (!parsed.ok) return refuse('badSelect', parsed.fault)
  const expands: Expand[] = []
  for (const expand of parsed.value) {
    const relation = resource.relations.find((one) => one.toLowerCase() === expand.relation.toLowerCase())
    if (!relation)
      return refuse(
        'badSelect',
        `Could not find a property named '${expand.relation}' on type '${resource.schema.name}'.`,
      )
    if (expand.levels !== undefined && relation !== 'manager')
      return refuse('unsupportedQuery', `$levels is not supported for '${relation}'.`)
    if ((expand.levels ?? 1) > 1 && !isAdvanced(call)) return refuse('needsAdvancedQuery', '$levels')
    expands.push({ ...expand, relation })
  }
  return expands.length > 1
    ? refuse('unsupportedQuery', 'Only one relationship can be expanded in a single request.')
    : found(expands)
}

function readConditions(call: Call, resource: Resource): Found<Predicate> {
  const filter = readFilter(call, resource)
  if (filter.error) return filter
  const search = readSearch(call, resource)
  if (search.error) return search
  const [one, other] = [filter.value, search.value]
  return found(one && other ? (item) => one(item) && other(item) : (one ?? other ?? (() => true)))
}

function readFilter(call: Call, resource: Resource): Found<Predicate | undefined> {
  const text = call.options.filter
  if (text === undefined) return found(undefined)
  const parsed = parseFilter(text)
  if (!parsed.ok) return refuse('badFilter', parsed.fault)
  const compiled = compileFilter(parsed.value, resource.schema)
  if (!compiled.ok) return refuse('badFilter', compiled.fault)
  for (const use of compiled.value.uses) {
    const refusal = refusalOf(call, resource, use)
    if (refusal) return refusal
  }
  return found(compiled.value.matches)
}

function refusalOf(call: Call, resource: Resource, use: Use): ReturnType<typeof refuse> | undefined {
  switch (judge(resource.support, use)) {
    case 'supported':
      return undefined
    case 'unsupported':
      return refuse('unsupportedFilter', use.property, resource.title)
    case 'needs-advanced-property':
      return isAdvanced(call) ? undefined : refuse('unsupportedFilter', use.property, resource.title)
    case 'needs-advanced-operator':
      return isAdvanced(call) ? undefined : refuse('needsAdvancedQuery', use.isNegated ? 'not' : use.operator)
  }
}

function readSearch(call: Call, resource: Resource): Found<Predicate | undefined> {
  const text = call.options.search
  if (text === undefined) return found(undefined)
  if (!isEventual(call)) return refuse('searchNeedsHeader')
  const parsed = parseSearch(text)
  if (!parsed.ok) return refuse('badQuery', parsed.fault)
  const compiled = compileSearch(parsed.value, resource.schema)
  return compiled.ok ? found(compiled.value) : refuse('badQuery', compiled.fault)
}

function readOrder(call: Call, resource: Resource): Found<readonly OrderBy[]> {
  const { orderBy, filter } = call.options
  if (orderBy === undefined) return found([])
  const parsed = parseOrderBy(orderBy, resource.schema)
  if (!parsed.ok) return refuse('badQuery', parsed.fault)
  for (const { property } of parsed.value) {
    const need = resource.support.orderBy.get(property)
    if (need === undefined || (need === 'advanced' && !isAdvanced(call)))
      return refuse('unsupportedSort', property, resource.title)
  }
  return filter !== undefined && !isAdvanced(call) ? refuse('sortWithFilter') : found(parsed.value)
}
