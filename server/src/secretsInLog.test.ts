// Whoever may read the log may not sign in with what stands in it: whatever happens, no secret is written.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createFirstAdministratorLink } from './accounts/index.ts'
import { sql } from './platform/database/index.ts'
import { openLog } from './platform/log.ts'
import { type TestBrowser, testBrowser } from './testing/testBrowser.ts'
import { honestIdToken, sign, startTestIssuer, type TestIssuer } from './testing/testIssuer.ts'
import { type TestServer, testServer } from './testing/testServer.ts'

let issuer: TestIssuer
let server: TestServer
const lines: string[] = []
const secrets = new Set<string>()

before(async () => {
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables, {
    log: openLog('debug', '1.0.0', { write: (line: string) => lines.push(line) }),
  })
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

/** What this browser holds is a secret from now on. */
const keep = (browser: TestBrowser) => {
  for (const value of browser.cookies(server.url).values()) secrets.add(value)
}

async function returning() {
  const browser = testBrowser()
  const authorize = (await browser.fetch(`${server.url}/sign-in`)).headers.get('Location') ?? ''
  keep(browser)
  return { browser, returned: (await browser.fetch(authorize)).headers.get('Location') ?? '' }
}

async function signedIn() {
  const { browser, returned } = await returning()
  assert.equal((await browser.fetch(returned)).status, 303)
  keep(browser)
  return { browser, returned }
}

async function createToken(browser: TestBrowser): Promise<string> {
  const response = await browser.fetch(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'nightly export', scopes: ['audit.read'], expiresInDays: 1 }),
  })
  const { value } = (await response.json()) as { value: string }
  secrets.add(value)
  return value
}

const withToken = (value: string) =>
  fetch(`${server.url}/api/v1/audit?search=x`, { headers: { Authorization: `Bearer ${value}` } })

/** No line holds a secret, and the lines are those of what was done. */
function toldWithoutSecrets(told: RegExp): void {
  assert.match(lines.join(''), told)
  for (const secret of [...secrets, ...issuer.secrets]) {
    assert.ok(secret.length >= 32, secret)
    assert.equal(
      lines.find((line) => line.includes(secret)),
      undefined,
    )
  }
}

test('a sign-in, a token made and used, and a sign-out leave no secret in the log', async () => {
  const { browser } = await signedIn()
  assert.equal((await withToken(await createToken(browser))).status, 200)
  assert.equal((await browser.fetch(`${server.url}/api/v1/sign-out`, { method: 'POST' })).status, 200)
  assert.equal(secrets.size, 3, 'an attempt, a session and a token are looked for')
  toldWithoutSecrets(/"path":"\/sign-in\/callback"[\s\S]*"path":"\/api\/v1\/sign-out"/)
})

test('nor does a code that is played again, or used in another browser', async () => {
  const { browser, returned } = await signedIn()
  assert.equal((await browser.fetch(returned)).status, 400)
  assert.equal((await testBrowser().fetch(returned)).status, 400)
  toldWithoutSecrets(/"path":"\/sign-in\/callback","status":400/)
})

test('nor does a code that the issuer refuses', async () => {
  const { browser, returned } = await returning()
  const forged = new URL(returned)
  const code = 'a-code-from-somewhere-else-that-is-good-there'
  secrets.add(code)
  forged.searchParams.set('code', code)
  assert.equal((await browser.fetch(forged)).status, 403)
  toldWithoutSecrets(/sign-in-refused/)
})

test('nor does an id token that is refused', async () => {
  issuer.idToken = (claims, { published }) => sign({ ...claims, aud: 'another-application' }, published)
  const one = await returning()
  assert.equal((await one.browser.fetch(one.returned)).status, 403)
  issuer.idToken = (claims, { unpublished }) => sign(claims, unpublished)
  const other = await returning()
  assert.equal((await other.browser.fetch(other.returned)).status, 403)
  issuer.idToken = honestIdToken
  toldWithoutSecrets(/signature verification failed/)
})

test('nor does the first administrator’s link', async () => {
  const link = await createFirstAdministratorLink(server.pool, 'https://login.example/', server.config.url, new Date())
  secrets.add(new URL(link ?? '').searchParams.get('token') ?? '')
  assert.equal((await fetch(link ?? '')).status, 200)
  toldWithoutSecrets(/"path":"\/sign-in\/first-administrator","status":200/)
})

test('nor does a token or a session that fails for a reason of ours', async () => {
  const { browser } = await signedIn()
  const value = await createToken(browser)
  const comingBack = await returning()
  await server.pool.rows(sql`alter table api_token rename to api_token_away`)
  await server.pool.rows(sql`alter table session rename to session_away`)
  assert.equal((await withToken(value)).status, 500)
  assert.equal((await browser.fetch(`${server.url}/api/v1/me`)).status, 500)
  assert.equal((await comingBack.browser.fetch(comingBack.returned)).status, 500)
  await server.pool.rows(sql`alter table api_token_away rename to api_token`)
  await server.pool.rows(sql`alter table session_away rename to session`)
  toldWithoutSecrets(/request failed/)
})
