// Reading the database signs nobody in: of every secret that somebody else holds we keep a hash.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from '../platform/database/index.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { tablesHolding } from '../testing/tablesHolding.ts'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { createFirstAdministratorLink } from './index.ts'

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

const signedIn = async () => {
  const browser = await server.signIn('Grace Okafor')
  const session = browser.cookies(server.url).get('countersign_session')
  assert.ok(session)
  return { browser, session }
}

const sha256 = (secret: string) => createHash('sha256').update(secret).digest('hex')

const hashesIn = async (table: 'session' | 'api_token' | 'first_administrator_link') =>
  (
    await server.pool.rows<{ hash: string }>(rawStatement(`select encode(token_hash, 'hex') as hash from ${table}`))
  ).map(({ hash }) => hash)

const tablesThatHold = (secret: string) => tablesHolding(server.pool, secret.replace(/^csk_/, ''))

test('the search finds a secret that is stored, as text and as bytes', async () => {
  await server.pool.rows(sql`create table careless as select 'a-secret'::text as words, 'b-secret'::bytea as bytes`)
  assert.deepEqual(await tablesThatHold('a-secret'), ['careless'])
  assert.deepEqual(await tablesThatHold('csk_b-secret'), ['careless'])
  await server.pool.rows(sql`drop table careless`)
})

test('of a session the database holds the hash of the cookie, and the cookie nowhere', async () => {
  const { session } = await signedIn()
  assert.ok((await hashesIn('session')).includes(sha256(session)))
  assert.deepEqual(await tablesThatHold(session), [])
})

test('of an API token the database holds the hash, and the token nowhere', async () => {
  const { browser } = await signedIn()
  const response = await browser.fetch(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'nightly export', scopes: ['audit.read'], expiresInDays: 30 }),
  })
  const { value } = (await response.json()) as { value: string }
  assert.match(value, /^csk_[\w-]{43}$/)
  assert.deepEqual(await hashesIn('api_token'), [sha256(value)])
  assert.deepEqual(await tablesThatHold(value), [])
})

test('of the first administrator’s link the database holds a hash, and the link’s token nowhere', async () => {
  const link = await createFirstAdministratorLink(
    server.pool,
    'https://login.example/',
    new URL(server.url),
    new Date(),
  )
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  assert.deepEqual(await hashesIn('first_administrator_link'), [sha256(token)])
  assert.deepEqual(await tablesThatHold(token), [])
})
