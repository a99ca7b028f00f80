// Calls by connections: with tokens to the sandbox's Graph, with keys and passwords to a server of the test's own.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import type { Connection } from '@countersign/core/api'
import { CallFault } from '../platform/egress/index.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import { type Entra, entraOf } from '../testing/entra.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { tokenPlace } from './credential.ts'
import type { CallAnswer, CallBy } from './index.ts'
import { saveToken } from './tokens/index.ts'

let service: { origin: string; asked: IncomingMessage[]; status: number; location: string | undefined }
let closeService: () => void
let server: TestServer
let grace: TestBrowser
let calls: Calls
let entra: Entra
let callBy: CallBy
before(async () => {
  const listening = createServer((request, response) => {
    service.asked.push(request)
    if (service.location) response.setHeader('Location', service.location)
    response.writeHead(service.status).end(JSON.stringify({ ...request.headers, url: request.url }))
  })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  service = { origin, asked: [], status: 200, location: undefined }
  closeService = () => listening.close()
  server = await testServer({ COUNTERSIGN_ALLOWED_ORIGINS: origin })
  grace = await server.signIn('Grace Okafor')
  calls = callsTo(server.url)
  entra = entraOf(server)
  callBy = server.connections.callBy
})
after(async () => {
  await server[Symbol.asyncDispose]()
  closeService()
})
beforeEach(() => {
  Object.assign(service, { asked: [], status: 200, location: undefined })
})

let made = 0
async function create(access: object, connector = 'http', actions: string[] = []): Promise<Connection> {
  made += 1
  return calls.made(grace, 'POST', '/connections', { name: `Service ${made}`, connector, actions, access })
}
const pinned = () => ({ hosts: [new URL(service.origin).host] })
const read = (id: string) => calls.made<Connection>(grace, 'GET', `/connections/${id}`)
const get = (id: string, path = '/path?q=1', more = {}) =>
  callBy(id, { url: new URL(path, service.origin), method: 'GET', ...more })

function answered(called: CallAnswer) {
  assert.ok(called.ok, JSON.stringify(called))
  return called
}

const secret = 'hunter2-hunter2-hunter2'

for (const [what, access, header, value] of [
  ['a bearer token', { kind: 'bearer', token: secret }, 'authorization', `Bearer ${secret}`],
  ['a key in a header', { kind: 'api-key', in: 'header', name: 'X-Api-Key', key: secret }, 'x-api-key', secret],
  [
    'a name and a password',
    { kind: 'basic', username: 'svc', password: secret },
    'authorization',
    `Basic ${Buffer.from(`svc:${secret}`).toString('base64')}`,
  ],
] as const)
  test(`${what} goes along as its header, in the place of whatever the caller says, and can be taken out of the answer`, async () => {
    const { id, health } = await create({ ...access, ...pinned() })
    assert.equal(health, 'connected')
    const headers = { [header.toUpperCase()]: 'somebody else', 'X-Other': '1' }
    const { answer, redaction, account } = answered(await get(id, '/path?q=1', { headers }))
    const [asked] = service.asked
    assert.deepEqual([asked?.url, asked?.headers['x-other'], asked?.headers[header]], ['/path?q=1', '1', value])
    assert.match(`${answer.body}`, new RegExp(value.split(' ').at(-1) ?? ''))
    assert.doesNotMatch(redaction.text(`${answer.body}`), new RegExp(`hunter2|${value.split(' ').at(-1)}`))
    assert.equal(account, null)
    assert.ok((await read(id)).lastUsedAt)
  })

test('a key in the address goes along there', async () => {
  const { id } = await create({ kind: 'api-key', in: 'query', name: 'key', key: 'a&b=c/ä', ...pinned() })
  await get(id, '/path?q=1&key=forged')
  assert.deepEqual(
    [...new URL(service.asked[0]?.url ?? '', service.origin).searchParams],
    [
      ['q', '1'],
      ['key', 'a&b=c/ä'],
    ],
  )
})

test('C1 a credential goes to the hosts it is pinned to and nowhere else, redirected or not', async () => {
  const { id } = await create({ kind: 'bearer', token: secret, ...pinned() })
  const elsewhere = callBy(id, { url: new URL('https://api.example/'), method: 'GET' })
  await assert.rejects(elsewhere, (cause) => cause instanceof CallFault && cause.code === 'ADDRESS_REFUSED')
  await assert.rejects(callBy(id, { url: new URL(entra.origin), method: 'GET' }), { code: 'ADDRESS_REFUSED' })
  Object.assign(service, { status: 302, location: `${entra.origin}/` })
  await assert.rejects(get(id, '/', { redirectsMax: 3 }), { code: 'ADDRESS_REFUSED' })
})

