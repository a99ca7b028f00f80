// Cloud flows by way of Dataverse, and a whole approval over nothing but HTTP.

import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { employeeId, tenant } from '../company/index.ts'
import { approvalFlow, clientDataWith } from '../testing/approvalFlow.ts'
import { consoleVisitor } from '../testing/consoleVisitor.ts'
import { type Outsider, outsider } from '../testing/outsider.ts'
import {
  assertError,
  type Dataverse,
  dataverseAs,
  dataverseWith,
  look,
  payrollFlow,
  tokenFor,
} from '../testing/testDataverse.ts'
import { flowWith } from '../testing/testFlows.ts'
import { control } from '../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
let mateo: Dataverse
let outside: Outsider
beforeEach(async () => {
  sandbox = await testSandbox()
  mateo = await dataverseAs(sandbox, 'mateo')
  outside = await outsider()
})
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]()
  await outside[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const newFlow = (changes: Record<string, unknown> = {}) => ({
  category: 5,
  name: 'Create User',
  type: 1,
  primaryentity: 'none',
  clientdata: clientDataWith(approvalFlow()),
  ...changes,
})

/** One that needs nobody's connection. */
const plain = clientDataWith(flowWith({}), {})

async function create(client: Dataverse, changes: Record<string, unknown> = {}): Promise<string> {
  const { status, headers, body } = await client.post('workflows', newFlow(changes))
  assert.equal(status, 204, JSON.stringify(body))
  return headers.get('odata-entityid') ?? ''
}

const environment = `Default-${tenant.id}`
const flowService = `/providers/Microsoft.ProcessSimple/environments/${environment}/flows`

/** What Dataverse does not have: the flow's id at the flow service, and the address of its trigger. */
async function atFlowService(): Promise<{ id: string; address: () => Promise<string> }> {
  const { access_token: token } = await control(sandbox, 'token', {
    permissions: ['Flows.Manage.All'],
    user: 'mateo@alder.example',
    resource: 'https://service.flow.microsoft.com/',
  })
  const service = dataverseWith(sandbox, token)
  const version = 'api-version=2016-11-01'
  const list = await service.get(`${sandbox.url}${flowService}?${version}&include=includeSolutionCloudFlows`)
  const [flow, ...others] = list.body.value
  assert.equal(others.length, 0)
  return {
    id: flow.name,
    address: async () => {
      const path = `${flowService}/${flow.name}/triggers/manual/listCallbackUrl?${version}`
      return (await service.post(sandbox.url + path, {})).body.response.value
    },
  }
}

/** Made, confirmed by a person, turned on; what calls its trigger. */
async function approvalBegun(): Promise<void> {
  const row = await create(mateo)
  assertError(await mateo.patch(row, { statecode: 1 }), 400, '0x80060467', /ConnectionReferencesInvalid/)
  const { id, address } = await atFlowService()
  const console = await consoleVisitor(sandbox.url, 'Mateo Rossi')
  await console.press(`/environments/${environment}/flows/${id}/edit`, 'Save', { connection: 'shared_approvals' })
  const turned = await mateo.patch(row, { statecode: 1, statuscode: 2 }, { 'if-match': '*' })
  assert.equal(turned.status, 204, JSON.stringify(turned.body))
  const response = await fetch(await address(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      requestId: 'r-1',
      title: 'Create Tova Lind',
      details: null,
      approver: 'grace@alder.example',
      callbackUrl: `${outside.url}/callbacks/1`,
      callbackToken: 'the-token',
    }),
  })
  assert.equal(response.status, 202, await response.text())
  await pass('PT0S')
}

const pass = (advance: string) => control(sandbox, 'clock', { advance })

async function answer(text: string): Promise<void> {
  const [approval] = (await look(sandbox, 'approvals?status=Pending')).approvals
  assert.equal(approval.title, 'Create Tova Lind')
  await control(sandbox, `approvals/${approval.id}/answer`, { user: 'grace@alder.example', answer: text })
  await pass('PT0S')
}

const toldOutside = () =>
  outside.calls.map(({ path, headers, body }) => [path, headers.authorization, (body as { outcome: string }).outcome])

for (const decision of ['Approve', 'Reject'])
  test(`a flow made through Dataverse, turned on and called asks, and calls back: ${decision}`, async () => {
    await approvalBegun()
    assert.deepEqual(toldOutside(), [])
    await answer(decision)
    assert.deepEqual(toldOutside(), [['/callbacks/1', 'Bearer the-token', decision]])
  })

