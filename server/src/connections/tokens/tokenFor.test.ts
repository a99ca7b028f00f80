// Tokens of a signed-in account, before the sandbox's Entra and, where two servers matter, with a second one on the same
// database.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { AuditEntry, Connection } from '@countersign/core/api'
import { type Pool, sql } from '../../platform/database/index.ts'
import { CallFault, type Send } from '../../platform/egress/index.ts'
import { type Calls, callsTo } from '../../testing/calls.ts'
import { type Entra, entraOf } from '../../testing/entra.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { until } from '../../testing/until.ts'
import { type Connections, openConnections, problemSentence, type TokenAnswer } from '../index.ts'

let server: TestServer
let grace: TestBrowser
let calls: Calls
let entra: Entra
let one: Connections
let two: Connections // another server on the same database
let id: string
before(async () => {
  server = await testServer({ COUNTERSIGN_SESSION_HOURS: '168', COUNTERSIGN_SESSION_IDLE_MINUTES: '1440' })
  calls = callsTo(server.url)
  entra = entraOf(server)
  one = server.connections
  two = openConnections({ ...one, config: server.config })
})
after(() => server[Symbol.asyncDispose]())

beforeEach(async () => {
  await entra.control('DELETE', 'faults')
  await entra.control('POST', 'tenant', { requiresMfa: false })
  grace = await server.signIn('Grace Okafor')
  id = await connected()
})

let made = 0
async function connected(): Promise<string> {
  made += 1
  const access = { kind: 'oauth-code', registration: { of: 'countersign' } }
  const body = { name: `Entra ${made}`, connector: 'entra', actions: ['lookupUser'], access }
  const connection = await calls.made<Connection>(grace, 'POST', '/connections', body)
  await signIn(connection.id)
  return connection.id
}

async function signIn(connectionId: string): Promise<void> {
  const { url } = await calls.made<{ url: string }>(grace, 'POST', `/connections/${connectionId}/sign-in`, {})
  const page = await entra.visit(grace, url, 'Grace Okafor')
  const back = page.headers.has('Location') ? page : await entra.visit(grace, url, 'Grace Okafor', 'Accept')
  const answer = await grace.fetch(back.headers.get('Location') ?? '')
  assert.match(answer.headers.get('Location') ?? '', /outcome=connected/)
}

const read = () => calls.made<Connection>(grace, 'GET', `/connections/${id}`)

const hourPasses = () => server.advance(3_600_000)

/** Two tokens of the same second are the same to the letter. */
const secondPasses = () => entra.control('POST', 'clock', { advance: 'PT1S' })

function tokenOf(answer: TokenAnswer): string {
  assert.ok(answer.ok, JSON.stringify(answer))
  return answer.token
}

/** Of whom a call with this token is, as Graph says. */
const works = async (token: string) =>
  (await fetch(`${entra.origin}/v1.0/users/grace@alder.example`, { headers: { Authorization: `Bearer ${token}` } }))
    .status

const sealedGrant = async () =>
  (
    await server.pool.one<{ grant: string }>(
      sql`select encode(grant_sealed, 'hex') as grant from connection where id = ${id}`,
    )
  ).grant

test('a token is kept for as long as it is good, and works', async () => {
  const asked = await entra.tokenCalls()
  const token = tokenOf(await one.tokenFor(id))
  assert.equal(tokenOf(await two.tokenFor(id)), token)
  assert.equal(await entra.tokenCalls(), asked)
  assert.equal(await works(token), 200)
})

test('T3 before its end another one is fetched, and the grant that comes with it takes the place of the one before', async () => {
  const [token, grant] = [tokenOf(await one.tokenFor(id)), await sealedGrant()]
  await secondPasses()
  hourPasses()
  const next = tokenOf(await one.tokenFor(id))
  assert.notEqual(next, token)
  assert.notEqual(await sealedGrant(), grant)
  assert.equal(await works(next), 200)
  await secondPasses()
  hourPasses()
  assert.notEqual(tokenOf(await one.tokenFor(id)), next)
})

test('T1 however many ask at once, in two servers, the issuer is asked once', async () => {
  hourPasses()
  const asked = await entra.tokenCalls()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, place) => (place % 2 === 0 ? one : two).tokenFor(id)),
  )
  assert.equal(new Set(answers.map(tokenOf)).size, 1)
  assert.equal(await entra.tokenCalls(), asked + 1)
})

