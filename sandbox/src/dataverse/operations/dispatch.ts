// Which operation a request means.

import type { Call } from '../call.ts'
import { type Entity, entities } from '../entities/index.ts'
import { type Address, type Answer, ok, readAddress, readKey, refuse } from '../protocol/index.ts'
import { count, list, one, property, stream } from './read.ts'
import { whoAmI } from './whoAmI.ts'
import { create, remove, update } from './write.ts'

const notPlayed: Readonly<Record<string, string>> = {
  $batch: 'batches.',
  $metadata: 'the metadata document.',
  EntityDefinitions: 'definitions of tables.',
  GlobalOptionSetDefinitions: 'definitions of choices.',
  RelationshipDefinitions: 'definitions of relationships.',
  ImportSolution: 'the import of solutions.',
  ExportSolution: 'the export of solutions.',
}

export function dispatch(call: Call, method: string): Answer | Promise<Answer> {
  const address = readAddress(call.url.pathname)
  if (address.error) return address
  const { resource, key, rest } = address.value
  const reason = notPlayed[resource]
  if (reason !== undefined) return refuse('notPlayed', reason)
  if (resource === '') return method === 'GET' ? serviceDocument(call) : refuse('wrongVerb', method)
  if (resource === 'WhoAmI' && !key && rest.length === 0)
    return method === 'GET' ? whoAmI(call) : refuse('operationVerb', call.url.href)
  const entity = entities.find(({ setName }) => setName === resource)
  if (!entity) return refuse('segmentUnknown', resource)
  return key === undefined ? ofTable(call, method, entity, rest) : ofRow(call, method, entity, key, rest)
}

const serviceDocument = ({ root }: Call): Answer =>
  ok({
    '@odata.context': `${root}/$metadata`,
    value: entities.map(({ setName }) => ({ name: setName, kind: 'EntitySet', url: setName })),
  })

function ofTable(call: Call, method: string, entity: Entity, rest: Address['rest']): Answer | Promise<Answer> {
  const [first] = rest
  if (first === undefined) {
    if (method === 'GET') return list(call, entity)
    return method === 'POST' ? create(call, entity) : refuse('wrongVerb', method)
  }
  if (first !== '$count' || rest.length > 1) return refuse('segmentUnknown', first)
  return method === 'GET' ? count(call, entity) : refuse('wrongVerb', method)
}

function ofRow(
  call: Call,
  method: string,
  entity: Entity,
  key: string,
  [first, second, ...others]: Address['rest'],
): Answer | Promise<Answer> {
  const id = readKey(key, entity.primaryKey)
  if (id.error) return id
  if (first === undefined) return wholeRow(call, method, entity, id.value)
  const action = entity.actions?.[actionName(first)]
  if (action && second === undefined)
    return method === 'POST' ? action(call, id.value) : refuse('operationVerb', call.url.href)
  if (second !== undefined && (second !== '$value' || others.length > 0)) return refuse('segmentUnknown', second)
  if (method !== 'GET') return refuse('wrongVerb', method)
  return second === undefined ? property(call, entity, id.value, first) : stream(call, entity, id.value, first)
}

/** Actions are called by their whole name. */
const actionName = (segment: string): string => /^Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(segment)?.[1] ?? ''

function wholeRow(call: Call, method: string, entity: Entity, id: string): Answer | Promise<Answer> {
  switch (method) {
    case 'GET':
      return one(call, entity, id)
    case 'PATCH':
      return update(call, entity, id)
    case 'DELETE':
      return remove(call, entity, id)
    default:
      return refuse('wrongVerb', method)
  }
}
