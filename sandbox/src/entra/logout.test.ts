import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { authorizeAddress, frontPage, returned, signIn, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { newVisitor, textOf, type Visitor } from '../testing/visitor.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const signedIn = async () => {
  const visitor = newVisitor()
  await signIn(sandbox, 'Tom Becker', {}, visitor)
  return visitor
}

const silent = async (visitor: Visitor) =>
  returned(await visitor.get(authorizeAddress(sandbox.authorizeUrl, { prompt: 'none' })))

test('signing out ends the session and goes back to the registered address, with the state', async () => {
  const visitor = await signedIn()
  const query = new URLSearchParams({ post_logout_redirect_uri: frontPage, state: 'bye' })
  const response = await visitor.get(`${sandbox.logoutUrl}?${query}`)
  assert.equal(response.status, 302)
  assert.equal(response.headers.get('location'), `${frontPage}?state=bye`)
  assert.equal((await silent(visitor)).error, 'login_required')
})

test('a stolen cookie is worth nothing after signing out', async () => {
  const visitor = await signedIn()
  const cookie = visitor.cookies.get('sandbox_session') ?? ''
  await visitor.get(sandbox.logoutUrl)
  assert.ok(!visitor.cookies.has('sandbox_session'))
  visitor.cookies.set('sandbox_session', cookie)
  assert.equal((await silent(visitor)).error, 'login_required')
})

test('an address that is not registered is not gone to: the person is told, and signed out all the same', async () => {
  const visitor = await signedIn()
  const query = new URLSearchParams({ post_logout_redirect_uri: 'https://evil.example/' })
  const response = await visitor.get(`${sandbox.logoutUrl}?${query}`)
  assert.equal(response.status, 200)
  assert.ok(textOf(await response.text()).includes('You signed out of your account'))
  assert.equal((await silent(visitor)).error, 'login_required')
})

test('signing out by POST, without a session, and at an unknown tenant', async () => {
  const response = await newVisitor().post(sandbox.logoutUrl, { post_logout_redirect_uri: frontPage })
  assert.equal(response.headers.get('location'), frontPage)
  const unknown = await fetch(`${sandbox.url}/contoso.example/oauth2/v2.0/logout`)
  assert.equal(unknown.status, 400)
  assert.ok((await unknown.text()).includes('AADSTS90002'))
})
