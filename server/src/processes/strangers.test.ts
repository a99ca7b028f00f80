// Who should not, does not: other people's tasks and jobs, what is out of date, and everything said twice.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ActivatedJob, HistoryEntry, Incident, InstanceDetails, UserTask } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { inLine, input, job, processXml } from '../testing/bpmn.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import { askingXml } from '../testing/diagrams.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let server: TestServer
let calls: Calls
let mateo: TestBrowser // workflow designer: operates processes
let tom: TestBrowser // ordinary user
let ada: TestBrowser // another one
before(async () => {
  server = await testServer()
  calls = callsTo(server.url)
  mateo = await server.signIn('Mateo Rossi')
  tom = await server.signIn('Tom Becker')
  ada = await server.signIn('Ada Lindqvist')
  await deploy(askingXml())
  await deploy(processXml('working', inLine(job('work', 'test.work'))))
})
after(() => server[Symbol.asyncDispose]())

const deploy = (xml: string) => calls.made(mateo, 'POST', '/deployments', { fileName: 'x.bpmn', xml })
const start = async (processId: string, variables: object = {}): Promise<string> =>
  (await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId, variables })).id
const instance = (id: string) => calls.made<InstanceDetails>(mateo, 'GET', `/instances/${id}`)
const history = async (id: string): Promise<HistoryEntry[]> =>
  (await calls.made<{ items: HistoryEntry[] }>(mateo, 'GET', `/instances/${id}/history`)).items
const activate = async (): Promise<ActivatedJob[]> =>
  (await calls.made<{ jobs: ActivatedJob[] }>(mateo, 'POST', '/jobs/activate', { types: ['test.work'], worker: 'w' }))
    .jobs

async function taskFor(assignee: string): Promise<UserTask> {
  const id = await start('asking', { assignee })
  const { items } = await calls.made<{ items: UserTask[] }>(mateo, 'GET', `/tasks?of=all&instanceId=${id}`)
  assert.ok(items[0])
  return items[0]
}

const deeds = [
  ['GET', '', undefined],
  ['POST', '/claim', undefined],
  ['POST', '/unclaim', undefined],
  ['POST', '/complete', {}],
] as const

test('a task of somebody else is as if it were not there', async () => {
  const { id, instanceId } = await taskFor('tom@alder.example')
  const nowhere = '01a1f749-cd66-7b6b-ad7e-eaf0cb198772'
  for (const [method, deed, body] of deeds) {
    const refusal = async (task: string) => {
      const { requestId: _, ...problem } = await calls.denied(ada, method, `/tasks/${task}${deed}`, body)
      return problem
    }
    assert.deepEqual(await refusal(id), await refusal(nowhere), deed)
    assert.equal((await refusal(id)).status, 404)
  }
  const lists = ['mine', 'groups'].map((of) => calls.made<{ items: UserTask[] }>(ada, 'GET', `/tasks?of=${of}`))
  for (const { items } of await Promise.all(lists)) assert.ok(!items.some((task) => task.id === id))
  assert.equal((await instance(instanceId)).visits[0]?.elementId, 'ask')
  await calls.made(tom, 'POST', `/tasks/${id}/complete`, {})
})

test('whoever sees all tasks still completes only their own', async () => {
  const { id } = await taskFor('tom@alder.example')
  assert.equal((await calls.denied(mateo, 'POST', `/tasks/${id}/complete`, {})).code, 'conflict')
  await calls.made(tom, 'POST', `/tasks/${id}/complete`, {})
})

test('a task is completed once, however often that is said, and by whoever said it first', async () => {
  const { id, instanceId } = await taskFor('tom@alder.example')
  const complete = () => calls.send(tom, 'POST', `/tasks/${id}/complete`, { variables: { approved: true } })
  const answers = await Promise.all(Array.from({ length: 8 }, complete))
  assert.ok(answers.some(({ status }) => status === 204))
  assert.ok(answers.every(({ status }) => [204, 404, 409].includes(status)))
  assert.equal((await history(instanceId)).filter(({ fact }) => fact.type === 'completed').length, 1)
})

test('of two who act on what they both saw, one is told that it has changed', async () => {
  const { id } = await taskFor('tom@alder.example')
  const seen = (await calls.send(tom, 'GET', `/tasks/${id}`)).headers.get('ETag') ?? ''
  const headers = { 'If-Match': seen }
  await calls.made(tom, 'POST', `/tasks/${id}/unclaim`, undefined, { headers })
  await calls.made(mateo, 'POST', `/tasks/${id}/claim`)
  const late = await calls.denied(mateo, 'POST', `/tasks/${id}/complete`, {}, { headers })
  assert.equal(late.status, 412)
  await calls.made(mateo, 'POST', `/tasks/${id}/complete`, {})
})

test('a lease is for its job alone', async () => {
  const ids = [await start('working'), await start('working')]
  const [one, other] = await activate()
  assert.ok(one && other)
  for (const [deed, body] of [
    ['complete', {}],
    ['fail', { message: 'no' }],
    ['throw-error', { code: 'NO' }],
    ['extend', { leaseMs: 60_000 }],
  ] as const)
    for (const lease of [other.lease, `${one.lease}0`, one.lease.toUpperCase(), 'x', one.id])
      assert.equal((await calls.denied(mateo, 'POST', `/jobs/${one.id}/${deed}`, { lease, ...body })).code, 'conflict')
  for (const { id, lease } of [one, other]) await calls.made(mateo, 'POST', `/jobs/${id}/complete`, { lease })
  for (const id of ids) assert.equal((await instance(id)).status, 'completed')
})

