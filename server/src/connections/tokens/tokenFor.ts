// Tokens for calls: kept until shortly before their end, renewed by one at a time.
//
// T1  However many ask at once, in however many servers, one of them asks the issuer; the others wait for what it gets.
// T2  No transaction is open while the issuer is asked: the right to ask is a lease, a row.
// T3  The grant that came with a token takes the place of the one before in the commit that keeps the token.
// T4  What the issuer refuses is a trouble of the connection's, told until a person has mended it. What it does not
//     answer is not.

import { randomUUID } from 'node:crypto'
import { connectorNamed, scopesFor, signInScopes } from '@countersign/core/catalog'
import { everythingGranted, scopeAt } from '@countersign/core/clouds'
import { type Recorder, system } from '../../audit/index.ts'
import { bell } from '../../platform/bell.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import { CallFault, type Send } from '../../platform/egress/index.ts'
import type { Sealing } from '../../vault/index.ts'
import type { Surroundings } from '../clouds.ts'
import { openGrant, sealGrant, tokenPlace } from '../credential.ts'
import {
  applicationTokens,
  type Refused,
  type Registration,
  refresh,
  type Tokens,
  type Trouble,
} from '../oauth/index.ts'
import type { ConnectionProblem } from '../problem.ts'
import { registrationOf } from '../registrationOf.ts'
import { markTrouble } from '../sql.ts'
import { giveLeaseBack, type SealedConnection, saveRefreshed, saveToken, selectSealed, takeLease } from './sql.ts'

export type TokenParts = {
  pool: Pool
  record: Recorder
  clock: Clock
  send: Send
  sealing: Sealing
  surroundings: Surroundings
}

export type TokenWish = {
  /** Another resource than the connector's own, such as a Dataverse environment: a refresh token is good for all. */
  resource?: string
  /** A token that was refused: any other will do. */
  insteadOf?: string
  /** Asked for anew although it is known not to work: something may have been mended elsewhere. */
  anew?: boolean
}

export type TokenAnswer = { ok: true; token: string } | { ok: false; problem: ConnectionProblem }

export type TokenFor = (connectionId: string, wish?: TokenWish) => Promise<TokenAnswer>

const earlyMs = 120_000 // a call may take a while, and clocks differ
const leaseMs = 40_000 // longer than the issuer is given to answer
const lookEveryMs = 200

export function tokenSource(parts: TokenParts): TokenFor {
  const flights = new Map<string, Promise<TokenAnswer>>()

  return async (id, wish = {}) => {
    const known = await look(parts, id, wish)
    if (known) return known
    const flight = `${id} ${wish.resource ?? ''}`
    const answer = await flights.get(flight)
    if (answer && !(answer.ok && answer.token === wish.insteadOf)) return answer
    const renewing = renew(parts, id, wish).finally(() => flights.delete(flight))
    flights.set(flight, renewing)
    return renewing
  }
}

/** What can be answered from what is kept; undefined where a new token is needed. */
async function look(parts: TokenParts, id: string, wish: TokenWish): Promise<TokenAnswer | undefined> {
  const found = await selectSealed(parts.pool, id, wish.resource ?? '')
  if (!found) return { ok: false, problem: { code: 'no-such-connection' } }
  if (wish.anew) return undefined
  if (found.health !== 'connected') return { ok: false, problem: problemOf(found) }
  const token = keptToken(parts, found, wish)
  return token === undefined ? undefined : { ok: true, token }
}

function keptToken({ clock, sealing }: TokenParts, found: SealedConnection, wish: TokenWish): string | undefined {
  const { id, tokenKeyId, token: sealed, tokenExpiresAt } = found
  if (!tokenKeyId || !sealed || !tokenExpiresAt) return undefined
  if (tokenExpiresAt.getTime() - earlyMs <= clock.now().getTime()) return undefined
  const token = sealing.open({ keyId: tokenKeyId, sealed }, tokenPlace(id, wish.resource ?? ''))
  return token === wish.insteadOf ? undefined : token
}

const problemOf = ({ name, trouble, troubleReference }: SealedConnection): ConnectionProblem => ({
  ...{ code: 'not-connected', name },
  trouble: trouble === null ? null : { code: trouble, reference: troubleReference },
})

