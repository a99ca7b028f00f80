// Asked again and again, as a page that shows an instance live does: the whole server, the real sandbox, PostgreSQL.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Calls, callsTo } from '../../testing/calls.ts'
import { file, hiringXml } from '../../testing/diagrams.ts'
import type { TestBrowser } from '../../testing/testBrowser.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { until } from '../../testing/until.ts'

let server: TestServer
let mateo: TestBrowser // workflow designer
let calls: Calls
before(async () => {
  server = await testServer()
  calls = callsTo(server.url)
  mateo = await server.signIn('Mateo Rossi')
  await calls.made(mateo, 'POST', '/deployments', { fileName: 'hiring.bpmn', xml: hiringXml() })
  await calls.made(mateo, 'POST', '/deployments', { fileName: 'calling.bpmn', xml: callingXml })
})
after(() => server[Symbol.asyncDispose]())

const callingXml = file(`
  <bpmn:process id="calling" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="hire" />
    <bpmn:callActivity id="hire">
      <bpmn:extensionElements><zeebe:calledElement processId="hiring" /></bpmn:extensionElements>
    </bpmn:callActivity>
  </bpmn:process>`)

const start = async (processId: string): Promise<string> =>
  (await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId })).id

const look = (id: string, tag?: string | null) =>
  calls.send(mateo, 'GET', `/instances/${id}`, undefined, tag ? { headers: { 'If-None-Match': tag } } : {})

test('what was read and still holds is answered with nothing, until the instance moves', async () => {
  const id = await start('hiring')
  const tag = (await look(id)).headers.get('ETag')
  const again = await look(id, tag)
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
  await calls.made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { approved: true } })
  const moved = await look(id, tag)
  assert.equal(moved.status, 200)
  assert.notEqual(moved.headers.get('ETag'), tag)
})

test('while what it calls runs, which moves by itself, it is answered whole', async () => {
  const id = await start('calling')
  const called = async () => ((await (await look(id)).json()) as { called: { id: string }[] }).called
  await until(async () => (await called()).length > 0) // the call is made by an errand of the server's own
  assert.equal((await look(id, (await look(id)).headers.get('ETag'))).status, 200)
})

test('a tag that is none of ours matches nothing', async () => {
  const id = await start('hiring')
  for (const tag of ['"x"', '*', '"1", "2"', '"999999999"']) assert.equal((await look(id, tag)).status, 200)
})

test('of an instance that is not there nothing holds', async () => {
  assert.equal((await look('01a1f770-4937-7230-8000-000000000000', '"1"')).status, 404)
})
