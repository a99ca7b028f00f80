import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../platform/database/index.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { until } from '../testing/until.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

const namespaces = `xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"`

/** Somebody's own version of the process that requests run in, which asks nobody. */
const withoutAsking = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${namespaces} id="own" targetNamespace="http://alder.example/bpmn">
  <bpmn:process id="change-request" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="apply" />
    <bpmn:serviceTask id="apply">
      <bpmn:extensionElements><zeebe:taskDefinition type="countersign:changes:apply" /></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`

test('the process that requests run in is deployed once, and comes with a drawing', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  await company.join('Tom Becker', group)
  await company.join('Priya Nair', group)
  const versions = await company.pool.rows<{ version: number; drawn: boolean }>(sql`
    select v.version, d.xml like '%BPMNDiagram%' as drawn
    from process_version v join deployment d on d.id = v.deployment_id where v.process_id = 'change-request'`)
  assert.deepEqual(versions, [{ version: 1, drawn: true }])
})

test('AP4 a process that asks nobody carries nothing out: it waits as an incident', async () => {
  const grace = await company.as('Grace Okafor')
  await company.calls.made(grace, 'POST', '/deployments', { fileName: 'own.bpmn', xml: withoutAsking })
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  const incident = () =>
    company.pool.maybe<{ message: string }>(sql`select message from incident where instance_id = ${id}`)
  await until(async () => (await incident()) !== undefined)
  assert.match((await incident())?.message ?? '', /Nobody has approved it/)
  assert.equal(await company.isMember(group, 'Tom Becker'), false)
  assert.equal((await company.request('Tom Becker', id)).state, 'pending')
})

test('S1 approved when its process is gone, a request fails after a while with a sentence, and not before', async () => {
  const grace = await company.as('Grace Okafor')
  const group = await company.createGroup(['Ada Lindqvist'])
  const { id } = await company.join('Tom Becker', group)
  const incident = sql`select from incident where instance_id = ${id}`
  await until(async () => (await company.pool.rows(incident)).length > 0) // the process that asks nobody is still the newest
  await company.calls.made(grace, 'POST', `/instances/${id}/cancel`)
  await company.decide('Ada Lindqvist', id, 'approve')
  const state = async () => (await company.request('Tom Becker', id)).state
  company.server.advance(240_000)
  assert.equal(await state(), 'approved')
  company.server.advance(120_000)
  await until(async () => (await state()) === 'failed')
  const { sentence, timeline } = await company.request('Tom Becker', id)
  assert.match(sentence ?? '', /ended before it was done/)
  assert.deepEqual([timeline.at(-1)?.kind, await company.isMember(group, 'Tom Becker')], ['failed', false])
})

test('a request whose process is cancelled is taken back', async () => {
  const shipped = await company.pool.one<{ xml: string }>(sql`
    select d.xml from process_version v join deployment d on d.id = v.deployment_id
    where v.process_id = 'change-request' and v.version = 1`)
  const grace = await company.as('Grace Okafor')
  await company.calls.made(grace, 'POST', '/deployments', { fileName: 'again.bpmn', xml: shipped.xml })
  const { id } = await company.join('Tom Becker', await company.createGroup(['Ada Lindqvist']))
  const asked = sql`select from job where instance_id = ${id} and begun_at is not null`
  await until(async () => (await company.pool.rows(asked)).length > 0)
  await company.calls.made(grace, 'POST', `/instances/${id}/cancel`)
  await company.until(id, 'cancelled')
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 409)
})

test('where the process of requests can’t begin, whoever asks is told so, and nothing of it is left', async () => {
  const bySignal = withoutAsking
    .replace(
      '<bpmn:startEvent id="start" />',
      '<bpmn:startEvent id="start"><bpmn:signalEventDefinition signalRef="s" /></bpmn:startEvent>',
    )
    .replace('<bpmn:process', '<bpmn:signal id="s" name="go" /><bpmn:process')
  const grace = await company.as('Grace Okafor')
  await company.calls.made(grace, 'POST', '/deployments', { fileName: 'signal.bpmn', xml: bySignal })
  const group = await company.createGroup(['Ada Lindqvist'])
  const before = await company.pool.rows(sql`select from change`)
  const tom = await company.as('Tom Becker')
  const change = { kind: 'group.join', targetId: group.id }
  const refused = await company.calls.denied(tom, 'POST', `/stores/${company.storeId}/changes`, {
    change,
    reason: 'why',
  })
  assert.deepEqual(refused.status, 409)
  assert.match(
    JSON.stringify(refused),
    /nothing was written\. The process “change-request” can’t begin: it has no none start event\./,
  )
  assert.equal((await company.pool.rows(sql`select from change`)).length, before.length)
})
