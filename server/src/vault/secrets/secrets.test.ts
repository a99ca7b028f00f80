import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { AuditEntry, Secret } from '@countersign/core/api'
import { openLog } from '../../platform/log.ts'
import { inLine, input, job, processXml } from '../../testing/bpmn.ts'
import { type Calls, callsTo } from '../../testing/calls.ts'
import { tablesHolding } from '../../testing/tablesHolding.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser
let calls: Calls
const lines: string[] = []
before(async () => {
  const log = openLog('debug', '1.0.0', { write: (line: string) => lines.push(line) })
  server = await testServer({}, { log })
  grace = await server.signIn('Grace Okafor')
  calls = callsTo(server.url)
})
after(() => server[Symbol.asyncDispose]())

/** What must never be found anywhere. */
const canaries: string[] = []
const canary = (): string => {
  const value = `canary-${randomBytes(12).toString('hex')}`
  canaries.push(value)
  return value
}

const create = (name: string, value = canary()) => calls.made<Secret>(grace, 'POST', '/secrets', { name, value })
const listed = async () => (await calls.made<{ items: Secret[] }>(grace, 'GET', '/secrets')).items
const found = async (name: string) => (await listed()).find((secret) => secret.name === name)

test('a secret is told by its name, by when it was changed and by whom, and never by its value', async () => {
  const secret = await create('GRAPH_KEY')
  assert.deepEqual(Object.keys(secret).toSorted(), ['changedAt', 'changedBy', 'createdAt', 'name', 'usedBy'])
  assert.equal(secret.changedBy?.name, 'Grace Okafor')
  assert.deepEqual(await found('GRAPH_KEY'), secret)
})

test('a name is given once; its value can be replaced', async () => {
  await create('TWICE')
  const again = await calls.denied(grace, 'POST', '/secrets', { name: 'TWICE', value: canary() })
  assert.deepEqual([again.code, /Replace/.test(again.detail ?? '')], ['conflict', true])
  server.advance(1_000)
  const { createdAt, changedAt } = await calls.made<Secret>(grace, 'PUT', '/secrets/TWICE', { value: canary() })
  assert.ok(changedAt > createdAt)
})

test('what is not there can’t be replaced or deleted', async () => {
  for (const [method, body] of [['PUT', { value: canary() }], ['DELETE']] as const)
    assert.equal((await calls.denied(grace, method, '/secrets/NOBODY', body)).code, 'not-found')
})

test('a deleted one is gone', async () => {
  await create('GONE')
  await calls.made(grace, 'DELETE', '/secrets/GONE')
  assert.equal(await found('GONE'), undefined)
})

test('a name is one that can be written in every way, a value one that can be told from other text', async () => {
  for (const name of ['', 'a b', '-a', 'a-', 'a..b', 'a__b', '{{x}}', 'ä', 'a/b', 'a'.repeat(121)]) {
    const { code, errors } = await calls.denied(grace, 'POST', '/secrets', { name, value: canary() })
    assert.deepEqual([code, errors?.map(({ path }) => path)], ['invalid-input', ['body.name']], name)
  }
  for (const value of ['', 'abc', 'x'.repeat(32_769)])
    assert.equal((await calls.denied(grace, 'POST', '/secrets', { name: 'SHORT', value })).code, 'invalid-input')
  for (const name of ['a', 'A_1', 'org.tenant-key_2']) assert.equal((await create(name)).name, name)
})

test('it is told which processes name a secret, however they write it', async () => {
  for (const name of ['URL', 'KEY', 'TOKEN', 'UNUSED']) await create(name)
  const mappings = [
    input('="https://" + secrets.URL + "/x"', 'url'),
    input('{{secrets.KEY}}', 'key'),
    input('secrets.TOKEN', 'token'),
    input('=camunda.secrets.TOKEN', 'again'),
  ]
  for (const extension of mappings.keys()) {
    const xml = processXml(`names-${extension}`, inLine(job('call', 'a-worker', mappings[extension])))
    await calls.made(grace, 'POST', '/deployments', { fileName: 'names.bpmn', xml })
  }
  const uses = async (name: string) => (await found(name))?.usedBy.map(({ processId }) => processId)
  assert.deepEqual(await uses('URL'), ['names-0'])
  assert.deepEqual(await uses('KEY'), ['names-1'])
  assert.deepEqual(await uses('TOKEN'), ['names-2', 'names-3'])
  assert.deepEqual(await uses('UNUSED'), [])
})

test('an older version counts for as long as an instance of it runs', async () => {
  await create('OLD')
  const deploy = (source: string) => {
    const xml = processXml('grows', inLine(job('call', 'a-worker', input(source, 'key'))))
    return calls.made(grace, 'POST', '/deployments', { fileName: 'grows.bpmn', xml })
  }
  await deploy('=secrets.OLD')
  const { id } = await calls.made<{ id: string }>(grace, 'POST', '/instances', { processId: 'grows', variables: {} })
  await deploy('="nothing"')
  assert.equal((await found('OLD'))?.usedBy.length, 1)
  await calls.made(grace, 'POST', `/instances/${id}/cancel`)
  assert.equal((await found('OLD'))?.usedBy.length, 0)
})

test('who created, replaced and deleted a secret is in the audit log', async () => {
  await create('TOLD')
  await calls.made(grace, 'PUT', '/secrets/TOLD', { value: canary() })
  await calls.made(grace, 'DELETE', '/secrets/TOLD')
  const { items } = await calls.made<{ items: AuditEntry[] }>(grace, 'GET', '/audit?search=TOLD')
  assert.deepEqual(
    items.map(({ action, actor }) => [action, actor.name]),
    ['deleted', 'replaced', 'created'].map((what) => [`secret.${what}`, 'Grace Okafor']),
  )
})

test('whoever may not manage secrets is not even told their names', async () => {
  for (const name of ['Mateo Rossi', 'Priya Nair', 'Jonas Weber', 'Tom Becker'] as const)
    assert.equal((await calls.send(await server.signIn(name), 'GET', '/secrets')).status, 403)
})

// Last: it looks back on everything above.
test('no value is in any table, any line of the log, or any answer', async () => {
  assert.ok(canaries.length > 15)
  const answers: string[] = []
  for (const path of ['/secrets', '/audit?limit=200', '/audit/export?format=jsonl', '/processes', '/system'])
    answers.push(await (await calls.send(grace, 'GET', path)).text())
  for (const value of canaries) {
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
