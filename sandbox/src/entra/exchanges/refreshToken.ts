import type { Premises } from '../../premises.ts'
import { findRefreshToken, platformOfRefreshToken, type RefreshGrant } from '../grants.ts'
import { readPolicy } from '../policy.ts'
import { good, type Refusal, refuse, refused } from '../refusal.ts'
import type { Subject } from '../tokens.ts'
import type { Exchange } from './exchange.ts'
import { mfaResource, refreshTokenFor, subjectOf } from './subject.ts'

/** Every use gives a new refresh token. The old one stays good: the app is expected to throw it away. */
export const refreshToken: Exchange = {
  platformOf: ({ store }, { clientId }, { refresh_token: sent }) =>
    platformOfRefreshToken(store, clientId, sent ?? '') ?? 'web',
  run: (premises, authority, client, parameters) => {
    const { refresh_token: sent } = parameters
    if (sent === undefined) return refused('parameterMissing', 'refresh_token')
    const grant = findRefreshToken(premises.store, premises.clock, client.app.clientId, sent)
    if (!grant.ok) return grant
    const subject = subjectOf(premises, authority, client, grant.value, parameters.scope)
    if (!subject.ok) return subject
    const dead = deadGrant(premises, subject.value, grant.value)
    if (dead) return { ok: false, refusal: dead }
    return good({
      of: 'person',
      subject: subject.value,
      nonce: undefined,
      refreshToken: refreshTokenFor(premises, subject.value, client, grant.value.signedInAt),
    })
  },
}

/** Why a grant that is in its time is worth nothing: it was taken back, or more is asked of people by now. */
function deadGrant(
  { store, clock, faults }: Premises,
  { app, person, scope, hasMfa }: Subject,
  { issuedAt }: RefreshGrant,
): Refusal | undefined {
  if (faults.strikes('revoked-grant', { clientId: app.clientId, user: person.userPrincipalName }))
    return refuse('grantRevoked', new Date(issuedAt).toISOString(), clock().toISOString())
  return readPolicy(store).requiresMfa && !hasMfa ? refuse('mfaMissing', mfaResource(scope)) : undefined
}
