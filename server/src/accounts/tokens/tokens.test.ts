import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Permission } from '@countersign/core/accounts'
import type { ApiToken, AuditEntry, Me } from '@countersign/core/api'
import { sql } from '../../platform/database/index.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser
let mateo: TestBrowser
before(async () => {
  server = await testServer()
  grace = await server.signIn('Grace Okafor')
  mateo = await server.signIn('Mateo Rossi')
})
after(() => server[Symbol.asyncDispose]())

const call = (path: string, value: string, init: RequestInit = {}) =>
  fetch(server.url + path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${value}` } })

const create = (browser: TestBrowser, scopes: Permission[], expiresInDays = 30) =>
  browser.fetch(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'nightly export', scopes, expiresInDays }),
  })

const created = async (browser: TestBrowser, scopes: Permission[], days?: number) =>
  (await (await create(browser, scopes, days)).json()) as { token: ApiToken; value: string }

test('a token may what its scopes say, and no more', async () => {
  const { value } = await created(grace, ['audit.read'])
  assert.equal((await call('/api/v1/audit', value)).status, 200)
  assert.equal((await call('/api/v1/accounts', value)).status, 403)
  assert.equal((await call('/metrics', value)).status, 403)
})

test('its value is shown once: the database holds a hash', async () => {
  const { value } = await created(grace, ['audit.read'])
  const stored = await server.pool.rows(sql`select from api_token t where to_jsonb(t)::text like ${`%${value}%`}`)
  assert.equal(stored.length, 0)
  const listed = await (await grace.fetch(`${server.url}/api/v1/tokens`)).text()
  assert.equal(listed.includes(value), false)
})

test('metrics are read with a token', async () => {
  const { value } = await created(grace, ['system.read'])
  const text = await (await call('/metrics', value)).text()
  assert.match(text, /countersign_http_request_seconds_count\{[^}]*route="\/api\/v1\/tokens"/)
})

test('nobody can give a token what they may not do themselves', async () => {
  assert.equal((await create(mateo, ['audit.read'])).status, 403)
  assert.equal((await create(mateo, ['system.read'])).status, 201)
})

test('a token can’t create others', async () => {
  const { value } = await created(grace, ['tokens.manage', 'audit.read'])
  const body = JSON.stringify({ name: 'child', scopes: ['audit.read'], expiresInDays: 365 })
  const headers = { 'Content-Type': 'application/json' }
  assert.equal((await call('/api/v1/tokens', value, { method: 'POST', headers, body })).status, 403)
})

test('I1 a bad token is refused even beside a good cookie', async () => {
  const response = await grace.fetch(`${server.url}/api/v1/me`, { headers: { Authorization: 'Bearer csk_wrong' } })
  assert.equal(response.status, 401)
})

test('I2 a token loses what its owner loses', async () => {
  const priya = await server.signIn('Priya Nair')
  const { account } = (await (await priya.fetch(`${server.url}/api/v1/me`)).json()) as Me
  const grant = (roles: string[]) =>
    grace.fetch(`${server.url}/api/v1/accounts/${account.id}/granted-roles`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ roles }),
    })
  assert.equal((await grant(['administrator'])).status, 200)
  const { value } = await created(priya, ['audit.read'])
  assert.equal((await call('/api/v1/audit', value)).status, 200)
  assert.equal((await grant([])).status, 200)
  assert.equal((await call('/api/v1/audit', value)).status, 403)
})

test('a revoked token ends at once; only its owner or an administrator can revoke it', async () => {
  const own = await created(mateo, ['system.read'])
  const graces = await created(grace, ['system.read'])
  const revoke = (browser: TestBrowser, id: string) =>
    browser.fetch(`${server.url}/api/v1/tokens/${id}`, { method: 'DELETE' })
  assert.equal((await revoke(mateo, graces.token.id)).status, 404)
  assert.equal((await call('/api/v1/me', graces.value)).status, 200)
  assert.equal((await revoke(grace, own.token.id)).status, 204)
  assert.equal((await call('/api/v1/me', own.value)).status, 401)
  assert.equal((await revoke(grace, own.token.id)).status, 404)
})

test('everybody’s tokens are shown to administrators alone', async () => {
  assert.equal((await mateo.fetch(`${server.url}/api/v1/tokens?of=everybody`)).status, 403)
  const { items } = (await (await grace.fetch(`${server.url}/api/v1/tokens?of=everybody`)).json()) as {
    items: ApiToken[]
  }
  assert.ok(items.some(({ owner }) => owner.name === 'Mateo Rossi'))
})

test('what is done by a token is told under its name and its owner’s', async () => {
  const { value } = await created(grace, ['audit.read'])
  await (await call('/api/v1/audit/export?format=jsonl', value)).text()
  const { items } = (await (await call('/api/v1/audit?action=audit.exported', value)).json()) as { items: AuditEntry[] }
  assert.deepEqual([items[0]?.actor.kind, items[0]?.actor.name], ['token', 'nightly export (Grace Okafor)'])
})

// Last: the clock only moves on.
test('a token ends on its day', async () => {
  const { value } = await created(grace, ['system.read'], 2)
  assert.equal((await call('/api/v1/me', value)).status, 200)
  server.advance(2 * 86_400_000 + 1)
  assert.equal((await call('/api/v1/me', value)).status, 401)
})
