import { randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import type { Store } from '../../store/index.ts'

/** A row of Dataverse's connection references. */
export type ConnectionReference = {
  id: string
  logicalName: string
  displayName: string
  api: string
  connectionName: string | null
  createdAt: number
}

export const findReference = (store: Store, logicalName: string): ConnectionReference | undefined =>
  store.row<ConnectionReference>`
    select id, logical_name as logicalName, display_name as displayName, api, connection_name as connectionName,
      created_at as createdAt
    from connection_reference where logical_name = ${logicalName}`

export const allReferences = (store: Store): ConnectionReference[] =>
  store.rows<ConnectionReference>`
    select id, logical_name as logicalName, display_name as displayName, api, connection_name as connectionName,
      created_at as createdAt
    from connection_reference order by created_at, logical_name limit 1000`

/** What is named for the first time is there from then on, without a connection until somebody gives it one. */
export function ensureReference({ store, clock }: Premises, logicalName: string, api: string): ConnectionReference {
  const known = findReference(store, logicalName)
  if (known) return known
  const createdAt = clock().getTime()
  const reference = { id: randomUUID(), logicalName, displayName: logicalName, api, connectionName: null, createdAt }
  store.run`
    insert into connection_reference (id, logical_name, display_name, api, connection_name, created_at)
    values (${reference.id}, ${logicalName}, ${logicalName}, ${api}, null, ${createdAt})`
  return reference
}

export const renameReference = (store: Store, logicalName: string, displayName: string): void =>
  store.run`update connection_reference set display_name = ${displayName} where logical_name = ${logicalName}`

export const removeReference = (store: Store, logicalName: string): void =>
  store.run`delete from connection_reference where logical_name = ${logicalName}`

export function bindReference(store: Store, logicalName: string, connectionName: string | null): void {
  store.run`
    update connection_reference set connection_name = ${connectionName} where logical_name = ${logicalName}`
}
