import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../platform/database/index.ts'
import { testServer } from '../testing/testServer.ts'

test('I4 who came by another issuer than today’s is nobody, by cookie and by token', async () => {
  await using server = await testServer()
  const grace = await server.signIn('Grace Okafor')
  const created = await grace.fetch(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'kept', scopes: ['audit.read'], expiresInDays: 365 }),
  })
  const { value } = (await created.json()) as { value: string }
  const withToken = () => fetch(`${server.url}/api/v1/me`, { headers: { Authorization: `Bearer ${value}` } })
  assert.deepEqual([(await grace.fetch(`${server.url}/api/v1/me`)).status, (await withToken()).status], [200, 200])

  // As after a restart under a real issuer: what is in the database came by the sandbox.
  await server.pool.rows(sql`update account set issuer = 'https://login.example/'`)
  assert.deepEqual([(await grace.fetch(`${server.url}/api/v1/me`)).status, (await withToken()).status], [401, 401])
})
