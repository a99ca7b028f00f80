// Connections of the connector "Desktop flows": a machine, and as whom to sign in there. Nobody shares one: it is good
// for whoever made it, and for the app they named as the run owner.

import { type Connection, findConnection, newConnection, removeConnection } from '../../automate/index.ts'
import type { Premises } from '../../premises.ts'
import type { Store } from '../../store/index.ts'
import { findMachine } from '../machines/index.ts'

export const desktopFlowsApi = 'shared_uiflow'

export type DesktopConnection = Connection & {
  machineId: string
  domain: string
  userName: string
  /** Object id of a service principal that runs flows with it, too. */
  runOwnerId: string | null
}

type Details = Pick<DesktopConnection, 'name' | 'machineId' | 'domain' | 'userName' | 'runOwnerId'>

const whole = (store: Store, details: Details): DesktopConnection[] => {
  const connection = findConnection(store, details.name)
  return connection ? [{ ...connection, ...details }] : []
}

export const desktopConnections = (store: Store): DesktopConnection[] =>
  store.rows<Details>`
    select name, machine_id as machineId, domain, user_name as userName, run_owner_id as runOwnerId
    from desktop_connection order by name limit 1000`.flatMap((details) => whole(store, details))

export function findDesktopConnection(store: Store, name: string): DesktopConnection | undefined {
  const details = store.row<Details>`
    select name, machine_id as machineId, domain, user_name as userName, run_owner_id as runOwnerId
    from desktop_connection where name = ${name}`
  return details && whole(store, details)[0]
}

export type NewDesktopConnection = Pick<DesktopConnection, 'ownerId' | 'machineId' | 'domain' | 'userName'> & {
  runOwnerId?: string | null
  id?: string
}

/** Nothing where there is no such machine. A password is asked for and not kept. */
export function createDesktopConnection(
  premises: Premises,
  { ownerId, machineId, domain, userName, runOwnerId = null, id }: NewDesktopConnection,
): DesktopConnection | undefined {
  const { store } = premises
  if (!findMachine(store, machineId)) return undefined
  return store.transaction(() => {
    const connection = newConnection(premises, { ownerId, api: desktopFlowsApi, ...(id === undefined ? {} : { id }) })
    store.run`
      insert into desktop_connection (name, machine_id, domain, user_name, run_owner_id)
      values (${connection.name}, ${machineId}, ${domain}, ${userName}, ${runOwnerId})`
    return { ...connection, machineId, domain, userName, runOwnerId }
  })
}

export const removeDesktopConnection = (store: Store, name: string): void => removeConnection(store, name)

export const mayUse = ({ ownerId, runOwnerId }: DesktopConnection, objectId: string): boolean =>
  objectId === ownerId || objectId === runOwnerId
