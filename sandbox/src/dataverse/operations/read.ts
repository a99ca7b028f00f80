// Reading a table: its rows, one of them, how many there are, one of their columns.

import type { Call } from '../call.ts'
import type { Entity, Row } from '../entities/index.ts'
import { type Answer, type Found, found, ok, refuse } from '../protocol/index.ts'
import { depthOf, type Privilege, privilegeId } from '../security/index.ts'
import { pageOf } from './page.ts'
import { etagOf, present, versionOf } from './present.ts'
import { type Query, readQuery } from './query.ts'

const pageMax = 5_000

/** How far a right of the caller's reaches over a table, or the answer that ends it. */
export function admitted(
  { user }: Call,
  { privilegeName }: Entity,
  right: 'Create' | 'Read' | 'Write' | 'Delete' | 'Assign',
): Found<'basic' | 'global'> {
  const privilege: Privilege = `prv${right}${privilegeName}`
  const depth = depthOf(user, privilege)
  return depth ? found(depth) : refuse('privilegeMissing', user.id, privilege, privilegeId(privilege))
}

/** A row the caller has this right over. */
export function reach(call: Call, entity: Entity, id: string, right: 'Read' | 'Write' | 'Delete'): Found<Row> {
  const depth = admitted(call, entity, right)
  if (depth.error) return depth
  const row = entity.find(call, id)
  if (!row) return refuse('doesNotExist', entity.logicalName, id)
  if (depth.value === 'global' || entity.isOwn(call, row)) return found(row)
  const privilege: Privilege = `prv${right}${entity.privilegeName}`
  return refuse('privilegeMissing', call.user.id, privilege, privilegeId(privilege))
}

function visibleRows(call: Call, entity: Entity): Found<readonly Row[]> {
  const depth = admitted(call, entity, 'Read')
  if (depth.error) return depth
  const rows = entity.rows(call)
  return found(depth.value === 'global' ? rows : rows.filter((row) => entity.isOwn(call, row)))
}

export function list(call: Call, entity: Entity): Answer {
  const query = readQuery(call, entity)
  if (query.error) return query
  const rows = visibleRows(call, entity)
  if (rows.error) return rows
  const { matches, order, top, counts, skipToken } = query.value
  const matching = rows.value.filter((row) => matches(versioned(entity, row)))
  // Whoever says how many they want gets these and no more, whatever the pages are.
  const size = top ?? call.preferences.pageSize ?? pageMax
  const page = pageOf(matching, entity.primaryKey, order, size, skipToken)
  if (!page) return refuse('badQuery', "The value of the query parameter '$skiptoken' is not valid.")
  return ok({
    '@odata.context': contextOf(call, entity, query.value),
    ...(counts ? { '@odata.count': Math.min(matching.length, pageMax) } : {}),
    value: page.rows.map((row) => present(call, entity, row, query.value.select)),
    ...(page.next === undefined || top !== undefined ? {} : { '@odata.nextLink': nextLink(call, page.next) }),
  })
}

/** The version is a column like any other to whoever asks for it. */
const versioned = ({ columns }: Entity, row: Row): Row =>
  'versionnumber' in columns ? { ...row, versionnumber: versionOf(row) } : row

export function count(call: Call, entity: Entity): Answer {
  const query = readQuery(call, entity)
  if (query.error) return query
  const rows = visibleRows(call, entity)
  if (rows.error) return rows
  const matching = rows.value.filter((row) => query.value.matches(versioned(entity, row)))
  return { status: 200, text: String(Math.min(matching.length, pageMax)), type: 'text/plain' }
}

export function one(call: Call, entity: Entity, id: string): Answer {
  const query = readQuery(call, entity)
  if (query.error) return query
  const row = reach(call, entity, id, 'Read')
  if (row.error) return row
  return call.headers.get('if-none-match') === etagOf(row.value)
    ? { status: 304, headers: { etag: etagOf(row.value) } }
    : shown(call, entity, row.value, query.value.select)
}

export const shown = (
  call: Call,
  entity: Entity,
  row: Row,
  select: Query['select'],
  status: 200 | 201 = 200,
): Answer => ({
  status,
  body: {
    '@odata.context': `${contextOf(call, entity, { select })}/$entity`,
    ...present(call, entity, row, select),
  },
  headers: { etag: etagOf(row) },
})

export function stream(call: Call, entity: Entity, id: string, column: string): Answer {
  const row = reach(call, entity, id, 'Read')
  if (row.error) return row
  const told = entity.streams?.[column]
  if (told) return told(call, row.value)
  if (!Object.hasOwn(entity.columns, column)) return refuse('segmentUnknown', column)
  const value = row.value[column] ?? null
  return value === null ? { status: 204 } : { status: 200, text: String(value), type: 'text/plain; charset=utf-8' }
}

export function property(call: Call, entity: Entity, id: string, column: string): Answer {
  if (!Object.hasOwn(entity.columns, column)) {
    const isRelation = Object.values(entity.columns).some(({ lookup }) => lookup?.navigation === column)
    return isRelation
      ? refuse('notPlayed', `what ${column} leads to; its id is in the row.`)
      : refuse('segmentUnknown', column)
  }
  const row = reach(call, entity, id, 'Read')
  if (row.error) return row
  const value = versioned(entity, row.value)[column] ?? null
  if (value === null) return { status: 204 }
  return ok({ '@odata.context': `${call.root}/$metadata#${entity.setName}(${id})/${column}`, value })
}

/** `https://…/$metadata#workflows(name,workflowid)` */
const contextOf = ({ root }: Call, { setName }: Entity, { select }: Pick<Query, 'select'>): string =>
  `${root}/$metadata#${setName}${select ? `(${select.join(',')})` : ''}`

/** The same request, going on from a token. Names keep their `$`, as in Dataverse's own links. */
function nextLink({ url }: Call, token: string): string {
  const kept = [...url.searchParams].filter(([name]) => name !== '$skiptoken')
  const query = [...kept, ['$skiptoken', token]].map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
  return `${url.origin}${url.pathname}?${query.join('&')}`
}
