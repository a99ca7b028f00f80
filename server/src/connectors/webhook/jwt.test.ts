// Webhooks that want a JSON Web Token: signed by published keys or a secret, ending, and for them.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Problem } from '@countersign/core/api'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { sql } from '../../platform/database/index.ts'
import { ask, inLine, processXml, withProperties } from '../../testing/bpmn.ts'
import { type Said, startRecorder, type TestRecorder } from '../../testing/recorder.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'

const secret = 'canary-jwt-secret-of-more-than-32-bytes'
const issuer = 'https://issuer.example/'
const audience = 'api://countersign'

type Pair = { privateKey: CryptoKey; publicKey: CryptoKey }

let runner: Runner
let published: TestRecorder
let pairs: { own: Pair; next: Pair; foreign: Pair }
let answer: () => Said | Promise<Said>
before(async () => {
  const make = () => generateKeyPair('RS256')
  pairs = { own: await make(), next: await make(), foreign: await make() }
  published = await startRecorder(() => answer())
  runner = await startRunner({ COUNTERSIGN_ALLOWED_ORIGINS: published.url })
  await runner.secret('JWT', secret)
})
after(async () => {
  await runner[Symbol.asyncDispose]()
  await published[Symbol.asyncDispose]()
})
beforeEach(() => {
  answer = () => publishing({ own: pairs.own })
})

async function publishing(keys: Record<string, Pair>): Promise<Said> {
  const jwks = await Promise.all(
    Object.entries(keys).map(async ([kid, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid, use: 'sig' })),
  )
  return { body: JSON.stringify({ keys: jwks }) }
}

let made = 0
/** A process of its own, with keys at an address of its own; answers its path. */
async function listening(properties: Record<string, string> = {}): Promise<string> {
  made += 1
  const path = `jwt-${made}`
  const webhook = withProperties('<bpmn:startEvent id="start"/>', {
    'inbound.type': 'io.camunda:webhook:1',
    'inbound.context': path,
    'inbound.auth.type': 'JWT',
    'inbound.auth.jwt.jwkUrl': `${published.url}/${path}`,
    'inbound.auth.jwt.issuer': issuer,
    'inbound.auth.jwt.audience': audience,
    ...properties,
  })
  await runner.deploy(processXml(path, inLine(ask('ask')).replace('<bpmn:startEvent id="start"/>', webhook)))
  return path
}
const bySecret = { 'inbound.auth.jwt.jwkUrl': '', 'inbound.auth.jwt.secret': '{{secrets.JWT}}' }

const soon = () => Math.floor(Date.now() / 1_000) + 36_000 // the server’s clock is moved
const claimed = (changed: JWTPayload = {}): JWTPayload => ({ iss: issuer, aud: audience, exp: soon(), ...changed })
const signed = (claims: JWTPayload, pair = pairs.own, kid = 'own') =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey)
const keyed = (claims: JWTPayload, key = secret) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(key))

