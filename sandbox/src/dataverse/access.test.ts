// Who gets in, and how far.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hour } from '../clock.ts'
import { organization } from '../company/index.ts'
import { newApp } from '../testing/testApps.ts'
import {
  assertError,
  begin,
  change,
  connectionName,
  dataverseAs,
  dataverseWith,
  look,
  payrollFlow,
  plainRun,
  play,
  runOf,
  tokenFor,
} from '../testing/testDataverse.ts'
import { control } from '../testing/testGraph.ts'
import { askTokens, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const userNamed = async (name: string) =>
  (await look(sandbox, 'dataverse/users')).users.find((user: { name: string }) => user.name === name)

test('Countersign gets in by its own secret, as the application user it is', async () => {
  const scope = `${sandbox.url}/.default`
  const { body } = await askTokens(sandbox, { grant_type: 'client_credentials', scope, redirect_uri: undefined })
  const { status, body: me } = await dataverseWith(sandbox, String(body.access_token)).get('WhoAmI')
  assert.equal(status, 200)
  assert.deepEqual(me, {
    '@odata.context': `${sandbox.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: organization.businessUnitId,
    UserId: (await userNamed('Countersign')).id,
    OrganizationId: organization.id,
  })
})

test('a token is for this environment by any of its addresses, and by no other', async () => {
  const withTokenFor = async (resource: string) => {
    const { access_token: token } = await control(sandbox, 'token', { permissions: [], resource })
    return (await dataverseWith(sandbox, token).get('WhoAmI')).status
  }
  for (const resource of [sandbox.url, `${sandbox.url}/`, sandbox.httpsUrl, organization.url, organization.apiUrl])
    assert.equal(await withTokenFor(resource), 200, resource)
  for (const resource of ['https://graph.microsoft.com', 'https://service.flow.microsoft.com/'])
    assert.equal(await withTokenFor(resource), 401, resource)
})

test('without a token that is good there is an empty 401, which says where tokens are to be had', async () => {
  const expired = await tokenFor(sandbox)
  sandbox.passTime(2 * hour)
  for (const token of [undefined, 'nonsense', expired]) {
    const { status, headers, body } = await dataverseWith(sandbox, token).get('WhoAmI')
    assert.deepEqual([status, body], [401, ''])
    assert.equal(
      headers.get('www-authenticate'),
      `Bearer authorization_uri=${sandbox.url}/7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35/oauth2/authorize, resource_id=${sandbox.url}/`,
    )
  }
})

test('an app acts for a person only where it was agreed that it does', async () => {
  const { access_token: token } = await control(sandbox, 'token', {
    permissions: [],
    user: 'grace@alder.example',
    resource: sandbox.url,
  })
  assert.equal((await dataverseWith(sandbox, token).get('WhoAmI')).status, 401)
})

test('0x80072560 whoever is no member gets nowhere, person or app, until they are one', async () => {
  assertError(await (await dataverseAs(sandbox, 'tom')).get('WhoAmI'), 403, '0x80072560', /not a member/)
  const app = await newApp(sandbox)
  const stranger = dataverseWith(sandbox, await tokenFor(sandbox, undefined, app.clientId))
  assertError(await stranger.get('workflows'), 403, '0x80072560')
  await control(sandbox, 'dataverse/users', { app: app.clientId, roles: ['Environment Maker'] }, 201)
  assert.equal((await stranger.get('WhoAmI')).status, 200)
  await control(sandbox, 'dataverse/users', { app: app.clientId }, 409)
})

test('0x80040225 a member who is disabled gets nowhere', async () => {
  const { id } = await userNamed('Lars Holmberg')
  await change(sandbox, `dataverse/users/${id}`, { isDisabled: true })
  assertError(await (await dataverseAs(sandbox, 'lars')).get('WhoAmI'), 403, '0x80040225')
  await change(sandbox, `dataverse/users/${id}`, { isDisabled: false })
})

test('0x80040220 what no role of theirs lets them do is refused by the name of the privilege', async () => {
  const app = await newApp(sandbox)
  const { id } = await control(sandbox, 'dataverse/users', { app: app.clientId }, 201)
  const client = dataverseWith(sandbox, await tokenFor(sandbox, undefined, app.clientId))
  const missing = (privilege: string) =>
    new RegExp(`^ Principal user \\(Id=${id}, type=8\\) is missing ${privilege} privilege`)
  assertError(await client.get('workflows'), 403, '0x80040220', missing('prvReadworkflow'))
  assertError(await client.get(`workflows(${payrollFlow})`), 403, '0x80040220', missing('prvReadworkflow'))
  assertError(await client.get('flowsessions'), 403, '0x80040220', missing('prvReadflowsession'))
  assertError(await client.post(runOf(payrollFlow), plainRun), 403, '0x80040220', missing('prvReadworkflow'))
  await change(sandbox, `dataverse/users/${id}`, { roles: ['Basic User'] })
  assert.deepEqual((await client.get('workflows')).body.value, [])
  assertError(await client.get('flowmachines'), 403, '0x80040220', missing('prvReadflowmachine'))
})

test('a flow is seen by its owner, by those it is shared with, and by administrators', async () => {
  const namesFor = async (user?: string) => {
    const { body } = await (await dataverseAs(sandbox, user)).get('workflows?$select=name')
    return body.value.length
  }
  assert.deepEqual([await namesFor('mateo'), await namesFor(), await namesFor('grace')], [2, 2, 2])
  assert.equal(await namesFor('lars'), 0)
  const lars = await dataverseAs(sandbox, 'lars')
  assertError(await lars.get(`workflows(${payrollFlow})`), 403, '0x80040220')
  assertError(await lars.get(`workflows(${payrollFlow})/inputs/$value`), 403, '0x80040220')
})

test('whoever may only use a flow begins runs of it, and can neither see nor stop them', async () => {
  const { id: userId } = await userNamed('Priya Nair')
  const priya = await dataverseAs(sandbox, 'priya')
  const own = await control(
    sandbox,
    'desktop-connections',
    { user: 'priya@alder.example', machineId: (await look(sandbox, 'machines')).machines[0].id, userName: 'priya' },
    201,
  )
  const asked = { ...plainRun, connectionName: own.name }
  assertError(await priya.post(runOf(payrollFlow), asked), 403, '0x80040220')
  await control(sandbox, `desktop-flows/${payrollFlow}/shares`, { userId, access: 'user' })
  const { status, body } = await priya.post(runOf(payrollFlow), asked)
  assert.equal(status, 200)
  const session = body.flowsessionId
  assertError(await priya.get(`flowsessions(${session})`), 403, '0x80040220', /prvReadflowsession/)
  assertError(await priya.get(`flowsessions(${session})/outputs/$value`), 403, '0x80040220')
  assert.deepEqual((await priya.get('flowsessions')).body.value, [])
  const cancel = `flowsessions(${session})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`
  assertError(await priya.post(cancel), 403, '0x80040220', /prvWriteflowsession/)
  // Somebody who may stop runs of theirs can stop no more of somebody else's.
  await control(sandbox, `desktop-flows/${payrollFlow}/shares`, {
    userId: (await userNamed('Lars Holmberg')).id,
    access: 'user',
  })
  assertError(await (await dataverseAs(sandbox, 'lars')).post(cancel), 403, '0x80040220', /prvWriteflowsession/)
  // Countersign owns the flow with others: it sees and stops what anybody began.
  assert.equal((await (await dataverseAs(sandbox)).get(`flowsessions(${session})`)).status, 200)
  assert.equal((await (await dataverseAs(sandbox)).post(cancel)).status, 204)
})

test('a connection is good for whoever made it and for its run owner, and for nobody else', async () => {
  const grace = await dataverseAs(sandbox, 'grace')
  assertError(await grace.post(runOf(payrollFlow), plainRun), 400, '0x80040203', /could not be found/)
  for (const user of ['mateo', undefined]) {
    const session = await begin(await dataverseAs(sandbox, user), { connectionName })
    await play(sandbox, session, 'cancel')
  }
})

test('nobody acts as somebody else by a header', async () => {
  const grace = await dataverseAs(sandbox, 'grace')
  const { id } = await userNamed('Mateo Rossi')
  for (const header of ['MSCRMCallerID', 'CallerObjectId'])
    assert.equal((await grace.get('WhoAmI', { [header]: id })).status, 400)
})
