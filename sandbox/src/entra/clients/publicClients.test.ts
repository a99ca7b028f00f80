import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hour } from '../../clock.ts'
import { askAs, assertRefused, claimsIn, newApp, press, type TestApp, visitAs } from '../../testing/testApps.ts'
import { newProof, type Query, returned, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor } from '../../testing/visitor.ts'

const page = 'https://page.example'
const program = 'http://localhost'

let sandbox: TestSandbox
let app: TestApp
before(async () => {
  sandbox = await testSandbox()
  app = await newApp(sandbox, {
    redirectUris: { [`${page}/callback`]: 'spa', [program]: 'publicClient', 'alder-app://signed-in': 'publicClient' },
  })
})
after(() => sandbox[Symbol.asyncDispose]())

const fromPage = { origin: page }

/** A code, and the fields with which it is exchanged: without a secret. */
async function codeFor(redirectUri: string, scope = 'openid offline_access User.Read') {
  const { verifier, challenge } = newProof()
  const visitor = newVisitor()
  const changes: Query = { redirect_uri: redirectUri, scope, code_challenge: challenge, code_challenge_method: 'S256' }
  const shown = await visitAs(sandbox, app, 'Tom Becker', changes, visitor)
  const answer = shown.status === 302 ? shown : await press(sandbox, visitor, shown, 'Accept')
  return {
    grant_type: 'authorization_code',
    code: returned(answer).code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    client_secret: undefined,
  }
}

const refreshed = (body: Record<string, unknown>, headers: Record<string, string>) =>
  askAs(
    sandbox,
    app,
    { grant_type: 'refresh_token', refresh_token: String(body.refresh_token), client_secret: undefined },
    headers,
  )

test('a page exchanges its code with PKCE from its own origin, and may read the answer', async () => {
  const { status, headers, body } = await askAs(sandbox, app, await codeFor(`${page}/callback`), fromPage)
  assert.equal(status, 200)
  assert.equal(headers.get('access-control-allow-origin'), page)
  assert.equal(headers.get('vary'), 'Origin')
  assert.equal(claimsIn(body.access_token).appidacr, '0')
})

test('a page may read a refusal as well, and a browser may ask beforehand', async () => {
  const refused = await askAs(sandbox, app, { ...(await codeFor(`${page}/callback`)), code: 'x' }, fromPage)
  assertRefused(refused, [400, 'invalid_grant', 70000])
  assert.equal(refused.headers.get('access-control-allow-origin'), page)
  const preflight = await fetch(sandbox.tokenUrl, { method: 'OPTIONS', headers: fromPage })
  assert.equal(preflight.status, 204)
  assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST, OPTIONS')
})

test('a page’s refresh token lives for a day from the sign-in, however often it is used', async () => {
  const { body: first } = await askAs(sandbox, app, await codeFor(`${page}/callback`), fromPage)
  sandbox.passTime(12 * hour)
  const { body: second } = await refreshed(first, fromPage)
  assert.ok(second.refresh_token)
  sandbox.passTime(12 * hour - 1)
  assert.equal((await refreshed(second, fromPage)).status, 200)
  sandbox.passTime(1)
  assertRefused(await refreshed(second, fromPage), [400, 'invalid_grant', 700084])
})

test('AADSTS9002327 and AADSTS9002326 what was given to a page is no server’s, and the other way round', async () => {
  const { body } = await askAs(sandbox, app, await codeFor(`${page}/callback`), fromPage)
  assertRefused(await refreshed(body, {}), [400, 'invalid_request', 9002327])
  const own = await codeFor(`${program}:50123`)
  assertRefused(await askAs(sandbox, app, own, fromPage), [400, 'invalid_request', 9002326])
})

test('a program on somebody’s machine listens where it likes, and keeps no secret', async () => {
  const { status, body } = await askAs(sandbox, app, await codeFor(`${program}:50123`))
  assert.equal(status, 200)
  assert.equal((await refreshed(body, {})).status, 200)
  const withSecret = { ...(await codeFor(`${program}:50124/`)), client_secret: app.secret }
  assertRefused(await askAs(sandbox, app, withSecret), [401, 'invalid_client', 700025])
})

test('a program may have a scheme of its own', async () => {
  assert.equal((await askAs(sandbox, app, await codeFor('alder-app://signed-in'))).status, 200)
})

for (const redirect_uri of [
  'http://localhost:1/elsewhere',
  'https://localhost/',
  'http://127.0.0.1:1/',
  'http://evil.example',
])
  test(`AADSTS50011 the port alone is free: ${redirect_uri}`, async () => {
    const response = await visitAs(sandbox, app, 'Tom Becker', { redirect_uri, scope: 'openid' })
    assert.equal(response.status, 400)
    assert.match(await response.text(), /AADSTS50011/)
  })
