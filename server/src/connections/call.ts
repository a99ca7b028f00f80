// Calls by a connection: what connectors use.
//
// C1  A credential goes to the hosts it is pinned to and nowhere else, by https, redirected or not.
// C2  401 means "not done": then, and only then, a call is repeated, once, with another token.
// C3  What was sent in confidence can be taken out of the answer: `redaction`.

import type { Pool } from '../platform/database/index.ts'
import type { OutgoingAnswer, OutgoingRequest, Send } from '../platform/egress/index.ts'
import { type Redaction, redactionOf, type Sealing } from '../vault/index.ts'
import { basicPair, type Credential, openCredential, secretsOf } from './credential.ts'
import type { ConnectionProblem } from './problem.ts'
import { markTrouble, touchConnection } from './sql.ts'
import { type SealedConnection, selectSealed, type TokenFor } from './tokens/index.ts'

export type CallWish = Omit<OutgoingRequest, 'hosts'> & {
  /** What the token is for, where that is not the connector's own resource. */
  resource?: string
}

export type CallAnswer =
  | {
      ok: true
      answer: OutgoingAnswer
      redaction: Redaction
      /** In whose name it was done; null for an application or a key. */
      account: { id: string; name: string } | null
    }
  | { ok: false; problem: ConnectionProblem }

/** Sends a request with what the connection proves itself by. Throws a `CallFault` where there is no answer. */
export type CallBy = (connectionId: string, wish: CallWish) => Promise<CallAnswer>

export type CallParts = { pool: Pool; send: Send; sealing: Sealing; tokenFor: TokenFor; now: () => Date }

export const caller =
  (parts: CallParts): CallBy =>
  async (id, wish) => {
    const found = await selectSealed(parts.pool, id, '')
    if (!found) return { ok: false, problem: { code: 'no-such-connection' } }
    await touchConnection(parts.pool, id, parts.now())
    const isOAuth = found.kind === 'oauth-code' || found.kind === 'client-credentials'
    return isOAuth ? byToken(parts, found, wish) : byCredential(parts, found, wish)
  }

async function byToken(
  { send, tokenFor }: CallParts,
  found: SealedConnection,
  { resource, ...request }: CallWish,
): Promise<CallAnswer> {
  const wish = resource === undefined ? {} : { resource }
  const answer = async (token: string): Promise<CallAnswer> => ({
    ok: true,
    answer: await send({ ...bearing(request, token), hosts: found.hosts }),
    redaction: redactionOf([[found.name, token]]),
    account: found.accountId === null ? null : { id: found.accountId, name: found.accountName ?? found.accountId },
  })
  const first = await tokenFor(found.id, wish)
  if (!first.ok) return first
  const answered = await answer(first.token)
  if (!answered.ok || answered.answer.status !== 401) return answered
  const second = await tokenFor(found.id, { ...wish, insteadOf: first.token })
  return second.ok ? answer(second.token) : second
}

async function byCredential(
  { pool, send, sealing, now }: CallParts,
  found: SealedConnection,
  wish: CallWish,
): Promise<CallAnswer> {
  const { id, name, credential: sealed, credentialKeyId: keyId, trouble, troubleReference } = found
  if (found.health === 'needs-reconnect' && trouble !== null)
    return {
      ok: false,
      problem: { code: 'not-connected', name, trouble: { code: trouble, reference: troubleReference } },
    }
  if (!sealed || !keyId) return { ok: false, problem: { code: 'not-connected', name, trouble: null } }
  const credential = openCredential(sealing, id, { keyId, sealed })
  const answer = await send({ ...proving(wish, credential), hosts: found.hosts })
  if (answer.status === 401) await markTrouble(pool, id, { code: 'credential-refused', reference: '401' }, now())
  const redaction = redactionOf(secretsOf(credential).map((secret) => [name, secret]))
  return { ok: true, answer, redaction, account: null }
}

const bearing = <Request extends Pick<OutgoingRequest, 'headers'>>(request: Request, token: string): Request => ({
  ...request,
  headers: { ...withoutHeader(request.headers, 'authorization'), Authorization: `Bearer ${token}` },
})

function proving(wish: CallWish, credential: Credential): CallWish {
  switch (credential.kind) {
    case 'bearer':
      return bearing(wish, credential.token)
    case 'basic': {
      const headers = withoutHeader(wish.headers, 'authorization')
      return { ...wish, headers: { ...headers, Authorization: `Basic ${basicPair(credential)}` } }
    }
    case 'api-key': {
      const { name, key } = credential
      if (credential.in === 'header')
        return { ...wish, headers: { ...withoutHeader(wish.headers, name.toLowerCase()), [name]: key } }
      const url = new URL(wish.url)
      url.searchParams.set(name, key)
      return { ...wish, url }
    }
    case 'secret':
    case 'certificate':
      throw new Error('an application proves itself to the issuer, not to the service')
  }
}

/** Whoever calls may not pass for somebody else beside the connection. */
const withoutHeader = (headers: OutgoingRequest['headers'] = {}, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([one]) => one.toLowerCase() !== name))
