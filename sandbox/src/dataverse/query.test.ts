// Reading tables: query options, pages, versions, annotations, and addresses that mean nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute } from '../clock.ts'
import {
  accountFlow,
  assertError,
  begin,
  change,
  type Dataverse,
  dataverseAs,
  machineOn,
  payrollFlow,
  play,
} from '../testing/testDataverse.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
let dataverse: Dataverse
const sessions: string[] = []
const callback = (number: number) => `https://app.example/callbacks/${number}`

before(async () => {
  sandbox = await testSandbox()
  dataverse = await dataverseAs(sandbox)
  for (const [number, flow] of [payrollFlow, accountFlow, payrollFlow, payrollFlow, accountFlow].entries()) {
    const session = await begin(dataverse, { callbackUrl: callback(number) }, flow)
    if (number < 2) await play(sandbox, session, number === 0 ? 'succeed' : 'cancel')
    sessions.push(session)
    sandbox.passTime(minute)
  }
})
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const numbers = (found: { flowsessionid: string }[]) =>
  found.map(({ flowsessionid }) => sessions.indexOf(flowsessionid))

const find = async (query: string) => {
  const { status, body } = await dataverse.get(`flowsessions?$select=flowsessionid&$orderby=createdon&${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return numbers(body.value)
}

test('desktop flows are the workflows of category 6, by their names', async () => {
  const { body } = await dataverse.get('workflows?$filter=category+eq+6&$select=name,workflowid&$orderby=name')
  assert.equal(body['@odata.context'], `${sandbox.url}/api/data/v9.2/$metadata#workflows(name,workflowid)`)
  assert.deepEqual(
    body.value.map(({ name, workflowid }: { name: string; workflowid: string }) => [name, workflowid]),
    [
      ['Close workplace account', accountFlow],
      ['Register employee in payroll', payrollFlow],
    ],
  )
  for (const row of body.value) {
    assert.match(row['@odata.etag'], /^W\/"\d+"$/)
    assert.deepEqual(Object.keys(row).sort(), ['@odata.etag', 'name', 'workflowid'])
  }
})

test('drafts of desktop flows are listed only for whoever asks for them', async () => {
  await change(sandbox, `desktop-flows/${accountFlow}`, { isPublished: false })
  const namesWith = async (headers = {}) => (await dataverse.get('workflows?$select=name', headers)).body.value.length
  assert.equal(await namesWith(), 1)
  assert.equal(await namesWith({ 'MSCRM.IncludeUnpublished': 'true' }), 2)
  assert.equal((await dataverse.get(`workflows(${accountFlow})`)).body.statecode, 0)
  await change(sandbox, `desktop-flows/${accountFlow}`, { isPublished: true })
})

test('the variables of a flow are files of its row', async () => {
  const { body, headers } = await dataverse.get(`workflows(${accountFlow})/outputs/$value`)
  assert.equal(headers.get('content-type'), 'application/octet-stream')
  const variable = { default: '', format: null, value: '' }
  assert.deepEqual(JSON.parse(body), {
    schema: {
      type: 'object',
      properties: {
        Reference: { title: 'Reference', type: 'string', description: 'Of the receipt', ...variable },
        KeysReturned: { title: 'KeysReturned', type: 'number', description: 'How many keys came back', ...variable },
      },
    },
  })
})

for (const [filter, expected] of [
  [`_regardingobjectid_value eq ${accountFlow}`, [1, 4]],
  [`_regardingobjectid_value eq ${payrollFlow} and createdon ge 2026-11-20T09:04:24Z`, [2, 3]],
  [`callbackurl eq '${callback(3)}'`, [3]],
  [`contains(callbackurl,'/callbacks/') and statuscode eq 4`, [0]],
  ['statuscode in (4,7)', [0, 1]],
  ['startedon eq null', [3, 4]],
  ['statuscode eq 3', [3, 4]],
  [`_machineid_value eq ${machineOn} and not (statuscode eq 3)`, [0, 1, 2]],
  ['completedon ne null', [0, 1]],
  ['errorcode eq null and triggertype eq 3 and runmode eq 1', [0, 1, 2, 3, 4]],
] as const)
  test(`$filter=${filter}`, async () => assert.deepEqual(await find(`$filter=${encodeURIComponent(filter)}`), expected))

