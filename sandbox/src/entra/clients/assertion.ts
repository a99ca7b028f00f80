// A client assertion: an app signs a short letter with the key of its certificate instead of sending a secret.
//
// It is looked at without an await, like everything that decides about a grant. Its time is the world's: whoever made it
// does not know that the sandbox's clock was moved. The certificate's time is the sandbox's, as that of a secret.

import { constants, createPublicKey, verify } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose'
import { JOSEError } from 'jose/errors'
import { minute } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import { type AppRegistration, type Certificate, certificatesOf } from '../apps/index.ts'
import { type Authority, issuerOf } from '../authority.ts'
import type { Parameters } from '../parameters.ts'
import { type Refusal, refuse, timestamp } from '../refusal.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Two clocks of the world never agree to the second. */
const leeway = 5 * minute

export function assertionRefusal(
  premises: Premises,
  authority: Authority,
  app: AppRegistration,
  { client_assertion: assertion = '', client_assertion_type: type }: Parameters,
): Refusal | undefined {
  if (type === undefined) return refuse('parameterMissing', 'client_assertion_type')
  if (type !== assertionType) return refuse('malformedRequest', `The client_assertion_type '${type}' is not supported.`)
  const parts = read(assertion)
  if (!parts) return refuse('assertionMalformed', 'It is no signed JWT.')
  return keyRefusal(premises, app, assertion, parts.header) ?? claimsRefusal(premises, authority, app, parts.claims)
}

function read(assertion: string): { header: ProtectedHeaderParameters; claims: JWTPayload } | undefined {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) }
  } catch (error) {
    if (error instanceof JOSEError || error instanceof TypeError) return undefined
    throw error
  }
}

function keyRefusal(
  { store, clock }: Premises,
  app: AppRegistration,
  assertion: string,
  { alg, x5t, 'x5t#S256': x5tS256, kid }: ProtectedHeaderParameters & { x5t?: string; 'x5t#S256'?: string },
): Refusal | undefined {
  if (alg !== 'PS256' && alg !== 'RS256')
    return refuse('assertionMalformed', `The algorithm '${alg}' is not supported.`)
  const thumbprint = x5tS256 ?? x5t
  const print = thumbprint === undefined ? (kid ?? '') : Buffer.from(thumbprint, 'base64url').toString('hex')
  const key = certificatesOf(store, app.clientId).find((one) => isPrintOf(one, print.toUpperCase()))
  if (!key) return refuse('assertionKeyNotFound', print.toUpperCase(), app.clientId)
  if (!isSigned(assertion, alg, key)) return refuse('assertionSignatureWrong', key.thumbprint)
  const now = clock().getTime()
  return key.startsAt <= now && now < key.endsAt
    ? undefined
    : refuse('assertionKeyExpired', key.thumbprint, timestamp(new Date(key.startsAt)), timestamp(new Date(key.endsAt)))
}

const isPrintOf = ({ thumbprint, thumbprintS256 }: Certificate, print: string): boolean =>
  print === thumbprint || print === thumbprintS256

function isSigned(assertion: string, alg: 'PS256' | 'RS256', { certificate }: Certificate): boolean {
  const end = assertion.lastIndexOf('.')
  const padding =
    alg === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING }
  return verify(
    'sha256',
    Buffer.from(assertion.slice(0, end)),
    { key: createPublicKey(certificate), ...padding },
    Buffer.from(assertion.slice(end + 1), 'base64url'),
  )
}

function claimsRefusal(
  { doors, clock, time }: Premises,
  { segment, tenant }: Authority,
  { clientId }: AppRegistration,
  { aud, iss, sub, jti, nbf, exp }: JWTPayload,
): Refusal | undefined {
  if (iss?.toLowerCase() !== clientId || sub?.toLowerCase() !== clientId) return refuse('assertionOfAnother')
  const audiences = Object.values(doors).flatMap((url) => [
    ...[segment, tenant.id, tenant.domain].map((name) => `${url}/${name}/oauth2/v2.0/token`),
    issuerOf(url, tenant.id),
  ])
  if (![aud].flat().some((one) => one !== undefined && audiences.includes(one))) return refuse('assertionAudienceWrong')
  if (typeof jti !== 'string' || jti === '') return refuse('assertionMalformed', `It has no claim 'jti'.`)
  if (typeof exp !== 'number') return refuse('assertionMalformed', `It has no claim 'exp'.`)
  const now = clock().getTime() - time.aheadMs()
  const from = typeof nbf === 'number' ? nbf * 1000 : now
  return from <= now + leeway && now < exp * 1000 + leeway
    ? undefined
    : refuse('assertionOutOfTime', isoSecond(now), isoSecond(from), isoSecond(exp * 1000))
}

const isoSecond = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`
