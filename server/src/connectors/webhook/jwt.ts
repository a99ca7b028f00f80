// A request that proves itself by a JSON Web Token (RFC 7519) in its header `Authorization: Bearer …`.
//
// J1  Published keys verify signatures made by their private halves, a secret those made by itself: never one for the other.
// J2  A token must end, and be for us: without expiry, or for another audience, it opens nothing. Of published keys, which
//     may sign for everybody, the issuer counts as well.
// J3  Nothing is said of a token whose signature is not good. Of one that is good its sender is told what it lacks.

import { evaluateOver, isPlainObject, type Moment } from '@countersign/core/connectors'
import type { Json } from '@countersign/engine'
import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose'
import type { KeySets } from './keySets.ts'
import type { Proof } from './proof.ts'

type Settings = Readonly<Record<string, string>>

const publicAlgorithms = [
  ...['RS', 'PS', 'ES'].flatMap((kind) => [256, 384, 512].map((bits) => `${kind}${bits}`)),
  'EdDSA',
]
const secretAlgorithms = ['HS256', 'HS384', 'HS512']

const toleranceSeconds = 60
const secretBytesMin = 32 // RFC 7518, 3.2
const tokenLengthMax = 16_384

export async function jwtProof(
  settings: Settings,
  authorization: string | undefined,
  keySets: KeySets,
  moment: Moment,
): Promise<Proof> {
  const given = (name: string): string => settings[`inbound.auth.jwt.${name}`]?.trim() ?? ''
  const unusable = unusableBecause(given)
  if (unusable) return { unusable }
  const [, token = ''] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '') ?? []
  if (token === '' || token.length > tokenLengthMax) return { refused: 'no-token' }
  const isSecret = given('secret') !== ''
  const options: JWTVerifyOptions = {
    algorithms: isSecret ? secretAlgorithms : publicAlgorithms,
    audience: given('audience'),
    ...(given('issuer') !== '' && { issuer: given('issuer') }),
    requiredClaims: ['exp'],
    clockTolerance: toleranceSeconds,
    currentDate: new Date(moment.nowMs),
  }
  const verified = isSecret
    ? await verify(token, async () => new TextEncoder().encode(given('secret')), options)
    : await verifyByPublished(token, given('jwkUrl'), options, keySets)
  return 'claims' in verified ? demandsMet(given, verified.claims, moment) : verified
}

function unusableBecause(given: (name: string) => string): string | undefined {
  if ((given('jwkUrl') === '') === (given('secret') === ''))
    return 'JWT needs either the address of published keys (JWKS) or a secret.'
  if (given('audience') === '') return 'JWT needs an audience: a token for somebody else would open it.'
  if (given('jwkUrl') !== '' && given('issuer') === '')
    return 'JWT needs an issuer: keys that are published may sign for others, too.'
  if (given('secret') !== '' && Buffer.byteLength(given('secret')) < secretBytesMin)
    return `A secret for JWT has ${secretBytesMin} bytes at least.`
  return undefined
}

type Verified = { readonly claims: JWTPayload } | Exclude<Proof, 'good' | 'bad'>

async function verifyByPublished(
  token: string,
  address: string,
  options: JWTVerifyOptions,
  keySets: KeySets,
): Promise<Verified> {
  const found = await keySets.find(address)
  if (!found.ok) return { unusable: found.reason }
  const verified = await verify(token, found.keys, options)
  if (!('refused' in verified) || verified.refused !== 'unknown-key') return verified
  const again = await keySets.find(address, true)
  return again.ok ? verify(token, again.keys, options) : { unusable: again.reason }
}

async function verify(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<Verified> {
  try {
    return { claims: (await jwtVerify(token, keys, options)).payload }
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) return { refused: 'expired' }
    if (cause instanceof errors.JWTClaimValidationFailed) return { refused: claimRefusal(cause.claim) }
    if (cause instanceof errors.JWKSNoMatchingKey) return { refused: 'unknown-key' }
    if (cause instanceof errors.JOSEError) return { refused: 'bad-token' }
    throw cause
  }
}

const claimRefusal = (claim: string) =>
  claim === 'aud' ? 'wrong-audience' : claim === 'iss' ? 'wrong-issuer' : claim === 'exp' ? 'no-expiry' : 'not-yet'

/** Claims that the model demands, and permissions found in the claims by its expression. */
function demandsMet(given: (name: string) => string, claims: JWTPayload, moment: Moment): Proof {
  const seen = claims as { readonly [name: string]: Json } // it was JSON
  if (given('requiredClaims') !== '') {
    const wanted = evaluateOver(given('requiredClaims'), {}, moment)
    if (!wanted.ok || !isPlainObject(wanted.json)) return { unusable: 'The required claims are no context.' }
    const lacking = Object.entries(wanted.json).find(([name, value]) => !holds(seen[name], value))
    if (lacking) return { refused: 'lacks', what: `the claim ${lacking[0]}` }
  }
  if (given('requiredPermissions') === '') return 'good'
  const wanted = evaluateOver(given('requiredPermissions'), {}, moment)
  if (!wanted.ok) return { unusable: `The required permissions can’t be worked out: ${wanted.reason}` }
  const found = evaluateOver(given('permissionsExpression') || 'scp', seen, moment)
  const held = found.ok ? textsIn(found.json) : []
  const lacking = textsIn(wanted.json).find((permission) => !held.includes(permission))
  return lacking === undefined ? 'good' : { refused: 'lacks', what: `the permission ${lacking}` }
}

/** A claim of several values holds each of them. */
const holds = (claim: Json | undefined, wanted: Json): boolean =>
  Array.isArray(claim) ? claim.includes(wanted) : claim !== undefined && claim === wanted

/** A list, or words with blanks between them, as scopes are written. */
const textsIn = (value: Json): string[] =>
  typeof value === 'string'
    ? value.split(/\s+/).filter(Boolean)
    : Array.isArray(value)
      ? (value as readonly Json[]).filter((one): one is string => typeof one === 'string')
      : []
