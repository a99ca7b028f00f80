import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { AuditEntry, Connection } from '@countersign/core/api'
import { openLog } from '../platform/log.ts'
import { inLine, input, job, processXml } from '../testing/bpmn.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import { type Entra, entraOf } from '../testing/entra.ts'
import { tablesHolding } from '../testing/tablesHolding.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { testCertificate } from '../testing/testCertificate.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser
let calls: Calls
let entra: Entra
const lines: string[] = []
const answers: string[] = []
before(async () => {
  const log = openLog('debug', '1.0.0', { write: (line: string) => lines.push(line) })
  server = await testServer({}, { log })
  grace = await server.signIn('Grace Okafor')
  calls = callsTo(server.url)
  entra = entraOf(server)
})
after(() => server[Symbol.asyncDispose]())

const canaries: string[] = []
const canary = (): string => {
  const value = `canary-${randomBytes(12).toString('hex')}`
  canaries.push(value)
  return value
}

let made = 0
const bodyOf = (access: object, more = {}) => {
  made += 1
  return { name: `Connection ${made}`, connector: 'entra', actions: ['lookupUser'], access, ...more }
}
const create = async (access: object, more = {}) => {
  const connection = await calls.made<Connection>(grace, 'POST', '/connections', bodyOf(access, more))
  answers.push(JSON.stringify(connection))
  return connection
}
const refused = async (access: object, more = {}) => {
  const problem = await calls.denied(grace, 'POST', '/connections', bodyOf(access, more))
  answers.push(JSON.stringify(problem))
  return problem.errors?.map(({ path, message }) => `${path}: ${message}`).join('\n') ?? problem.code
}

const itsOwn = (clientId: string, proof: object, tenant = entra.tenant, cloud = 'sandbox') => ({
  ...{ kind: 'client-credentials' },
  registration: { of: 'its-own', cloud, tenant, clientId, proof },
})
const bySecret = (secret = canary()) => ({ by: 'secret', secret })
const someId = '0a1b2c3d-0000-4000-8000-000000000001'
const http = { connector: 'http', actions: [] }

test('a wrong secret is told at the connection, and replaced there', async () => {
  const app = await entra.newApp()
  const { id, health, trouble } = await create(itsOwn(app.clientId, bySecret()))
  assert.deepEqual([health, trouble?.code, trouble?.reference], ['not-connected', 'wrong-secret', 'AADSTS7000215'])
  canaries.push(app.secret)
  const credential = { kind: 'application', proof: bySecret(app.secret) }
  const mended = await calls.made<Connection>(grace, 'PUT', `/connections/${id}/credential`, { credential })
  assert.deepEqual([mended.health, mended.trouble, mended.granted], ['connected', null, []])
})

test('a secret that has expired is told as that', async () => {
  const app = await entra.newApp()
  await entra.control('POST', 'faults', { kind: 'expired-secret', clientId: app.clientId, count: 1 })
  const { trouble } = await create(itsOwn(app.clientId, bySecret(app.secret)))
  assert.deepEqual([trouble?.code, trouble?.reference], ['expired-secret', 'AADSTS7000222'])
})

test('a client id that nobody has is told at the connection', async () => {
  const { trouble } = await create(itsOwn(someId, bySecret()))
  assert.deepEqual([trouble?.code, trouble?.reference], ['unknown-application', 'AADSTS700016'])
})

test('a tenant that there is none of is told at its field', async () => {
  for (const tenant of ['nowhere.example', someId])
    assert.match(
      await refused(itsOwn(someId, bySecret(), tenant)),
      /^body\.access\.registration\.tenant: There is no tenant/,
    )
})

test('a tenant is known by its domain too', async () => {
  assert.equal((await create(itsOwn(someId, bySecret(), 'ALDER.example'))).tenant, entra.tenant)
})