test('a flow made through Dataverse that nobody answers calls back on its error branch after thirty days', async () => {
  await approvalBegun()
  await pass('P29DT23H59M59S')
  assert.deepEqual(toldOutside(), [])
  await pass('PT1S')
  assert.deepEqual(toldOutside(), [['/callbacks/1', 'Bearer the-token', 'TimedOut']])
})

test('a flow is made as a draft whatever it says, and read as it was written', async () => {
  const row = await create(mateo, { statecode: 1, description: 'Asks first' })
  assert.match(row, /\/api\/data\/v9\.2\/workflows\([0-9a-f-]{36}\)$/)
  const { body } = await mateo.get(row)
  assert.deepEqual(
    [body.category, body.statecode, body.statuscode, body.name, body.description, body.type, body.primaryentity],
    [5, 0, 1, 'Create User', 'Asks first', 1, 'none'],
  )
  assert.deepEqual(JSON.parse(body.clientdata), JSON.parse(clientDataWith(approvalFlow())))
  assert.equal(body._ownerid_value, (await mateo.get('WhoAmI')).body.UserId)
  const { headers, body: plainText } = await mateo.get(`${row}/clientdata/$value`)
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8')
  assert.deepEqual(JSON.parse(plainText), JSON.parse(body.clientdata))
  const made = await mateo.post('workflows?$select=workflowid,statecode', newFlow(), {
    prefer: 'return=representation',
  })
  assert.deepEqual([made.status, made.body.statecode], [201, 0])
})

test('both kinds of flows are workflows, told apart by their category', async () => {
  await create(mateo)
  const names = async (query: string) =>
    (await mateo.get(`workflows?$select=name&$orderby=name&${query}`)).body.value.map(
      ({ name }: { name: string }) => name,
    )
  assert.deepEqual(await names(''), ['Close workplace account', 'Create User', 'Register employee in payroll'])
  assert.deepEqual(await names('$filter=category eq 5 and statecode eq 0'), ['Create User'])
  assert.deepEqual(await names('$filter=category eq 5 and statecode eq 1'), [])
})

test('a flow is turned on and off, changed and deleted', async () => {
  const row = await create(mateo, { clientdata: plain })
  const states = async () => {
    const { statecode, statuscode } = (await mateo.get(row)).body
    return [statecode, statuscode]
  }
  assert.equal((await mateo.patch(row, { statecode: 1 })).status, 204)
  assert.deepEqual(await states(), [1, 2])
  assert.equal((await mateo.patch(row, { statecode: 0, statuscode: 1 })).status, 204)
  assert.deepEqual(await states(), [0, 1])
  const other = clientDataWith(flowWith({ A: { type: 'Compose', inputs: 'x' } }), {})
  assert.equal((await mateo.patch(row, { name: 'Another', description: null, clientdata: other })).status, 204)
  assert.deepEqual(JSON.parse((await mateo.get(row)).body.clientdata), JSON.parse(other))
  assert.equal((await mateo.delete(row)).status, 204)
  assertError(await mateo.get(row), 404, '0x80040217')
})

test('0x80060882 a flow that was changed meanwhile is not changed by whoever has not seen it', async () => {
  const row = await create(mateo, { clientdata: plain })
  const { body } = await mateo.get(row)
  assert.equal((await mateo.patch(row, { name: 'A' }, { 'if-match': body['@odata.etag'] })).status, 204)
  assertError(await mateo.patch(row, { name: 'B' }, { 'if-match': body['@odata.etag'] }), 412, '0x80060882')
})

test('Countersign’s own flows are its own: others do not see them, administrators do', async () => {
  const row = await create(await dataverseAs(sandbox), { clientdata: plain })
  assertError(await mateo.get(row), 403, '0x80040220', /prvReadworkflow/)
  assertError(await mateo.patch(row, { name: 'x' }), 403, '0x80040220', /prvWriteworkflow/)
  assertError(await mateo.delete(row), 403, '0x80040220', /prvDeleteworkflow/)
  const grace = await dataverseAs(sandbox, 'grace')
  assert.equal((await grace.get(row)).status, 200)
  const { body: users } = await grace.get(`systemusers?$filter=azureactivedirectoryobjectid eq ${employeeId('mateo')}`)
  const given = { 'ownerid@odata.bind': `systemusers(${users.value[0].systemuserid})` }
  assert.equal((await grace.patch(row, given)).status, 204)
  assert.equal((await mateo.get(row)).status, 200)
})

