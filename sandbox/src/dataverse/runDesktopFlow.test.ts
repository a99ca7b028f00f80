// Beginning a run: what is refused and leaves none, and what is taken.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { minute, second } from '../clock.ts'
import {
  accountFlow,
  assertError,
  begin,
  connectionName,
  type Dataverse,
  dataverseAs,
  look,
  machineOff,
  payrollFlow,
  plainRun,
  play,
  runOf,
} from '../testing/testDataverse.ts'
import { control } from '../testing/testGraph.ts'
import { clientId, clientSecret, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
let dataverse: Dataverse
before(async () => {
  sandbox = await testSandbox()
  dataverse = await dataverseAs(sandbox)
})
beforeEach(() => sandbox.passTime(minute))
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const run = (body: unknown, flow = payrollFlow) => dataverse.post(runOf(flow), body)

const started = async (flow = payrollFlow): Promise<number> => (await look(sandbox, `desktop-flows/${flow}`)).started

const seen = async (session: string) => look(sandbox, `desktop-flow-runs/${session}`)

test('a run is begun with the mode and the connection alone, and is told by its id', async () => {
  const { status, body } = await run(plainRun)
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(body), ['@odata.context', 'flowsessionId', 'licenseCheck'])
  assert.equal(
    body['@odata.context'],
    `${sandbox.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RunDesktopFlowResponse`,
  )
  const { status: state, runMode, priority, inputs, requestedAt, timesOutAt } = await seen(body.flowsessionId)
  assert.deepEqual([state, runMode, priority, inputs], ['Running', 'attended', 'normal', null])
  assert.equal(Date.parse(timesOutAt) - Date.parse(requestedAt), 3 * 60 * minute)
})

test('what Camunda’s element template sends is taken as it is: nulls, and numbers as texts', async () => {
  const session = await begin(dataverse, {
    runMode: 'attended',
    runPriority: 'normal',
    timeout: '3600',
    inputs: '{"EmployeeName":"Tova Lind","MonthlySalary":3000}',
    connectionType: '1',
    callbackUrl: null,
  })
  const run = await seen(session)
  assert.deepEqual(run.inputs, { EmployeeName: 'Tova Lind', MonthlySalary: 3000 })
  assert.equal(Date.parse(run.timesOutAt) - Date.parse(run.requestedAt), 3_600 * second)
})

test('a client with nothing but its headers goes the whole way: token by Basic, run, status, outputs', async () => {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const tokens = await fetch(sandbox.tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: `grant_type=client_credentials&audience&scope=${encodeURIComponent(`${sandbox.url}/.default`)}`,
  })
  const { access_token: token } = (await tokens.json()) as { access_token: string }
  // A content type where there is no content, and nothing of OData's.
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const at = (path: string) => `${sandbox.url}/api/data/v9.2/${path}`
  const begun = await fetch(at(runOf(payrollFlow)), { method: 'POST', headers, body: JSON.stringify(plainRun) })
  const { flowsessionId: session } = (await begun.json()) as { flowsessionId: string }
  await play(sandbox, session, 'succeed', { outputs: { Warnings: 0 } })
  const status = `flowsessions(${session})?$select=statuscode,statecode,startedon,completedon`
  const { statuscode } = (await (await fetch(at(status), { headers })).json()) as { statuscode: number }
  assert.equal(statuscode, 4)
  const outputs = await fetch(at(`flowsessions(${session})/outputs/$value`), { headers })
  assert.deepEqual(JSON.parse(await outputs.text()), { Warnings: 0 })
  // Nobody puts an address right that ends in a slash.
  const doubled = await fetch(`${sandbox.url}//api/data/v9.2/${status}`, { headers })
  assert.equal(doubled.status, 404)
})

test('the mode is taken in any case, and a priority of one’s own', async () => {
  const session = await begin(dataverse, { runMode: 'Unattended', runPriority: 'soon' })
  const { runMode, priority } = await seen(session)
  assert.deepEqual([runMode, priority], ['unattended', 'soon'])
})

const long = `https://app.example/${'x'.repeat(2_000)}`