test('the newest come first where that is asked for, and no more than are asked for', async () => {
  const { body } = await dataverse.get('flowsessions?$orderby=createdon desc&$top=2')
  assert.deepEqual(numbers(body.value), [4, 3])
  assert.ok(!('@odata.nextLink' in body))
})

test('pages are as long as preferred, and lead on until all were told once', async () => {
  const seen: number[] = []
  let next: string | undefined = 'flowsessions?$filter=triggertype eq 3&$orderby=statuscode desc,createdon&$count=true'
  for (let page = 1; next !== undefined; page++) {
    const { body, headers } = await dataverse.get(next, { prefer: 'odata.maxpagesize=2' })
    assert.equal(headers.get('preference-applied'), 'odata.maxpagesize=2')
    assert.equal(body['@odata.count'], 5)
    assert.equal(body.value.length, page < 3 ? 2 : 1)
    seen.push(...numbers(body.value))
    next = body['@odata.nextLink']
  }
  assert.deepEqual(seen, [1, 0, 3, 4, 2])
  assertError(await dataverse.get('flowsessions?$skiptoken=nonsense'), 400, '0x80060888')
})

test('$count tells how many there are, of all or of those that are meant', async () => {
  assert.equal((await dataverse.get('flowsessions/$count')).body, '5')
  assert.equal((await dataverse.get('flowsessions/$count?$filter=statuscode eq 4')).body, '1')
})

test('a status is told with just what was asked for', async () => {
  const { status, headers, body } = await dataverse.get(
    `flowsessions(${sessions[0]})?$select=statuscode,statecode,startedon,completedon`,
  )
  assert.equal(status, 200)
  assert.equal(headers.get('odata-version'), '4.0')
  assert.equal(headers.get('content-type'), 'application/json; odata.metadata=minimal')
  const { '@odata.etag': etag, ...rest } = body
  assert.equal(headers.get('etag'), etag)
  assert.deepEqual(rest, {
    '@odata.context': `${sandbox.url}/api/data/v9.2/$metadata#flowsessions(statuscode,statecode,startedon,completedon)/$entity`,
    statuscode: 4,
    statecode: 0,
    startedon: '2026-11-20T09:02:24Z',
    completedon: '2026-11-20T09:02:24Z',
  })
})

test('304 whoever knows the version is told nothing again, until it changes', async () => {
  const address = `flowsessions(${sessions[4]})`
  const { body } = await dataverse.get(address)
  const again = () => dataverse.get(address, { 'if-none-match': body['@odata.etag'] })
  assert.equal((await again()).status, 304)
  await play(sandbox, sessions[4] ?? '', 'fail', { code: 'X' })
  assert.equal((await again()).status, 200)
})