test('T1 a token that was refused is replaced once, for all who were refused', async () => {
  const insteadOf = tokenOf(await one.tokenFor(id))
  await secondPasses()
  const asked = await entra.tokenCalls()
  const answers = await Promise.all([one, two, one, two].map((any) => any.tokenFor(id, { insteadOf })))
  const [token] = new Set(answers.map(tokenOf))
  assert.notEqual(token, insteadOf)
  assert.equal(tokenOf(await one.tokenFor(id, { insteadOf })), token)
  assert.equal(await entra.tokenCalls(), asked + 1)
})

/** A third server, which stops before it takes the lease, or before it asks the issuer, until it is let go. */
function halted(before: 'lease' | 'issuer') {
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const halt = () => {
    reached.resolve()
    return goOn.promise
  }
  const pool: Pool = {
    ...server.pool,
    maybe: async (statement) => {
      if (before === 'lease' && statement.text.includes('set refresh_by')) await halt()
      return server.pool.maybe(statement)
    },
  }
  const send: Send = async (request) => {
    if (before === 'issuer') await halt()
    return one.send(request)
  }
  const { tokenFor } = openConnections({ ...one, pool, send, config: server.config })
  return { asking: tokenFor(id), reached: reached.promise, goOn: goOn.resolve }
}

test('T1 who gets the right to ask after somebody else has asked, asks no more', async () => {
  await secondPasses()
  hourPasses()
  const asked = await entra.tokenCalls()
  const { asking, reached, goOn } = halted('lease')
  await reached
  const token = tokenOf(await two.tokenFor(id))
  goOn()
  assert.equal(tokenOf(await asking), token)
  assert.equal(await entra.tokenCalls(), asked + 1)
})

test('T2 who died while asking gives the right to ask back by doing nothing', async () => {
  hourPasses()
  const leaseEnds = new Date(one.clock.now().getTime() + 40_000)
  await server.pool.rows(sql`
    update connection set refresh_by = gen_random_uuid(), refresh_until = ${leaseEnds} where id = ${id}`)
  const asked = await entra.tokenCalls()
  let tries = 0
  const maybe: Pool['maybe'] = (statement) => {
    if (statement.text.includes('set refresh_by')) tries += 1
    return server.pool.maybe(statement)
  }
  const pool = { ...server.pool, maybe }
  const waiting = openConnections({ ...one, pool, config: server.config }).tokenFor(id)
  await until(async () => tries > 0)
  server.advance(39_000)
  await until(async () => tries > 2)
  assert.equal(await entra.tokenCalls(), asked)
  server.advance(2_000)
  assert.equal(await works(tokenOf(await waiting)), 200)
})

test('T2 no transaction is open while the issuer is asked, and no row is held', async () => {
  hourPasses()
  const { asking, reached, goOn } = halted('issuer')
  await reached
  const open = sql`select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`
  await until(async () => (await server.pool.rows(open)).length === 0) // others of the server have theirs, and briefly
  await server.pool.rows(sql`update connection set last_used_at = now() where id = ${id}`)
  goOn()
  tokenOf(await asking)
})

test('T3 who slept past his lease changes nothing that others did meanwhile', async () => {
  await secondPasses()
  hourPasses()
  const { asking, reached, goOn } = halted('issuer')
  await reached
  server.advance(41_000)
  const token = tokenOf(await two.tokenFor(id))
  const grant = await sealedGrant()
  goOn()
  assert.equal(await works(tokenOf(await asking)), 200)
  assert.equal(await sealedGrant(), grant)
  assert.equal(tokenOf(await two.tokenFor(id)), token)
})