const call = (path: string, token?: string) =>
  fetch(`${runner.server.url}/inbound/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: '{}',
  })
const told = async (response: Response) => [response.status, ((await response.json()) as Problem).detail]
const begun = async (path: string) =>
  (await runner.server.pool.rows(sql`select from instance where process_id = ${path}`)).length

test('a token of a published key opens, and the keys are asked for once, however many come at once', async () => {
  const path = await listening()
  published.received.splice(0)
  const token = await signed(claimed())
  const all = await Promise.all([call(path, token), call(path, token), call(path, token)])
  assert.deepEqual(
    all.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal((await call(path, await signed(claimed({ aud: ['other', audience] })))).status, 200)
  assert.equal(published.received.length, 1)
  assert.equal(await begun(path), 4)
})

test('a token that is wrong opens nothing, and its sender is told why once its signature is good', async () => {
  const path = await listening()
  const past = Math.floor(Date.now() / 1_000) - 300
  const { exp: _, ...endless } = claimed()
  const cases = [
    [undefined, /wants a JSON Web Token/],
    ['no.token.atall', /none that can be trusted/],
    [await signed(claimed(), pairs.foreign), /none that can be trusted/],
    [await signed(claimed(), pairs.foreign, 'nobody'), /none that can be trusted/],
    [await keyed(claimed()), /none that can be trusted/],
    [await signed(claimed({ exp: past })), /has expired/],
    [await signed(endless), /has no expiry/],
    [await signed(claimed({ nbf: soon() })), /not good yet/],
    [await signed(claimed({ aud: 'api://another' })), /another audience/],
    [await signed(claimed({ iss: 'https://another.example/' })), /another issuer/],
  ] as const
  for (const [token, why] of cases) {
    const [status, detail] = await told(await call(path, token))
    assert.equal(status, 401)
    assert.match(`${detail}`, why)
  }
  const unsigned = [{ alg: 'none' }, claimed()].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  assert.equal((await call(path, `${unsigned.join('.')}.`)).status, 401)
  assert.equal(await begun(path), 0)
})

test('a key that signs from now on is found, and made-up ones make nobody call again and again', async () => {
  const path = await listening()
  assert.equal((await call(path, await signed(claimed()))).status, 200)
  answer = () => publishing({ own: pairs.own, next: pairs.next })
  const next = await signed(claimed(), pairs.next, 'next')
  published.received.splice(0)
  assert.equal((await call(path, next)).status, 401) // it was asked just now
  assert.equal(published.received.length, 0)
  runner.server.advance(40_000)
  assert.equal((await call(path, next)).status, 200)
  for (const kid of ['a', 'b', 'c'])
    assert.equal((await call(path, await signed(claimed(), pairs.own, kid))).status, 401)
  assert.equal(published.received.length, 1)
})

test('keys that can’t be read are the owner’s to mend; those that were read stay good for a while', async () => {
  const path = await listening()
  const token = await signed(claimed())
  for (const said of [null, { status: 500 }, { body: 'no keys' }, { body: '{"keys":[{}]}' }] as Said[]) {
    answer = () => said
    assert.equal((await call(path, token)).status, 503)
    runner.server.advance(31_000)
  }
  answer = () => publishing({ own: pairs.own })
  assert.equal((await call(path, token)).status, 200)
  answer = () => null
  runner.server.advance(1_200_000)
  assert.equal((await call(path, token)).status, 200)
})

test('K4 an address that is down is asked twice a minute, however many come', async () => {
  const path = await listening()
  const token = await signed(claimed())
  answer = () => ({ status: 500 })
  published.received.splice(0)
  const all = await Promise.all([call(path, token), call(path, token), call(path, token)])
  for (const { status } of [...all, await call(path, token)]) assert.equal(status, 503)
  assert.equal(published.received.length, 1)
  answer = () => publishing({ own: pairs.own })
  assert.equal((await call(path, token)).status, 503)
  runner.server.advance(31_000)
  assert.equal((await call(path, token)).status, 200)
  assert.equal(published.received.length, 2)
})

test('K4 nor do keys that are made up while the address is down, and those that are known stay good', async () => {
  const path = await listening()
  assert.equal((await call(path, await signed(claimed()))).status, 200)
  runner.server.advance(40_000)
  answer = () => null
  published.received.splice(0)
  for (const kid of ['a', 'b', 'c'])
    assert.equal((await call(path, await signed(claimed(), pairs.own, kid))).status, 401)
  assert.equal((await call(path, await signed(claimed()))).status, 200)
  assert.equal(published.received.length, 1)
})

test('a secret signs as well, and is for nothing else', async () => {
  const path = await listening(bySecret)
  assert.equal((await call(path, await keyed(claimed()))).status, 200)
  for (const token of [await keyed(claimed(), `${secret}x`), await signed(claimed())])
    assert.equal((await call(path, token)).status, 401)
})

test('a claim or a permission that is demanded and lacking is 403, and named', async () => {
  const path = await listening({
    ...bySecret,
    'inbound.auth.jwt.requiredClaims': '={azp: "app-1", groups: "g2"}',
    'inbound.auth.jwt.permissionsExpression': '=roles',
    'inbound.auth.jwt.requiredPermissions': '=["Start", "Stop"]',
  })
  const good = { azp: 'app-1', groups: ['g1', 'g2'], roles: ['Start', 'Stop'] }
  const tried = async (changed: JWTPayload) => call(path, await keyed(claimed({ ...good, ...changed })))
  assert.equal((await tried({})).status, 200)
  assert.deepEqual(await told(await tried({ azp: 'app-2' })), [403, 'The token lacks the claim azp.'])
  assert.deepEqual(await told(await tried({ groups: ['g1'] })), [403, 'The token lacks the claim groups.'])
  assert.deepEqual(await told(await tried({ roles: ['Start'] })), [403, 'The token lacks the permission Stop.'])
  assert.deepEqual(await told(await tried({ roles: 'Stop' })), [403, 'The token lacks the permission Start.'])
})

test('what would let others in is not ready: no audience, no issuer, two ways or none, a short secret', async () => {
  await runner.secret('SHORT', 'short')
  for (const properties of [
    { 'inbound.auth.jwt.audience': '' },
    { 'inbound.auth.jwt.issuer': '' },
    { 'inbound.auth.jwt.secret': '{{secrets.JWT}}' },
    { 'inbound.auth.jwt.jwkUrl': '' },
    { ...bySecret, 'inbound.auth.jwt.secret': '{{secrets.SHORT}}' },
    { 'inbound.auth.jwt.jwkUrl': 'http://169.254.169.254/keys' },
    { ...bySecret, 'inbound.auth.jwt.requiredClaims': '="no context"' },
  ] as Record<string, string>[]) {
    const path = await listening(properties)
    const token = properties['inbound.auth.jwt.requiredClaims'] ? await keyed(claimed()) : await signed(claimed())
    assert.equal((await call(path, token)).status, 503, JSON.stringify(properties))
    assert.equal(await begun(path), 0)
  }
})
