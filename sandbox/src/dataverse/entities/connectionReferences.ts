// What a solution, or the caller of a desktop flow, names instead of a connection.

import {
  allReferences,
  bindReference,
  type ConnectionReference,
  ensureReference,
  findConnection,
  findReference,
  removeReference,
  renameReference,
} from '../../automate/index.ts'
import type { Call } from '../call.ts'
import { type Found, found, refuse } from '../protocol/index.ts'
import { commonColumns, commonValues } from './common.ts'
import { choice, defineEntity, flag, guid, type Row, text, type Values } from './entity.ts'

const rowOf = ({ id, logicalName, displayName, api, connectionName, createdAt }: ConnectionReference): Row => ({
  connectionreferenceid: id,
  connectionreferencelogicalname: logicalName,
  connectionreferencedisplayname: displayName,
  connectorid: connectorId(api),
  connectionid: connectionName,
  statecode: 0,
  statuscode: 1,
  ismanaged: false,
  ...commonValues({ ownerId: null, createdAt, modifiedAt: createdAt }),
})

const connectorId = (api: string): string => `/providers/Microsoft.PowerApps/apis/${api}`

const references = ({ premises }: Call): Row[] => allReferences(premises.store).map(rowOf)

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function create(call: Call, { properties }: Values): Found<string> {
  const { premises } = call
  const { connectionreferencelogicalname: logicalName, connectorid, connectionid } = properties
  if (!isText(logicalName))
    return refuse('invalidArgument', "Attribute 'connectionreferencelogicalname' cannot be empty.")
  const api = /\/(\w+)$/.exec(String(connectorid))?.[1]
  if (api === undefined) return refuse('invalidArgument', `The connector id '${connectorid}' is not valid.`)
  if (findReference(premises.store, logicalName)) return refuse('duplicateKey')
  const fault = connectionFault(call, api, connectionid)
  if (fault !== undefined) return refuse('invalidArgument', fault)
  return premises.store.transaction(() => {
    const { id } = ensureReference(premises, logicalName, api)
    write(call, logicalName, properties)
    return found(id)
  })
}

function update(call: Call, row: Row, { properties }: Values): Found<undefined> {
  const { connectionreferencelogicalname: logicalName, connectorid } = row
  const fault = connectionFault(call, String(connectorid).split('/').at(-1) ?? '', properties.connectionid)
  if (fault !== undefined) return refuse('invalidArgument', fault)
  write(call, String(logicalName), properties)
  return found(undefined)
}

function write({ premises: { store } }: Call, logicalName: string, properties: Values['properties']): void {
  const { connectionreferencedisplayname: displayName, connectionid } = properties
  if (isText(displayName)) renameReference(store, logicalName, displayName)
  if (connectionid !== undefined) bindReference(store, logicalName, connectionid === null ? null : String(connectionid))
}

function connectionFault({ premises: { store } }: Call, api: string, name: unknown): string | undefined {
  if (name === undefined || name === null) return undefined
  const connection = findConnection(store, String(name))
  return connection?.api === api ? undefined : `The connection '${name}' could not be found for the connector '${api}'.`
}

function remove({ premises: { store } }: Call, { connectionreferencelogicalname: logicalName }: Row): Found<undefined> {
  removeReference(store, String(logicalName))
  return found(undefined)
}

const written = { type: 'Edm.String', isNullable: true } as const

export const connectionReferences = defineEntity({
  logicalName: 'connectionreference',
  setName: 'connectionreferences',
  primaryKey: 'connectionreferenceid',
  privilegeName: 'connectionreference',
  columns: {
    connectionreferenceid: guid,
    connectionreferencelogicalname: text,
    connectionreferencedisplayname: text,
    connectorid: text,
    connectionid: text,
    statecode: choice({ 0: 'Active', 1: 'Inactive' }),
    statuscode: choice({ 1: 'Active', 2: 'Inactive' }),
    ismanaged: flag,
    ...commonColumns,
  },
  rows: references,
  find: (call, id) => references(call).find((row) => row.connectionreferenceid === id),
  isOwn: () => true,
  writable: {
    connectionreferencelogicalname: written,
    connectionreferencedisplayname: written,
    connectorid: written,
    connectionid: written,
  },
  create,
  update,
  remove,
})
