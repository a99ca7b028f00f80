import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, minute } from '../clock.ts'
import type { Store } from '../store/index.ts'
import { assertRefused } from '../testing/testApps.ts'
import {
  askTokens,
  clientId,
  clientSecret,
  codeFor,
  frontPage,
  newProof,
  type Query,
  redeem,
  refresh,
  type TestSandbox,
  testSandbox,
} from '../testing/testSandbox.ts'
import { addRedirectUri, addRegistration, addSecret } from './apps/index.ts'
import { agreeForEverybody } from './consents/index.ts'
import { graph } from './resources/index.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
})

const fresh = async (changes: Query = {}) =>
  (await redeem(sandbox, await codeFor(sandbox, 'Tom Becker', changes))).body.refresh_token

test('id and secret may come by HTTP Basic, form-encoded', async () => {
  const fields = { client_id: undefined, client_secret: undefined }
  const answer = (headers: Record<string, string>, code: string) =>
    askTokens(sandbox, { grant_type: 'authorization_code', code, ...fields }, headers)
  assert.equal((await answer(basic(clientId, clientSecret), await codeFor(sandbox, 'Tom Becker'))).status, 200)
  assertRefused(await answer(basic(clientId, 'wrong'), 'any'), [401, 'invalid_client', 7000215])
  assertRefused(await answer({ authorization: 'Basic !!!' }, 'any'), [400, 'invalid_request', 900144])
  assertRefused(await answer({ authorization: `Basic ${btoa(clientId)}` }, 'any'), [400, 'invalid_request', 900144])
})

const faults: readonly [string, Query, [number, string, number]][] = [
  ['no grant type', { grant_type: undefined }, [400, 'invalid_request', 900144]],
  ['a grant type that is not played', { grant_type: 'device_code' }, [400, 'unsupported_grant_type', 70003]],
  ['no client id', { client_id: undefined }, [400, 'invalid_request', 900144]],
  ['an unknown client', { client_id: 'nobody' }, [400, 'unauthorized_client', 700016]],
  ['no secret', { client_secret: undefined }, [401, 'invalid_client', 7000218]],
  ['a wrong secret', { client_secret: 'sandbox-only-secret ' }, [401, 'invalid_client', 7000215]],
  ['no code', {}, [400, 'invalid_request', 900144]],
  ['no redirect URI', { code: 'x', redirect_uri: undefined }, [400, 'invalid_request', 900144]],
  ['a made-up code', { code: 'x' }, [400, 'invalid_grant', 70000]],
  ['no refresh token', { grant_type: 'refresh_token' }, [400, 'invalid_request', 900144]],
  ['a made-up refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, [400, 'invalid_grant', 70000]],
]

for (const [what, fields, expected] of faults)
  test(`AADSTS${expected[2]} ${what}`, async () => {
    assertRefused(await askTokens(sandbox, { grant_type: 'authorization_code', ...fields }), expected)
  })

test('the wrong secret is told apart from its id, in Entra’s words', async () => {
  const { body } = await redeem(sandbox, 'x', { client_secret: '5de84684-b084-4bcc-8a1c-a76d0fef015b' })
  assert.ok(
    String(body.error_description).startsWith(
      `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'. Trace ID: `,
    ),
  )
  assert.equal(body.error_uri, `${sandbox.url}/error?code=7000215`)
})

test('AADSTS90002 and AADSTS900023 the tenant is looked at first', async () => {
  const ask = async (name: string) => {
    const response = await fetch(`${sandbox.url}/${name}/oauth2/v2.0/token`, { method: 'POST' })
    const body = (await response.json()) as Record<string, unknown>
    return { status: response.status, headers: response.headers, body }
  }
  assertRefused(await ask('contoso.example'), [400, 'invalid_request', 90002])
  assertRefused(await ask('contoso'), [400, 'invalid_request', 900023])
})

test('AADSTS900561 the endpoint wants a POST', async () => {
  const response = await fetch(sandbox.tokenUrl)
  const body = (await response.json()) as Record<string, unknown>
  assertRefused({ status: response.status, headers: response.headers, body }, [400, 'invalid_request', 900561])
})

test('AADSTS900144 a body that is no form has no fields', async () => {
  const response = await fetch(sandbox.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'authorization_code' }),
  })
  const body = (await response.json()) as Record<string, unknown>
  assertRefused({ status: response.status, headers: response.headers, body }, [400, 'invalid_request', 900144])
})

