import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { assertError, control, eventual, type Graph, graphAs, namesOf } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let app: Graph
beforeEach(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'Group.ReadWrite.All User.ReadWrite.All Device.Read.All')
})
afterEach(() => sandbox[Symbol.asyncDispose]())

const idOf = async (name: string): Promise<string> => {
  const set = name.includes('@') ? `/users/${name}` : `/groups?$filter=displayName eq '${name}'`
  const { body } = await app.get(set)
  return name.includes('@') ? body.id : body.value[0].id
}
const reference = (id: string, set = 'directoryObjects') => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/${set}/${id}`,
})
const nobody = '00000000-0000-4000-8000-000000000000'

test('a group is created with owners and members, changed and deleted', async () => {
  const [ada, tom] = [await idOf('ada@alder.example'), await idOf('tom@alder.example')]
  const created = await app.post('/groups', {
    displayName: 'Lathe',
    mailNickname: 'lathe',
    mailEnabled: false,
    securityEnabled: true,
    'owners@odata.bind': [reference(ada, 'users')['@odata.id']],
    'members@odata.bind': [reference(ada)['@odata.id'], reference(tom)['@odata.id']],
  })
  assert.equal(created.status, 201)
  const { body } = created
  assert.equal(body['@odata.context'], `${sandbox.url}/v1.0/$metadata#groups/$entity`)
  for (const name of [
    'classification',
    'createdDateTime',
    'groupTypes',
    'securityIdentifier',
    'onPremisesProvisioningErrors',
  ])
    assert.ok(name in body, name)
  assert.deepEqual(namesOf(await app.get(`/groups/${body.id}/members`)), ['Ada Lindqvist', 'Tom Becker'])
  assert.deepEqual(namesOf(await app.get(`/groups/${body.id}/owners`)), ['Ada Lindqvist'])
  assert.equal((await app.patch(`/groups/${body.id}`, { description: 'Turns' })).status, 204)
  assert.equal((await app.get(`/groups/${body.id}`)).body.description, 'Turns')
  assert.equal((await app.delete(`/groups/${body.id}`)).status, 204)
  assertError(await app.get(`/groups/${body.id}`), 404, 'Request_ResourceNotFound')
})

for (const [what, changes, message] of [
  ['a nickname with an @', { mailNickname: 'a@b' }, /mailNickname/],
  ['no nickname', { mailNickname: undefined }, /required for property 'mailNickname'/],
  ['mail, but no Microsoft 365 group', { mailEnabled: true }, /mail-enabled groups/],
  ['a kind that is none', { groupTypes: ['Team'] }, /groupTypes/],
  ['a rule that is missing', { groupTypes: ['DynamicMembership'] }, /membershipRule/],
  ['a rule that is none', { groupTypes: ['DynamicMembership'], membershipRule: 'everybody' }, /membership rule/],
  ['what is only told', { onPremisesSyncEnabled: true }, /read-only/],
] as const)
  test(`a group with ${what} is not created`, async () => {
    const group = { displayName: 'X', mailNickname: 'x', mailEnabled: false, securityEnabled: true }
    assertError(await app.post('/groups', { ...group, ...changes }), 400, 'Request_BadRequest', message)
  })

test('a dynamic group has whom its rule includes', async () => {
  const { body } = await app.post('/groups', {
    displayName: 'Austin',
    mailNickname: 'austin',
    mailEnabled: false,
    securityEnabled: true,
    groupTypes: ['DynamicMembership'],
    membershipRule: '(user.city -eq "Austin") -and (user.department -eq "IT")',
    membershipRuleProcessingState: 'On',
  })
  assert.deepEqual(namesOf(await app.get(`/groups/${body.id}/members`)), ['Mei Chen', 'Sofía Herrera'])
})

test('a member is added by reference and removed by reference', async () => {
  const [group, priya] = [await idOf('VPN Users'), await idOf('priya@alder.example')]
  const added = await app.post(`/groups/${group}/members/$ref`, reference(priya))
  assert.equal(added.status, 204)
  assert.equal(added.body, '')
  assert.ok(namesOf(await app.get(`/groups/${group}/members`)).includes('Priya Nair'))
  const removed = await app.delete(`/groups/${group}/members/${priya}/$ref`)
  assert.equal(removed.status, 204)
  assert.ok(!namesOf(await app.get(`/groups/${group}/members`)).includes('Priya Nair'))
})

