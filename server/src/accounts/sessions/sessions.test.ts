import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Me, Session } from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import { hashOf } from '../../platform/ids.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { signInAs, type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer
before(async () => {
  server = await testServer({ COUNTERSIGN_SESSION_IDLE_MINUTES: '60', COUNTERSIGN_SESSION_HOURS: '12' })
})
after(() => server[Symbol.asyncDispose]())

const get = (browser: TestBrowser, path: string) => browser.fetch(server.url + path)
const isSignedIn = async (browser: TestBrowser) => (await get(browser, '/api/v1/me')).status === 200
const sessionsOf = async (browser: TestBrowser) =>
  ((await (await get(browser, '/api/v1/me/sessions')).json()) as { items: Session[] }).items
const minutes = (count: number) => count * 60_000

test('whoever signs in is known by name, with the roles of their claims and why', async () => {
  const me = (await (await get(await server.signIn('Grace Okafor'), '/api/v1/me')).json()) as Me
  assert.equal(me.account.userPrincipalName, 'grace@alder.example')
  assert.deepEqual(me.roles, [
    { role: 'administrator', sources: [{ by: 'rule', claim: 'roles', value: 'administrator' }] },
    { role: 'user', sources: [{ by: 'everybody' }] },
  ])
  assert.equal(me.session?.current, true)
})

test('an ordinary user may use Self-Service, do tasks, look into the directory and ask, and nothing else', async () => {
  const me = (await (await get(await server.signIn('Tom Becker'), '/api/v1/me')).json()) as Me
  assert.deepEqual(me.permissions, ['portal.use', 'tasks.work', 'directory.read', 'directory.ask'])
})

test('the cookie is for the browser alone, and for our own site', async () => {
  const browser = await server.signIn('Tom Becker')
  const token = browser.cookies(server.url).get('countersign_session') ?? ''
  assert.match(token, /^[\w-]{43}$/)
  const stored = await server.pool.rows(sql`select from session where token_hash = ${hashOf(token)}`)
  assert.equal(stored.length, 1)
})

test('signing in again in a browser ends the session it had', async () => {
  const browser = await server.signIn('Tom Becker')
  const earlier = browser.cookies(server.url).get('countersign_session') ?? ''
  await signInAs(browser, server.url, 'Tom Becker')
  const { status } = await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: `countersign_session=${earlier}` } })
  assert.equal(status, 401)
  assert.equal(await isSignedIn(browser), true)
})

test('signing out ends this session, tells where to go on, and leaves the others', async () => {
  const one = await server.signIn('Priya Nair')
  const other = await server.signIn('Priya Nair')
  const cookie = `countersign_session=${one.cookies(server.url).get('countersign_session')}`
  const response = await one.fetch(`${server.url}/api/v1/sign-out`, { method: 'POST' })
  const { location } = (await response.json()) as { location: string }
  assert.match(location, /\/oauth2\/v2\.0\/logout\?/)
  assert.equal(one.cookies(server.url).has('countersign_session'), false)
  assert.equal((await fetch(`${server.url}/api/v1/me`, { headers: { Cookie: cookie } })).status, 401)
  assert.equal(await isSignedIn(other), true)
})

test('signing out everywhere ends every session of the account, and nobody else’s', async () => {
  const [one, other, jonas] = [
    await server.signIn('Mateo Rossi'),
    await server.signIn('Mateo Rossi'),
    await server.signIn('Jonas Weber'),
  ]
  assert.equal((await sessionsOf(one)).length, 2)
  assert.equal((await one.fetch(`${server.url}/api/v1/me/sessions`, { method: 'DELETE' })).status, 204)
  assert.deepEqual([await isSignedIn(one), await isSignedIn(other), await isSignedIn(jonas)], [false, false, true])
})

test('one session of one’s own can be ended, another person’s can’t', async () => {
  const [one, other, jonas] = [
    await server.signIn('Ada Lindqvist'),
    await server.signIn('Ada Lindqvist'),
    await server.signIn('Jonas Weber'),
  ]
  const otherId = (await sessionsOf(other)).find(({ current }) => current)?.id
  const path = `${server.url}/api/v1/me/sessions/${otherId}`
  assert.equal((await jonas.fetch(path, { method: 'DELETE' })).status, 404)
  assert.equal(await isSignedIn(other), true)
  assert.equal((await one.fetch(path, { method: 'DELETE' })).status, 204)
  assert.deepEqual([await isSignedIn(one), await isSignedIn(other)], [true, false])
})

test('an administrator can sign somebody else out everywhere', async () => {
  const [grace, tom] = [await server.signIn('Grace Okafor'), await server.signIn('Tom Becker')]
  const { account } = (await (await get(tom, '/api/v1/me')).json()) as Me
  const path = `${server.url}/api/v1/accounts/${account.id}/sessions`
  assert.equal((await tom.fetch(path, { method: 'DELETE' })).status, 403)
  assert.equal((await grace.fetch(path, { method: 'DELETE' })).status, 204)
  assert.equal(await isSignedIn(tom), false)
})

// Last: the clock only moves on.
test('I3 a session that is used stays, one that is idle ends, and every one ends with the day', async () => {
  const [idle, used] = [await server.signIn('Tom Becker'), await server.signIn('Tom Becker')]
  server.advance(minutes(40))
  assert.equal(await isSignedIn(used), true)
  server.advance(minutes(40))
  assert.deepEqual([await isSignedIn(idle), await isSignedIn(used)], [false, true])
  for (let hours = 0; hours < 11; hours += 1) {
    server.advance(minutes(30))
    assert.equal(await isSignedIn(used), true)
    server.advance(minutes(30))
    if (hours < 10) assert.equal(await isSignedIn(used), true, `after ${hours} h`)
  }
  assert.equal(await isSignedIn(used), false)
})
