// Connections as rows. What is sealed is read where a call goes out, and only there.

import type { CloudName } from '@countersign/core/clouds'
import type { ConnectionHealth, ConnectionKind, TroubleCode } from '@countersign/core/connections'
import { type Db, sql } from '../platform/database/index.ts'
import type { Sealed } from '../vault/index.ts'

type Who = { id: string; name: string }

export type ConnectionRow = {
  id: string
  name: string
  connector: string
  kind: ConnectionKind
  cloud: CloudName | null
  tenant: string | null
  clientId: string | null
  ownsRegistration: boolean
  hosts: string[]
  testUrl: string | null
  actions: string[]
  credentialExpiresAt: Date | null
  accountId: string | null
  accountName: string | null
  granted: string[] | null
  health: ConnectionHealth
  trouble: TroubleCode | null
  troubleReference: string | null
  troubleAt: Date | null
  signInBegunAt: Date | null
  tokenExpiresAt: Date | null
  createdAt: Date
  createdBy: Who | null
  connectedAt: Date | null
  connectedBy: Who | null
  lastUsedAt: Date | null
}

const columns = sql`
  c.id, c.name, c.connector, c.kind, c.cloud, c.tenant, c.client_id as "clientId",
  c.owns_registration as "ownsRegistration", c.hosts, c.test_url as "testUrl", c.actions,
  c.credential_expires_at as "credentialExpiresAt", c.account_id as "accountId", c.account_name as "accountName",
  c.granted, c.health, c.trouble, c.trouble_reference as "troubleReference", c.trouble_at as "troubleAt",
  (select max(begun_at) from connection_sign_in s where s.connection_id = c.id) as "signInBegunAt",
  (select max(expires_at) from connection_token t where t.connection_id = c.id) as "tokenExpiresAt",
  c.created_at as "createdAt", c.connected_at as "connectedAt", c.last_used_at as "lastUsedAt",
  (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = c.created_by) as "createdBy",
  (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = c.connected_by) as "connectedBy"`

export const selectConnections = (db: Db, limit: number): Promise<ConnectionRow[]> =>
  db.rows(sql`select ${columns} from connection c order by lower(c.name) limit ${limit}`)

export const selectConnection = (db: Db, id: string): Promise<ConnectionRow | undefined> =>
  db.maybe(sql`select ${columns} from connection c where c.id = ${id}`)

/** Whoever counts and then adds does so alone. */
export const lockConnections = (db: Db): Promise<unknown> =>
  db.rows(sql`lock table connection in share row exclusive mode`)

export const countConnections = async (db: Db): Promise<number> =>
  (await db.one<{ count: number }>(sql`select count(*)::int as count from connection`)).count

export type NewConnection = Pick<
  ConnectionRow,
  | 'id'
  | 'name'
  | 'connector'
  | 'kind'
  | 'cloud'
  | 'tenant'
  | 'clientId'
  | 'ownsRegistration'
  | 'hosts'
  | 'testUrl'
  | 'actions'
  | 'health'
> & {
  credential: Sealed | null
  credentialExpiresAt: Date | null
  connectedAt: Date | null
  at: Date
  accountId: string
}

/** False when there is one of this name. */
export const insertConnection = async (db: Db, row: NewConnection): Promise<boolean> =>
  (await db.maybe(sql`
    insert into connection (id, name, connector, kind, cloud, tenant, client_id, owns_registration, hosts, test_url,
      actions, health, credential_key_id, credential, credential_expires_at, connected_at, created_at, created_by)
    values (${row.id}, ${row.name}, ${row.connector}, ${row.kind}, ${row.cloud}, ${row.tenant}, ${row.clientId},
      ${row.ownsRegistration}, ${row.hosts}, ${row.testUrl}, ${row.actions}, ${row.health},
      ${row.credential?.keyId ?? null}, ${row.credential?.sealed ?? null}, ${row.credentialExpiresAt}, ${row.connectedAt}, ${row.at},
      ${row.accountId})
    on conflict (lower(name)) do nothing
    returning id`)) !== undefined

export const updateActions = (db: Db, id: string, actions: readonly string[]): Promise<unknown> =>
  db.rows(sql`update connection set actions = ${actions} where id = ${id}`)

/** Tokens that were had with the credential before are let go: whether the new one works is seen at the next call. */
export const updateCredential = (
  db: Db,
  id: string,
  { keyId, sealed }: Sealed,
  expiresAt: Date | null,
): Promise<unknown> =>
  db.rows(sql`
    with gone as (delete from connection_token where connection_id = ${id})
    update connection set credential_key_id = ${keyId}, credential = ${sealed}, credential_expires_at = ${expiresAt}
    where id = ${id}`)

export const deleteConnectionRow = (db: Db, id: string): Promise<{ name: string } | undefined> =>
  db.maybe(sql`delete from connection where id = ${id} returning name`)

/** It works: nothing is wrong any more. */
export const markConnected = (db: Db, id: string, at: Date): Promise<unknown> =>
  db.rows(sql`
    update connection
    set health = 'connected', trouble = null, trouble_reference = null, trouble_at = null,
      connected_at = coalesce(connected_at, ${at})
    where id = ${id}`)

/** What never worked is not connected; what did has to be connected again. With a lease: false if that has ended. */
export const markTrouble = async (
  db: Db,
  id: string,
  { code, reference }: { code: TroubleCode; reference: string | null },
  at: Date,
  lease: string | null = null,
): Promise<boolean> =>
  (await db.maybe(sql`
    update connection
    set health = case when connected_at is null then 'not-connected' else 'needs-reconnect' end,
      trouble = ${code}, trouble_reference = ${reference}, trouble_at = ${at}
    where id = ${id} and (${lease}::uuid is null or refresh_by = ${lease})
    returning id`)) !== undefined

/** Once a minute is enough to see which connections are in use. */
export const touchConnection = (db: Db, id: string, at: Date): Promise<unknown> =>
  db.rows(sql`
    update connection set last_used_at = ${at}
    where id = ${id} and (last_used_at is null or last_used_at < ${at}::timestamptz - interval '1 minute')`)