test('a report that is made again, even with another content, changes nothing more', async () => {
  const id = await start('working')
  const [held] = await activate()
  assert.ok(held)
  const { id: job, lease } = held
  const reports = [1, 2, 3, 4].map((n) =>
    calls.send(mateo, 'POST', `/jobs/${job}/complete`, { lease, variables: { n } }),
  )
  assert.ok((await Promise.all(reports)).every(({ status }) => status === 204))
  assert.equal((await calls.send(mateo, 'POST', `/jobs/${job}/fail`, { lease, message: 'late' })).status, 204)
  assert.deepEqual(
    (await history(id)).map(({ fact }) => fact.type),
    ['started', 'completed'],
  )
})

test('a start under one key is one start, however often and at how many places at once it is made', async () => {
  const body = { processId: 'asking', variables: { n: 1 } }
  const sent = { headers: { 'Idempotency-Key': 'order-17' } }
  const made = await Promise.all(
    Array.from({ length: 8 }, () => calls.made<{ id: string }>(mateo, 'POST', '/instances', body, sent)),
  )
  assert.equal(new Set(made.map(({ id }) => id)).size, 1)
  const other = { ...body, variables: { n: 2 } }
  assert.equal((await calls.denied(mateo, 'POST', '/instances', other, sent)).code, 'conflict')
  const grace = await server.signIn('Grace Okafor')
  const hers = await calls.made<{ id: string }>(grace, 'POST', '/instances', other, sent)
  assert.notEqual(hers.id, made[0]?.id)
})

test('what is cancelled, resolved or published twice is so once', async () => {
  const id = await start('asking', {})
  const cancel = () => calls.send(mateo, 'POST', `/instances/${id}/cancel`)
  const cancelled = (await Promise.all([cancel(), cancel(), cancel()])).map(({ status }) => status).sort()
  assert.deepEqual(cancelled, [204, 409, 409])

  await start('working')
  const [held] = await activate()
  await calls.made(mateo, 'POST', `/jobs/${held?.id}/fail`, { lease: held?.lease, message: 'no', retries: 0 })
  const { items } = await calls.made<{ items: Incident[] }>(mateo, 'GET', `/incidents?instanceId=${held?.instanceId}`)
  const resolve = () => calls.send(mateo, 'POST', `/incidents/${items[0]?.id}/resolve`, {})
  const resolved = (await Promise.all([resolve(), resolve(), resolve()])).map(({ status }) => status)
  assert.ok(resolved.includes(204) && resolved.every((status) => [204, 404, 409].includes(status)), `${resolved}`)
  const told = (await history(held?.instanceId ?? '')).map(({ fact }) => fact.type)
  assert.deepEqual(told, ['started', 'failed', 'resolved'])

  const message = { name: 'news', correlationKey: 'k', messageId: 'm-1', timeToLiveMs: 60_000 }
  const publish = () => calls.send(mateo, 'POST', '/messages', message)
  const published = (await Promise.all([publish(), publish(), publish()])).map(({ status }) => status).sort()
  assert.deepEqual(published, [201, 409, 409])
})

test('everything that a person does is in the audit log, under their name', async () => {
  const { id, instanceId } = await taskFor('tom@alder.example')
  await calls.made(mateo, 'PUT', `/instances/${instanceId}/variables`, { variables: { reason: 'checked' } })
  await calls.made(tom, 'POST', `/tasks/${id}/unclaim`)
  await calls.made(mateo, 'POST', `/tasks/${id}/assign`, { assignee: 'tom@alder.example' })
  await calls.made(tom, 'POST', `/tasks/${id}/complete`, { variables: { approved: true } })
  const entries = await server.pool.rows<{ action: string; actor: string; details: Record<string, unknown> }>(sql`
    select action, actor_name as actor, details from audit_entry
    where subject_id = ${id} or subject_id = ${instanceId} order by id`)
  assert.deepEqual(
    entries.map(({ action, actor }) => [action, actor]),
    [
      ['instance.started', 'Mateo Rossi'],
      ['instance.variables-set', 'Mateo Rossi'],
      ['task.released', 'Tom Becker'],
      ['task.assigned', 'Mateo Rossi'],
      ['task.completed', 'Tom Becker'],
    ],
  )
  assert.deepEqual(entries[1]?.details, { scope: 'process', old: {}, new: { reason: '"checked"' } })
  assert.deepEqual(entries[3]?.details.new, { assignee: 'tom@alder.example' })
  assert.deepEqual(entries[4]?.details.variables, ['approved'])
})

test('a secret is shown by its name wherever it comes by', async () => {
  await deploy(
    processXml('secretive', inLine(job('work', 'test.secret', input('="Bearer " + secrets.TOKEN', 'header')))),
  )
  const id = await start('secretive', { lookalike: '{{secrets.TOKEN}}' })
  const wish = { types: ['test.secret'], worker: 'w' }
  const activated = await calls.send(mateo, 'POST', '/jobs/activate', wish)
  const paths = [`/instances/${id}`, `/instances/${id}/history`, `/instances/${id}/story`, `/instances/${id}/trail`]
  const answers = await Promise.all(paths.map((path) => calls.send(mateo, 'GET', path)))
  const texts = await Promise.all([activated, ...answers].map((answer) => answer.text()))
  for (const text of texts) assert.ok(!text.includes('$secret'), text)
  assert.equal(texts.filter((text) => text.includes('Bearer {{secrets.TOKEN}}')).length, 3)
})