for (const [what, code, reference, breakIt] of [
  [
    'a grant that was revoked',
    'grant-revoked',
    'AADSTS50173',
    () => entra.control('POST', 'faults', { kind: 'revoked-grant', count: 1 }),
  ],
  [
    'a second factor that is asked for by now',
    'second-factor',
    'AADSTS50076',
    () => entra.control('POST', 'tenant', { requiresMfa: true }),
  ],
  [
    'an agreement that was taken back',
    'consent-missing',
    'AADSTS65001',
    () => entra.control('DELETE', `apps/${entra.clientId}/personal-consents/grace@alder.example`),
  ],
  [
    'a client secret that has expired',
    'expired-secret',
    'AADSTS7000222',
    () => entra.control('POST', 'faults', { kind: 'expired-secret', count: 1 }),
  ],
] as const)
  test(`T4 ${what} is told with its number until somebody has mended it, and the issuer is not asked again`, async () => {
    await breakIt()
    hourPasses()
    const answer = await one.tokenFor(id)
    assert.ok(!answer.ok && answer.problem.code === 'not-connected')
    assert.deepEqual(answer.problem.trouble, { code, reference })
    assert.match(
      problemSentence(answer.problem),
      new RegExp(`^The connection “Entra \\d+” does not work\\. .*${reference}`),
    )
    const { health, trouble } = await read()
    assert.deepEqual([health, trouble?.code, trouble?.reference], ['needs-reconnect', code, reference])
    const { items } = await calls.made<{ items: AuditEntry[] }>(grace, 'GET', '/audit?action=connection.refused')
    assert.deepEqual([items[0]?.subject?.id, items[0]?.details.code], [id, code])
    const asked = await entra.tokenCalls()
    assert.equal((await two.tokenFor(id)).ok, false)
    assert.equal(await entra.tokenCalls(), asked)
    await entra.control('POST', 'tenant', { requiresMfa: false })
    await signIn(id)
    tokenOf(await two.tokenFor(id))
    assert.equal((await read()).trouble, null)
  })

test('T4 an issuer that is busy, broken or away is no trouble of the connection’s', async () => {
  for (const fault of [{ kind: 'answer', status: 429 }, { kind: 'answer', status: 503 }, { kind: 'reset' }]) {
    hourPasses()
    await entra.control('POST', 'faults', { ...fault, host: 'entra', count: 1 })
    await assert.rejects(one.tokenFor(id), (cause) => cause instanceof CallFault && cause.retry === 'later')
    assert.equal((await read()).health, 'connected')
    tokenOf(await one.tokenFor(id))
  }
})

test('T4 a grant that was refused after somebody signed in anew says nothing of the new one', async () => {
  hourPasses()
  const { asking, reached, goOn } = halted('issuer')
  await reached
  await signIn(id)
  await entra.control('POST', 'faults', { kind: 'revoked-grant', count: 1 })
  goOn()
  assert.equal((await asking).ok, false)
  assert.equal((await read()).health, 'connected')
  tokenOf(await two.tokenFor(id))
})

test('what is tried out is asked for anew, and what was mended elsewhere works again', async () => {
  await entra.control('POST', 'faults', { kind: 'expired-secret', count: 1 })
  hourPasses()
  assert.equal((await one.tokenFor(id)).ok, false)
  const asked = await entra.tokenCalls()
  const { health } = await calls.made<Connection>(grace, 'POST', `/connections/${id}/test`)
  assert.equal(health, 'connected')
  await calls.made(grace, 'POST', `/connections/${id}/test`)
  assert.equal(await entra.tokenCalls(), asked + 2)
})

test('a token for another resource comes of the same sign-in; that it is not agreed to says nothing of the rest', async () => {
  const answer = await one.tokenFor(id, { resource: 'https://service.flow.microsoft.com/' })
  assert.ok(!answer.ok && answer.problem.code === 'not-connected' && answer.problem.trouble)
  assert.equal((await read()).health, 'connected')
  const dataverse = { resource: entra.origin, kind: 'delegated', permission: 'user_impersonation' }
  await entra.control('POST', `apps/${entra.clientId}/permissions`, dataverse)
  await entra.control('POST', `apps/${entra.clientId}/admin-consent`)
  const other = tokenOf(await one.tokenFor(id, { resource: entra.origin }))
  assert.notEqual(other, tokenOf(await one.tokenFor(id)))
  assert.deepEqual((await read()).granted, ['User.Read.All'])
})

test('a connection that was removed is told as that', async () => {
  await calls.made(grace, 'DELETE', `/connections/${id}`)
  const answer = await one.tokenFor(id)
  assert.deepEqual(answer, { ok: false, problem: { code: 'no-such-connection' } })
  assert.equal((await server.pool.rows(sql`select from connection_token where connection_id = ${id}`)).length, 0)
})