test('a credential that a service refuses is told at the connection, and not sent again until there is another one', async () => {
  const { id } = await create({ kind: 'bearer', token: secret, ...pinned() })
  service.status = 401
  assert.equal(answered(await get(id)).answer.status, 401)
  const { health, trouble } = await read(id)
  assert.deepEqual([health, trouble?.code], ['needs-reconnect', 'credential-refused'])
  assert.equal((await get(id)).ok, false)
  assert.equal(service.asked.length, 1)
  service.status = 200
  await calls.made(grace, 'PUT', `/connections/${id}/credential`, {
    credential: { kind: 'bearer', token: 'another one' },
  })
  assert.equal(answered(await get(id)).answer.status, 200)
  assert.equal(service.asked.at(-1)?.headers.authorization, 'Bearer another one')
})

test('403 is about what may be done, not about who one is', async () => {
  const { id } = await create({ kind: 'bearer', token: secret, ...pinned() })
  service.status = 403
  await get(id)
  assert.equal((await read(id)).health, 'connected')
})

test('with an address to try, it is tried when it is made and whenever somebody asks', async () => {
  const testUrl = `${service.origin}/me`
  service.status = 401
  const { id, health } = await create({ kind: 'bearer', token: secret, ...pinned(), testUrl })
  assert.equal(health, 'needs-reconnect')
  service.status = 204
  assert.equal((await calls.made<Connection>(grace, 'POST', `/connections/${id}/test`)).health, 'connected')
  service.status = 404
  const { code, detail } = await calls.denied(grace, 'POST', `/connections/${id}/test`)
  assert.deepEqual([code, /answered 404/.test(detail ?? '')], ['conflict', true])
  assert.equal((await read(id)).health, 'connected')
})

/** An application of its own that may read users. */
async function application(): Promise<Connection> {
  const { clientId, secret: value } = await entra.newApp()
  const permission = { resource: 'https://graph.microsoft.com', kind: 'application', permission: 'User.Read.All' }
  await entra.control('POST', `apps/${clientId}/permissions`, permission)
  await entra.control('POST', `apps/${clientId}/admin-consent`)
  const proof = { by: 'secret', secret: value }
  const registration = { of: 'its-own', cloud: 'sandbox', tenant: entra.tenant, clientId, proof }
  return create({ kind: 'client-credentials', registration }, 'entra', ['lookupUser'])
}

const user = () => new URL('/v1.0/users/tom@alder.example', entra.origin)

test('an application calls Graph in its own name', async () => {
  const { id, health, granted } = await application()
  assert.deepEqual([health, granted], ['connected', ['User.Read.All']])
  const { answer, account, redaction } = answered(await callBy(id, { url: user(), method: 'GET' }))
  assert.deepEqual([answer.status, account], [200, null])
  assert.equal(JSON.parse(redaction.text(`${answer.body}`)).displayName, 'Tom Becker')
})

test('C1 a token goes to its cloud and nowhere else', async () => {
  const { id } = await application()
  await assert.rejects(callBy(id, { url: new URL(service.origin), method: 'GET' }), { code: 'ADDRESS_REFUSED' })
  assert.equal(service.asked.length, 0)
})

test('C2 a token that Graph refuses is replaced, and the call is done, once', async () => {
  const { id } = await application()
  const { sealing, pool } = server.connections
  const spoil = () =>
    saveToken(pool, id, '', sealing.seal('not.a.token', tokenPlace(id, '')), new Date(Date.now() + 3_600_000))
  await spoil()
  const asked = await entra.tokenCalls()
  assert.equal(answered(await callBy(id, { url: user(), method: 'GET' })).answer.status, 200)
  assert.equal(await entra.tokenCalls(), asked + 1)
})

test('C2 whoever is refused with the second token too is refused', async () => {
  const { id } = await application()
  const asked = await entra.tokenCalls()
  // Dataverse, which lies at the same host here, wants a token of its own.
  const answer = answered(await callBy(id, { url: new URL('/api/data/v9.2/WhoAmI', entra.origin), method: 'GET' }))
  assert.equal(answer.answer.status, 401)
  assert.equal(await entra.tokenCalls(), asked + 1)
  assert.equal((await read(id)).health, 'connected')
})
