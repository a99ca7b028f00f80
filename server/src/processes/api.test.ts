// The operations as a browser or a machine calls them: the whole server, the real sandbox, PostgreSQL.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type {
  ActivatedJob,
  HistoryEntry,
  Incident,
  IncidentCause,
  Instance,
  InstanceDetails,
  Problem,
  ProcessSummary,
  ProcessVersion,
  UserTask,
} from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { hiringXml, unfitXml, waitingXml } from '../testing/diagrams.ts'
import { outside } from '../testing/outside.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { until } from '../testing/until.ts'

let server: TestServer
let mateo: TestBrowser // workflow designer
let priya: TestBrowser // help desk
let tom: TestBrowser // ordinary user
before(async () => {
  server = await testServer({}, { actions: [outside().action('own.create', 'keyed')] })
  mateo = await server.signIn('Mateo Rossi')
  priya = await server.signIn('Priya Nair')
  tom = await server.signIn('Tom Becker')
  await made(mateo, 'POST', '/deployments', { fileName: 'hiring.bpmn', xml: hiringXml() })
  await made(mateo, 'POST', '/deployments', { fileName: 'waiting.bpmn', xml: waitingXml })
})
after(() => server[Symbol.asyncDispose]())

type Sent = { headers?: Record<string, string> }

const send = (as: TestBrowser, method: string, path: string, body?: unknown, { headers = {} }: Sent = {}) =>
  as.fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