test('each way to fail at membership has its own answer', async () => {
  const [group, grace, priya] = [
    await idOf('VPN Users'),
    await idOf('grace@alder.example'),
    await idOf('priya@alder.example'),
  ]
  const add = (id: string, to = group) => app.post(`/groups/${to}/members/$ref`, reference(id))
  assertError(
    await add(grace),
    400,
    'Request_BadRequest',
    /^One or more added object references already exist for the following modified properties: 'members'\.$/,
  )
  assertError(await add(nobody), 404, 'Request_ResourceNotFound', new RegExp(`Resource '${nobody}'`))
  assertError(await add(priya, nobody), 404, 'Request_ResourceNotFound', new RegExp(`Resource '${nobody}'`))
  assertError(await add('not-an-id'), 400, 'Request_BadRequest', /Invalid object identifier 'not-an-id'/)
  assertError(await add(priya, 'not-an-id'), 400, 'Request_BadRequest', /Invalid object identifier 'not-an-id'/)
  const remove = (id: string) => app.delete(`/groups/${group}/members/${id}/$ref`)
  assertError(await remove(priya), 404, 'Request_ResourceNotFound', new RegExp(`Resource '${priya}'`))
  assertError(
    await remove('priya@alder.example'),
    400,
    'Request_UnsupportedQuery',
    /Unsupported referenced-object resource identifier for link property 'members'/,
  )
})

for (const name of ['Leeds Office', 'Research Community', 'Finance Approvals', 'Newsletter'])
  test(`nobody is added by hand to ${name}`, async () => {
    const [group, priya] = [await idOf(name), await idOf('priya@alder.example')]
    const answer = await app.post(`/groups/${group}/members/$ref`, reference(priya))
    assertError(answer, 403, 'Authorization_RequestDenied', /Insufficient privileges/)
  })

test('a group from on premises is changed there, a role-assignable one takes the right to hand out roles', async () => {
  const tom = await idOf('tom@alder.example')
  const synced = await app.post(`/groups/${await idOf('DOM-Plant-Floor')}/members/$ref`, reference(tom))
  assertError(synced, 400, 'Request_BadRequest', /on-premises mastered/)
  const group = await idOf('Help Desk Administrators')
  assertError(await app.post(`/groups/${group}/members/$ref`, reference(tom)), 403, 'Authorization_RequestDenied')
  const roles = await graphAs(sandbox, 'GroupMember.ReadWrite.All RoleManagement.ReadWrite.Directory')
  assert.equal((await roles.post(`/groups/${group}/members/$ref`, reference(tom))).status, 204)
})

test('/$ref forgotten: the member itself is deleted, if the caller may', async () => {
  const group = await idOf('All Company')
  const [vpn, dmitri] = [await idOf('VPN Users'), await idOf('dmitri@alder.example')]
  const careful = await graphAs(sandbox, 'GroupMember.ReadWrite.All User.Read.All')
  assertError(await careful.delete(`/groups/${vpn}/members/${dmitri}`), 403, 'Authorization_RequestDenied')
  assert.equal((await app.get('/users/dmitri@alder.example')).status, 200)

  assert.equal((await app.delete(`/groups/${vpn}/members/${dmitri}`)).status, 204)
  assertError(await app.get('/users/dmitri@alder.example'), 404, 'Request_ResourceNotFound')
  assert.ok(!namesOf(await app.get(`/groups/${group}/members`)).includes('Dmitri Sokolov'), 'gone from every group')
  const stranger = await idOf('priya@alder.example')
  assertError(await app.delete(`/groups/${vpn}/members/${stranger}`), 404, 'Request_ResourceNotFound')
})

test('up to twenty members are added at once, all of them or none', async () => {
  const group = await idOf('Onboarding 2027')
  const ids = (await app.get('/users?$top=21&$select=id')).body.value.map(({ id }: { id: string }) => id)
  const add = (some: string[]) =>
    app.patch(`/groups/${group}`, { 'members@odata.bind': some.map((id) => reference(id)['@odata.id']) })
  assertError(await add([ids[0], nobody]), 404, 'Request_ResourceNotFound')
  assertError(await add(ids), 400, 'Request_BadRequest')
  assert.equal((await app.get(`/groups/${group}/members/$count`, eventual)).body, '0')
  assert.equal((await add(ids.slice(0, 20))).status, 204)
  assert.equal((await app.get(`/groups/${group}/members/$count`, eventual)).body, '20')
})

test('members are users, groups and devices: each says which, and a cast takes one kind', async () => {
  const group = await idOf('Building Access')
  const types = new Set(
    (await app.get(`/groups/${group}/members`)).body.value.map((one: Record<string, string>) => one['@odata.type']),
  )
  assert.deepEqual([...types], ['#microsoft.graph.group'])
  assert.deepEqual(namesOf(await app.get(`/groups/${group}/members/microsoft.graph.user`)), [])
  const all = namesOf(await app.get(`/groups/${group}/transitiveMembers/microsoft.graph.user?$top=999`))
  for (const name of ['Grace Okafor', 'Piotr Wójcik', 'Wei Zhang']) assert.ok(all.includes(name), name)
  assert.equal(new Set(all).size, all.length)
  const devices = await app.get(`/groups/${await idOf('Registered Devices')}/members`)
  assert.equal(devices.body.value.length, 100)
  const rest = await app.get(devices.body['@odata.nextLink'])
  assert.equal(rest.body.value.length, 20)
  assert.ok(!('@odata.nextLink' in rest.body))
})

