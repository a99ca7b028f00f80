import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { tenant } from '../../company/index.ts'
import { appRedirect, askAs, claimsIn, newApp, press, type TestApp, visitAs } from '../../testing/testApps.ts'
import { graphWith } from '../../testing/testGraph.ts'
import { type Query, returned, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, readForm } from '../../testing/visitor.ts'

let sandbox: TestSandbox
let app: TestApp
before(async () => {
  sandbox = await testSandbox()
  app = await newApp(sandbox, { settings: { issuesAccessTokens: true, issuesIdTokens: true } })
})
after(() => sandbox[Symbol.asyncDispose]())

/** Whatever is asked for is agreed to. */
async function answered(changes: Query): Promise<Response> {
  const visitor = newVisitor()
  const shown = await visitAs(sandbox, app, 'Tom Becker', { scope: 'openid profile User.Read', ...changes }, visitor)
  return shown.status === 200 && (await shown.clone().text()).includes('Permissions requested')
    ? press(sandbox, visitor, shown, 'Accept')
    : shown
}

const keys = () => createRemoteJWKSet(new URL(`${sandbox.url}/${tenant.id}/discovery/v2.0/keys`))

const halfHash = (text: unknown) =>
  createHash('sha256').update(String(text)).digest().subarray(0, 16).toString('base64url')

test('"Access tokens": a token comes back behind the #, good for Graph, without a refresh token', async () => {
  const answer = await answered({ response_type: 'token', scope: 'User.Read' })
  assert.ok(answer.headers.get('location')?.startsWith(`${appRedirect}#`))
  const { access_token: token, session_state: _, ...rest } = returned(answer)
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: '3599', scope: 'User.Read', state: 'the-state' })
  assert.equal((await graphWith(sandbox, token).get('/me')).body.displayName, 'Tom Becker')
  assert.equal(claimsIn(token).appidacr, '0', 'the app has proved nothing')
})

test('"ID tokens": it says who it is, and vouches for what comes beside it', async () => {
  const {
    id_token: token,
    access_token: accessToken,
    code,
    ...rest
  } = returned(await answered({ response_type: 'code id_token token' }))
  const { payload } = await jwtVerify(String(token), keys(), { audience: app.clientId, currentDate: sandbox.now() })
  assert.equal(payload.nonce, 'the-nonce')
  assert.equal(payload.at_hash, halfHash(accessToken))
  assert.equal(payload.c_hash, halfHash(code))
  assert.ok(!('refresh_token' in rest))
  const { status } = await askAs(sandbox, app, { grant_type: 'authorization_code', code, redirect_uri: appRedirect })
  assert.equal(status, 200)
})

test('an id token alone needs no other switch', async () => {
  const other = await newApp(sandbox, { settings: { issuesIdTokens: true } })
  const visitor = newVisitor()
  const shown = await visitAs(sandbox, other, 'Tom Becker', { scope: 'openid', response_type: 'id_token' }, visitor)
  const fields = returned(await press(sandbox, visitor, shown, 'Accept'))
  assert.ok(fields.id_token && !fields.access_token && !fields.code)
  const refused = await visitAs(sandbox, other, 'Tom Becker', { scope: 'openid', response_type: 'id_token token' })
  assert.equal(returned(refused).error, 'unsupported_response_type')
})

test('AADSTS70007 tokens never travel in a query', async () => {
  const { error, error_description: description } = returned(
    await answered({ response_type: 'token', response_mode: 'query' }),
  )
  assert.equal(error, 'invalid_request')
  assert.match(description ?? '', /^AADSTS70007: 'query' is not a supported value of 'response_mode'/)
})

test('AADSTS900144 an id token answers a nonce', async () => {
  const { error_description: description } = returned(await answered({ response_type: 'id_token', nonce: undefined }))
  assert.match(description ?? '', /^AADSTS900144: .*'nonce'/)
})

test('a form may carry them, too', async () => {
  const answer = await answered({ response_type: 'token', response_mode: 'form_post' })
  assert.equal(answer.status, 200)
  const { action, hidden } = readForm(await answer.text())
  assert.equal(action, appRedirect)
  assert.ok(hidden.access_token)
})
