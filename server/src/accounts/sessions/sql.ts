import { brief, type Db, sql } from '../../platform/database/index.ts'

export type SessionRow = {
  id: string
  accountId: string
  userAgent: string
  address: string
  startedAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

const sessionColumns = sql`
  id, account_id as "accountId", user_agent as "userAgent", address,
  started_at as "startedAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"`

export type NewSession = SessionRow & { tokenHash: Buffer }

export const insertSession = (db: Db, session: NewSession): Promise<unknown> =>
  db.rows(sql`
    insert into session (id, token_hash, account_id, user_agent, address, started_at, last_seen_at, expires_at)
    values (${session.id}, ${session.tokenHash}, ${session.accountId}, ${session.userAgent}, ${session.address},
      ${session.startedAt}, ${session.lastSeenAt}, ${session.expiresAt})`)

/** Neither past its end nor idle for too long. */
const isLive = (now: Date, idleSince: Date) => sql`expires_at > ${now} and last_seen_at > ${idleSince}`

export const selectSession = (db: Db, tokenHash: Buffer, now: Date, idleSince: Date): Promise<SessionRow | undefined> =>
  db.maybe(
    brief(sql`select ${sessionColumns} from session where token_hash = ${tokenHash} and ${isLive(now, idleSince)}`),
  )

export const selectSessionsOf = (db: Db, accountId: string, now: Date, idleSince: Date): Promise<SessionRow[]> =>
  db.rows(sql`
    select ${sessionColumns} from session
    where account_id = ${accountId} and ${isLive(now, idleSince)}
    order by last_seen_at desc, id
    limit 200`)

/** Somebody is there: the idle time begins anew. */
export const touchSession = (db: Db, id: string, at: Date): Promise<unknown> =>
  db.rows(sql`update session set last_seen_at = ${at} where id = ${id} and last_seen_at < ${at}`)

export const deleteSessionByToken = (db: Db, tokenHash: Buffer): Promise<{ accountId: string } | undefined> =>
  db.maybe(sql`delete from session where token_hash = ${tokenHash} returning account_id as "accountId"`)

export const deleteSession = (db: Db, accountId: string, id: string): Promise<{ id: string } | undefined> =>
  db.maybe(sql`delete from session where id = ${id} and account_id = ${accountId} returning id`)

export const deleteSessionsOf = (db: Db, accountId: string): Promise<{ id: string }[]> =>
  db.rows(sql`delete from session where account_id = ${accountId} returning id`)

/** Sessions that ended by themselves are kept for nobody. */
export const deleteEndedSessions = (db: Db, now: Date, idleSince: Date): Promise<unknown> =>
  db.rows(sql`delete from session where not (${isLive(now, idleSince)})`)
