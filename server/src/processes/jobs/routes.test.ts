// Jobs as a worker outside meets them: the whole server, the real sandbox, PostgreSQL.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ActivatedJob } from '@countersign/core/api'
import { forEach, inLine, job, processXml } from '../../testing/bpmn.ts'
import { type Calls, callsTo } from '../../testing/calls.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer
let calls: Calls
let mateo: TestBrowser // workflow designer
before(async () => {
  server = await testServer({}, { settings: { waitersMax: 1 } })
  calls = callsTo(server.url)
  mateo = await server.signIn('Mateo Rossi')
})
after(() => server[Symbol.asyncDispose]())

const wish = (type: string, more: object = {}) => ({ types: [type], worker: 'w', ...more })
const activate = async (type: string): Promise<ActivatedJob[]> =>
  (await calls.made<{ jobs: ActivatedJob[] }>(mateo, 'POST', '/jobs/activate', wish(type))).jobs

test('the key of a job is its own among all items of a list, and the same when it is tried again', async () => {
  const xml = processXml('mailing', inLine(job('mail', 'test.mail', '', forEach('[1, 2, 3]'))))
  await calls.made(mateo, 'POST', '/deployments', { fileName: 'mailing.bpmn', xml })
  const { id } = await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId: 'mailing', variables: {} })
  const first = await activate('test.mail')
  const keys = first.map(({ key }) => key)
  assert.equal(new Set(keys).size, 3)
  assert.ok(keys.every((key) => key.startsWith(`${id}/`)))
  for (const { id: jobId, lease } of first)
    await calls.made(mateo, 'POST', `/jobs/${jobId}/fail`, { lease, message: 'no answer', retries: 1 })
  const again = await activate('test.mail')
  assert.deepEqual(new Set(again.map(({ key }) => key)), new Set(keys))
  assert.ok(again.every((job) => first.every((before) => before.id !== job.id)))
})

test('a worker for whom there is no room to wait hears when to come again; when the server stops, who waits is answered', async () => {
  const poll = () => calls.send(mateo, 'POST', '/jobs/activate', wish('nothing', { waitMs: 60_000 }))
  const polls = [poll(), poll()]
  const refusal = await Promise.race(polls)
  assert.deepEqual([refusal.status, refusal.headers.get('Retry-After')], [429, '5'])
  assert.equal((await fetch(`${server.url}/ready`)).status, 200)
  await server.retire()
  const [answer] = (await Promise.all(polls)).filter((one) => one !== refusal)
  assert.deepEqual([answer?.status, await answer?.json()], [200, { jobs: [] }])
  const ready = await fetch(`${server.url}/ready`)
  assert.equal(ready.status, 503)
  assert.match(await ready.text(), /The server is stopping/)
  assert.equal(ready.headers.get('Connection'), 'close')
})
