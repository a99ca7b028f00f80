// Under a real issuer nobody is an administrator at first. Whoever can read the server's terminal may become the first.
//
// F1  The link exists only while nobody of today's issuer is an administrator; each start makes a new one, the older ends.
// F2  It is used once, by a person who has signed in, in the transaction that gives the role.

import type { Db, Pool } from '../../platform/database/index.ts'
import { sql } from '../../platform/database/index.ts'
import { hashOf, newToken } from '../../platform/ids.ts'
import { insertGrants, lockAdministrators, selectAdministrators } from '../sql.ts'

const linkLifeMs = 24 * 3_600_000

/** A new link, if nobody is an administrator yet. */
export const createFirstAdministratorLink = (
  pool: Pool,
  issuer: string,
  url: URL,
  now: Date,
): Promise<string | undefined> =>
  pool.transaction(async (tx) => {
    await lockAdministrators(tx)
    await tx.rows(sql`delete from first_administrator_link`)
    if ((await selectAdministrators(tx, issuer)).length > 0) return undefined
    const token = newToken()
    await tx.rows(sql`
      insert into first_administrator_link (token_hash, expires_at)
      values (${hashOf(token)}, ${new Date(now.getTime() + linkLifeMs)})`)
    return new URL(`/sign-in/first-administrator?token=${token}`, url).href
  })

export const isFirstAdministratorToken = async (db: Db, token: string, now: Date): Promise<boolean> =>
  (await db.maybe(sql`
    select from first_administrator_link where token_hash = ${hashOf(token)} and expires_at > ${now}`)) !== undefined

/** Gives the role if the link still counts; false when it was used, has expired, or somebody else came first. */
export async function useFirstAdministratorToken(
  tx: Db,
  token: string,
  issuer: string,
  accountId: string,
  now: Date,
): Promise<boolean> {
  await lockAdministrators(tx)
  const link = await tx.maybe(sql`
    delete from first_administrator_link where token_hash = ${hashOf(token)} and expires_at > ${now} returning true`)
  if (!link || (await selectAdministrators(tx, issuer)).length > 0) return false
  await insertGrants(tx, accountId, ['administrator'], now)
  return true
}