test('annotations are told where they are preferred: labels, names, tables', async () => {
  const query = `flowsessions(${sessions[0]})?$select=statuscode,_regardingobjectid_value,startedon`
  const { body } = await dataverse.get(query, { prefer: 'odata.include-annotations="*"' })
  assert.equal(body['statuscode@OData.Community.Display.V1.FormattedValue'], 'Succeeded')
  assert.equal(body['startedon@OData.Community.Display.V1.FormattedValue'], '11/20/2026 9:02 AM')
  assert.equal(
    body['_regardingobjectid_value@OData.Community.Display.V1.FormattedValue'],
    'Register employee in payroll',
  )
  assert.equal(body['_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], 'workflow')
  const { body: some } = await dataverse.get(query, {
    prefer: 'odata.include-annotations="*,-Microsoft.Dynamics.CRM.*"',
  })
  assert.ok('statuscode@OData.Community.Display.V1.FormattedValue' in some)
  assert.ok(!('_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname' in some))
  const { body: error } = await dataverse.get('nothing', { prefer: 'odata.include-annotations="*"' })
  assert.equal(error.error['@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus'], '0')
  assert.deepEqual(Object.keys((await dataverse.get('nothing')).body.error), ['code', 'message'])
})

test('one column of a row has an address, plain as well', async () => {
  const address = `flowsessions(${sessions[0]})/callbackurl`
  const { body } = await dataverse.get(address)
  assert.equal(body.value, callback(0))
  assert.equal((await dataverse.get(`${address}/$value`)).body, callback(0))
  assert.equal((await dataverse.get(`flowsessions(${sessions[0]})/errorcode`)).status, 204)
})

const unknown = '00000000-0000-0000-0000-000000000000'

for (const [path, status, code] of [
  ['Workflows', 404, '0x8006088a'],
  ['accounts', 404, '0x8006088a'],
  [`workflows(${payrollFlow})/nothing`, 404, '0x8006088a'],
  [`workflows(${payrollFlow})/RunDesktopFlow`, 404, '0x8006088a'],
  [`workflows(${unknown})`, 404, '0x80040217'],
  [`flowsessions(${unknown})`, 404, '0x80040217'],
  [`flowsessions(${unknown})/outputs/$value`, 404, '0x80040217'],
  ['workflows(abc)', 400, '0x80060888'],
  ['workflows?$select=Name', 400, '0x80060888'],
  ['workflows?$filter=Name eq null', 400, '0x80060888'],
  ["workflows?$filter=category eq '6'", 400, '0x80060888'],
  ['workflows?$filter=category', 400, '0x80060888'],
  ['workflows?$orderby=Name', 400, '0x80060888'],
  ['workflows?$skip=1', 400, '0x80060888'],
  ['workflows?$top=x', 400, '0x80060888'],
  ['workflows?api-version=1', 400, '0x80060888'],
  ['workflows?$expand=ownerid', 501, 'NotPlayedBySandbox'],
  ['$metadata', 501, 'NotPlayedBySandbox'],
  ["workflows(name='x')", 501, 'NotPlayedBySandbox'],
] as const)
  test(`${status} ${code} ${path}`, async () => assertError(await dataverse.get(path), status, code))

test('a row that is not there is told by its table and its id', async () => {
  const { body } = await dataverse.get(`workflows(${unknown})`)
  assert.equal(body.error.message, `workflow With Id = ${unknown} Does Not Exist`)
})

for (const [method, path, status, code] of [
  ['PUT', 'workflows', 405, ''],
  ['PATCH', 'workflows', 405, ''],
  ['POST', `flowsessions(${unknown})`, 405, ''],
  ['POST', 'WhoAmI', 404, ''],
  ['GET', `workflows(${payrollFlow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, 404, ''],
  ['POST', '$batch', 501, 'NotPlayedBySandbox'],
  ['POST', 'flowsessions', 501, 'NotPlayedBySandbox'],
  ['DELETE', `flowsessions(${unknown})`, 501, 'NotPlayedBySandbox'],
] as const)
  test(`${status} ${method} ${path}`, async () => assertError(await dataverse.send(method, path), status, code))

test('another version of the API is none, 9.0 and 9.1 are this one', async () => {
  const statusOf = async (version: string) => (await dataverse.get(`${sandbox.url}/api/data/${version}/WhoAmI`)).status
  assert.deepEqual([await statusOf('v9.0'), await statusOf('v9.1'), await statusOf('v8.2')], [200, 200, 404])
})

test('413 what is far too large is told as Dataverse tells it', async () => {
  const { status, body } = await dataverse.post('workflows', { name: 'x'.repeat(5 * 1024 * 1024) })
  assert.equal(status, 413)
  assert.equal(typeof body.error.message, 'string')
})

test('the service document lists what there is', async () => {
  const { body } = await dataverse.get('')
  assert.ok(body.value.some(({ name }: { name: string }) => name === 'flowsessions'))
})
