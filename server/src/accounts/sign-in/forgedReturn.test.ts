// A link to /sign-in/callback can come from anybody: it counts only in the browser that began that very sign-in. What
// is refused costs the issuer no question: a code that another person brought is not even looked at.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { problem } from '@countersign/core/api'
import { type TestBrowser, testBrowser } from '../../testing/testBrowser.ts'
import { startTestIssuer, type TestIssuer } from '../../testing/testIssuer.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { identityProvider } from './identityProvider.ts'
import { newAttempt } from './signIn.ts'

let issuer: TestIssuer
let server: TestServer
before(async () => {
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables)
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

/** As far as the issuer's answer; the browser has not come back yet. */
async function returning(browser = testBrowser()) {
  const authorize = (await browser.fetch(`${server.url}/sign-in`)).headers.get('Location') ?? ''
  const returned = new URL((await browser.fetch(authorize)).headers.get('Location') ?? '')
  return { browser, returned, state: returned.searchParams.get('state') ?? '' }
}

const withState = (returned: URL, state: string): URL => {
  const forged = new URL(returned)
  forged.searchParams.set('state', state)
  return forged
}

async function isForged(browser: TestBrowser, returned: URL): Promise<void> {
  const before = issuer.exchanges
  const response = await browser.fetch(returned)
  assert.equal(problem.parse(await response.json()).code, 'sign-in-forged')
  assert.equal(browser.cookies(server.url).has('countersign_session'), false)
  assert.equal(issuer.exchanges, before, 'the code was exchanged')
}

test('the return of one’s own sign-in is taken', async () => {
  const { browser, returned } = await returning()
  assert.equal((await browser.fetch(returned)).status, 303)
  assert.equal(browser.cookies(server.url).has('countersign_session'), true)
})

test('somebody else’s return, in a browser that is signing in itself, is forged', async () => {
  const attacker = await returning()
  const victim = await returning()
  await isForged(victim.browser, attacker.returned)
})

test('one’s own state beside somebody else’s code goes no further than the issuer', async () => {
  const attacker = await returning()
  const victim = await returning()
  const response = await victim.browser.fetch(withState(attacker.returned, victim.state))
  // The issuer compares the challenge in real life; here the nonce of the id token is what gives it away.
  assert.equal(problem.parse(await response.json()).code, 'sign-in-refused')
  assert.equal(victim.browser.cookies(server.url).has('countersign_session'), false)
})

test('a state that only begins like one’s own is forged', async () => {
  const { browser, returned, state } = await returning()
  await isForged(browser, withState(returned, `${state.slice(0, -4)}AAAA`))
})

test('a return without a state is forged', async () => {
  const { browser, returned } = await returning()
  await isForged(browser, withState(returned, ''))
})

test('an attempt of one’s own that lies under another attempt’s name is forged', async () => {
  const one = await returning()
  const other = await returning(one.browser)
  const jar = one.browser.cookies(server.url)
  const nameOf = (state: string) => [...jar.keys()].find((name) => name.endsWith(state.slice(0, 12))) ?? ''
  jar.set(nameOf(one.state), jar.get(nameOf(other.state)) ?? '')
  await isForged(one.browser, one.returned)
})

test('two sign-ins in one browser don’t disturb each other', async () => {
  const one = await returning()
  const other = await returning(one.browser)
  assert.equal((await one.browser.fetch(other.returned)).status, 303)
  assert.equal((await one.browser.fetch(one.returned)).status, 303)
})

test('the exchange itself compares the state once more', async () => {
  const provider = identityProvider(server.config.identityProvider, new URL(server.url), Date.now)
  const attempt = newAttempt('/')
  const answer = await fetch(await provider.startUrl(attempt), { redirect: 'manual' })
  const returned = new URL(answer.headers.get('Location') ?? '')
  const before = issuer.exchanges
  await assert.rejects(provider.finish(withState(returned, newAttempt('/').state), attempt), { name: 'SignInRefused' })
  assert.equal(issuer.exchanges, before)
  assert.equal((await provider.finish(returned, attempt)).subject, 'grace')
})
