// What an app has been given and can exchange: authorization codes and refresh tokens.
//
// G1  A code is good for one exchange, for ten minutes, for the app it was issued to.
// G2  A refresh token lives for 90 days from its issue; using it gives a new one and does not end the old one. That of a
//     page in a browser lives for 24 hours from the sign-in, and so do all that follow from it.
// G3  Only hashes are kept.

import { type Clock, day, minute } from '../clock.ts'
import type { Store } from '../store/index.ts'
import type { Platform } from './apps/index.ts'
import type { AuthorizeRequest } from './authorizeRequest.ts'
import type { Challenge } from './pkce.ts'
import { good, type Outcome, refused, timestamp } from './refusal.ts'
import { scopeText } from './scopes.ts'
import { hashOf, newOpaqueToken } from './secrets.ts'
import type { Session } from './sessions.ts'

const codeLife = 10 * minute
const refreshTokenLife = 90 * day
const singlePageLife = day

/** For a while a dead grant is still known by its name: "expired" and "already redeemed" tell more than "invalid". */
const memory = 30 * day

export function issueCode(store: Store, clock: Clock, request: AuthorizeRequest, session: Session): string {
  const code = newOpaqueToken()
  const now = clock().getTime()
  const { app, returnAddress, scope, nonce, challenge, platform } = request
  store.transaction(() => {
    store.run`delete from authorization_code where issued_at < ${now - memory}`
    store.run`
      insert into authorization_code
        (code_hash, client_id, person_id, redirect_uri, platform, scope, nonce, code_challenge, code_challenge_method,
         has_mfa, signed_in_at, issued_at)
      values (${hashOf(code)}, ${app.clientId}, ${session.person.id}, ${returnAddress.redirectUri}, ${platform},
        ${scopeText(scope)}, ${nonce ?? null}, ${challenge?.value ?? null}, ${challenge?.method ?? null},
        ${Number(session.hasMfa)}, ${session.startedAt}, ${now})`
  })
  return code
}

/** What a code and a refresh token both stand for. */
export type Grant = {
  personId: string
  scope: string
  platform: Platform
  hasMfa: boolean
  /** When somebody last sat in front of it. */
  signedInAt?: number | undefined
}

export type Code = Grant & {
  hash: string
  redirectUri: string
  nonce: string | undefined
  challenge: Challenge | undefined
}

type CodeRow = {
  hash: string
  personId: string
  redirectUri: string
  platform: Platform
  scope: string
  nonce: string | null
  challenge: string | null
  method: Challenge['method'] | null
  hasMfa: 0 | 1
  signedInAt: number | null
  issuedAt: number
  redeemedAt: number | null
}

/** The code as it was issued to this app, if it can still be redeemed. */
export function findCode(store: Store, clock: Clock, clientId: string, code: string): Outcome<Code> {
  const row = store.row<CodeRow>`
    select code_hash as hash, person_id as personId, redirect_uri as redirectUri, platform, scope, nonce,
      code_challenge as challenge, code_challenge_method as method, has_mfa as hasMfa, signed_in_at as signedInAt,
      issued_at as issuedAt, redeemed_at as redeemedAt
    from authorization_code where code_hash = ${hashOf(code)} and client_id = ${clientId}`
  if (!row) return refused('grantInvalid', 'code')
  if (row.redeemedAt !== null) return refused('codeRedeemed')
  if (clock().getTime() >= row.issuedAt + codeLife) return refused('codeExpired')
  const { hash, personId, redirectUri, platform, scope, nonce, challenge, method, hasMfa, signedInAt } = row
  return good({
    hash,
    personId,
    redirectUri,
    platform,
    scope,
    hasMfa: hasMfa === 1,
    signedInAt: signedInAt ?? undefined,
    nonce: nonce ?? undefined,
    challenge: challenge !== null && method !== null ? { value: challenge, method } : undefined,
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
  { personId, scope, platform, hasMfa, signedInAt }: Grant,
): string {
  const token = newOpaqueToken()
  const now = clock().getTime()
  store.transaction(() => {
    store.run`delete from refresh_token where issued_at < ${now - refreshTokenLife - memory}`
    store.run`
      insert into refresh_token (token_hash, client_id, person_id, scope, platform, has_mfa, signed_in_at, issued_at)
      values (${hashOf(token)}, ${clientId}, ${personId}, ${scope}, ${platform}, ${Number(hasMfa)},
        ${signedInAt ?? now}, ${now})`
  })
  return token
}

export type RefreshGrant = Grant & { signedInAt: number; issuedAt: number }

type RefreshRow = Omit<RefreshGrant, 'hasMfa'> & { hasMfa: 0 | 1 }

export function findRefreshToken(store: Store, clock: Clock, clientId: string, token: string): Outcome<RefreshGrant> {
  const row = store.row<RefreshRow>`
    select person_id as personId, scope, platform, has_mfa as hasMfa, signed_in_at as signedInAt, issued_at as issuedAt
    from refresh_token where token_hash = ${hashOf(token)} and client_id = ${clientId}`
  if (!row) return refused('grantInvalid', 'refresh_token')
  const now = clock().getTime()
  if (row.platform === 'spa' && now >= row.signedInAt + singlePageLife)
    return refused('singlePageTokenExpired', timestamp(new Date(row.signedInAt)))
  const inactive = now - row.issuedAt
  if (inactive >= refreshTokenLife)
    return refused('refreshTokenExpired', timestamp(new Date(row.issuedAt)), `${Math.floor(inactive / day)} days`)
  return good({ ...row, hasMfa: row.hasMfa === 1 })
}

/** Of which platform a code's address or a refresh token is: it decides how an app has to prove who it is. */
export const platformOfRefreshToken = (store: Store, clientId: string, token: string): Platform | undefined =>
  store.row<{ platform: Platform }>`
    select platform from refresh_token where token_hash = ${hashOf(token)} and client_id = ${clientId}`?.platform