for (const [name, changes, code, message] of [
  [
    'an unknown property',
    { flowId: 'x' },
    '0x80048d19',
    /The parameter 'flowId' in the request payload is not a valid/,
  ],
  ['the wrong spelling', { runmode: 'attended' }, '0x80048d19', /The parameter 'runmode'/],
  ['no mode', { runMode: undefined }, '0x80048d19', /The missing parameters are: runMode\./],
  ['no connection', { connectionName: undefined }, '0x80048d19', /The missing parameters are: connectionName\./],
  ['a mode that is null', { runMode: null }, '0x80048d19', /A null value was found for the property named 'runMode'/],
  [
    'a mode that is a number',
    { runMode: 1 },
    '0x80048d19',
    /Cannot convert the literal '1' to the expected type 'Edm.String'/,
  ],
  [
    'inputs that are an object',
    { inputs: { EmployeeName: 'x' } },
    '0x80048d19',
    /'StartObject' node was found for property named 'inputs'/,
  ],
  ['inputs that are a list', { inputs: [] }, '0x80048d19', /'StartArray'/],
  [
    'a timeout that is no number',
    { timeout: 'soon' },
    '0x80048d19',
    /Cannot convert the literal 'soon' to the expected type 'Edm.Int32'/,
  ],
  ['a timeout with a fraction', { timeout: 1.5 }, '0x80048d19', /'Edm.Int32'/],
  ['a connection type that is a flag', { connectionType: true }, '0x80048d19', /'Edm.Int32'/],
  ['a callback that is a flag', { callbackUrl: false }, '0x80048d19', /'Edm.String'/],
  ['another mode', { runMode: 'both' }, '0x80040203', /run mode 'both'/],
  ['a timeout of nothing', { timeout: 0 }, '0x80040203', /timeout '0'/],
  ['a timeout of more than a day', { timeout: 86_401 }, '0x80040203', /86400/],
  ['inputs that are no JSON', { inputs: 'EmployeeName=x' }, '0x80040203', /inputs/],
  ['inputs that are JSON, and no object', { inputs: '["x"]' }, '0x80040203', /inputs/],
  ['inputs larger than 2 MB', { inputs: JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) }) }, '0x80040203', /2 MB/],
  ['another connection type', { connectionType: 3 }, '0x80040203', /connection type '3'/],
  ['an unknown connection', { connectionName: 'nobody-s' }, '0x80040203', /'nobody-s' could not be found/],
  ['an unknown reference', { connectionType: 2 }, '0x80040203', /connection reference/],
  ['a callback that is no address', { callbackUrl: 'callbacks/1' }, '0x80040203', /callback URL/],
  ['a callback of more than 2000 characters', { callbackUrl: long }, '0x80040203', /2000/],
  ['a callback over http', { callbackUrl: 'http://app.example/x' }, '0x80040203', /HTTPS/],
  ['a callback to a number', { callbackUrl: 'https://192.0.2.7/x' }, '0x80040203', /DNS/],
  ['a callback to a number of the new kind', { callbackUrl: 'https://[2001:db8::1]/x' }, '0x80040203', /DNS/],
] as const)
  test(`400 ${code} ${name}, and no run is begun`, async () => {
    const before = await started()
    assertError(await run({ ...plainRun, ...changes }), 400, code, message)
    assert.equal(await started(), before)
  })

for (const [name, init] of [
  ['no body', {}],
  ['no JSON', { body: '{', headers: { 'content-type': 'application/json' } }],
  ['a list', { body: '[]', headers: { 'content-type': 'application/json' } }],
  ['a form', { body: new URLSearchParams(plainRun) }],
] as const)
  test(`400 0x80048d19 ${name}`, async () => {
    assertError(
      await dataverse.send('POST', runOf(payrollFlow), init),
      400,
      '0x80048d19',
      /^Error identified in Payload/,
    )
  })