test('AADSTS9000411 a field that comes twice', async () => {
  const fields = new URLSearchParams({ grant_type: 'authorization_code' })
  fields.append('grant_type', 'authorization_code')
  const response = await fetch(sandbox.tokenUrl, { method: 'POST', body: fields })
  const body = (await response.json()) as Record<string, unknown>
  assertRefused({ status: response.status, headers: response.headers, body }, [400, 'invalid_request', 9000411])
})

test('AADSTS54005 a code is good once', async () => {
  const code = await codeFor(sandbox, 'Tom Becker')
  assert.equal((await redeem(sandbox, code)).status, 200)
  assertRefused(await redeem(sandbox, code), [400, 'invalid_grant', 54005])
})

test('AADSTS54005 of ten exchanges at once, one succeeds', async () => {
  const code = await codeFor(sandbox, 'Tom Becker')
  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(sandbox, code)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(400)])
})

test('a refused exchange does not use the code up', async () => {
  const code = await codeFor(sandbox, 'Tom Becker')
  assertRefused(await redeem(sandbox, code, { client_secret: 'wrong' }), [401, 'invalid_client', 7000215])
  assert.equal((await redeem(sandbox, code)).status, 200)
})

test('AADSTS70008 a code lives for ten minutes', async () => {
  const inTime = await codeFor(sandbox, 'Tom Becker')
  sandbox.passTime(10 * minute - 1)
  assert.equal((await redeem(sandbox, inTime)).status, 200)
  const late = await codeFor(sandbox, 'Tom Becker')
  sandbox.passTime(10 * minute)
  assertRefused(await redeem(sandbox, late), [400, 'invalid_grant', 70008])
})

test('AADSTS501481 the verifier has to fit the challenge', async () => {
  const { verifier, challenge } = newProof()
  const code = await codeFor(sandbox, 'Tom Becker', { code_challenge: challenge, code_challenge_method: 'S256' })
  const mismatch: [number, string, number] = [400, 'invalid_grant', 501481]
  assertRefused(await redeem(sandbox, code, { code_verifier: newProof().verifier }), mismatch)
  assertRefused(await redeem(sandbox, code, { code_verifier: challenge }), mismatch)
  assertRefused(await redeem(sandbox, code), mismatch)
  assert.equal((await redeem(sandbox, code, { code_verifier: verifier })).status, 200)
})

test('AADSTS501481 a verifier without a challenge is refused: somebody may have cut it off', async () => {
  const code = await codeFor(sandbox, 'Tom Becker')
  assertRefused(await redeem(sandbox, code, { code_verifier: newProof().verifier }), [400, 'invalid_grant', 501481])
})

test('AADSTS500112 the redirect URI has to be that of the authorization request, registered or not', async () => {
  const code = await codeFor(sandbox, 'Tom Becker')
  assertRefused(await redeem(sandbox, code, { redirect_uri: frontPage }), [401, 'invalid_client', 500112])
})

test('every refresh gives a new refresh token, and the old one stays good', async () => {
  const first = await fresh()
  const second = await refresh(sandbox, first)
  assert.equal(second.status, 200)
  assert.notEqual(second.body.refresh_token, first)
  assert.equal((await refresh(sandbox, first)).status, 200)
  assert.equal((await refresh(sandbox, second.body.refresh_token)).status, 200)
})

test('AADSTS700082 a refresh token that nobody uses for 90 days is dead; using it starts anew', async () => {
  const first = await fresh()
  sandbox.passTime(89 * day)
  const second = (await refresh(sandbox, first)).body.refresh_token
  sandbox.passTime(day)
  const dead = await refresh(sandbox, first)
  assertRefused(dead, [400, 'invalid_grant', 700082])
  assert.match(String(dead.body.error_description), /was inactive for 90 days\./)
  assert.equal((await refresh(sandbox, second)).status, 200)
})

