// Some steps want somebody who has just shown who they are, not a browser that was left open.
//
// R1  Only the account of the session counts, and the issuer has to say when it asked (`auth_time`): that a sign-in came
//     back proves nothing, since an issuer answers without asking whoever is signed in there already.
// R2  It counts in the session in which it was begun, for five minutes.

import type { Recorder } from '../../audit/index.ts'
import type { KnownCaller } from '../../http/index.ts'
import { type Db, type Pool, sql } from '../../platform/database/index.ts'
import type { SignedInAs } from '../sql.ts'

const freshMs = 5 * 60_000

/** Two clocks never agree quite. */
const skewMs = 60_000

/** Until when a caller counts as freshly signed in; null for whoever does not. */
export async function freshUntil(db: Db, { by }: Pick<KnownCaller, 'by'>, at: Date): Promise<Date | null> {
  if (by.kind !== 'session') return null
  const verifiedAt = (await selectVerifiedAt(db, by.id))?.verifiedAt
  const until = verifiedAt && new Date(verifiedAt.getTime() + freshMs)
  return until && until > at ? until : null
}

const selectVerifiedAt = (db: Db, sessionId: string): Promise<{ verifiedAt: Date | null } | undefined> =>
  db.maybe(sql`select verified_at as "verifiedAt" from session where id = ${sessionId}`)

export type SignInAgain = { sessionId: string; begunAtMs: number }

export type Shown = { who: SignedInAs; authenticatedAt: Date | null; now: Date; requestId: string }

export type Verified = { ok: true } | { ok: false; sentence: string }

/** The second sign-in is back. */
export async function verifySession(
  pool: Pool,
  record: Recorder,
  { sessionId, begunAtMs }: SignInAgain,
  { who, authenticatedAt, now, requestId }: Shown,
): Promise<Verified> {
  if (!authenticatedAt) return { ok: false, sentence: notTold }
  if (authenticatedAt.getTime() < begunAtMs - skewMs) return { ok: false, sentence: notAsked }
  return pool.transaction(async (tx) => {
    const session = await markVerified(tx, sessionId, who, now)
    if (!session) return { ok: false, sentence: somebodyElse }
    const actor = { kind: 'account', id: session.accountId, name: who.name } as const
    await record(tx, { action: 'session.verified', actor, details: { session: sessionId }, requestId })
    return { ok: true }
  })
}

const markVerified = (
  db: Db,
  id: string,
  { issuer, subject }: SignedInAs,
  at: Date,
): Promise<{ accountId: string } | undefined> =>
  db.maybe(sql`
    update session s set verified_at = ${at}
    from account a
    where s.id = ${id} and a.id = s.account_id and a.issuer = ${issuer} and a.subject = ${subject}
      and s.expires_at > ${at}
    returning s.account_id as "accountId"`)

const notTold =
  'The identity provider does not say when you signed in. In Entra add the optional claim auth_time to the ID tokens of the app registration (Token configuration).'
const notAsked = 'The identity provider let you in without asking who you are. Sign in once more, with your password.'
const somebodyElse = 'Somebody else signed in than is signed in here, or the session has ended. Nothing was changed.'