for (const [name, changes, status, code] of [
  ['no name', { name: '' }, 400, '0x80040203'],
  ['no client data', { clientdata: undefined }, 400, '0x80040203'],
  ['client data that are none', { clientdata: '{}' }, 400, '0x80040203'],
  ['client data as an object', { clientdata: { properties: {} } }, 400, '0x80048d19'],
  ['no primary entity', { primaryentity: undefined }, 400, '0x80040203'],
  ['a property no workflow has', { displayName: 'x' }, 400, '0x80048d19'],
  ['a property every object of ours has', { constructor: 'x' }, 400, '0x80048d19'],
  ['a relation every object of ours has', { 'constructor@odata.bind': 'systemusers(x)' }, 400, '0x80048d19'],
  [
    'an owner nobody is',
    { 'ownerid@odata.bind': 'systemusers(00000000-0000-0000-0000-000000000000)' },
    404,
    '0x80040217',
  ],
  [
    'an owner of another kind',
    { 'ownerid@odata.bind': 'teams(00000000-0000-0000-0000-000000000000)' },
    400,
    '0x80048d19',
  ],
  ['a desktop flow', { category: 6 }, 501, 'NotPlayedBySandbox'],
  ['a classic workflow', { category: undefined }, 501, 'NotPlayedBySandbox'],
  ['a template', { type: 3 }, 501, 'NotPlayedBySandbox'],
] as const)
  test(`${status} ${code} making a flow with ${name}`, async () =>
    assertError(await mateo.post('workflows', newFlow(changes)), status, code))

for (const [name, changes, status, code] of [
  ['suspended', { statecode: 2, statuscode: 3 }, 400, '0x80040203'],
  ['on, for a reason to be off', { statecode: 1, statuscode: 1 }, 400, '0x80040203'],
  ['on, in words', { statecode: 'on' }, 400, '0x80048d19'],
  ['other client data, which are none', { clientdata: '' }, 400, '0x80040203'],
] as const)
  test(`${status} ${code} setting a flow to be ${name}`, async () =>
    assertError(await mateo.patch(await create(mateo, { clientdata: plain }), changes), status, code))

test('0x80060467 what is wrong with a definition is told when it is turned on, in the flow service’s words', async () => {
  const broken = clientDataWith(flowWith({ A: { type: 'Compose', inputs: '@' } }), {})
  const row = await create(mateo, { clientdata: broken })
  assertError(
    await mateo.patch(row, { statecode: 1 }),
    400,
    '0x80060467',
    /^Flow client error returned.*InvalidTemplate/,
  )
  assert.equal((await mateo.get(row)).body.statecode, 0)
})

test('the flow service hears of a new flow only after a while, and until then it stays off', async () => {
  await control(sandbox, 'replication', { delayMs: 10_000 })
  const row = await create(mateo, { clientdata: plain })
  assertError(await mateo.patch(row, { statecode: 1 }), 400, '0x80060467', /FlowNotFound/)
  await pass('PT10S')
  assert.equal((await mateo.patch(row, { statecode: 1 })).status, 204)
})

test('desktop flows are not written here, nor run as cloud flows', async () => {
  assertError(await mateo.patch(`workflows(${payrollFlow})`, { name: 'x' }), 501, 'NotPlayedBySandbox')
  assertError(await mateo.delete(`workflows(${payrollFlow})`), 501, 'NotPlayedBySandbox')
  const row = await create(mateo)
  assertError(
    await mateo.post(`${row}/Microsoft.Dynamics.CRM.RunDesktopFlow`, { runMode: 'attended', connectionName: 'x' }),
    404,
    '0x80040217',
  )
})

test('discovery tells people their environments, and apps nothing', async () => {
  const at = `${sandbox.url}/api/discovery/v2.0/Instances`
  const { body } = await mateo.get(`${at}?$select=UrlName,UniqueName,ApiUrl,Region,EnvironmentId`)
  assert.deepEqual(body.value, [
    {
      UrlName: 'org7d9a2f64',
      UniqueName: 'unq7d9a2f643c514e8b9b0a6f2d1c8e4',
      ApiUrl: sandbox.url,
      Region: 'EMEA',
      EnvironmentId: environment,
    },
  ])
  assert.deepEqual((await mateo.get(`${at}?$filter=UrlName eq 'another'`)).body.value, [])
  assert.deepEqual((await dataverseWith(sandbox, await tokenFor(sandbox, 'tom')).get(at)).body.value, [])
  assert.equal((await (await dataverseAs(sandbox)).get(at)).status, 403)
  assert.equal((await dataverseWith(sandbox, undefined).get(at)).status, 401)
})
