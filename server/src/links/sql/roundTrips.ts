import { type Db, sql } from '../../platform/database/index.ts'

type RoundTrip = { tokenHash: Buffer; linkId: string; nonce: string; expiresAt: Date }

export const insertRoundTrip = (db: Db, { tokenHash, linkId, nonce, expiresAt }: RoundTrip): Promise<unknown> =>
  db.rows(sql`
    insert into link_round_trip (token_hash, link_id, nonce, expires_at)
    values (${tokenHash}, ${linkId}, ${nonce}, ${expiresAt})`)

/** Answers whose link it is; nothing for a token or a nonce that is not known, or no longer. */
export const markCalledBack = (
  db: Db,
  tokenHash: Buffer,
  nonce: string,
  at: Date,
): Promise<{ storeId: string } | undefined> =>
  db.maybe(sql`
    update link_round_trip r set called_at = ${at}
    from workflow_link l
    where r.token_hash = ${tokenHash} and r.nonce = ${nonce} and r.expires_at > ${at} and l.id = r.link_id
    returning l.store_id as "storeId"`)

export const isRoundTrip = async (db: Db, tokenHash: Buffer): Promise<boolean> =>
  (await db.maybe(sql`select from link_round_trip where token_hash = ${tokenHash}`)) !== undefined

/** Ended, with those that were never ended. */
export const endRoundTrip = (db: Db, tokenHash: Buffer, at: Date): Promise<{ calledAt: Date | null } | undefined> =>
  db.maybe(sql`
    with old as (delete from link_round_trip where expires_at <= ${at} and token_hash <> ${tokenHash})
    delete from link_round_trip where token_hash = ${tokenHash} returning called_at as "calledAt"`)
