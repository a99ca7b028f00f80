// Stories as a browser asks for them: the whole server, the real sandbox, PostgreSQL.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ActivatedJob, Problem, StoryStep, Trail, UserTask } from '@countersign/core/api'
import { sql } from '../../../platform/database/index.ts'
import { hiringXml, waitingXml } from '../../../testing/diagrams.ts'
import type { TestBrowser } from '../../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../../testing/testServer.ts'

let server: TestServer
let mateo: TestBrowser // workflow designer
let priya: TestBrowser // help desk
before(async () => {
  server = await testServer()
  mateo = await server.signIn('Mateo Rossi')
  priya = await server.signIn('Priya Nair')
  await made(mateo, 'POST', '/deployments', { fileName: 'hiring.bpmn', xml: hiringXml() })
  await made(mateo, 'POST', '/deployments', { fileName: 'waiting.bpmn', xml: waitingXml })
})
after(() => server[Symbol.asyncDispose]())

const send = (as: TestBrowser, method: string, path: string, body?: unknown) =>
  as.fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })

async function made<Answer>(as: TestBrowser, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await send(as, method, path, body)
  const text = await response.text()
  assert.ok(response.ok, `${method} ${path} ${response.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

type StoryPage = { items: StoryStep[]; nextCursor: string | null }

const story = (id: string, query = '') => made<StoryPage>(mateo, 'GET', `/instances/${id}/story${query}`)
const trail = (id: string) => made<Trail>(mateo, 'GET', `/instances/${id}/trail`)

async function start(processId: string, variables: object = {}): Promise<string> {
  const { id } = await made<{ id: string }>(mateo, 'POST', '/instances', { processId, variables })
  return id
}

async function doJob(id: string, variables: object = {}): Promise<void> {
  const activation = { types: ['test.create'], worker: 'w', maxJobs: 200 }
  const { jobs } = await made<{ jobs: ActivatedJob[] }>(mateo, 'POST', '/jobs/activate', activation)
  const job = jobs.find(({ instanceId }) => instanceId === id)
  assert.ok(job)
  await made(mateo, 'POST', `/jobs/${job.id}/complete`, { lease: job.lease, variables })
}

async function doTask(id: string, variables: object = {}): Promise<void> {
  const { items } = await made<{ items: UserTask[] }>(priya, 'GET', `/tasks?of=groups&instanceId=${id}`)
  const [task] = items
  assert.ok(task)
  await made(priya, 'POST', `/tasks/${task.id}/claim`)
  await made(priya, 'POST', `/tasks/${task.id}/complete`, { variables })
}

test('a story tells who did what, which way it went, what ended and how variables changed, newest first', async () => {
  const id = await start('hiring', { name: 'Tom Becker' })
  await doJob(id, { name: 'Tom M. Becker', accountId: 17 })
  await doTask(id, { laptop: ['T14'] })
  const { items, nextCursor } = await story(id)
  assert.equal(nextCursor, null)
  assert.deepEqual(
    items.map(({ actor, what, elementId, told, outcome }) => [actor, what, elementId, told, outcome]),
    [
      ['Priya Nair', 'completed', 'ask', 'taken', 'completed'],
      ['Mateo Rossi', 'completed', 'create', 'taken', null],
      ['Mateo Rossi', 'started', null, 'taken', null],
    ],
  )
  const [last, middle, first] = items
  const passed = { visit: null, did: 'passed', round: null }
  assert.deepEqual(first?.way, [
    { elementId: 'start', flowId: null, ...passed },
    { elementId: 'create', flowId: 'f1', visit: 'create#1', did: 'waits', round: null },
  ])
  assert.deepEqual(middle?.ended, [{ visit: 'create#1', elementId: 'create', how: 'completed' }])
  assert.deepEqual(last?.way, [{ elementId: 'end', flowId: 'f3', ...passed }])
  const change = { scope: 'process', name: 'name' }
  assert.deepEqual(first?.variables, [{ ...change, before: null, after: '"Tom Becker"', elementId: null }])
  assert.deepEqual(middle?.variables, [
    { ...change, before: '"Tom Becker"', after: '"Tom M. Becker"', elementId: 'create' },
    { ...change, name: 'accountId', before: null, after: '17', elementId: 'create' },
  ])
})

test('a story is read page by page, and searched by variable and by element', async () => {
  const id = await start('hiring', { name: 'Tom' })
  await doJob(id)
  for (const name of ['Tim', 'Tam', 'Tom'])
    await made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { name, note: 'x' } })
  const newest = await story(id, '?limit=2')
  assert.deepEqual(
    newest.items.flatMap(({ variables }) => variables.map(({ name, after }) => [name, after])),
    [
      ['name', '"Tom"'],
      ['name', '"Tam"'],
    ],
  )
  const older = await story(id, `?limit=10&cursor=${newest.nextCursor}`)
  assert.deepEqual(
    older.items.map(({ what }) => what),
    ['variablesSet', 'completed', 'started'],
  )
  const ofNote = await story(id, '?variable=note')
  assert.deepEqual(
    ofNote.items.map(({ variables }) => variables.map(({ name }) => name)),
    [['note']],
  )
  const ofAsk = await story(id, '?elementId=ask')
  assert.deepEqual(
    ofAsk.items.map(({ what, elementId }) => [what, elementId]),
    [['completed', 'create']],
  )
  assert.deepEqual((await story(id, '?elementId=nowhere')).items, [])
})

test('a long value is told by its beginning', async () => {
  const id = await start('waiting', { employeeId: '7', letters: 'a'.repeat(100_000) })
  const [first] = (await story(id)).items
  const letters = first?.variables.find(({ name }) => name === 'letters')
  assert.equal(letters?.after, `"${'a'.repeat(999)}…`)
})