test('a refresh may ask for another permission that was agreed to', async () => {
  const { status, body } = await refresh(sandbox, await fresh(), { scope: 'https://graph.microsoft.com/User.Read' })
  assert.equal(status, 200)
  assert.equal(body.scope, 'openid profile email https://graph.microsoft.com/User.Read')
})

test('AADSTS65001 but for none that was not', async () => {
  const answer = await refresh(sandbox, await fresh(), { scope: 'Mail.Read' })
  assertRefused(answer, [400, 'invalid_grant', 65001])
  assert.equal(answer.body.suberror, 'consent_required')
})

test('AADSTS70011 and for nothing that is no scope', async () => {
  assertRefused(await refresh(sandbox, await fresh(), { scope: 'a"b' }), [400, 'invalid_scope', 70011])
})

const otherApp = {
  clientId: '3115c228-94cd-4852-ae38-135995a022ff',
  displayName: 'Another app',
  signInAudience: 'AzureADMultipleOrgs',
  createdAt: 0,
} as const

const addOtherApp = (store: Store) => {
  addRegistration(store, otherApp)
  const secret = { description: 'Long ago', value: 'expired', startsAt: 0, endsAt: 1 }
  addSecret(store, otherApp.clientId, secret)
  addRedirectUri(store, otherApp.clientId, frontPage)
}

test('AADSTS7000222 an expired secret; AADSTS70000 somebody else’s grant', async () => {
  await using own = await testSandbox()
  await own.restart((store) => {
    addOtherApp(store)
    const secret = { description: 'The same', value: clientSecret, startsAt: 0, endsAt: Number.MAX_SAFE_INTEGER }
    addSecret(store, otherApp.clientId, secret)
  })
  const code = await codeFor(own, 'Tom Becker')
  const other = { client_id: otherApp.clientId }
  assertRefused(await redeem(own, code, { ...other, client_secret: 'expired' }), [401, 'invalid_client', 7000222])
  assertRefused(await redeem(own, code, other), [400, 'invalid_grant', 70000])
  const { body } = await redeem(own, code)
  assertRefused(await refresh(own, body.refresh_token, other), [400, 'invalid_grant', 70000])
})

test('AADSTS7000222 the secret of Countersign itself ends after two years', async () => {
  await using own = await testSandbox()
  own.passTime(730 * day)
  assertRefused(await redeem(own, 'x'), [401, 'invalid_client', 7000222])
})

test('a multi-tenant app signs people in at /common, and the token says whose they are', async () => {
  await using own = await testSandbox()
  await own.restart((store) => {
    addOtherApp(store)
    const secret = { description: 'Good', value: 'good', startsAt: 0, endsAt: Number.MAX_SAFE_INTEGER }
    addSecret(store, otherApp.clientId, secret)
    agreeForEverybody(
      store,
      otherApp.clientId,
      ['openid', 'profile'].map((permission) => ({ resourceAppId: graph.appId, permission })),
    )
  })
  const common = {
    ...own,
    url: own.url,
    authorizeUrl: `${own.url}/common/oauth2/v2.0/authorize`,
    tokenUrl: `${own.url}/common/oauth2/v2.0/token`,
  }
  const app = { client_id: otherApp.clientId, redirect_uri: frontPage }
  const code = await codeFor(common, 'Grace Okafor', { ...app, scope: 'openid profile' })
  const { status, body } = await redeem(common, code, { ...app, client_secret: 'good' })
  assert.equal(status, 200)
  const claims = JSON.parse(Buffer.from(String(body.id_token).split('.')[1] ?? '', 'base64url').toString())
  assert.equal(claims.iss, `${own.url}/${claims.tid}/v2.0`)
  assert.ok(!('groups' in claims) && !('roles' in claims), 'what this app did not ask its registration for')
})
