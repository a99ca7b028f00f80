import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { groups, tenant } from '../company/index.ts'
import { changeApp } from '../testing/testApps.ts'
import {
  clientId,
  codeFor,
  newProof,
  type Query,
  redeem,
  refresh,
  type TestSandbox,
  testSandbox,
} from '../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const keys = () => createRemoteJWKSet(new URL(`${sandbox.url}/${tenant.id}/discovery/v2.0/keys`))

const groupId = (name: string): string | undefined =>
  groups.find(({ properties }) => properties.displayName === name)?.id

/** Verified the way an app has to: signature by published key, issuer, audience, algorithm, time. */
const claimsOf = async (token: unknown, audience = clientId, issuer = `${sandbox.url}/${tenant.id}/v2.0`) => {
  const { payload } = await jwtVerify(String(token), keys(), {
    audience,
    issuer,
    algorithms: ['RS256'],
    currentDate: sandbox.now(),
  })
  return payload
}

const signedIn = async (name: string, changes: Query = {}) => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, name, changes))
  return claimsOf(body.id_token)
}

test('code and PKCE: what comes back verifies against the published keys', async () => {
  const { verifier, challenge } = newProof()
  const code = await codeFor(sandbox, 'Grace Okafor', { code_challenge: challenge, code_challenge_method: 'S256' })
  const { status, headers, body } = await redeem(sandbox, code, { code_verifier: verifier })
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(body).sort(), [
    'access_token',
    'expires_in',
    'ext_expires_in',
    'id_token',
    'refresh_token',
    'scope',
    'token_type',
  ])
  assert.equal(body.token_type, 'Bearer')
  assert.equal(body.expires_in, 3599)
  assert.equal(body.ext_expires_in, 3599)
  assert.equal(body.scope, 'openid profile email')
  assert.equal(headers.get('cache-control'), 'no-store, no-cache')

  const now = Math.floor(sandbox.now().getTime() / 1000)
  const { sub, ...claims } = await claimsOf(body.id_token)
  assert.deepEqual(claims, {
    aud: clientId,
    iss: `${sandbox.url}/${tenant.id}/v2.0`,
    iat: now,
    auth_time: now,
    nbf: now,
    exp: now + 3600,
    email: 'grace@alder.example',
    groups: ['All Employees', 'Building Access', 'IT', 'VPN Users'].map(groupId).sort(),
    name: 'Grace Okafor',
    nonce: 'the-nonce',
    oid: '2a4038b9-6464-4791-9cb5-38e31a1bfe5a',
    preferred_username: 'grace@alder.example',
    roles: ['administrator'],
    tid: tenant.id,
    ver: '2.0',
  })
  assert.match(sub ?? '', /^[\w-]{43}$/)
})

test('when somebody signed in themselves is told to an app that asks for it, also when it renews its tokens', async () => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker', { scope: 'openid offline_access' }))
  const { auth_time: told } = await claimsOf(body.id_token)
  assert.equal(typeof told, 'number')
  const renewed = await refresh(sandbox, String(body.refresh_token))
  assert.equal((await claimsOf(renewed.body.id_token)).auth_time, told)
  await changeApp(sandbox, clientId, { tellsAuthTime: false })
  assert.equal((await signedIn('Tom Becker')).auth_time, undefined)
  await changeApp(sandbox, clientId, { tellsAuthTime: true })
})

test('a plain challenge is its own verifier, also when the method is not named', async () => {
  for (const code_challenge_method of ['plain', undefined]) {
    const { verifier } = newProof()
    const code = await codeFor(sandbox, 'Tom Becker', { code_challenge: verifier, code_challenge_method })
    assert.equal((await redeem(sandbox, code, { code_verifier: verifier })).status, 200)
  }
})

