// Telling whoever asked for a run that it has ended.

import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { type Outsider, outsider } from '../../../testing/outsider.ts'
import { begin, type Dataverse, dataverseAs, look, payrollFlow, play } from '../../../testing/testDataverse.ts'
import { control } from '../../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../../testing/testSandbox.ts'

let sandbox: TestSandbox
let dataverse: Dataverse
let outside: Outsider
beforeEach(async () => {
  sandbox = await testSandbox()
  dataverse = await dataverseAs(sandbox)
  outside = await outsider()
})
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]()
  await outside[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const pass = (duration = 'PT0S') => control(sandbox, 'clock', { advance: duration })

const beginCalling = () => begin(dataverse, { callbackUrl: `${outside.url}/callbacks/1?k=2` })

const outcomes = async (session: string): Promise<string[]> =>
  (await look(sandbox, `desktop-flow-runs/${session}`)).callbacks.map(({ outcome }: { outcome: string }) => outcome)

const set = (kind: string) => control(sandbox, 'faults', { kind, url: `${outside.url}*`, count: 1 }, 201)

test('it is told exactly as documented, with the id in small letters, and once', async () => {
  const session = await beginCalling()
  await pass('PT30S')
  assert.equal(outside.calls.length, 0)
  await play(sandbox, session, 'succeed', { outputs: { Warnings: 1 } })
  await pass('P1D')
  assert.equal(outside.calls.length, 1)
  const [{ method, path, headers, body }] = outside.calls as [(typeof outside.calls)[number]]
  assert.deepEqual([method, path], ['POST', '/callbacks/1?k=2'])
  assert.equal(headers['user-agent'], 'EnterpriseConnectors/1.0')
  assert.equal(headers['content-type'], 'application/json; charset=utf-8')
  assert.equal(headers['x-ms-workflow-id'], payrollFlow)
  assert.equal(headers['x-ms-run-id'], session)
  assert.equal(headers.authorization, undefined)
  assert.deepEqual(body, {
    statuscode: 4,
    statecode: 0,
    startedon: '2026-11-20T09:02:24Z',
    completedon: '2026-11-20T09:02:54Z',
    flowsessionid: session,
  })
  assert.deepEqual(await outcomes(session), ['HTTP 200'])
})

for (const [what, body, code] of [
  ['fail', { code: 'X' }, 8],
  ['time-out', {}, 10],
  ['cancel', {}, 7],
] as const)
  test(`it is told of every end: ${what}`, async () => {
    const session = await beginCalling()
    await play(sandbox, session, what, body)
    await pass()
    assert.deepEqual(
      outside.calls.map(({ body }) => (body as { statuscode: number }).statuscode),
      [code],
    )
  })

test('it is told of a run that ends by itself, at its own moment', async () => {
  await beginCalling()
  await pass('P1D')
  assert.deepEqual(
    outside.calls.map(({ body }) => (body as { completedon: string }).completedon),
    ['2026-11-20T12:02:24Z'],
  )
})

for (const status of [500, 503, 408])
  test(`an answer of ${status} is followed by three more attempts, a second apart`, async () => {
    outside.reply({ status })
    const session = await beginCalling()
    await play(sandbox, session, 'succeed')
    await pass()
    for (const calls of [1, 2, 3, 4, 4, 4]) {
      assert.equal(outside.calls.length, calls)
      await pass('PT1S')
    }
    assert.deepEqual(await outcomes(session), Array(4).fill(`HTTP ${status}`))
  })

test('an attempt that succeeds is the last', async () => {
  outside.reply({ status: 500 }, { status: 204 })
  const session = await beginCalling()
  await play(sandbox, session, 'succeed')
  await pass('PT10S')
  assert.deepEqual(await outcomes(session), ['HTTP 500', 'HTTP 204'])
})

for (const status of [400, 401, 404, 409, 429, 302])
  test(`an answer of ${status} is final`, async () => {
    outside.reply({ status })
    const session = await beginCalling()
    await play(sandbox, session, 'succeed')
    await pass('PT10S')
    assert.deepEqual(await outcomes(session), [`HTTP ${status}`])
  })

test('nobody there is final as well, and is told', async () => {
  const session = await begin(dataverse, { callbackUrl: 'http://127.0.0.1:1/nobody' })
  await play(sandbox, session, 'succeed')
  await pass('PT10S')
  const [outcome, ...others] = await outcomes(session)
  assert.match(String(outcome), /bad port|ECONNREFUSED/)
  assert.equal(others.length, 0)
})

test('a callback may get lost, arrive twice, or find nobody, as a fault says', async () => {
  for (const [kind, calls, told] of [
    ['lost-callback', 0, 'HTTP 202'],
    ['doubled-callback', 2, 'HTTP 200'],
    ['unreachable-callback', 0, 'connect ETIMEDOUT'],
  ] as const) {
    outside.calls.length = 0
    await set(kind)
    const session = await beginCalling()
    await play(sandbox, session, 'succeed')
    await pass('PT10S')
    assert.equal(outside.calls.length, calls, kind)
    const [outcome] = await outcomes(session)
    assert.ok(outcome?.startsWith(told), String(outcome))
  }
})

test('what is still to be told is told after a restart', async () => {
  outside.reply({ status: 503 }, { status: 200 })
  const session = await beginCalling()
  await play(sandbox, session, 'succeed')
  await pass()
  await sandbox.restart()
  await pass('PT1S')
  assert.equal(outside.calls.length, 2)
  assert.deepEqual(await outcomes(session), ['HTTP 503', 'HTTP 200'])
})

test('without an address nobody is told', async () => {
  const session = await begin(dataverse)
  await play(sandbox, session, 'succeed')
  await pass('PT10S')
  assert.deepEqual(await outcomes(session), [])
})

test('a reset takes back what was still to be told', async () => {
  outside.reply({ status: 503 })
  const session = await beginCalling()
  await play(sandbox, session, 'succeed')
  await pass()
  await control(sandbox, 'reset', {})
  await pass('PT10S')
  assert.equal(outside.calls.length, 1)
})