test('a trail counts what was passed, what waits and what was interrupted', async () => {
  const id = await start('hiring')
  await doJob(id)
  const counts = { entered: 1, interrupted: 0, waiting: 0, incidents: 0 }
  assert.deepEqual(await trail(id), {
    elements: [
      { elementId: 'start', ...counts },
      { elementId: 'create', ...counts },
      { elementId: 'ask', ...counts, waiting: 1 },
    ],
    flows: [
      { flowId: 'f1', taken: 1 },
      { flowId: 'f2', taken: 1 },
    ],
    whole: true,
    exact: true,
  })
  await made(mateo, 'POST', `/instances/${id}/cancel`)
  const { elements, exact } = await trail(id)
  assert.deepEqual(elements.at(-1), { elementId: 'ask', ...counts, interrupted: 1 })
  assert.equal(exact, true)
  assert.deepEqual((await story(id)).items[0]?.ended, [{ visit: 'ask#1', elementId: 'ask', how: 'interrupted' }])
})

test('an incident is told when it is raised and when it is mended, and counts where it is', async () => {
  const id = await start('waiting') // without the correlation key that it needs
  const [raising] = (await story(id)).items
  assert.deepEqual(
    raising?.raised.map(({ visit, code }) => [visit, code]),
    [['either#1', 'EXTRACT_VALUE_ERROR']],
  )
  const counts = { interrupted: 0, waiting: 0 }
  assert.deepEqual((await trail(id)).elements.at(-1), { elementId: 'either', entered: 0, ...counts, incidents: 1 })
  await made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { employeeId: 'e-7' } })
  const { items } = await made<{ items: { id: string }[] }>(mateo, 'GET', `/incidents?instanceId=${id}`)
  await made(mateo, 'POST', `/incidents/${items[0]?.id}/resolve`, {})
  const [mending] = (await story(id)).items
  assert.deepEqual(mending?.mended, ['either#1'])
  const { elements, flows } = await trail(id)
  assert.deepEqual(elements.at(-1), { elementId: 'either', entered: 1, interrupted: 0, waiting: 1, incidents: 0 })
  assert.deepEqual(flows, [{ flowId: 'f1', taken: 1 }])
})

test('secrets are told by their names', async () => {
  const inputs = '<zeebe:ioMapping><zeebe:input source="={{secrets.TOKEN}}" target="token" /></zeebe:ioMapping>'
  const xml = hiringXml().replace(
    '<zeebe:taskHeaders>',
    `${inputs.replace('={{secrets.TOKEN}}', '=secrets.TOKEN')}<zeebe:taskHeaders>`,
  )
  await made(mateo, 'POST', '/deployments', { fileName: 'secret.bpmn', xml: xml.replaceAll('"hiring"', '"secretive"') })
  const id = await start('secretive')
  const [first] = (await story(id)).items
  assert.deepEqual(first?.variables, [
    { scope: 'create#1', name: 'token', before: null, after: '"{{secrets.TOKEN}}"', elementId: 'create' },
  ])
})

test('a fact that came in vain is told as such', async () => {
  const id = await start('waiting', { employeeId: 'x' })
  await server.pool.rows(sql`
    insert into fact (instance_id, delivery_id, at, fact)
    values (${id}, 'late', now(), '{"type":"completed","at":0,"seed":"s","visit":"gone#1"}')`)
  assert.equal((await story(id)).items[0]?.told, 'in-vain')
  assert.equal((await trail(id)).exact, true)
})

test('where the engine would decide otherwise today, the trail says that it is not exact', async () => {
  const id = await start('hiring')
  await server.pool.rows(sql`
    update instance set state = replace(state::text, 'create#1', 'create#2')::json where id = ${id}`)
  assert.equal((await trail(id)).exact, false)
})

test('a story of thousands of facts is told in their order', async () => {
  const id = await start('hiring', { amount: 0 })
  await server.pool.rows(sql`
    insert into fact (instance_id, delivery_id, at, fact)
    select ${id}, 'set ' || n, now(), json_build_object('type', 'variablesSet', 'at', 0, 'seed', n::text,
      'scope', 'process', 'edit', n - 1, 'local', false, 'variables', json_build_object('amount', n))
    from generate_series(1, 2500) n order by n`)
  const { items } = await story(id, '?limit=200')
  assert.deepEqual(
    items.map(({ variables }) => variables[0]?.after),
    Array.from({ length: 200 }, (_, index) => String(2500 - index)),
  )
})

test('of an instance that is not there nothing is told, and nothing to whoever may not look', async () => {
  const nowhere = '0190a000-0000-7000-8000-000000000000'
  const tom = await server.signIn('Tom Becker')
  for (const what of ['story', 'trail']) {
    assert.equal((await send(mateo, 'GET', `/instances/${nowhere}/${what}`)).status, 404)
    assert.equal((await send(tom, 'GET', `/instances/${nowhere}/${what}`)).status, 403)
  }
  const problem = (await (await send(mateo, 'GET', `/instances/${nowhere}/story?cursor=made-up`)).json()) as Problem
  assert.equal(problem.code, 'invalid-cursor')
})
