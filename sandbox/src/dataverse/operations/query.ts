// What the query options of a request come to for a table.
//
// Names are compared letter by letter, unlike Graph's. Nothing needs a header here, and nothing is too much to ask for
// but what is not played.

import {
  compileFilter,
  type OrderBy,
  type Predicate,
  parseFilter,
  parseOrderBy,
  readOptions,
} from '../../odata/index.ts'
import type { Call } from '../call.ts'
import type { Entity } from '../entities/index.ts'
import { type Found, found, refuse } from '../protocol/index.ts'

export type Query = {
  matches: Predicate
  order: readonly OrderBy[]
  select: readonly string[] | undefined
  /** How many at most, whatever the pages are. */
  top: number | undefined
  counts: boolean
  skipToken: string | undefined
}

const notPlayed: Readonly<Record<string, string>> = {
  $expand: 'related rows by $expand.',
  $apply: 'aggregation by $apply.',
  fetchXml: 'queries in FetchXML.',
  savedQuery: 'saved views.',
  userQuery: 'saved views.',
}

const known = ['$select', '$filter', '$orderby', '$top', '$count', '$skiptoken', '$format']

export function readQuery({ url }: Pick<Call, 'url'>, entity: Pick<Entity, 'columns' | 'schema'>): Found<Query> {
  for (const name of url.searchParams.keys()) {
    const reason = notPlayed[name]
    if (reason !== undefined) return refuse('notPlayed', reason)
    if (!known.includes(name)) return refuse('badQuery', `The query parameter ${name} is not supported`)
  }
  const options = readOptions(url.searchParams)
  if (!options.ok) return refuse('badQuery', options.fault)
  const { filter, orderBy, top, count, skipToken } = options.value
  const select = readSelect(options.value.select, entity)
  if (select.error) return select
  const matches = readFilter(filter, entity)
  if (matches.error) return matches
  const order = orderBy === undefined ? { ok: true as const, value: [] } : parseOrderBy(orderBy, entity.schema)
  if (!order.ok) return refuse('badQuery', order.fault)
  return found({ matches: matches.value, order: order.value, select: select.value, top, counts: count, skipToken })
}

function readSelect(
  names: readonly string[] | undefined,
  { columns, schema }: Pick<Entity, 'columns' | 'schema'>,
): Found<Query['select']> {
  if (names === undefined || names.includes('*')) return found(undefined)
  const unknown = names.find((name) => !Object.hasOwn(columns, name))
  return unknown === undefined
    ? found(names)
    : refuse('badQuery', `Could not find a property named '${unknown}' on type '${schema.name}'.`)
}

function readFilter(text: string | undefined, { schema }: Pick<Entity, 'schema'>): Found<Predicate> {
  if (text === undefined) return found(() => true)
  const parsed = parseFilter(text)
  if (!parsed.ok) return refuse('badQuery', parsed.fault)
  const compiled = compileFilter(parsed.value, schema)
  return compiled.ok ? found(compiled.value.matches) : refuse('badQuery', compiled.fault)
}
