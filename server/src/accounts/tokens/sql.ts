import type { Permission } from '@countersign/core/accounts'
import { brief, type Db, readTogether, sql } from '../../platform/database/index.ts'

export type TokenRow = {
  id: string
  name: string
  scopes: Permission[]
  owner: { id: string; name: string }
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const tokenColumns = sql`
  t.id, t.name, t.scopes, jsonb_build_object('id', a.id, 'name', a.name) as owner,
  t.created_at as "createdAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"`

export type NewToken = {
  id: string
  tokenHash: Buffer
  accountId: string
  name: string
  scopes: readonly Permission[]
  createdAt: Date
  expiresAt: Date
}

export const insertToken = (db: Db, token: NewToken): Promise<TokenRow> =>
  db.one(sql`
    with t as (
      insert into api_token (id, token_hash, account_id, name, scopes, created_at, expires_at)
      values (${token.id}, ${token.tokenHash}, ${token.accountId}, ${token.name}, ${token.scopes},
        ${token.createdAt}, ${token.expiresAt})
      returning *)
    select ${tokenColumns} from t join account a on a.id = t.account_id`)

/** Of one account, or of all: those that work first, then those that ended, newest first. */
export const selectTokens = (db: Db, accountId: string | null, now: Date): Promise<TokenRow[]> =>
  db.rows(sql`
    select ${tokenColumns} from api_token t join account a on a.id = t.account_id
    where ${accountId}::uuid is null or t.account_id = ${accountId}
    order by (t.revoked_at is null and t.expires_at > ${now}) desc, t.created_at desc, t.id
    limit 500`)

/** Whoever counts and then adds does so alone. */
export const lockTokensOf = (db: Db, accountId: string): Promise<unknown> =>
  db.rows(sql`select from account where id = ${accountId} for no key update`)

export const countLiveTokens = async (db: Db, accountId: string, now: Date): Promise<number> =>
  (
    await db.one<{ count: number }>(sql`
      select count(*)::int as count from api_token
      where account_id = ${accountId} and revoked_at is null and expires_at > ${now}`)
  ).count

export const selectLiveToken = async (db: Db, tokenHash: Buffer, now: Date): Promise<TokenRow | undefined> => {
  const token = await selectUnrevoked(db, tokenHash)
  return token && token.expiresAt > now ? token : undefined
}

const selectUnrevoked = readTogether(
  (hash: Buffer) => hash.toString('hex'),
  async (db, hashes): Promise<(TokenRow | undefined)[]> => {
    const rows = await db.rows<TokenRow & { hash: Buffer }>(
      brief(sql`
        select t.token_hash as hash, ${tokenColumns} from api_token t join account a on a.id = t.account_id
        where t.token_hash = any(${hashes}::bytea[]) and t.revoked_at is null`),
    )
    const found = new Map(rows.map(({ hash, ...token }) => [hash.toString('hex'), token]))
    return hashes.map((hash) => found.get(hash.toString('hex')))
  },
)

/** Once a minute is enough to see which tokens are in use. */
export const touchToken = (db: Db, id: string, at: Date): Promise<unknown> =>
  db.rows(sql`
    update api_token set last_used_at = ${at}
    where id = ${id} and (last_used_at is null or last_used_at < ${at}::timestamptz - interval '1 minute')`)

/** Undefined when there is no such token, it is somebody else's, or it was revoked before. */
export const revoke = (db: Db, id: string, ownerId: string | null, at: Date): Promise<{ name: string } | undefined> =>
  db.maybe(sql`
    update api_token set revoked_at = ${at}
    where id = ${id} and revoked_at is null and (${ownerId}::uuid is null or account_id = ${ownerId})
    returning name`)
