// What an app has been given and can exchange: authorization codes and refresh tokens.
//
// G1  A code is good for one exchange, for ten minutes, for the app it was issued to.
// G2  A refresh token lives for 90 days from its issue; using it gives a new one and does not end the old one.
// G3  Only hashes are kept.

import { type Clock, day, minute } from '../clock.ts'
import type { Store } from '../store/index.ts'
import type { AuthorizeRequest } from './authorizeRequest.ts'
import type { Challenge } from './pkce.ts'
import { good, type Outcome, refused, timestamp } from './refusal.ts'
import { scopeText } from './scopes.ts'
import { hashOf, newOpaqueToken } from './secrets.ts'

const codeLife = 10 * minute
const refreshTokenLife = 90 * day

/** For a while a dead grant is still known by its name: "expired" and "already redeemed" tell more than "invalid". */
const memory = 30 * day

export function issueCode(store: Store, clock: Clock, request: AuthorizeRequest, personId: string): string {
  const code = newOpaqueToken()
  const now = clock().getTime()
  const { app, returnAddress, scope, nonce, challenge } = request
  store.transaction(() => {
    store.run`delete from authorization_code where issued_at < ${now - memory}`
    store.run`
      insert into authorization_code
        (code_hash, client_id, person_id, redirect_uri, scope, nonce, code_challenge, code_challenge_method, issued_at)
      values (${hashOf(code)}, ${app.clientId}, ${personId}, ${returnAddress.redirectUri}, ${scopeText(scope)},
        ${nonce ?? null}, ${challenge?.value ?? null}, ${challenge?.method ?? null}, ${now})`
  })
  return code
}

export type Code = {
  hash: string
  personId: string
  redirectUri: string
  scope: string
  nonce: string | undefined
  challenge: Challenge | undefined
}

type CodeRow = {
  hash: string
  personId: string
  redirectUri: string
  scope: string
  nonce: string | null
  challenge: string | null
  method: Challenge['method'] | null
  issuedAt: number
  redeemedAt: number | null
}

/** The code as it was issued to this app, if it can still be redeemed. */
export function findCode(store: Store, clock: Clock, clientId: string, code: string): Outcome<Code> {
  const row = store.row<CodeRow>`
    select code_hash as hash, person_id as personId, redirect_uri as redirectUri, scope, nonce, code_challenge as challenge,
      code_challenge_method as method, issued_at as issuedAt, redeemed_at as redeemedAt
    from authorization_code where code_hash = ${hashOf(code)} and client_id = ${clientId}`
  if (!row) return refused('grantInvalid', 'code')
  if (row.redeemedAt !== null) return refused('codeRedeemed')
  if (clock().getTime() >= row.issuedAt + codeLife) return refused('codeExpired')
  return good({
    hash: row.hash,
    personId: row.personId,
    redirectUri: row.redirectUri,
    scope: row.scope,
    nonce: row.nonce ?? undefined,
    challenge: row.challenge !== null && row.method !== null ? { value: row.challenge, method: row.method } : undefined,
  })
}

/** Between finding and redeeming there must be no await: that is what makes a code good for one exchange only. */
export function redeemCode(store: Store, clock: Clock, code: Code): void {
  store.run`update authorization_code set redeemed_at = ${clock().getTime()} where code_hash = ${code.hash}`
}

export function issueRefreshToken(
  store: Store,
  clock: Clock,
  clientId: string,
  personId: string,
  scope: string,
): string {
  const token = newOpaqueToken()
  const now = clock().getTime()
  store.transaction(() => {
    store.run`delete from refresh_token where issued_at < ${now - refreshTokenLife - memory}`
    store.run`
      insert into refresh_token (token_hash, client_id, person_id, scope, issued_at)
      values (${hashOf(token)}, ${clientId}, ${personId}, ${scope}, ${now})`
  })
  return token
}

export type RefreshGrant = { personId: string; scope: string }

export function findRefreshToken(store: Store, clock: Clock, clientId: string, token: string): Outcome<RefreshGrant> {
  const row = store.row<RefreshGrant & { issuedAt: number }>`
    select person_id as personId, scope, issued_at as issuedAt
    from refresh_token where token_hash = ${hashOf(token)} and client_id = ${clientId}`
  if (!row) return refused('grantInvalid', 'refresh_token')
  const inactive = clock().getTime() - row.issuedAt
  if (inactive >= refreshTokenLife)
    return refused('refreshTokenExpired', timestamp(new Date(row.issuedAt)), `${Math.floor(inactive / day)} days`)
  return good({ personId: row.personId, scope: row.scope })
}
