// Somebody signs in for a connection: begun by a POST in a session of ours, finished when the browser comes back to it.
//
// S1  A sign-in is finished once, in the session that began it, within its time: `takeSignIn` takes the row.
// S2  Whoever signs in is of the connection's tenant and, unless that was asked for, the account of before. Where not,
//     nothing is changed.

import { connectorNamed, scopesFor } from '@countersign/core/catalog'
import type { TroubleCode } from '@countersign/core/connections'
import { actorOf } from '../audit/index.ts'
import { type KnownCaller, type Refused, refused } from '../http/index.ts'
import { CallFault } from '../platform/egress/index.ts'
import { hashOf } from '../platform/ids.ts'
import { sealGrant, tokenPlace } from './credential.ts'
import { type Account, type Checks, newChecks, redeem, signInUrl, type Tokens, type Trouble } from './oauth/index.ts'
import type { Parts } from './parts.ts'
import { registrationOf } from './registrationOf.ts'
import { insertSignIn, takeSignIn } from './signIns.ts'
import { markTrouble } from './sql.ts'
import { type SealedConnection, saveSignedIn, saveToken, selectSealed } from './tokens/index.ts'

/** Time enough for a second factor, and to have an administrator agree. */
const signInMs = 15 * 60_000

const placeOf = (connectionId: string) => ({ table: 'connection_sign_in', row: connectionId, column: 'sealed' })

/** What only we know of a sign-in that was begun. */
type Remembered = { checks: Checks; returnTo: string | null }

/** Answers where the browser goes. */
export async function begin(
  parts: Parts,
  id: string,
  { anyAccount, returnTo }: { anyAccount: boolean; returnTo: string | null },
  caller: KnownCaller,
): Promise<{ url: string } | Refused> {
  const { pool, sealing, send, surroundings, clock } = parts
  if (caller.by.kind !== 'session')
    return refused('no-permission', { detail: 'An API token can’t sign in for a connection; do so in a browser.' })
  const found = await selectSealed(pool, id, '')
  if (!found) return refused('not-found', { detail: 'There is no such connection.' })
  const connector = connectorNamed(found.connector)
  if (found.kind !== 'oauth-code' || !connector)
    return refused('conflict', { detail: 'Nobody signs in for a connection of this kind.' })
  const read = registrationOf(surroundings, sealing, found)
  if (!read.ok) {
    await markTrouble(pool, id, read.trouble, clock.now())
    return refused('conflict', { detail: 'Its app registration is not known here any more.' })
  }
  const checks = newChecks()
  const at = clock.now()
  await insertSignIn(pool, {
    ...{ stateHash: hashOf(checks.state), connectionId: id, sessionId: caller.by.id, anyAccount },
    ...sealing.seal(JSON.stringify({ checks, returnTo } satisfies Remembered), placeOf(id)),
    ...{ begunAt: at, expiresAt: new Date(at.getTime() + signInMs) },
  })
  const scopes = scopesFor(connector, read.registration.cloud, found.actions)
  const loginHint = anyAccount ? undefined : (found.accountName ?? undefined)
  const asked = { redirectUri: surroundings.redirectUri, scopes, loginHint }
  return { url: await signInUrl(send, read.registration, checks, asked) }
}

export type Finished =
  /** Nobody began this, or not here, or too long ago. */
  | { status: 'unknown' }
  | ({ status: 'connected' | TroubleCode } & Origin)
  | ({ status: 'unreachable'; cause: CallFault } & Origin)

/** What it was begun for, and on which page. */
type Origin = { connectionId: string; returnTo: string | null }

/** What the browser brings back. */
export async function finish(parts: Parts, returned: URL, caller: KnownCaller, requestId: string): Promise<Finished> {
  const { pool, sealing, send, surroundings, clock } = parts
  const state = returned.searchParams.get('state') ?? ''
  if (caller.by.kind !== 'session' || !caller.permissions.has('connections.manage')) return { status: 'unknown' }
  const taken = await takeSignIn(pool, hashOf(state), caller.by.id, clock.now())
  const found = taken && (await selectSealed(pool, taken.connectionId, ''))
  if (!taken || !found) return { status: 'unknown' }
  const read = registrationOf(surroundings, sealing, found)
  const { checks, returnTo } = JSON.parse(sealing.open(taken, placeOf(found.id))) as Remembered
  const origin = { connectionId: found.id, returnTo }
  const redeemed = read.ok ? await orFault(redeem(send, read.registration, returned, checks)) : read
  if (redeemed instanceof CallFault) return { status: 'unreachable', cause: redeemed, ...origin }
  const trouble = redeemed.ok ? unfit(found, redeemed, taken.anyAccount) : redeemed.trouble
  if (redeemed.ok && !trouble) await keep(parts, found, redeemed, caller, requestId)
  if (trouble) await note(parts, found, trouble, caller, requestId)
  return { status: trouble?.code ?? 'connected', ...origin }
}

/** An issuer that does not answer is an answer too: whoever signed in goes back to where they came from. */
const orFault = <Answer>(asked: Promise<Answer>): Promise<Answer | CallFault> =>
  asked.catch((cause: unknown) => {
    if (cause instanceof CallFault) return cause
    throw cause
  })

type Redeemed = { tokens: Tokens; account: Account }

function unfit(
  { accountId }: SealedConnection,
  { tokens, account }: Redeemed,
  anyAccount: boolean,
): Trouble | undefined {
  if (accountId !== null && accountId !== account.id && !anyAccount) return { code: 'other-account', reference: null }
  return tokens.refreshToken === undefined ? { code: 'sign-in-invalid', reference: null } : undefined
}

async function keep(
  { pool, sealing, record, clock }: Parts,
  { id, name, tenant }: SealedConnection,
  { tokens, account }: Redeemed,
  caller: KnownCaller,
  requestId: string,
): Promise<void> {
  const at = clock.now()
  const granted = tokens.granted ?? []
  const grant = sealGrant(sealing, id, tokens.refreshToken ?? '')
  const expiresAt = new Date(at.getTime() + tokens.expiresInSeconds * 1_000)
  await pool.transaction(async (tx) => {
    await saveSignedIn(tx, id, { grant, granted, account, at, by: caller.account.id })
    await saveToken(tx, id, '', sealing.seal(tokens.accessToken, tokenPlace(id, '')), expiresAt)
    const details = { account: account.name, accountId: account.id, tenant, granted }
    const subject = { kind: 'connection', id, name }
    await record(tx, { action: 'connection.connected', actor: actorOf(caller), subject, details, requestId })
  })
}

/** What works goes on working: that somebody else could not sign in for it changes nothing. */
async function note(
  { pool, record, clock }: Parts,
  { id, name, health }: SealedConnection,
  trouble: Trouble,
  caller: KnownCaller,
  requestId: string,
): Promise<void> {
  await pool.transaction(async (tx) => {
    if (health !== 'connected') await markTrouble(tx, id, trouble, clock.now())
    const subject = { kind: 'connection', id, name }
    await record(tx, { action: 'connection.refused', actor: actorOf(caller), subject, details: trouble, requestId })
  })
}
