import { findRedirectUri } from '../apps/index.ts'
import { findCode, redeemCode } from '../grants.ts'
import { verifierRefusal } from '../pkce.ts'
import { good, refused } from '../refusal.ts'
import type { Exchange } from './exchange.ts'
import { refreshTokenFor, subjectOf } from './subject.ts'

/** Everything is decided and written without an await: two requests with one code cannot both pass. */
export const authorizationCode: Exchange = {
  platformOf: ({ store }, { clientId }, { redirect_uri: redirectUri }) =>
    (redirectUri === undefined ? undefined : findRedirectUri(store, clientId, redirectUri))?.platform ?? 'web',
  run: (premises, authority, client, parameters) => {
    const { store, clock } = premises
    const { code: sent, redirect_uri: redirectUri, code_verifier: verifier } = parameters
    if (sent === undefined) return refused('parameterMissing', 'code')
    if (redirectUri === undefined) return refused('parameterMissing', 'redirect_uri')
    const code = findCode(store, clock, client.app.clientId, sent)
    if (!code.ok) return code
    if (redirectUri !== code.value.redirectUri)
      return refused('redirectUriChanged', redirectUri, code.value.redirectUri)
    if (client.platform === 'spa' && code.value.challenge === undefined) return refused('crossOriginWithoutProof')
    const mismatch = verifierRefusal(code.value.challenge, verifier)
    if (mismatch) return { ok: false, refusal: mismatch }
    const subject = subjectOf(premises, authority, client, code.value, parameters.scope)
    if (!subject.ok) return subject
    redeemCode(store, clock, code.value)
    return good({
      of: 'person',
      subject: subject.value,
      nonce: code.value.nonce,
      refreshToken: refreshTokenFor(premises, subject.value, client),
    })
  },
}
