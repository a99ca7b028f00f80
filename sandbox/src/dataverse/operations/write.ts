// Writing to a table: what a body says, whether the row is still what the writer believes, and what is answered.

import type { Call } from '../call.ts'
import type { Entity, Row, Values } from '../entities/index.ts'
import { type Answer, type Body, declaredAs, type Found, found, isGuid, readValue, refuse } from '../protocol/index.ts'
import { etagOf } from './present.ts'
import { readQuery } from './query.ts'
import { admitted, reach, shown } from './read.ts'

export async function create(call: Call, entity: Entity): Promise<Answer> {
  if (!entity.create) return refuse('notPlayed', `creating rows of ${entity.setName}.`)
  const values = await readValues(call, entity)
  if (values.error) return values
  const depth = admitted(call, entity, 'Create')
  if (depth.error) return depth
  const created = entity.create(call, values.value)
  return created.error ? created : written(call, entity, created.value, 201)
}

export async function update(call: Call, entity: Entity, id: string): Promise<Answer> {
  if (!entity.update) return refuse('notPlayed', `changing rows of ${entity.setName}.`)
  const values = await readValues(call, entity)
  if (values.error) return values
  const isThere = entity.find(call, id) !== undefined
  if (isThere && call.headers.get('if-none-match') === '*') return refuse('duplicateKey')
  if (!isThere && call.headers.get('if-match') === null)
    return refuse('notPlayed', `creating rows of ${entity.setName} by PATCH. Send If-Match: * to change what is there.`)
  const row = reach(call, entity, id, 'Write')
  if (row.error) return row
  const stale = staleness(call, row.value)
  if (stale) return stale
  const changed = entity.update(call, row.value, values.value)
  return changed.error ? changed : written(call, entity, id, 200)
}

export function remove(call: Call, entity: Entity, id: string): Answer {
  if (!entity.remove) return refuse('notPlayed', `deleting rows of ${entity.setName}.`)
  const row = reach(call, entity, id, 'Delete')
  if (row.error) return row
  const stale = staleness(call, row.value)
  if (stale) return stale
  const removed = entity.remove(call, row.value)
  return removed.error ? removed : { status: 204 }
}

function staleness({ headers }: Call, row: Row): Answer | undefined {
  const wanted = headers.get('if-match')
  return wanted === null || wanted === '*' || wanted === etagOf(row) ? undefined : refuse('versionMismatch')
}

/** With `return=representation` the row as it is now, otherwise where it is. */
function written(call: Call, entity: Entity, id: string, status: 200 | 201): Answer {
  const address = `${call.root}/${entity.setName}(${id})`
  const row = entity.find(call, id)
  if (!call.preferences.returnsRepresentation || !row) return { status: 204, headers: { 'odata-entityid': address } }
  const query = readQuery(call, entity)
  return query.error ? query : shown(call, entity, row, query.value.select, status)
}

async function readValues(call: Call, entity: Entity): Promise<Found<Values>> {
  const body = await call.body(entity.setName)
  return body.error ? body : valuesIn(entity, body.value)
}

const odata = 'Microsoft.OData.ODataException: '

/** What is told of a row and cannot be written is ignored; what no row has is refused. */
function valuesIn(entity: Entity, body: Body): Found<Values> {
  const properties: Record<string, string | number | boolean | null> = {}
  const bound: Record<string, string> = {}
  for (const [name, value] of Object.entries(body)) {
    const [navigation = '', annotation] = name.split('@')
    if (annotation === 'odata.bind') {
      const id = boundId(declaredAs(entity.bindable, navigation), value)
      if (id === undefined) return refuse('payload', entity.setName, undeclared(navigation))
      bound[navigation] = id
      continue
    }
    if (annotation !== undefined) continue
    const declared = declaredAs(entity.writable, name)
    if (!declared && !Object.hasOwn(entity.columns, name))
      return refuse('payload', entity.setName, invalidProperty(entity, name))
    const read = declared ? readValue(name, value, declared) : null
    if (typeof read === 'object' && read !== null) return refuse('payload', entity.setName, odata + read.fault)
    if (declared) properties[name] = read
  }
  return found({ properties, bound })
}

/** `systemusers(…)`, with or without the address of the API before it. */
function boundId(set: string | undefined, value: unknown): string | undefined {
  const match = /(?:^|\/)(\w+)\(([^()]+)\)$/.exec(String(value))
  return set !== undefined && match?.[1] === set && isGuid(match[2]) ? match[2].toLowerCase() : undefined
}

const undeclared = (name: string): string =>
  `${odata}An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`

const invalidProperty = ({ schema }: Entity, name: string): string =>
  `Microsoft.Crm.CrmException: Invalid property '${name}' was found in entity '${schema.name}'. ---> ${odata}Does not support untyped value in non-open type.`
