// Who asks for an approval in a process, whatever the process says of it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Reference } from '@countersign/core/directory'
import { call, connectorTask, inLine, processXml } from '../testing/bpmn.ts'
import { type List, type TestCompany, testCompany } from '../testing/company.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { until } from '../testing/until.ts'

let company: TestCompany
let mateo: TestBrowser
let people: Reference[]
before(async () => {
  company = await testCompany()
  mateo = await company.as('Mateo Rossi')
  people = await Promise.all((['Mateo Rossi', 'Priya Nair'] as const).map(company.person))
  for (const [id, begin] of Object.entries(beginnings)) await deploy(processXml(id, asking(begin), roots))
  await deploy(processXml('calling', inLine(call('child', 'begun'))))
  await deploy(processXml('throwing', inLine(alarm), roots))
  await deploy(processXml('throwing-below', inLine(call('child', 'throwing'))))
})
after(() => company[Symbol.asyncDispose]())

const roots = '<bpmn:message id="m" name="wanted"/><bpmn:signal id="s" name="alarm"/>'
/** Throws the signal, with all that is asked. */
const alarm = `<bpmn:intermediateThrowEvent id="alarm">
  <bpmn:extensionElements><zeebe:ioMapping>
    ${['title', 'people', 'storeId', 'startedBy'].map((name) => `<zeebe:input source="=${name}" target="${name}"/>`).join('')}
  </zeebe:ioMapping></bpmn:extensionElements>
  <bpmn:signalEventDefinition signalRef="s"/></bpmn:intermediateThrowEvent>`
const beginnings = {
  begun: '<bpmn:startEvent id="start"/>',
  messaged: '<bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="m"/></bpmn:startEvent>',
  signalled: '<bpmn:startEvent id="start"><bpmn:signalEventDefinition signalRef="s"/></bpmn:startEvent>',
}

/** Asks two, and says of itself that it was somebody else who began it. */
const asking = (begin: string): string => {
  const inputs = {
    ...{ storeId: '=storeId', title: '=title', approvers: '=[{kind: "people", people: people}]' },
    ...{ requestedBy: '=startedBy' },
  }
  return inLine(connectorTask('ask', 'countersign:approvals:ask', { inputs })).replace(beginnings.begun, begin)
}

const deploy = (xml: string) => company.calls.made(mateo, 'POST', '/deployments', { fileName: 'test.bpmn', xml })

const accountOf = async (who: TestBrowser) =>
  (await company.calls.made<{ account: { id: string } }>(who, 'GET', '/me')).account.id

const inboxOf = async (who: TestBrowser, title: string) =>
  (
    await company.calls.made<List<{ id: string; subject: string }>>(who, 'GET', '/requests?list=inbox&limit=100')
  ).items.find(({ subject }) => subject === title)

let asked = 0

/** Begun by Mateo in whatever way, with a variable that says it was Priya. */
async function begunBy(begin: (variables: object) => Promise<unknown>) {
  asked += 1
  const title = `Question ${asked}`
  const priya = await company.as('Priya Nair')
  await begin({ title, people, storeId: company.storeId, startedBy: { accountId: await accountOf(priya) } })
  await until(async () => (await inboxOf(priya, title)) !== undefined)
  const request = await inboxOf(priya, title)
  assert.ok(request)
  assert.equal(await inboxOf(mateo, title), undefined)
  const denied = await company.calls.denied(mateo, 'POST', `/requests/${request.id}/approve`, { comment: '' })
  assert.equal(denied.status, 403)
  await company.calls.made(priya, 'POST', `/requests/${request.id}/approve`, { comment: '' })
}

test('K4 whoever begins an instance does not decide in it, whoever a variable says it was', () =>
  begunBy((variables) => company.calls.made(mateo, 'POST', '/instances', { processId: 'begun', variables })))

test('K4 nor whoever begins it through another that calls it', () =>
  begunBy((variables) => company.calls.made(mateo, 'POST', '/instances', { processId: 'calling', variables })))

test('K4 nor whoever publishes the message it begins by', () =>
  begunBy((variables) => company.calls.made(mateo, 'POST', '/messages', { name: 'wanted', variables })))

test('K4 nor whoever broadcasts the signal it begins by', () =>
  begunBy((variables) => company.calls.made(mateo, 'POST', '/signals', { name: 'alarm', variables })))

test('K4 nor whoever begins what throws the signal it begins by, by itself or below', async () => {
  for (const processId of ['throwing', 'throwing-below'])
    await begunBy((variables) => company.calls.made(mateo, 'POST', '/instances', { processId, variables }))
})
