// Connections of people to the connectors their flows use, and what a solution names instead of one.

import { randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import type { Store } from '../../store/index.ts'

export type Connection = {
  /** `shared-approvals-` and an id: it is part of the address of the connection. */
  name: string
  api: string
  ownerId: string
  status: 'Connected' | 'Error'
  createdAt: number
}

export const findConnection = (store: Store, name: string): Connection | undefined =>
  store.row<Connection>`
    select name, api, owner_id as ownerId, status, created_at as createdAt from cloud_connection where name = ${name}`

export const connectionsOf = (store: Store, ownerId: string): Connection[] =>
  store.rows<Connection>`
    select name, api, owner_id as ownerId, status, created_at as createdAt
    from cloud_connection where owner_id = ${ownerId} order by created_at, name limit 1000`

/** For tests of what happens when one has expired: `Error` is what the portal shows then. */
export function setConnectionStatus(store: Store, name: string, status: Connection['status']): void {
  store.run`update cloud_connection set status = ${status} where name = ${name}`
}

export function removeConnection(store: Store, name: string): void {
  store.transaction(() => {
    store.run`update connection_reference set connection_name = null where connection_name = ${name}`
    store.run`delete from cloud_connection where name = ${name}`
  })
}

/** Of the connectors that are played each person has one connection; it is made when it is first needed. */
export const connectionFor = (premises: Premises, ownerId: string, api: string): Connection =>
  connectionsOf(premises.store, ownerId).find((one) => one.api === api) ?? newConnection(premises, { ownerId, api })

/** A further one, whatever there is already. */
export function newConnection(
  { store, clock }: Premises,
  { ownerId, api, id = randomUUID() }: Pick<Connection, 'ownerId' | 'api'> & { id?: string },
): Connection {
  const connection: Connection = {
    name: `${api.replaceAll('_', '-')}-${id}`,
    api,
    ownerId,
    status: 'Connected',
    createdAt: clock().getTime(),
  }
  store.run`
    insert into cloud_connection (name, api, owner_id, status, created_at)
    values (${connection.name}, ${api}, ${ownerId}, 'Connected', ${connection.createdAt})`
  return connection
}
