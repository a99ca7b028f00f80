// Who is away to sign in: rows of `connection_sign_in`.

import { type Db, sql } from '../platform/database/index.ts'
import type { Sealed } from '../vault/index.ts'

export type SignInRow = Sealed & { connectionId: string; anyAccount: boolean }

type NewSignIn = SignInRow & { stateHash: Buffer; sessionId: string; begunAt: Date; expiresAt: Date }

/** One for each connection and session: who begins again comes back from the second way only. */
export const insertSignIn = (db: Db, row: NewSignIn): Promise<unknown> =>
  db.rows(sql`
    with before as (
      delete from connection_sign_in where connection_id = ${row.connectionId} and session_id = ${row.sessionId})
    insert into connection_sign_in
      (state_hash, connection_id, session_id, any_account, key_id, sealed, begun_at, expires_at)
    values (${row.stateHash}, ${row.connectionId}, ${row.sessionId}, ${row.anyAccount}, ${row.keyId}, ${row.sealed},
      ${row.begunAt}, ${row.expiresAt})`)

/** Takes it: whoever comes a second time, too late, or in another session finds none. */
export const takeSignIn = (db: Db, stateHash: Buffer, sessionId: string, at: Date): Promise<SignInRow | undefined> =>
  db.maybe(sql`
    delete from connection_sign_in
    where state_hash = ${stateHash} and session_id = ${sessionId} and expires_at > ${at}
    returning connection_id as "connectionId", any_account as "anyAccount", key_id as "keyId", sealed`)

export const deleteEndedSignIns = (db: Db, at: Date): Promise<unknown> =>
  db.rows(sql`delete from connection_sign_in where expires_at <= ${at}`)
