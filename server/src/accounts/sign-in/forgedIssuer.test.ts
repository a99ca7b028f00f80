// Whoever stands between us and the issuer, or is an issuer we never registered with, can send any id token it likes.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { readConfig } from '../../platform/config.ts'
import {
  honestIdToken,
  type IdTokenMaker,
  publishedKeyId,
  sign,
  startTestIssuer,
  type TestIssuer,
} from '../../testing/testIssuer.ts'
import { type IdentityProvider, identityProvider } from './identityProvider.ts'
import { newAttempt } from './signIn.ts'

let issuer: TestIssuer
let provider: IdentityProvider
before(async () => {
  issuer = await startTestIssuer()
})
beforeEach(() => {
  issuer.idToken = honestIdToken
  const registration = readConfig(issuer.variables).identityProvider
  provider = identityProvider(registration, new URL('http://localhost:8080'), Date.now)
})
after(() => issuer[Symbol.asyncDispose]())

const signIn = async () => {
  const attempt = newAttempt('/')
  const answer = await fetch(await provider.startUrl(attempt), { redirect: 'manual' })
  return provider.finish(new URL(answer.headers.get('Location') ?? ''), attempt)
}

/** The honest token but for one thing. */
const changed =
  (change: (claims: JWTPayload) => JWTPayload): IdTokenMaker =>
  (claims, { published }) =>
    sign(change(claims), published)

const forgeries: [what: string, idToken: IdTokenMaker][] = [
  [
    'signed by a key that is not published, under the name of one that is',
    (claims, { unpublished }) => sign(claims, unpublished),
  ],
  [
    'signed by a key that is not published, under its own name',
    (claims, { unpublished }) => sign(claims, unpublished, 'mine'),
  ],
  [
    'changed after it was signed',
    async (claims, keys) => {
      const [head, , signature] = (await sign(claims, keys.published)).split('.')
      const [, body] = (await sign({ ...claims, sub: 'ada' }, keys.published)).split('.')
      return `${head}.${body}.${signature}`
    },
  ],
  ['not signed at all', (claims) => new UnsecuredJWT(claims).encode()],
  [
    'whose signature was cut off',
    async (claims, { published }) => (await sign(claims, published)).replace(/[^.]*$/, ''),
  ],
  [
    'signed with the secret we share, in the place of the issuer’s key',
    (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: publishedKeyId })
        .sign(new TextEncoder().encode(issuer.clientSecret)),
  ],
  ['for another application', changed((claims) => ({ ...claims, aud: 'another-application' }))],
  ['for nobody named', changed(({ aud: _, ...claims }) => claims)],
  ['of another issuer', changed((claims) => ({ ...claims, iss: 'https://login.example/' }))],
  ['of another sign-in', changed((claims) => ({ ...claims, nonce: 'another-sign-in' }))],
  ['of no sign-in', changed(({ nonce: _, ...claims }) => claims)],
  ['that has expired', changed((claims) => ({ ...claims, exp: (claims.iat ?? 0) - 600 }))],
  ['that never expires', changed(({ exp: _, ...claims }) => claims)],
  ['without a subject', changed(({ sub: _, ...claims }) => claims)],
  ['that is none', () => 'not.a.token'],
]

test('an honest issuer is believed', async () => {
  const who = await signIn()
  assert.equal(who.subject, 'grace')
  assert.equal(who.name, 'Grace Okafor')
  assert.deepEqual(who.claims.roles, ['administrator'])
})

for (const [what, idToken] of forgeries)
  test(`an id token ${what} is refused`, async () => {
    issuer.idToken = idToken
    await assert.rejects(signIn, { name: 'SignInRefused' })
  })

test('an answer without an id token is refused', async () => {
  issuer.idToken = () => undefined
  await assert.rejects(signIn, { name: 'SignInRefused' })
})

test('every sign-in asks under a state, a nonce and a challenge of its own', async () => {
  const from = issuer.asked.length
  await signIn()
  await signIn()
  const [one, other] = issuer.asked.slice(from)
  for (const name of ['state', 'nonce', 'code_challenge']) {
    assert.match(one?.get(name) ?? '', /^[\w-]{43}$/, name)
    assert.notEqual(one?.get(name), other?.get(name), name)
  }
  assert.equal(one?.get('code_challenge_method'), 'S256')
  assert.equal(one?.get('response_type'), 'code')
})