test('a cloud that can’t be reached is said, and nothing is created', async () => {
  const before = (await calls.made<{ items: Connection[] }>(grace, 'GET', '/connections')).items.length
  await entra.control('POST', 'faults', { kind: 'answer', host: 'entra', status: 503, count: 1 })
  const problem = await calls.denied(grace, 'POST', '/connections', bodyOf(itsOwn(someId, bySecret())))
  assert.equal(problem.code, 'outside-unreachable')
  assert.equal((await calls.made<{ items: Connection[] }>(grace, 'GET', '/connections')).items.length, before)
})

test('an application proves itself by a certificate, whose end is shown', async () => {
  const app = await entra.newApp()
  const until = new Date('2031-05-01T00:00:00Z')
  const { certificate, privateKey } = testCertificate(until)
  await entra.control('POST', `apps/${app.clientId}/certificates`, { certificate })
  const proof = { by: 'certificate', pem: `${privateKey}\n${certificate}` }
  const { health, trouble, credentialExpiresAt } = await create(itsOwn(app.clientId, proof))
  assert.deepEqual([health, trouble, credentialExpiresAt], ['connected', null, until.toISOString()])
  canaries.push(privateKey.split('\n')[3] ?? '')
})

test('a certificate that Entra does not know is told at the connection', async () => {
  const app = await entra.newApp()
  const { certificate, privateKey } = testCertificate(new Date('2031-05-01T00:00:00Z'))
  const { trouble } = await create(itsOwn(app.clientId, { by: 'certificate', pem: certificate + privateKey }))
  assert.deepEqual([trouble?.code, trouble?.reference], ['certificate-refused', 'AADSTS700027'])
})

test('what is no certificate with its key is told at its field', async () => {
  const [one, two] = [testCertificate(new Date('2031-05-01')), testCertificate(new Date('2031-05-01'))]
  for (const [pem, why] of [
    ['nothing of the kind', /certificate and its private key/],
    [one.certificate, /certificate and its private key/],
    [one.certificate + two.privateKey, /not the one of this certificate/],
    [one.certificate.replace(/-\n[\s\S]+\n-/, '-\nAAAA\n-') + one.privateKey, /no certificate/],
  ] as const) {
    const told = await refused(itsOwn(someId, { by: 'certificate', pem }))
    assert.match(told, why)
    assert.match(told, /^body\.access\.registration\.proof\.pem/)
  }
})

test('a connection is made as its connector is made, for actions that it has', async () => {
  const bearer = { kind: 'bearer', token: canary(), hosts: ['api.example'] }
  assert.match(await refused(bearer), /^body\.access\.kind: A connection to Microsoft Entra ID is not made this way/)
  const own = { kind: 'oauth-code', registration: { of: 'countersign' } }
  assert.match(await refused(own, http), /^body\.access\.kind/)
  assert.match(await refused(own, { actions: ['lookupUser', 'deleteEverything'] }), /has no action deleteEverything/)
  assert.match(await refused(own, { actions: [] }), /Choose at least one action/)
})

test('hosts, and the address to try, are held together', async () => {
  const bearer = (more: object) => ({ kind: 'bearer', token: canary(), hosts: ['api.example'], ...more })
  assert.match(await refused(bearer({ hosts: [] }), http), /access\.hosts: Name at least one/)
  assert.match(await refused(bearer({ hosts: ['*'] }), http), /access\.hosts\.0/)
  assert.match(await refused(bearer({ testUrl: 'https://other.example/' }), http), /at none of the hosts/)
  assert.match(await refused(bearer({ testUrl: 'http://api.example/' }), http), /must begin with https/)
  assert.deepEqual((await create(bearer({ hosts: ['*.API.example'] }), http)).hosts, ['*.api.example'])
})

test('every wrong field is told at once, and no value of a secret one', async () => {
  const told = await refused(
    { kind: 'basic', username: 'a:b', password: 'abc', hosts: ['a b'] },
    { ...http, name: ' ' },
  )
  for (const path of ['name', 'access.username', 'access.password', 'access.hosts.0'])
    assert.match(told, new RegExp(`^body\\.${path}:`, 'm'))
})

test('a name is given once, whatever its case', async () => {
  const { name } = await create({ kind: 'bearer', token: canary(), hosts: ['api.example'] }, http)
  const again = await refused(
    { kind: 'bearer', token: canary(), hosts: ['api.example'] },
    { ...http, name: name.toUpperCase() },
  )
  assert.match(again, /^body\.name: There is a connection/)
})