test('the token says by which of the published keys it is signed', async () => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker'))
  const { kid, alg, typ } = decodeProtectedHeader(String(body.id_token))
  const published = (await (await fetch(`${sandbox.url}/${tenant.id}/discovery/v2.0/keys`)).json()) as {
    keys: { kid: string }[]
  }
  assert.deepEqual([alg, typ], ['RS256', 'JWT'])
  assert.equal(
    published.keys.findIndex((key) => key.kid === kid),
    1,
    'and it is not the first, so that taking the first fails',
  )
})

test('roles are those of the person in the app; who has none has no such claim', async () => {
  const roles = async (name: string) => (await signedIn(name)).roles
  assert.deepEqual(await roles('Grace Okafor'), ['administrator'])
  assert.deepEqual(await roles('Mateo Rossi'), ['workflow-designer'])
  assert.deepEqual(await roles('Priya Nair'), ['help-desk'])
  assert.deepEqual(await roles('Jonas Weber'), ['auditor'])
  assert.ok(!('roles' in (await signedIn('Ada Lindqvist'))))
  assert.ok(!('roles' in (await signedIn('Tom Becker'))))
})

test('groups are the ids of security groups: of every kind, also by way of another, and no Microsoft 365 group', async () => {
  const held = (await signedIn('Zanele Dlamini')).groups
  assert.deepEqual(held, ['All Employees', 'Building Access', 'Lab Access', 'Research'].map(groupId).sort())
})

test('sub is pairwise: the same at every sign-in, another for every person, another at Graph', async () => {
  const grace = await signedIn('Grace Okafor')
  assert.equal((await signedIn('Grace Okafor')).sub, grace.sub)
  assert.notEqual((await signedIn('Tom Becker')).sub, grace.sub)
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Grace Okafor'))
  const graph = await claimsOf(body.access_token, 'https://graph.microsoft.com', `${sandbox.url}/${tenant.id}/`)
  assert.equal(graph.oid, grace.oid)
  assert.notEqual(graph.sub, grace.sub)
})

test('without profile and email the id token names nobody', async () => {
  const claims = await signedIn('Grace Okafor', { scope: 'openid', nonce: undefined })
  for (const name of ['name', 'preferred_username', 'oid', 'email', 'nonce']) assert.ok(!(name in claims), name)
  assert.ok(claims.sub)
})

test('id_token only with openid, refresh_token only with offline_access', async () => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker', { scope: 'User.Read' }))
  assert.deepEqual(Object.keys(body).sort(), ['access_token', 'expires_in', 'ext_expires_in', 'scope', 'token_type'])
  assert.equal(body.scope, 'User.Read')
})

test('the access token is for Graph, with the permissions asked for', async () => {
  const scope = 'openid profile https://graph.microsoft.com/User.Read'
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker', { scope }))
  const claims = await claimsOf(body.access_token, 'https://graph.microsoft.com', `${sandbox.url}/${tenant.id}/`)
  assert.equal(body.scope, scope)
  assert.deepEqual(String(claims.scp).split(' ').sort(), ['User.Read', 'openid', 'profile'])
  assert.equal(claims.appid, clientId)
  assert.equal(claims.upn, 'tom@alder.example')
})

test('.default asks for everything that was agreed to', async () => {
  const { body } = await redeem(
    sandbox,
    await codeFor(sandbox, 'Tom Becker', { scope: 'https://graph.microsoft.com/.default' }),
  )
  const claims = await claimsOf(body.access_token, 'https://graph.microsoft.com', `${sandbox.url}/${tenant.id}/`)
  assert.deepEqual(String(claims.scp).split(' ').sort(), ['User.Read', 'email', 'openid', 'profile'])
})

test('a refreshed id token tells the same person again, without the nonce', async () => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Jonas Weber'))
  const first = await claimsOf(body.id_token)
  const renewed = await claimsOf((await refresh(sandbox, body.refresh_token)).body.id_token)
  assert.equal(renewed.sub, first.sub)
  assert.deepEqual(renewed.roles, ['auditor'])
  assert.ok(!('nonce' in renewed))
})