async function made<Answer>(
  as: TestBrowser,
  method: string,
  path: string,
  body?: unknown,
  sent?: Sent,
): Promise<Answer> {
  const response = await send(as, method, path, body, sent)
  const text = await response.text()
  assert.ok(response.ok, `${method} ${path} ${response.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

async function denied(as: TestBrowser, method: string, path: string, body?: unknown, sent?: Sent): Promise<Problem> {
  const response = await send(as, method, path, body, sent)
  assert.equal(response.ok, false)
  assert.match(response.headers.get('Content-Type') ?? '', /problem\+json/)
  return (await response.json()) as Problem
}

const start = (variables: object = {}, more: object = {}) =>
  made<{ id: string }>(mateo, 'POST', '/instances', { processId: 'hiring', variables, ...more })
const instance = (id: string) => made<InstanceDetails>(mateo, 'GET', `/instances/${id}`)
const activate = (more: object = {}) =>
  made<{ jobs: ActivatedJob[] }>(mateo, 'POST', '/jobs/activate', { types: ['test.create'], worker: 'w', ...more })

/** An instance of hiring whose job is in our hands; others that wait are taken and finished first. */
async function startedJob(variables: object = {}): Promise<{ id: string; job: ActivatedJob }> {
  const { id } = await start(variables)
  const { jobs } = await activate({ maxJobs: 200 })
  const job = jobs.find(({ instanceId }) => instanceId === id)
  assert.ok(job)
  return { id, job }
}

const taskOf = async (id: string): Promise<UserTask> => {
  const { items } = await made<{ items: UserTask[] }>(priya, 'GET', `/tasks?of=groups&instanceId=${id}`)
  assert.ok(items[0])
  return items[0]
}

const audited = (action: string) =>
  server.pool.rows<{ actor_name: string; subject_name: string; details: Record<string, unknown> }>(sql`
    select actor_name, subject_name, details from audit_entry where action = ${action} order by id desc`)

test('a file is deployed, listed with its versions, and shown as it was sent', async () => {
  const xml = hiringXml({ name: 'Hiring, newer' })
  const { versions } = await made<{ versions: { id: string; version: number; isNew: boolean }[] }>(
    mateo,
    'POST',
    '/deployments',
    { fileName: 'newer.bpmn', xml },
  )
  assert.equal(versions[0]?.isNew, true)
  const again = await made<{ versions: unknown[] }>(mateo, 'POST', '/deployments', { fileName: 'newer.bpmn', xml })
  assert.deepEqual(again.versions[0], { ...versions[0], isNew: false })
  const { items } = await made<{ items: ProcessSummary[] }>(mateo, 'GET', '/processes?search=HIRING')
  assert.equal(items[0]?.name, 'Hiring, newer')
  assert.equal(items[0]?.deployedBy, 'Mateo Rossi')
  const all = await made<{ items: ProcessVersion[]; nextCursor: string | null }>(
    mateo,
    'GET',
    '/processes/hiring/versions?limit=1',
  )
  assert.equal(all.items[0]?.id, versions[0]?.id)
  const older = await made<{ items: ProcessVersion[] }>(
    mateo,
    'GET',
    `/processes/hiring/versions?limit=1&cursor=${all.nextCursor}`,
  )
  assert.equal(older.items[0]?.version, 1)
  const shown = await made<{ xml: string }>(mateo, 'GET', `/process-versions/${versions[0]?.id}`)
  assert.equal(shown.xml, xml)
  assert.equal((await audited('process.deployed'))[0]?.subject_name, 'Hiring, newer')
})

test('a process is found by the name it has now: under that of an older version it is not brought up', async () => {
  const renamed = (name: string) => hiringXml({ name }).replaceAll('"hiring"', '"renamed"')
  for (const name of ['Onboarding', 'Welcome'])
    await made(mateo, 'POST', '/deployments', { fileName: 'renamed.bpmn', xml: renamed(name) })
  const found = async (words: string) =>
    (await made<{ items: ProcessSummary[] }>(mateo, 'GET', `/processes?search=${words}`)).items.map(
      ({ processId, version }) => [processId, version],
    )
  assert.deepEqual(await found('welcome'), [['renamed', 2]])
  assert.deepEqual(await found('onboarding'), [])
})

test('a file that can’t run is refused with everything that is wrong, and checked without a trace', async () => {
  const refusal = await denied(mateo, 'POST', '/deployments', { fileName: 'unfit.bpmn', xml: unfitXml })
  assert.equal(refusal.code, 'unfit-process')
  assert.equal(refusal.status, 422)
  const elements = refusal.findings?.map(({ elementId }) => elementId) ?? []
  assert.ok(elements.includes('create') && elements.includes('whole'), JSON.stringify(refusal.findings))
  assert.ok(refusal.findings?.every(({ reason, remedy }) => reason !== '' && remedy !== ''))
  const verdict = await made<{ problems: unknown[] }>(priya, 'POST', '/deployments/check', {
    fileName: 'unfit.bpmn',
    xml: unfitXml,
  })
  assert.deepEqual(verdict.problems, refusal.findings)
})

test('an instance runs from its start to its end: job, task, history', async () => {
  const { id, job } = await startedJob({ name: 'Tom Becker', secret: '{{secrets.TOKEN}}' })
  assert.deepEqual(job.headers, { area: 'Stuttgart' })
  assert.deepEqual(job.variables, { name: 'Tom Becker', secret: '{{secrets.TOKEN}}' })
  await made(mateo, 'POST', `/jobs/${job.id}/complete`, { lease: job.lease, variables: { employeeId: 4711 } })
  const waiting = await instance(id)
  assert.equal(waiting.status, 'active')
  assert.deepEqual(
    waiting.visits.map(({ id, elementId, waitsFor }) => ({ id, elementId, waitsFor })),
    [{ id: 'ask#1', elementId: 'ask', waitsFor: 'answer' }],
  )
  const task = await taskOf(id)
  assert.equal(task.name, 'Hand over the laptop')
  const seen = await made<{ variables: object }>(priya, 'GET', `/tasks/${task.id}`)
  assert.deepEqual(seen.variables, { name: 'Tom Becker', secret: '{{secrets.TOKEN}}', employeeId: 4711 })
  await made(priya, 'POST', `/tasks/${task.id}/complete`, { variables: { handedOver: true } })
  const ended = await instance(id)
  assert.equal(ended.status, 'completed')
  assert.equal(ended.variables.handedOver, true)
  const { items } = await made<{ items: HistoryEntry[] }>(mateo, 'GET', `/instances/${id}/history`)
  assert.deepEqual(
    items.map(({ fact, actor }) => [fact.type, actor]),
    [
      ['started', 'Mateo Rossi'],
      ['completed', 'Mateo Rossi'],
      ['completed', 'Priya Nair'],
    ],
  )
  assert.equal((await audited('task.completed'))[0]?.actor_name, 'Priya Nair')
})

test('a start with an Idempotency-Key is done once, and another start under it is refused', async () => {
  const headers = { 'Idempotency-Key': 'mail-4711' }
  const body = { processId: 'hiring', businessKey: 'E-4711', variables: { a: 1, b: { c: 2, d: [3] } } }
  const first = await made<{ id: string }>(mateo, 'POST', '/instances', body, { headers })
  const same = { ...body, variables: { b: { d: [3], c: 2 }, a: 1 } } // as somebody may write it who sends it again
  for (const again of [body, same]) assert.deepEqual(await made(mateo, 'POST', '/instances', again, { headers }), first)
  const other = await denied(mateo, 'POST', '/instances', { ...body, variables: { a: 2 } }, { headers })
  assert.equal(other.code, 'conflict')
  const { items } = await made<{ items: Instance[] }>(mateo, 'GET', '/instances?businessKey=E-4711')
  assert.deepEqual(
    items.map(({ id }) => id),
    [first.id],
  )
})

test('a start of another version is another start under the same Idempotency-Key; the newest is what it was then', async () => {
  const versioned = (name: string) => hiringXml({ name }).replaceAll('"hiring"', '"versioned"')
  const deployed = (name: string) =>
    made(mateo, 'POST', '/deployments', { fileName: 'versioned.bpmn', xml: versioned(name) })
  const startAs = (key: string, version?: number) =>
    send(mateo, 'POST', '/instances', { processId: 'versioned', version }, { headers: { 'Idempotency-Key': key } })
  const idOf = async (response: Response) => ((await response.json()) as { id: string }).id
  await deployed('First')
  const newest = await idOf(await startAs('any version'))
  server.advance(60_000)
  await deployed('Second')
  server.advance(60_000)
  assert.equal(await idOf(await startAs('any version')), newest)
  assert.equal((await startAs('any version', 2)).status, 409)
  const first = await idOf(await startAs('the first', 1))
  assert.equal(await idOf(await startAs('the first', 1)), first)
  assert.equal((await startAs('the first', 2)).status, 409)
  assert.equal((await startAs('the first')).status, 409)
})

test('instances are found by state, process, business key and variable, page by page', async () => {
  const ids: string[] = []
  for (const n of [1, 2, 3]) ids.push((await start({ cost_center: n === 3 ? 'X' : 'Y', n })).id)
  const find = (query: string) =>
    made<{ items: Instance[]; nextCursor: string | null }>(mateo, 'GET', `/instances?${query}`)
  const found = await find('variable=cost_center%3DY&status=active&processId=hiring')
  assert.deepEqual(new Set(found.items.map(({ id }) => id)), new Set(ids.slice(0, 2)))
  assert.equal((await find('variable=n%3D3')).items[0]?.id, ids[2])
  const page = await find('variable=cost_center%3DY&limit=1')
  const next = await find(`variable=cost_center%3DY&limit=1&cursor=${page.nextCursor}`)
  assert.equal(next.items.length, 1)
  assert.notEqual(next.items[0]?.id, page.items[0]?.id)
  assert.equal((await find('variable=cost_center%3DZ')).items.length, 0)
  await made(mateo, 'PUT', `/instances/${ids[0]}/variables`, { variables: { cost_center: 'Z' } })
  assert.equal((await find('variable=cost_center%3DZ')).items[0]?.id, ids[0])
})

test('variables are changed against what was read, or not at all', async () => {
  const { id } = await start({ a: 1 })
  const read = await send(mateo, 'GET', `/instances/${id}`)
  const headers = { 'If-Match': read.headers.get('ETag') ?? '' }
  await made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { a: 2 } }, { headers })
  const stale = await denied(mateo, 'PUT', `/instances/${id}/variables`, { variables: { a: 3 } }, { headers })
  assert.equal(stale.code, 'changed-meanwhile')
  assert.deepEqual((await instance(id)).variables, { a: 2 })
  const elsewhere = await denied(mateo, 'PUT', `/instances/${id}/variables`, { variables: {}, scope: 'ask#7' })
  assert.equal(elsewhere.code, 'conflict')
  const [entry] = await audited('instance.variables-set')
  assert.deepEqual(entry?.details, { scope: 'process', old: { a: '1' }, new: { a: '2' } })
})

test('a cancelled instance stays cancelled, and its job is withdrawn', async () => {
  const { id, job } = await startedJob()
  await made(mateo, 'POST', `/instances/${id}/cancel`)
  assert.equal((await instance(id)).status, 'cancelled')
  assert.equal((await denied(mateo, 'POST', `/instances/${id}/cancel`)).code, 'conflict')
  assert.equal((await denied(mateo, 'POST', `/jobs/${job.id}/complete`, { lease: job.lease })).code, 'conflict')
  assert.equal((await audited('instance.cancelled'))[0]?.actor_name, 'Mateo Rossi')
})

test('incidents are grouped by cause and resolved, one by one or all at once', async () => {
  const stuck: string[] = []
  for (const _ of [1, 2, 3]) {
    const { id, job } = await startedJob()
    const failure = { lease: job.lease, message: 'Entra answered 403', retries: 0, variables: { why: 'licence' } }
    await made(mateo, 'POST', `/jobs/${job.id}/fail`, failure)
    stuck.push(id)
  }
  const { items: causes } = await made<{ items: IncidentCause[] }>(mateo, 'GET', '/incidents/causes')
  const cause = causes.find(({ code, elementId }) => code === 'JOB_NO_RETRIES' && elementId === 'create')
  assert.equal(cause?.count, 3)
  assert.match(cause?.message ?? '', /Entra answered 403/)
  const { items } = await made<{ items: Incident[] }>(mateo, 'GET', `/incidents?instanceId=${stuck[0]}`)
  assert.equal((await instance(stuck[0] ?? '')).incidents, 1)
  await made(mateo, 'POST', `/incidents/${items[0]?.id}/resolve`, { retries: 1 })
  assert.equal((await denied(mateo, 'POST', `/incidents/${items[0]?.id}/resolve`, {})).code, 'not-found')
  const rest = { processId: 'hiring', elementId: 'create', code: 'JOB_NO_RETRIES' }
  const { resolved, missed, failed, nextCursor } = await made<Record<string, unknown>>(
    mateo,
    'POST',
    '/incidents/resolve',
    rest,
  )
  assert.deepEqual({ resolved, missed, failed, nextCursor }, { resolved: 2, missed: 0, failed: 0, nextCursor: null })
  for (const id of stuck) assert.equal((await instance(id)).incidents, 0)
})

test('a job that was done by hand is not done again', async () => {
  const { id, job } = await startedJob()
  await made(mateo, 'POST', `/jobs/${job.id}/fail`, { lease: job.lease, message: 'no', retries: 0 })
  const [incident] = (await instance(id)).incidentList
  await made(mateo, 'POST', `/incidents/${incident?.id}/complete`, { variables: { employeeId: 1 } })
  const after = await instance(id)
  assert.deepEqual(
    after.visits.map(({ id }) => id),
    ['ask#1'],
  )
  assert.equal(after.variables.employeeId, 1)
})

test('an error that nothing catches is an incident; it and its message are shown', async () => {
  const { id, job } = await startedJob()
  await made(mateo, 'POST', `/jobs/${job.id}/throw-error`, { lease: job.lease, code: 'NAME_TAKEN', message: 'tom' })
  const [incident] = (await instance(id)).incidentList
  assert.equal(incident?.code, 'UNHANDLED_ERROR_EVENT')
  assert.match(incident?.message ?? '', /NAME_TAKEN.*tom/)
})

test('a report that comes twice counts once, and one under a lease that passed on is refused', async () => {
  const { job } = await startedJob()
  const complete = (lease: string) => ['POST', `/jobs/${job.id}/complete`, { lease, variables: {} }] as const
  server.advance(60_001)
  const second = (await activate({ maxJobs: 200 })).jobs.find(({ id }) => id === job.id)
  assert.ok(second)
  assert.equal((await denied(mateo, ...complete(job.lease))).code, 'conflict')
  await made(mateo, ...complete(second.lease))
  await made(mateo, ...complete(second.lease))
  assert.equal((await denied(mateo, ...complete('forged'))).code, 'conflict')
})

test('a lease can be extended while it lasts', async () => {
  const { job } = await startedJob()
  const extend = { lease: job.lease, leaseMs: 600_000 }
  const { leaseEndsAt } = await made<{ leaseEndsAt: string }>(mateo, 'POST', `/jobs/${job.id}/extend`, extend)
  assert.ok(leaseEndsAt > job.leaseEndsAt)
  server.advance(61_000)
  assert.equal(
    (await activate({ maxJobs: 200 })).jobs.some(({ id }) => id === job.id),
    false,
  )
  await made(mateo, 'POST', `/jobs/${job.id}/complete`, { lease: job.lease })
  assert.equal((await denied(mateo, 'POST', `/jobs/${job.id}/extend`, extend)).code, 'conflict')
})

test('a worker that waits is given a job as soon as there is one, and only what it asked for', async () => {
  await activate({ maxJobs: 200 })
  const waiting = activate({ waitMs: 30_000, fetchVariables: ['name'] })
  const { id } = await start({ name: 'Tom Becker', other: 1 })
  const { jobs } = await waiting
  assert.deepEqual(
    jobs.map(({ instanceId, variables }) => ({ instanceId, variables })),
    [{ instanceId: id, variables: { name: 'Tom Becker' } }],
  )
})

test('a worker that waits in vain is answered when its time is up', async () => {
  assert.deepEqual(await activate({ types: ['nothing.of.this.kind'], waitMs: 50 }), { jobs: [] })
})

test('jobs that the server does itself are not for workers outside', async () => {
  const refusal = await denied(mateo, 'POST', '/jobs/activate', { types: ['own.create'], worker: 'w' })
  assert.equal(refusal.code, 'conflict')
})

test('a task is claimed by one of its candidates, given back, and completed by nobody else meanwhile', async () => {
  const { id, job } = await startedJob()
  await made(mateo, 'POST', `/jobs/${job.id}/complete`, { lease: job.lease })
  const task = await taskOf(id)
  assert.equal((await denied(tom, 'GET', `/tasks/${task.id}`)).code, 'not-found')
  assert.equal((await denied(tom, 'POST', `/tasks/${task.id}/claim`)).code, 'not-found')
  const claimed = await made<UserTask>(priya, 'POST', `/tasks/${task.id}/claim`)
  assert.equal(claimed.assignee, 'priya@alder.example')
  const mine = await made<{ items: UserTask[] }>(priya, 'GET', `/tasks?of=mine&instanceId=${id}`)
  assert.deepEqual(mine.items, [claimed])
  assert.equal((await denied(mateo, 'POST', `/tasks/${task.id}/complete`, {})).code, 'conflict')
  const stale = { headers: { 'If-Match': '"1"' } }
  assert.equal((await denied(priya, 'POST', `/tasks/${task.id}/complete`, {}, stale)).code, 'changed-meanwhile')
  await made(mateo, 'POST', `/tasks/${task.id}/unclaim`)
  await made(priya, 'POST', `/tasks/${task.id}/complete`, {})
  assert.equal((await denied(priya, 'POST', `/tasks/${task.id}/complete`, {})).code, 'not-found')
  assert.equal((await audited('task.claimed'))[0]?.actor_name, 'Priya Nair')
})

test('who sees all tasks is who may see processes', async () => {
  assert.equal((await denied(tom, 'GET', '/tasks?of=all')).code, 'no-permission')
  const { items } = await made<{ items: UserTask[] }>(mateo, 'GET', '/tasks?of=all&limit=200')
  assert.ok(items.length > 0)
})

test('a message and a signal reach who waits for them', async () => {
  const wait = (employeeId: number) =>
    made<{ id: string }>(mateo, 'POST', '/instances', { processId: 'waiting', variables: { employeeId } })
  const [one, two] = [await wait(1), await wait(2)]
  const message = { name: 'answered', correlationKey: '1', variables: { approved: true }, messageId: 'm-1' }
  await made(mateo, 'POST', '/messages', { ...message, timeToLiveMs: 60_000 })
  await until(async () => (await instance(one.id)).status === 'completed')
  assert.equal((await instance(one.id)).variables.approved, true)
  assert.equal((await denied(mateo, 'POST', '/messages', message)).code, 'conflict')
  assert.deepEqual(await made(mateo, 'POST', '/signals', { name: 'alarm' }), { listeners: 1, begun: 0 })
  await until(async () => (await instance(two.id)).status === 'completed')
  assert.equal((await audited('message.published'))[0]?.subject_name, 'answered')
})

test('a signal that is repeated under its key is answered again and heard by nobody; another under it is refused', async () => {
  const wait = () =>
    made<{ id: string }>(mateo, 'POST', '/instances', { processId: 'waiting', variables: { employeeId: 3 } })
  const sent = { headers: { 'Idempotency-Key': 'an alarm' } }
  const first = await wait()
  const answers = await Promise.all([1, 2].map(() => made(mateo, 'POST', '/signals', { name: 'alarm' }, sent)))
  assert.deepEqual(
    answers,
    [1, 2].map(() => ({ listeners: 1, begun: 0 })),
  )
  await until(async () => (await instance(first.id)).status === 'completed')
  const later = await wait()
  assert.deepEqual(await made(mateo, 'POST', '/signals', { name: 'alarm' }, sent), { listeners: 1, begun: 0 })
  for (const body of [{ name: 'other' }, { name: 'alarm', variables: { loud: true } }])
    assert.equal((await denied(mateo, 'POST', '/signals', body, sent)).code, 'conflict')
  assert.equal((await instance(later.id)).status, 'active')
  const grace = await server.signIn('Grace Okafor') // another's key is another
  assert.deepEqual(await made(grace, 'POST', '/signals', { name: 'alarm' }, sent), { listeners: 1, begun: 0 })
  assert.equal((await audited('signal.broadcast')).length, 3)
})

test('variables that are too much, or nested too deeply, are refused and change nothing', async () => {
  const { id } = await start()
  for (const n of [1, 2, 3])
    await made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { [`v${n}`]: 'x'.repeat(1_000_000) } })
  const large = await denied(mateo, 'PUT', `/instances/${id}/variables`, { variables: { more: 'x'.repeat(1_040_000) } })
  assert.equal(large.code, 'too-large')
  const deep = `{"variables":{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
  const response = await mateo.fetch(`${server.url}/api/v1/instances/${id}/variables`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: deep,
  })
  assert.equal(((await response.json()) as Problem).code, 'invalid-input')
  assert.deepEqual(Object.keys((await instance(id)).variables), ['v1', 'v2', 'v3'])
})
