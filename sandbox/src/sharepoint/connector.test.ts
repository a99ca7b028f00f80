import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { connectionFor, createFlow, findRun, type JsonObject, startRun, turnOn } from '../automate/index.ts'
import { employeeId } from '../company/index.ts'
import { type TestAutomate, testAutomate } from '../testing/testAutomate.ts'
import { flowWith } from '../testing/testFlows.ts'
import { activityOf, levelOf, sharepointConnector, sharepointRoom, siteByPath } from './index.ts'

const api = 'shared_sharepointonline'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate({ [api]: sharepointConnector }, [sharepointRoom])
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

const site = () => {
  const found = siteByPath(automate.premises.store, 'sites/sales-team')
  assert(found)
  return found
}

/** A flow of somebody's with one step, "Send an HTTP request to SharePoint". */
async function step(
  alias: string,
  parameters: JsonObject,
  dataset = 'https://alder.sharepoint.example/sites/sales-team',
) {
  const { premises } = automate
  const connectionName = connectionFor(premises, employeeId(alias), api).name
  const host = { apiId: `/providers/Microsoft.PowerApps/apis/${api}`, connectionName: api, operationId: 'HttpRequest' }
  const sent = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`parameters/${name}`, value]))
  const made = createFlow(premises, {
    displayName: 'Hiring',
    creatorId: employeeId(alias),
    definition: flowWith({ Step: { type: 'OpenApiConnection', inputs: { host, parameters: { dataset, ...sent } } } }),
    connections: { [api]: { api, connectionName, logicalName: null } },
  })
  assert(made.ok, JSON.stringify(made))
  const on = turnOn(premises, made.value.id)
  assert(on.ok)
  const name = startRun(premises, on.value, { outputs: {}, hasCaller: false })
  await automate.pass()
  const ended = findRun(premises.store, name)?.run.steps.Step
  return { ...ended, body: (ended?.outputs as { body?: JsonObject } | undefined)?.body }
}

const uri = "_api/web/sitegroups/getbyname('Sales Team Members')/users"
const lars = { LoginName: 'i:0#.f|membership|lars@alder.example' }

test('a flow lets somebody into the site of a department, with the rights of whoever connected it', async () => {
  const added = await step('tom', {
    method: 'POST',
    uri,
    headers: { Accept: 'application/json;odata=nometadata', 'Content-Type': 'application/json;odata=nometadata' },
    body: JSON.stringify(lars),
  })
  assert.deepEqual([added.status, added.code, added.body?.Title], ['Succeeded', 'Created', 'Lars Holmberg'])
  assert.equal(levelOf(automate.premises, site(), employeeId('lars')), 'edit')
  const [activity] = activityOf(automate.premises.store, site(), 10)
  assert.deepEqual([activity?.actorId, activity?.via], [employeeId('tom'), 'cloud flow “Hiring”'])
  assert.equal(activity?.at, automate.premises.clock().getTime())
  const refused = await step('mateo', {
    method: 'POST',
    uri,
    body: lars,
    headers: { 'Content-Type': 'application/json' },
  })
  assert.deepEqual([refused.status, refused.code], ['Failed', 'Forbidden'])
})

test('without headers everything is told, and what is made has to say what it is', async () => {
  const { body } = await step('tom', { method: 'GET', uri: '_api/web/associatedmembergroup' })
  assert.equal((body as { d: { Title: string } }).d.Title, 'Sales Team Members')
  const added = await step('tom', {
    method: 'POST',
    uri,
    body: JSON.stringify({ __metadata: { type: 'SP.User' }, ...lars }),
  })
  assert.equal(added.code, 'Created')
  assert.equal((await step('tom', { method: 'POST', uri, body: JSON.stringify(lars) })).code, 'BadRequest')
})

test('somebody nobody knows fails the step by their name', async () => {
  const body = JSON.stringify({ logonName: 'nobody@alder.example' })
  const ended = await step('tom', { method: 'POST', uri: '/_api/web/ensureuser', body })
  assert.deepEqual([ended.status, ended.code], ['Failed', 'NotFound'])
  const { status, message, source } = ended.body ?? {}
  assert.match(
    String(message),
    /^The specified user nobody@alder\.example could not be found\.\r\nclientRequestId: [0-9a-f-]{36}\r\nserviceRequestId: /,
  )
  assert.deepEqual([status, source], [404, 'https://alder.sharepoint.example/sites/sales-team/_api/web/ensureuser'])
})

test('a site is named by its address in the cloud or here; another is not found', async () => {
  const here = await step('tom', { method: 'GET', uri: '_api/web' }, `${automate.premises.url}/sites/sales-team/`)
  assert.equal(here.status, 'Succeeded')
  for (const dataset of [
    'https://alder.sharepoint.example/sites/nowhere',
    'https://elsewhere.example/sites/sales-team',
    '',
  ])
    assert.equal((await step('tom', { method: 'GET', uri: '_api/web' }, dataset)).code, 'NotFound')
})

test('what is not played, or leads elsewhere, fails the step by its name', async () => {
  const lists = await step('tom', { method: 'GET', uri: "_api/web/lists/getbytitle('Documents')" })
  assert.equal(lists.status, 'Failed')
  assert.match(String(lists.body?.message), /does not play 'web\/lists'/)
  assert.equal((await step('tom', { method: 'GET', uri: 'Shared Documents' })).code, 'BadRequest')
})