test('a credential is replaced by one of its own kind', async () => {
  const { id } = await create({ kind: 'bearer', token: canary(), hosts: ['api.example'] }, http)
  for (const credential of [
    { kind: 'basic', username: 'a', password: canary() },
    { kind: 'application', proof: bySecret() },
  ])
    assert.equal((await calls.denied(grace, 'PUT', `/connections/${id}/credential`, { credential })).code, 'conflict')
  const own = await create({ kind: 'oauth-code', registration: { of: 'countersign' } })
  const credential = { kind: 'application', proof: bySecret() }
  const { detail } = await calls.denied(grace, 'PUT', `/connections/${own.id}/credential`, { credential })
  assert.match(detail ?? '', /Countersign’s own app registration/)
})

test('what it is for can be changed; the permissions follow, and what was said before is in the audit log', async () => {
  const { id } = await create({ kind: 'oauth-code', registration: { of: 'countersign' } })
  const body = { actions: ['removeMember', 'lookupGroup'] }
  const { actions, permissions } = await calls.made<Connection>(grace, 'PUT', `/connections/${id}/actions`, body)
  assert.deepEqual(actions, ['lookupGroup', 'removeMember'])
  assert.deepEqual(permissions, [
    'Group.Read.All',
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    'User.Read.All',
  ])
  const { items } = await calls.made<{ items: AuditEntry[] }>(grace, 'GET', '/audit?action=connection.changed')
  assert.deepEqual(items[0]?.details.old, { actions: ['lookupUser'] })
})

test('what can be chosen from is told: the clouds, the app registration people sign in with, where they come back to', async () => {
  const choices = await calls.made<object>(grace, 'GET', '/connection-choices')
  assert.deepEqual(choices, {
    clouds: [
      { name: 'sandbox', title: 'Sandbox' },
      { name: 'public', title: 'Microsoft cloud' },
      { name: 'gcc', title: 'US Government (GCC)' },
      { name: 'gcc-high', title: 'US Government (GCC High)' },
      { name: 'china', title: 'China (21Vianet)' },
    ],
    countersign: { cloud: 'sandbox', tenant: entra.tenant, clientId: entra.clientId },
    redirectUri: `${server.url}/connections/callback`,
  })
})

test('it is told which processes name a connection', async () => {
  const { id } = await create({ kind: 'bearer', token: canary(), hosts: ['api.example'] }, http)
  const xml = processXml('by-connection', inLine(job('call', 'a-worker', input(`="${id}"`, 'connection'))))
  await calls.made(grace, 'POST', '/deployments', { fileName: 'a.bpmn', xml })
  const { usedBy } = await calls.made<Connection>(grace, 'GET', `/connections/${id}`)
  assert.deepEqual(
    usedBy.map(({ processId }) => processId),
    ['by-connection'],
  )
})

test('who may look may not change', async () => {
  for (const name of ['Mateo Rossi', 'Priya Nair', 'Jonas Weber'] as const) {
    const browser = await server.signIn(name)
    assert.equal((await calls.send(browser, 'GET', '/connections')).status, 200)
    assert.equal((await calls.send(browser, 'GET', '/connection-choices')).status, 403)
  }
  assert.equal((await calls.send(await server.signIn('Tom Becker'), 'GET', '/connections')).status, 403)
})

// Last: it looks back on everything above.
test('no credential is in any table, any line of the log, or any answer', async () => {
  assert.ok(canaries.length > 15)
  for (const path of ['/connections', '/audit?limit=200', '/audit/export?format=jsonl'])
    answers.push(await (await calls.send(grace, 'GET', path)).text())
  for (const value of canaries) {
    assert.ok(value.length > 20)
    assert.deepEqual(await tablesHolding(server.pool, value), [])
    assert.equal(
      lines.find((line) => line.includes(value)),
      undefined,
    )
    assert.equal(
      answers.find((text) => text.includes(value)),
      undefined,
    )
  }
})
