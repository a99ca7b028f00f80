// Access tokens as a resource meets them: is it ours, is it for us, is it in time. Every API of the cloud asks here.

import { compactVerify, createLocalJWKSet, errors, type JWTPayload } from 'jose'
import { homeTenant } from '../directory/index.ts'
import type { Premises } from '../premises.ts'
import { issuerOf } from './authority.ts'
import type { SigningKeys } from './signingKeys.ts'
import { accessTokenIssuer } from './tokens.ts'

export type AccessTokenReading =
  | { ok: true; claims: JWTPayload }
  | { ok: false; fault: 'expired' | 'audience' | 'invalid' }

/** What the token of an `Authorization: Bearer …` header says, held against the audiences its resource goes by. */
export async function readAccessToken(
  premises: Premises,
  token: string,
  audiences: readonly string[],
): Promise<AccessTokenReading> {
  const claims = await verified(premises, token)
  if (!claims) return { ok: false, fault: 'invalid' }
  if (!audiences.includes(String(claims.aud))) return { ok: false, fault: 'audience' }
  const seconds = premises.clock().getTime() / 1000
  if (typeof claims.exp !== 'number' || claims.exp <= seconds) return { ok: false, fault: 'expired' }
  return typeof claims.nbf === 'number' && claims.nbf > seconds + leewaySeconds
    ? { ok: false, fault: 'invalid' }
    : { ok: true, claims }
}

const leewaySeconds = 300

/** A client sends one token thousands of times; its signature is looked at once. Per set of keys, as they vouch for it. */
const known = new WeakMap<SigningKeys, Map<string, JWTPayload>>()
const knownMax = 1_000

async function verified({ keys, doors, store }: Premises, token: string): Promise<JWTPayload | undefined> {
  const ofThese = known.get(keys) ?? new Map<string, JWTPayload>()
  known.set(keys, ofThese)
  const earlier = ofThese.get(token)
  if (earlier) return earlier
  const tenant = homeTenant(store)
  try {
    // Signature and issuer only: time goes on while this answer is kept, and is looked at by whoever asks.
    const { payload } = await compactVerify(token, createLocalJWKSet({ keys: [...keys.published] }), {
      algorithms: ['RS256'],
    })
    const claims = JSON.parse(Buffer.from(payload).toString('utf8')) as JWTPayload
    const issuers = Object.values(doors).flatMap((url) => [accessTokenIssuer(url, tenant), issuerOf(url, tenant.id)])
    if (typeof claims.iss !== 'string' || !issuers.includes(claims.iss)) return undefined
    if (ofThese.size >= knownMax) ofThese.clear()
    ofThese.set(token, claims)
    return claims
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined
    throw error
  }
}
