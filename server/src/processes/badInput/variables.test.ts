// Variables that nobody should have sent: refused with a reason, or kept as they are.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ActivatedJob, UserTask } from '@countersign/core/api'
import { ask, flow, forEach, inLine, input, job, messageRoot, output, processXml, receive } from '../../testing/bpmn.ts'
import { designer } from '../../testing/designer.ts'
import { until } from '../../testing/until.ts'

const { server, calls, mateo, deploy, start, instance, incidents, leave } = await designer()
after(leave)
before(async () => {
  await deploy(processXml('asking', inLine(ask('ask'))))
  await deploy(processXml('working', inLine(job('work', 'test.work'), ask('ask'))))
})

const set = (id: string, variables: object) => calls.send(mateo, 'PUT', `/instances/${id}/variables`, { variables })
const taskOf = async (id: string): Promise<UserTask> => {
  const { items } = await calls.made<{ items: UserTask[] }>(mateo, 'GET', `/tasks?of=groups&instanceId=${id}`)
  assert.ok(items[0])
  return items[0]
}
async function jobOf(id: string, type = 'test.work'): Promise<ActivatedJob> {
  const wish = { types: [type], worker: 'w', maxJobs: 200 }
  const { jobs } = await calls.made<{ jobs: ActivatedJob[] }>(mateo, 'POST', '/jobs/activate', wish)
  const job = jobs.find(({ instanceId }) => instanceId === id)
  assert.ok(job)
  return job
}

/** As it is written, which `JSON.stringify` could not. */
const startWith = (variables: string) =>
  mateo.fetch(`${server.url}/api/v1/instances`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: `{"processId":"asking","variables":${variables}}`,
  })

const refused: [what: string, variables: string, message: RegExp][] = [
  ['a number that is none', '{"a":1e999}', /greater number/],
  ['a number that is none, in a list', '{"a":[{"b":-1e999}]}', /greater number/],
  ['a NUL in a text', '{"a":"x\\u0000"}', /NUL/],
  ['half a character in a text', '{"a":{"b":"\\ud800"}}', /half a character/],
  ['a NUL in a name', '{"a\\u0000":1}', /NUL/],
  ['half a character in a name', '{"a":{"\\udc00":1}}', /half a character/],
  ['no name', '{"":1}', /from 1 to 255 characters/],
  ['a name without end', `{"${'a'.repeat(256)}":1}`, /from 1 to 255 characters/],
  ['a list for variables', '[1]', /must be an object/],
  ['lists in lists without end', `{"a":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, /nested/],
  ['objects in objects without end', `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, /nested/],
  ['thousands of names', `{${Array.from({ length: 2_001 }, (_, n) => `"v${n}":0`)}}`, /2001 variables; at most 2000/],
]
for (const [what, variables, message] of refused)
  test(`variables with ${what} are refused`, async () => {
    const response = await startWith(variables)
    const problem = (await response.json()) as { code: string; errors?: { message: string }[] }
    assert.deepEqual([response.status, problem.code], [400, 'invalid-input'])
    assert.match(problem.errors?.[0]?.message ?? '', message)
  })

test('names that JavaScript gives a meaning to are names', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$secret', '$$secret']
  const written = `{${names.map((name) => `"${name}":{"${name}":["${name}"]}`)}}`
  const response = await startWith(written)
  assert.equal(response.status, 201)
  const { id } = (await response.json()) as { id: string }
  assert.equal(JSON.stringify((await instance(id)).variables), written)
  await calls.made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { constructor: 'changed' } })
  assert.equal((await instance(id)).variables.constructor, 'changed')
  const found = await calls.made<{ items: { id: string }[] }>(mateo, 'GET', '/instances?variable=constructor=changed')
  assert.deepEqual(
    found.items.map((item) => item.id),
    [id],
  )
})

test('text that looks like a secret stays text', async () => {
  const variables = { a: '{{secrets.TOKEN}}', b: { $secret: [{ name: 'TOKEN' }] }, c: 'secrets.TOKEN' }
  assert.deepEqual((await instance(await start('asking', variables))).variables, variables)
})

test('of two values of one name the later counts, everywhere', async () => {
  const response = await startWith('{"a":1,"a":2}')
  const { id } = (await response.json()) as { id: string }
  assert.deepEqual((await instance(id)).variables, { a: 2 })
  const { items } = await calls.made<{ items: { fact: object }[] }>(mateo, 'GET', `/instances/${id}/history`)
  assert.deepEqual(items[0]?.fact, { type: 'started', variables: { a: 2 } })
})

test('numbers of any size, and texts of any language, come back as they are', async () => {
  const variables = {
    tiny: 5e-324,
    great: 1.7976931348623157e308,
    zero: -0,
    text: '👩‍💻 Żółć \u2028 \\u0000',
    list: [[], {}, null],
  }
  const { tiny, great, text, list } = (await instance(await start('asking', variables))).variables
  assert.deepEqual(
    { tiny, great, text, list },
    { tiny: 5e-324, great: 1.7976931348623157e308, text: variables.text, list: variables.list },
  )
})

const part = 'x'.repeat(900_000)

/** An instance to which one more part is too much. */
async function full(processId: string): Promise<string> {
  const id = await start(processId, { a: part })
  for (const name of ['b', 'c', 'd']) assert.equal((await set(id, { [name]: part })).status, 204)
  return id
}

