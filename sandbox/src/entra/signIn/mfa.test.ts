import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { askAs, assertRefused, claimsIn, newApp, press, type TestApp, visitAs } from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import {
  askTokens,
  codeFor,
  redeem,
  refresh,
  returned,
  signIn,
  type TestSandbox,
  testSandbox,
} from '../../testing/testSandbox.ts'
import { newVisitor, textOf } from '../../testing/visitor.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())
afterEach(() => control(sandbox, 'tenant', { requiresMfa: false }))

const requireMfa = () => control(sandbox, 'tenant', { requiresMfa: true })

test('where a second factor is asked for, a second page asks for it, once in each browser', async () => {
  await requireMfa()
  const visitor = newVisitor()
  const page = await signIn(sandbox, 'Tom Becker', {}, visitor)
  assert.equal(page.status, 200)
  assert.ok(textOf(await page.clone().text()).includes('tom@alder.example Approve sign in request'))
  const { code = '' } = returned(await press(sandbox, visitor, page, 'Approve'))
  const { body } = await redeem(sandbox, code)
  assert.deepEqual(claimsIn(body.access_token).amr, ['pwd', 'mfa'])
  const again = await visitor.get(page.url)
  assert.equal(again.status, 404, 'the address of a form is no page')
  assert.equal((await askSilently(visitor)).code?.length, code.length)
})

const askSilently = async (visitor: ReturnType<typeof newVisitor>) => {
  const address = `${sandbox.authorizeUrl}?${new URLSearchParams({ ...plain, prompt: 'none' })}`
  return returned(await visitor.get(address))
}

const plain = {
  client_id: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
  response_type: 'code',
  redirect_uri: 'http://localhost:8080/sign-in/callback',
  scope: 'openid',
}

test('who has no telephone at hand takes the browser back with access_denied', async () => {
  await requireMfa()
  const visitor = newVisitor()
  const page = await signIn(sandbox, 'Tom Becker', {}, visitor)
  const answer = await press(sandbox, visitor, page, 'I can’t use my authenticator app right now')
  assert.equal(returned(answer).error, 'access_denied')
  assert.equal((await askSilently(visitor)).error, 'interaction_required')
})

test('a session from before the switch is too weak from then on, and becomes strong by the second page', async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Tom Becker', {}, visitor)
  await requireMfa()
  assert.equal((await askSilently(visitor)).error, 'interaction_required')
  const page = await visitor.get(`${sandbox.authorizeUrl}?${new URLSearchParams(plain)}`)
  assert.ok(returned(await press(sandbox, visitor, page, 'Approve')).code)
  assert.ok((await askSilently(visitor)).code)
})

test('AADSTS50076 a refresh token from before the switch is dead, one from after it is not', async () => {
  const { body: weak } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker'))
  await requireMfa()
  const refused = await refresh(sandbox, weak.refresh_token)
  assertRefused(refused, [400, 'invalid_grant', 50076])
  assert.equal(refused.body.suberror, 'basic_action')
  const visitor = newVisitor()
  const page = await signIn(sandbox, 'Tom Becker', {}, visitor)
  const { body: strong } = await redeem(sandbox, returned(await press(sandbox, visitor, page, 'Approve')).code ?? '')
  const refreshed = await refresh(sandbox, strong.refresh_token)
  assert.equal(refreshed.status, 200)
  assert.equal((await refresh(sandbox, refreshed.body.refresh_token)).status, 200)
})

test('the form is refused without the canary of its browser, and without a session', async () => {
  await requireMfa()
  const visitor = newVisitor()
  const page = await signIn(sandbox, 'Tom Becker', {}, visitor)
  const action = /<form method="post" action="([^"]*)">/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.equal((await visitor.post(sandbox.url + action, { approve: '1' })).status, 400)
  visitor.cookies.delete('sandbox_session')
  const canary = visitor.cookies.get('sandbox_canary') ?? ''
  assert.equal((await visitor.post(sandbox.url + action, { approve: '1', canary })).status, 400)
})

test('name and password are enough as long as no second factor is asked for, and never again', async () => {
  const app: TestApp = await newApp(sandbox, { settings: { allowsPublicClient: true } })
  await press(sandbox, ...(await consented(app)), 'Accept')
  const fields = {
    grant_type: 'password',
    username: 'tom@alder.example',
    password: 'sandbox-only-password',
    scope: 'openid profile offline_access User.Read',
    client_secret: undefined,
  }
  const { status, body } = await askAs(sandbox, app, fields)
  assert.equal(status, 200)
  assert.equal(claimsIn(body.id_token).preferred_username, 'tom@alder.example')
  assert.ok(body.refresh_token)
  await requireMfa()
  const refused = await askAs(sandbox, app, fields)
  assertRefused(refused, [400, 'invalid_grant', 50076])
  assert.equal(refused.body.suberror, 'basic_action')
})

/** Tom, before the page on which he agrees. */
async function consented(app: TestApp) {
  const visitor = newVisitor()
  const page = await visitAs(sandbox, app, 'Tom Becker', { scope: 'openid profile offline_access User.Read' }, visitor)
  return [visitor, page] as const
}

test('AADSTS65001 name and password agree to nothing', async () => {
  const app = await newApp(sandbox, { settings: { allowsPublicClient: true } })
  const refused = await askAs(sandbox, app, {
    grant_type: 'password',
    username: 'tom@alder.example',
    password: 'sandbox-only-password',
    scope: 'User.Read',
    client_secret: undefined,
  })
  assertRefused(refused, [400, 'invalid_grant', 65001])
})

test('AADSTS7000218 without the switch for public clients an app proves itself here, too', async () => {
  const refused = await askTokens(sandbox, {
    grant_type: 'password',
    username: 'tom@alder.example',
    password: 'sandbox-only-password',
    scope: 'User.Read',
    client_secret: undefined,
  })
  assertRefused(refused, [401, 'invalid_client', 7000218])
})
