// HTTP tasks that name a connection: what it proves itself by goes along, and stands nowhere.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Connection } from '@countersign/core/api'
import { connectorTask, inLine, processXml } from '../../testing/bpmn.ts'
import { type Received, type Said, startRecorder, type TestRecorder } from '../../testing/recorder.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'
import { tablesHolding } from '../../testing/tablesHolding.ts'

const canary = 'canary-5b8e21f0c7'

let answer: (request: Received) => Said
let recorder: TestRecorder
let runner: Runner
let connection: Connection
before(async () => {
  recorder = await startRecorder((request) => answer(request))
  runner = await startRunner({ COUNTERSIGN_ALLOWED_ORIGINS: recorder.url })
  connection = await create()
})
after(async () => {
  await runner[Symbol.asyncDispose]()
  await recorder[Symbol.asyncDispose]()
})
beforeEach(() => {
  recorder.received.splice(0)
  answer = ({ headers }) => ({ body: JSON.stringify({ echoed: headers }) })
})

let made = 0
async function create(): Promise<Connection> {
  made += 1
  const { calls, server } = runner
  const access = { kind: 'bearer', token: canary, hosts: [new URL(recorder.url).host] }
  const body = { name: `Service ${made}`, connector: 'http', access }
  return calls.made(await server.signIn('Grace Okafor'), 'POST', '/connections', body)
}

async function run(inputs: Record<string, string>, headers: Record<string, string>, variables = {}) {
  made += 1
  const id = `by-connection-${made}`
  const task = { inputs: { url: `${recorder.url}/thing`, method: 'get', ...inputs }, headers, retries: 1 }
  await runner.deploy(processXml(id, inLine(connectorTask('call', 'io.camunda:http-json:1', task))))
  return runner.run(id, variables)
}

test('a task that names a connection is answered, and what went along is taken out of what came back', async () => {
  const headers = { connection: connection.id, resultVariable: 'answer' }
  const { status, variables } = await run({}, headers)
  assert.equal(status, 'completed')
  assert.equal(recorder.received[0]?.headers.Authorization, `Bearer ${canary}`)
  const { body } = variables.answer as { body: { echoed: Record<string, string> } }
  assert.equal(body.echoed.Authorization, 'Bearer [secret Service 1]')
  assert.deepEqual(await tablesHolding(runner.server.pool, canary), [])
})

test('a connection is named by the model, never by data', async () => {
  const authentication = { type: 'connection', connection: connection.id }
  const { incidents } = await run({}, {}, { connection: connection.id, authentication })
  assert.equal(recorder.received.length, 0)
  assert.match(incidents[0]?.message ?? '', /Authentication of type "connection" is not known here/)
  await run({}, {}, { connection: connection.id })
  assert.equal(recorder.received[0]?.headers.Authorization, undefined)
})

test('its credential goes to its hosts, wherever the address leads', async () => {
  const { incidents } = await run({ url: 'https://elsewhere.example/' }, { connection: connection.id })
  assert.match(incidents[0]?.message ?? '', /elsewhere\.example is not among the hosts this may be sent to/)
})

test('one proof is enough: a connection and an authentication are refused together', async () => {
  const inputs = { 'authentication.type': 'bearer', 'authentication.token': 'another' }
  const { incidents } = await run(inputs, { connection: connection.id })
  assert.match(incidents[0]?.message ?? '', /It needs one of them/)
  assert.equal(recorder.received.length, 0)
})

test('what is wrong with a connection is what the incident says', async () => {
  const nobody = '01a1f749-cd66-7b6b-ad7e-eaf0cb198772'
  for (const id of [nobody, 'Service 1', "'; drop table connection"]) {
    const { incidents } = await run({}, { connection: id })
    assert.match(incidents[0]?.message ?? '', /The connection was removed\. Choose another one\./)
  }
  const { id, name } = await create()
  answer = () => ({ status: 401 })
  await run({}, { connection: id })
  const { incidents } = await run({}, { connection: id })
  assert.match(incidents[0]?.message ?? '', new RegExp(`The connection “${name}” does not work\\. The service refuses`))
  assert.equal(recorder.received.length, 1)
})