test('what would make an instance too large is refused: variables that are set', async () => {
  const id = await full('asking')
  const response = await set(id, { e: part })
  assert.equal(response.status, 422)
  assert.equal(((await response.json()) as { code: string }).code, 'too-large')
  assert.deepEqual(Object.keys((await instance(id)).variables), ['a', 'b', 'c', 'd'])
  assert.equal((await set(id, { a: '' })).status, 204)
})

test('what would make an instance too large is refused: a task that is completed, which then still waits', async () => {
  const id = await full('asking')
  const { id: task } = await taskOf(id)
  const complete = (variables: object) => calls.send(mateo, 'POST', `/tasks/${task}/complete`, { variables })
  assert.equal((await complete({ e: part })).status, 422)
  assert.equal((await instance(id)).visits[0]?.id, 'ask#1')
  assert.equal((await complete({ e: 'x' })).status, 204)
})

test('what would make an instance too large is refused: a job that is completed, which is then still held', async () => {
  const id = await full('working')
  const { id: job, lease } = await jobOf(id)
  const complete = (variables: object) => calls.send(mateo, 'POST', `/jobs/${job}/complete`, { lease, variables })
  assert.equal((await complete({ e: part })).status, 422)
  assert.equal((await complete({ e: 'x' })).status, 204)
  assert.equal((await instance(id)).visits[0]?.id, 'ask#1')
})

test('what would make an instance too large is an incident: a message, which is kept until there is room', async () => {
  await deploy(processXml('hearing', inLine(receive('hear', 'm'), ask('ask')), messageRoot('m', 'news', '=key')))
  const id = await start('hearing', { key: 'k', a: part })
  for (const name of ['b', 'c', 'd']) await set(id, { [name]: part })
  await calls.made(mateo, 'POST', '/messages', { name: 'news', correlationKey: 'k', variables: { e: part } })
  await until(async () => (await incidents(`instanceId=${id}`)).length === 1)
  const [incident] = await incidents(`instanceId=${id}`)
  assert.deepEqual([incident?.code, incident?.elementId], ['MESSAGE_SIZE_EXCEEDED', 'hear'])
  await set(id, { a: '' })
  await calls.made(mateo, 'POST', `/incidents/${incident?.id}/resolve`, {})
  const { visits, variables } = await instance(id)
  assert.deepEqual([visits[0]?.id, variables.e], ['ask#1', part])
})

test('an output that grows with each round ends as a refusal', async () => {
  const grow = output('=text + text', 'text')
  await deploy(
    processXml(
      'rounds',
      [inLine(job('grow', 'test.grow', grow), '<bpmn:task id="again"/>'), flow('again', 'grow')].join(''),
    ),
  )
  const id = await start('rounds', { text: 'x'.repeat(500_000) })
  for (let round = 1; ; round++) {
    const { id: job, lease } = await jobOf(id, 'test.grow')
    const response = await calls.send(mateo, 'POST', `/jobs/${job}/complete`, { lease })
    if (response.status === 204) continue
    assert.deepEqual([response.status, round], [422, 3])
    break
  }
})

test('copies for thousands of jobs at once are refused as too much', async () => {
  await deploy(processXml('spread', inLine(job('work', 'test.spread', '', forEach('for i in 1..5000 return i')))))
  const problem = await calls.denied(mateo, 'POST', '/instances', { processId: 'spread', variables: { a: part } })
  assert.equal(problem.code, 'too-large')
  assert.match(problem.detail ?? '', /64,000,000 bytes/)
})

test('an input that copies a long text for each of thousands leaves most of them waiting for somebody', async () => {
  await deploy(processXml('copies', inLine(ask('ask', input('=a', 'copy'), forEach('for i in 1..5000 return i')))))
  const problem = await calls.denied(mateo, 'POST', '/instances', { processId: 'copies', variables: { a: part } })
  assert.equal(problem.code, 'too-large')
  const id = await start('copies', { a: 'x'.repeat(100) })
  assert.equal((await instance(id)).visits.length, 5_001)
})

test('variables that were added bit by bit are at some point too many', async () => {
  const id = await start('asking')
  const some = (from: number) => Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`v${from + n}`, n]))
  assert.equal((await set(id, some(0))).status, 204)
  assert.equal((await set(id, some(1_000))).status, 204)
  const response = await set(id, { onemore: 1 })
  assert.equal(response.status, 422)
  assert.match(((await response.json()) as { detail: string }).detail, /2,001 variables/)
})

test('jobs with much in them are given out a few at a time', async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => start('working', { a: part })))
  const wish = { types: ['test.work'], worker: 'w', maxJobs: 200 }
  const seen = new Set<string>()
  while (!ids.every((id) => seen.has(id))) {
    const { jobs } = await calls.made<{ jobs: ActivatedJob[] }>(mateo, 'POST', '/jobs/activate', wish)
    assert.ok(jobs.length > 0 && jobs.length <= 20, `${jobs.length}`)
    for (const { instanceId } of jobs) seen.add(instanceId)
  }
})

test('a history of large facts is read in small pages', async () => {
  const id = await start('asking')
  for (let n = 0; n < 20; n++) assert.equal((await set(id, { a: `${part}${n}` })).status, 204)
  const sizes: number[] = []
  for (let cursor = ''; ; ) {
    const page = await calls.made<{ items: unknown[]; nextCursor: string | null }>(
      mateo,
      'GET',
      `/instances/${id}/history?limit=100${cursor}`,
    )
    sizes.push(page.items.length)
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  assert.deepEqual(sizes, [19, 2])
})