test('a callback to this machine is taken, unless the sandbox is told to be as strict as the cloud', async () => {
  const local = ['http://localhost:8080/x', 'https://localhost/x', 'http://127.0.0.1:8080/x', 'http://[::1]:8080/x']
  for (const callbackUrl of local) await begin(dataverse, { callbackUrl })
  await control(sandbox, 'dataverse/settings', { takesLocalCallbacks: false })
  const before = await started()
  for (const callbackUrl of local) assertError(await run({ ...plainRun, callbackUrl }), 400, '0x80040203')
  assert.equal(await started(), before)
  await begin(dataverse, { callbackUrl: 'https://app.example/x' })
  await control(sandbox, 'dataverse/settings', { takesLocalCallbacks: true })
})

test('404 a flow that is not there', async () => {
  const unknown = '00000000-0000-0000-0000-000000000000'
  assertError(await run(plainRun, unknown), 404, '0x80040217', /^workflow With Id = 0/)
})

test('a reference stands for the connection it was given', async () => {
  const created = await dataverse.post('connectionreferences', {
    connectionreferencelogicalname: 'new_robot',
    connectionreferencedisplayname: 'The robot',
    connectorid: '/providers/Microsoft.PowerApps/apis/shared_uiflow',
  })
  assert.equal(created.status, 204)
  const address = created.headers.get('odata-entityid') ?? ''
  const asked = { ...plainRun, connectionName: 'new_robot', connectionType: 2 }
  assertError(await run(asked), 400, '0x80040203', /has no connection/)
  assert.equal((await dataverse.patch(address, { connectionid: connectionName })).status, 204)
  const { status, body } = await run(asked)
  assert.equal(status, 200)
  assert.equal((await seen(body.flowsessionId)).connectionName, connectionName)
  assertError(await run({ ...asked, connectionType: 1 }), 400, '0x80040203')
})

test('a machine that is off fails the run, which is told as of any other', async () => {
  const { name } = await control(
    sandbox,
    'desktop-connections',
    { app: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21', machineId: machineOff, domain: 'ALDER', userName: 'svc-robot' },
    201,
  )
  const session = await begin(dataverse, { connectionName: name })
  const { body } = await dataverse.get(`flowsessions(${session})?$select=statuscode,statecode,errorcode,errormessage`)
  assert.deepEqual([body.statuscode, body.statecode, body.errorcode], [8, 0, 'NoListenerConnected'])
  assert.match(body.errormessage, /Check that your machine is online/)
})

test('429 no more than 70 runs are begun over one connection within a minute', async () => {
  sandbox.passTime(minute)
  for (let number = 0; number < 70; number++) await begin(dataverse, {}, accountFlow)
  sandbox.passTime(20 * second)
  const refused = await run(plainRun, accountFlow)
  assertError(refused, 429, '0x80048d0b', /DesktopFlowsActionThrottled/)
  assert.equal(refused.headers.get('retry-after'), '40')
  sandbox.passTime(40 * second)
  await begin(dataverse, {}, accountFlow)
  assert.equal(await started(accountFlow), 71)
})

test('a lost answer leaves a run all the same, which is found by its callback', async () => {
  sandbox.passTime(minute)
  const callbackUrl = 'https://app.example/callbacks/lost'
  const before = await started()
  await control(sandbox, 'faults', { kind: 'lost-answer', host: 'dataverse', method: 'POST', count: 1 }, 201)
  await assert.rejects(run({ ...plainRun, callbackUrl }))
  assert.equal(await started(), before + 1)
  const filter = encodeURIComponent(`callbackurl eq '${callbackUrl}' and _regardingobjectid_value eq ${payrollFlow}`)
  const { body } = await dataverse.get(`flowsessions?$filter=${filter}&$select=flowsessionid`)
  assert.equal(body.value.length, 1)
})

for (const status of [429, 503] as const)
  test(`a fault of ${status} keeps a run from being begun`, async () => {
    const before = await started()
    const path = `/api/data/v9.2/workflows(${payrollFlow})*`
    await control(sandbox, 'faults', { kind: 'answer', path, status, retryAfterSeconds: 5, count: 1 }, 201)
    const answer = await run(plainRun)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [status, '5'])
    assert.equal(await started(), before)
  })