async function renew(parts: TokenParts, id: string, wish: TokenWish): Promise<TokenAnswer> {
  const { pool, clock } = parts
  const lease = randomUUID()
  const pause = bell(clock)
  const startedMs = clock.now().getTime()
  for (;;) {
    const at = clock.now()
    const until = new Date(at.getTime() + leaseMs)
    if (await takeLease(pool, id, lease, at, until)) return renewWith(parts, id, lease, wish)
    if (at.getTime() - startedMs > 2 * leaseMs) throw stillRenewing()
    await pause.sleep(new Date(at.getTime() + lookEveryMs))
    const known = await look(parts, id, wish)
    if (known) return known
  }
}

async function renewWith(parts: TokenParts, id: string, lease: string, wish: TokenWish): Promise<TokenAnswer> {
  const { pool } = parts
  try {
    const known = await look(parts, id, wish)
    if (known) return known // whoever had the lease before us has done it
    const found = await selectSealed(pool, id, wish.resource ?? '')
    if (!found) return { ok: false, problem: { code: 'no-such-connection' } }
    const answer = await ask(parts, found, wish)
    return answer.ok
      ? await keep(parts, found, lease, wish, answer.tokens)
      : await refuse(parts, found, lease, wish, answer.trouble)
  } finally {
    await giveLeaseBack(pool, id, lease)
  }
}

async function ask(
  { sealing, send, surroundings }: TokenParts,
  found: SealedConnection,
  wish: TokenWish,
): Promise<{ ok: true; tokens: Tokens } | Refused> {
  const read = registrationOf(surroundings, sealing, found)
  if (!read.ok) return read
  const { registration } = read
  const resource = wish.resource ?? ownResource(found, registration)
  if (found.kind === 'client-credentials') return applicationTokens(send, registration, resource)
  if (!found.grant || !found.grantKeyId) return { ok: false, trouble: { code: 'grant-expired', reference: null } }
  const grant = openGrant(sealing, found.id, { keyId: found.grantKeyId, sealed: found.grant })
  return refresh(
    send,
    registration,
    grant,
    wish.resource ? [scopeAt(resource, everythingGranted)] : scopesOf(found, registration),
  )
}

const ownResource = ({ connector }: SealedConnection, { cloud }: Registration): string =>
  connectorNamed(connector)?.resourceIn?.(cloud).resource ?? cloud.graphResource

/** What was granted. More may be wanted since, and asking for that would be refused as a whole. */
function scopesOf({ connector, actions, granted }: SealedConnection, { cloud }: Registration): readonly string[] {
  const description = connectorNamed(connector)
  if (granted) return [...new Set([...signInScopes, ...granted])]
  return description ? scopesFor(description, cloud, actions) : signInScopes
}

async function keep(
  { pool, sealing, clock }: TokenParts,
  { id }: SealedConnection,
  lease: string,
  { resource }: TokenWish,
  { accessToken, expiresInSeconds, refreshToken, granted }: Tokens,
): Promise<TokenAnswer> {
  const at = clock.now()
  await pool.transaction(async (tx) => {
    const grant = refreshToken === undefined ? undefined : sealGrant(sealing, id, refreshToken)
    // Whoever slept past his lease keeps nothing: somebody else has gone on from there.
    if (!(await saveRefreshed(tx, id, lease, { grant, granted: resource ? undefined : granted, at }))) return
    const place = tokenPlace(id, resource ?? '')
    const expiresAt = new Date(at.getTime() + expiresInSeconds * 1_000)
    await saveToken(tx, id, resource ?? '', sealing.seal(accessToken, place), expiresAt)
  })
  return { ok: true, token: accessToken }
}

async function refuse(
  { pool, record, clock }: TokenParts,
  { id, name }: SealedConnection,
  lease: string,
  { resource }: TokenWish,
  trouble: Trouble,
): Promise<TokenAnswer> {
  const isOfResource = trouble.code === 'consent-missing' || trouble.code === 'permission-unknown'
  await pool.transaction(async (tx) => {
    if (resource !== undefined && isOfResource) return // for everything else the connection is as good as before
    // Somebody may have signed in anew while the issuer was asked about the grant before.
    if (!(await markTrouble(tx, id, trouble, clock.now(), lease))) return
    const subject = { kind: 'connection', id, name }
    await record(tx, { action: 'connection.refused', actor: system, subject, details: trouble })
  })
  return { ok: false, problem: { code: 'not-connected', name, trouble } }
}

const stillRenewing = (): CallFault =>
  new CallFault('UNREACHABLE', 'Somebody else is asking for a token and gets no answer.', {
    ...{ retry: 'later', sent: 'never' },
  })
