// Whether a request comes from whom the model wants to hear. Whatever is missing or wrong is 401; of a key, a password or a
// signature nothing says which.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { evaluateOver, type JsonObject, type Moment } from '@countersign/core/connectors'
import { jwtProof } from './jwt.ts'
import type { KeySets } from './keySets.ts'

export type Asked = {
  readonly raw: Buffer
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly seen: JsonObject
}

export type TokenRefusal =
  | { readonly refused: keyof typeof tokenSentences }
  /** The token is good, and not enough. */
  | { readonly refused: 'lacks'; readonly what: string }

export type Proof = 'good' | 'bad' | { readonly unusable: string } | TokenRefusal

export const tokenSentences = {
  'no-token': 'It wants a JSON Web Token: Authorization: Bearer ….',
  'bad-token': 'The token is none that can be trusted here.',
  'unknown-key': 'The token is none that can be trusted here.',
  expired: 'The token has expired.',
  'no-expiry': 'The token has no expiry.',
  'not-yet': 'The token is not good yet, or not what it says.',
  'wrong-audience': 'The token is for another audience.',
  'wrong-issuer': 'The token is by another issuer.',
} as const

/** `settings`: the properties of the element, their secrets filled in. */
export async function proofOf(
  settings: Readonly<Record<string, string>>,
  asked: Asked,
  keySets: KeySets,
  moment: Moment,
): Promise<Proof> {
  const validates = ['enabled', 'true'].includes(settings['inbound.shouldValidateHmac'] ?? '')
  const signed = validates ? signatureOf(settings, asked) : 'good'
  if (signed !== 'good') return signed
  if (typeOf(settings) === 'JWT') return jwtProof(settings, asked.headers.authorization, keySets, moment)
  return authenticationOf(settings, asked, moment)
}

const algorithms: Record<string, string> = { sha_1: 'sha1', sha_256: 'sha256', sha_512: 'sha512' }

function signatureOf(settings: Readonly<Record<string, string>>, { raw, headers }: Asked): Proof {
  const { 'inbound.hmacSecret': secret = '', 'inbound.hmacHeader': name = '' } = settings
  const algorithm = algorithms[settings['inbound.hmacAlgorithm'] ?? 'sha_256']
  const scopes = (settings['inbound.hmacScopes'] ?? '').toLowerCase()
  if (secret === '' || name === '' || !algorithm)
    return { unusable: 'The HMAC check needs a secret, a header and an algorithm.' }
  if (/url|parameters/.test(scopes)) return { unusable: 'Only the body can be signed here, not the address.' }
  const given = headers[name.toLowerCase()]?.trim() ?? ''
  const digest = createHmac(algorithm, secret).update(raw).digest()
  const hex = given.replace(/^[\w-]+=(?=[0-9a-f]+$)/i, '')
  return [Buffer.from(hex, 'hex'), Buffer.from(given, 'base64')].some((one) => isSame(one, digest)) ? 'good' : 'bad'
}

const typeOf = (settings: Readonly<Record<string, string>>): string =>
  (settings['inbound.auth.type'] ?? 'NONE').toUpperCase()

function authenticationOf(settings: Readonly<Record<string, string>>, asked: Asked, moment: Moment): Proof {
  const given = (name: string): string => settings[`inbound.auth.${name}`] ?? ''
  switch (typeOf(settings)) {
    case 'NONE':
      return 'good'
    case 'BASIC': {
      if (given('username') === '') return { unusable: 'Basic authentication needs a user name and a password.' }
      const expected = `Basic ${Buffer.from(`${given('username')}:${given('password')}`).toString('base64')}`
      return isSame(Buffer.from(asked.headers.authorization ?? ''), Buffer.from(expected)) ? 'good' : 'bad'
    }
    case 'APIKEY': {
      if (given('apiKey') === '') return { unusable: 'The API key is empty.' }
      const locator = given('apiKeyLocator') || '=split(request.headers.authorization, " ")[2]'
      const key = evaluateOver(locator, asked.seen, moment)
      const said = key.ok && typeof key.json === 'string' ? key.json : ''
      return isSame(Buffer.from(said), Buffer.from(given('apiKey'))) ? 'good' : 'bad'
    }
    default:
      return { unusable: `Authentication of type ${settings['inbound.auth.type']} is not known here.` }
  }
}

const isSame = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other)
