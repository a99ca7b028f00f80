// What a call needs of a connection, and the right to ask for a token: a lease, held while no transaction is open.

import type { CloudName } from '@countersign/core/clouds'
import type { ConnectionHealth, ConnectionKind, TroubleCode } from '@countersign/core/connections'
import { type Db, sql } from '../../platform/database/index.ts'
import type { Sealed } from '../../vault/index.ts'

export type SealedConnection = {
  id: string
  name: string
  connector: string
  kind: ConnectionKind
  cloud: CloudName | null
  tenant: string | null
  clientId: string | null
  ownsRegistration: boolean
  hosts: string[]
  actions: string[]
  granted: string[] | null
  health: ConnectionHealth
  trouble: TroubleCode | null
  troubleReference: string | null
  accountId: string | null
  accountName: string | null
  credentialKeyId: Buffer | null
  credential: Buffer | null
  grantKeyId: Buffer | null
  grant: Buffer | null
  tokenKeyId: Buffer | null
  token: Buffer | null
  tokenExpiresAt: Date | null
}

/** With its token for this resource, if there is one. */
export const selectSealed = (db: Db, id: string, resource: string): Promise<SealedConnection | undefined> =>
  db.maybe(sql`
    select c.id, c.name, c.connector, c.kind, c.cloud, c.tenant, c.client_id as "clientId",
      c.owns_registration as "ownsRegistration", c.hosts, c.actions, c.granted, c.health, c.trouble,
      c.trouble_reference as "troubleReference", c.account_id as "accountId", c.account_name as "accountName",
      c.credential_key_id as "credentialKeyId", c.credential, c.grant_key_id as "grantKeyId",
      c.grant_sealed as "grant", t.key_id as "tokenKeyId", t.sealed as token, t.expires_at as "tokenExpiresAt"
    from connection c left join connection_token t on t.connection_id = c.id and t.resource = ${resource}
    where c.id = ${id}`)

/** Undefined while somebody else has it; who died gives it back by doing nothing. */
export const takeLease = (
  db: Db,
  id: string,
  lease: string,
  at: Date,
  until: Date,
): Promise<{ grantKeyId: Buffer | null; grant: Buffer | null } | undefined> =>
  db.maybe(sql`
    update connection set refresh_by = ${lease}, refresh_until = ${until}
    where id = ${id} and (refresh_until is null or refresh_until <= ${at})
    returning grant_key_id as "grantKeyId", grant_sealed as "grant"`)

export const giveLeaseBack = (db: Db, id: string, lease: string): Promise<unknown> =>
  db.rows(sql`
    update connection set refresh_by = null, refresh_until = null where id = ${id} and refresh_by = ${lease}`)

type Refreshed = {
  /** Absent where the one before stays good. */
  grant: Sealed | undefined
  granted: readonly string[] | undefined
  at: Date
}

/** The new grant in the place of the old one, and the lease back; false if the lease was somebody else's by then. */
export const saveRefreshed = async (
  db: Db,
  id: string,
  lease: string,
  { grant, granted, at }: Refreshed,
): Promise<boolean> =>
  (await db.maybe(sql`
    update connection
    set grant_key_id = coalesce(${grant?.keyId ?? null}, grant_key_id),
      grant_sealed = coalesce(${grant?.sealed ?? null}, grant_sealed),
      granted = coalesce(${granted ?? null}::text[], granted),
      health = 'connected', trouble = null, trouble_reference = null, trouble_at = null,
      connected_at = coalesce(connected_at, ${at}),
      refresh_by = null, refresh_until = null
    where id = ${id} and refresh_by = ${lease}
    returning id`)) !== undefined

type SignedIn = {
  grant: Sealed
  granted: readonly string[]
  account: { id: string; name: string }
  at: Date
  by: string
}

/** Everything that follows from a sign-in; whoever refreshes the grant before this one comes too late. */
export const saveSignedIn = (db: Db, id: string, { grant, granted, account, at, by }: SignedIn): Promise<unknown> =>
  db.rows(sql`
    with gone as (delete from connection_token where connection_id = ${id})
    update connection
    set grant_key_id = ${grant.keyId}, grant_sealed = ${grant.sealed}, granted = ${granted},
      account_id = ${account.id}, account_name = ${account.name}, connected_at = ${at}, connected_by = ${by},
      health = 'connected', trouble = null, trouble_reference = null, trouble_at = null,
      refresh_by = null, refresh_until = null
    where id = ${id}`)

export const saveToken = (
  db: Db,
  id: string,
  resource: string,
  { keyId, sealed }: Sealed,
  expiresAt: Date,
): Promise<unknown> =>
  db.rows(sql`
    insert into connection_token (connection_id, resource, key_id, sealed, expires_at)
    values (${id}, ${resource}, ${keyId}, ${sealed}, ${expiresAt})
    on conflict (connection_id, resource)
    do update set key_id = excluded.key_id, sealed = excluded.sealed, expires_at = excluded.expires_at`)