test('memberships go up: of a user, of a group, directly or by way of another, checked or listed', async () => {
  const graph = await graphAs(sandbox, 'Directory.Read.All')
  const direct = namesOf(await graph.get('/users/wei@alder.example/memberOf/microsoft.graph.group'))
  assert.ok(direct.includes('Research') && !direct.includes('Lab Access'))
  const all = namesOf(await graph.get('/users/wei@alder.example/transitiveMemberOf/microsoft.graph.group'))
  for (const name of ['Research', 'Lab Access', 'Building Access', 'All Employees']) assert.ok(all.includes(name), name)
  assert.ok(namesOf(await graph.get('/users/grace@alder.example/memberOf')).includes('Global Administrator'))

  const [building, vpn, research] = [await idOf('Building Access'), await idOf('VPN Users'), await idOf('Research')]
  const checked = await graph.post('/users/wei@alder.example/checkMemberGroups', { groupIds: [building, vpn] })
  assert.deepEqual(checked.body.value, [building])
  assert.deepEqual((await graph.post(`/groups/${research}/checkMemberGroups`, { groupIds: [building] })).body.value, [
    building,
  ])
  const listed = await graph.post('/users/wei@alder.example/getMemberGroups', { securityEnabledOnly: true })
  assert.ok(listed.body.value.includes(building))
  assert.ok(!listed.body.value.includes(await idOf('All Company')), 'no security group')
  assertError(
    await graph.post(`/groups/${research}/getMemberGroups`, { securityEnabledOnly: true }),
    400,
    'Request_BadRequest',
  )
  const objects = await graph.post('/directoryObjects/getByIds', { ids: [building, nobody], types: ['group', 'user'] })
  assert.deepEqual(namesOf(objects), ['Building Access'])
})

test('owners are added and removed, but the last one stays', async () => {
  const [group, lars, omar, mei] = [
    await idOf('VPN Users'),
    await idOf('lars@alder.example'),
    await idOf('omar@alder.example'),
    await idOf('mei@alder.example'),
  ]
  assert.equal((await app.post(`/groups/${group}/owners/$ref`, reference(mei))).status, 204)
  assertError(await app.post(`/groups/${group}/owners/$ref`, reference(mei)), 400, 'Request_BadRequest', /'owners'/)
  for (const id of [lars, omar]) assert.equal((await app.delete(`/groups/${group}/owners/${id}/$ref`)).status, 204)
  assertError(await app.delete(`/groups/${group}/owners/${mei}/$ref`), 400, 'Request_BadRequest', /at least one owner/)
})

test('what was written is seen after the replication delay; until then it is not there to be referred to either', async () => {
  await control(sandbox, 'replication', { delayMs: 10_000 })
  const { body: group } = await app.post('/groups', {
    displayName: 'New',
    mailNickname: 'new',
    mailEnabled: false,
    securityEnabled: true,
  })
  const priya = await idOf('priya@alder.example')
  assertError(await app.get(`/groups/${group.id}`), 404, 'Request_ResourceNotFound')
  assertError(await app.post(`/groups/${group.id}/members/$ref`, reference(priya)), 404, 'Request_ResourceNotFound')
  await control(sandbox, 'clock', { advance: 'PT10S' })
  assert.equal((await app.get(`/groups/${group.id}`)).status, 200)
  assert.equal((await app.post(`/groups/${group.id}/members/$ref`, reference(priya))).status, 204)
  assert.deepEqual(namesOf(await app.get(`/groups/${group.id}/members`)), [])
  assertError(
    await app.post(`/groups/${group.id}/members/$ref`, reference(priya)),
    400,
    'Request_BadRequest',
    /already exist/,
  )
  await control(sandbox, 'clock', { advance: 'PT10S' })
  assert.deepEqual(namesOf(await app.get(`/groups/${group.id}/members`)), ['Priya Nair'])
})

test('who is in a group of hidden membership, its members see, and apps with a permission of its own', async () => {
  const group = await idOf('Works Council')
  assertError(await app.get(`/groups/${group}/members`), 403, 'Authorization_RequestDenied')
  for (const [permissions, user, status] of [
    ['GroupMember.Read.All Member.Read.Hidden', undefined, 200],
    ['GroupMember.Read.All', 'stina', 200],
    ['GroupMember.Read.All', 'tom', 403],
  ] as const)
    assert.equal((await (await graphAs(sandbox, permissions, user)).get(`/groups/${group}/members`)).status, status)
})

test('a Microsoft 365 group can be somebody’s favorite', async () => {
  const tom = await graphAs(sandbox, 'Group.ReadWrite.All', 'tom')
  const group = await idOf('Sales Team')
  assert.equal((await tom.post(`/groups/${group}/addFavorite`)).status, 200)
  const isFavorite = async (graph: Graph) => (await graph.get(`/groups/${group}?$select=isFavorite`)).body.isFavorite
  assert.equal(await isFavorite(tom), true)
  assert.equal(await isFavorite(await graphAs(sandbox, 'Group.ReadWrite.All', 'priya')), false)
  assert.equal((await tom.post(`/groups/${group}/removeFavorite`)).status, 200)
  assert.equal(await isFavorite(tom), false)
})
