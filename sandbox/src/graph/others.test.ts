import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertError, eventual, graphAs, namesOf } from '../testing/testGraph.ts'
import { clientId, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const graphAppId = '00000003-0000-0000-c000-000000000000'

test('a site is found by its root, its path, its ids, its group, and by a word of its name', async () => {
  const app = await graphAs(sandbox, 'Sites.Read.All Group.Read.All')
  const host = 'alder.sharepoint.example'
  const { body: site } = await app.get(`/sites/${host}:/sites/sales-team`)
  assert.equal(site.displayName, 'Sales Team')
  assert.equal(site.webUrl, `https://${host}/sites/sales-team`)
  const [, collection, web] = site.id.split(',')
  for (const key of [site.id, collection, `${host},${collection},${web}`, `${host}:/sites/sales-team:`])
    assert.equal((await app.get(`/sites/${key}`)).body.id, site.id, key)
  assert.equal((await app.get('/sites/root')).body.siteCollection.hostname, host)
  assert.equal((await app.get(`/sites/${host}`)).body.displayName, 'Alder Instruments')
  const group = (await app.get("/groups?$filter=displayName eq 'Sales Team'")).body.value[0].id
  assert.equal((await app.get(`/groups/${group}/sites/root`)).body.id, site.id)
  assert.deepEqual(namesOf(await app.get('/sites?search=larch')), ['Project Larch'])
  const unknown = await app.get(`/sites/${host}:/sites/nowhere`)
  assertError(unknown, 404, 'itemNotFound', /Requested site could not be found/)
})

test('apps are let into a site by name, people are not', async () => {
  const app = await graphAs(sandbox, 'Sites.FullControl.All Sites.Read.All')
  const { body: site } = await app.get('/sites/root')
  const grant = (identity: object, roles = ['write']) =>
    app.post(`/sites/${site.id}/permissions`, { roles, grantedToIdentities: [identity] })
  const { status, body } = await grant({ application: { id: clientId, displayName: 'Countersign' } })
  assert.equal(status, 201)
  assert.deepEqual(body.roles, ['write'])
  assert.equal(body.grantedToIdentitiesV2[0].application.id, clientId)
  assert.equal((await app.get(`/sites/${site.id}/permissions`)).body.value.length, 1)
  assert.deepEqual((await app.patch(`/sites/${site.id}/permissions/${body.id}`, { roles: ['read'] })).body.roles, [
    'read',
  ])
  assertError(await grant({ user: { id: 'x', displayName: 'Tom' } }), 400, 'invalidRequest')
  assertError(await grant({ application: { id: clientId, displayName: 'C' } }, ['everything']), 400, 'invalidRequest')
  assert.equal((await app.delete(`/sites/${site.id}/permissions/${body.id}`)).status, 204)
  assertError(await app.get(`/sites/${site.id}/permissions/${body.id}`), 404, 'itemNotFound')
  const person = await graphAs(sandbox, 'Sites.FullControl.All', 'grace')
  assertError(await person.post(`/sites/${site.id}/permissions`, {}), 403, 'Authorization_RequestDenied')
})

test('apps are found as registrations and as service principals, each under ids of their own', async () => {
  const app = await graphAs(sandbox, 'Application.ReadWrite.All')
  const [registration] = (await app.get(`/applications?$filter=appId eq '${clientId}'`)).body.value
  const { body: principal } = await app.get(`/servicePrincipals(appId='${clientId}')`)
  assert.notEqual(registration.id, clientId)
  assert.notEqual(registration.id, principal.id)
  assert.equal(registration.passwordCredentials[0].hint, 'san')
  assert.equal(registration.passwordCredentials[0].endDateTime, '2028-11-19T09:02:24.000Z')
  assert.ok(!JSON.stringify(registration).includes('sandbox-only-secret'))
  assert.deepEqual(
    principal.appRoles.map(({ value }: { value: string }) => value),
    ['administrator', 'workflow-designer', 'help-desk', 'auditor'],
  )
  assert.equal((await app.patch(`/applications/${registration.id}`, { displayName: 'Countersign 2' })).status, 204)
  assert.equal((await app.get(`/applications(appId='${clientId}')`)).body.displayName, 'Countersign 2')
  assertError(await app.patch(`/applications/${registration.id}`, { tags: ['x'] }), 501, 'NotImplemented', /tags/)
  assert.equal((await app.patch(`/servicePrincipals/${principal.id}`, { appRoleAssignmentRequired: true })).status, 204)
  assert.equal((await app.get(`/servicePrincipals/${principal.id}`)).body.appRoleAssignmentRequired, true)
  assertError(await app.get(`/servicePrincipals/${clientId}`), 404, 'Request_ResourceNotFound')
})

test('an app role is granted once, of those the resource has, and can be revoked', async () => {
  const app = await graphAs(sandbox, 'AppRoleAssignment.ReadWrite.All Application.Read.All')
  const { body: principal } = await app.get(`/servicePrincipals(appId='${clientId}')`)
  const { body: resource } = await app.get(`/servicePrincipals(appId='${graphAppId}')`)
  const role = resource.appRoles.find(({ value }: { value: string }) => value === 'User.Read.All').id
  const path = `/servicePrincipals/${principal.id}/appRoleAssignments`
  const assign = (appRoleId: string) =>
    app.post(path, { principalId: principal.id, resourceId: resource.id, appRoleId })
  const { value: before } = (await app.get(path)).body
  const { status, body } = await assign(role)
  assert.equal(status, 201)
  assert.equal(body.resourceDisplayName, 'Microsoft Graph')
  assertError(await assign(role), 400, 'Request_BadRequest', /already exists/)
  assertError(await assign(principal.id), 400, 'Request_BadRequest', /not found on application/)
  assert.equal((await app.get(path)).body.value.length, before.length + 1)
  assert.equal((await app.delete(`${path}/${body.id}`)).status, 204)
  assert.deepEqual((await app.get(path)).body.value, before)
})

test('a claims mapping policy is made and assigned', async () => {
  const app = await graphAs(
    sandbox,
    'Policy.ReadWrite.ApplicationConfiguration Policy.Read.All Application.ReadWrite.All',
  )
  const { body: principal } = await app.get(`/servicePrincipals(appId='${clientId}')`)
  const made = await app.post('/policies/claimsMappingPolicies', { definition: ['{}'], displayName: 'Claims' })
  assert.equal(made.status, 201)
  const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/policies/claimsMappingPolicies/${made.body.id}` }
  const path = `/servicePrincipals/${principal.id}/claimsMappingPolicies`
  assert.equal((await app.post(`${path}/$ref`, reference)).status, 204)
  assertError(await app.post(`${path}/$ref`, reference), 400, 'Request_BadRequest', /already exist/)
  assert.deepEqual(namesOf(await app.get(path)), ['Claims'])
})

test('somebody confirmed as compromised is at high risk', async () => {
  const app = await graphAs(
    sandbox,
    'IdentityRiskyUser.ReadWrite.All IdentityRiskyUser.Read.All IdentityRiskEvent.Read.All User.Read.All',
  )
  const names = async (filter: string) =>
    (await app.get(`/identityProtection/riskyUsers${filter}`)).body.value.map(
      ({ userDisplayName }: { userDisplayName: string }) => userDisplayName,
    )
  assert.deepEqual(await names(''), ['Darius Coleman'])
  assert.deepEqual(await names("?$filter=riskLevel eq 'high'"), [])
  const { body: tom } = await app.get('/users/tom@alder.example')
  const path = '/identityProtection/riskyUsers/confirmCompromised'
  assert.equal((await app.post(path, { userIds: [tom.id] })).status, 204)
  assert.deepEqual(await names("?$filter=riskLevel eq 'high'"), ['Tom Becker'])
  assert.equal((await app.get('/identityProtection/riskDetections')).body.value.length, 2)
  assertError(await app.post(path, { userIds: ['x'] }), 404, 'Request_ResourceNotFound')
})

test('the organization is told, whole or in part', async () => {
  const app = await graphAs(sandbox, 'Organization.Read.All')
  const { body } = await app.get('/organization?$select=id,verifiedDomains')
  assert.deepEqual(Object.keys(body.value[0]), ['id', 'verifiedDomains'])
  assert.equal((await app.get(`/organization/${body.value[0].id}`)).body.displayName, 'Alder Instruments')
})

test('devices are listed, counted, and lead to whose they are', async () => {
  const app = await graphAs(sandbox, 'Device.Read.All User.Read.All Directory.Read.All')
  const filter = "$filter=operatingSystem eq 'iOS'&$count=true&$orderby=displayName"
  const { body } = await app.get(`/devices?${filter}`, eventual)
  assert.equal(body['@odata.count'], 60)
  assert.equal(body.value[0].displayName, 'ALD-PH-0001')
  assert.deepEqual(namesOf(await app.get(`/devices/${body.value[0].id}/registeredOwners`)), ['Ada Lindqvist'])
  assert.deepEqual(namesOf(await app.get('/users/ada@alder.example/ownedDevices')), ['ALD-LT-0001', 'ALD-PH-0001'])
})
