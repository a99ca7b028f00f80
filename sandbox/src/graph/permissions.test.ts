import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertError, graphAs, namesOf } from '../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const denied = 'Authorization_RequestDenied'

for (const [method, path, enough, tooLittle] of [
  ['GET', '/users', 'User.Read.All', 'Group.Read.All'],
  ['POST', '/users', 'User.ReadWrite.All', 'User.Read.All'],
  ['DELETE', '/users/x', 'User.DeleteRestore.All', 'Directory.ReadWrite.All'],
  ['GET', '/groups', 'GroupMember.Read.All', 'User.Read.All'],
  ['POST', '/groups', 'Group.Create', 'GroupMember.ReadWrite.All'],
  ['GET', '/users/x/manager', 'User.Read.All', 'User.ReadBasic.All'],
  ['GET', '/sites/root', 'Sites.Read.All', 'Directory.ReadWrite.All'],
  ['POST', '/sites/x/permissions', 'Sites.FullControl.All', 'Sites.ReadWrite.All'],
  ['GET', '/policies/claimsMappingPolicies', 'Policy.Read.All', 'Application.ReadWrite.All'],
] as const)
  test(`${method} ${path} takes ${enough}, ${tooLittle} is not enough`, async () => {
    assertError(await (await graphAs(sandbox, tooLittle)).send(method, path), 403, denied, /Insufficient privileges/)
    assertError(await (await graphAs(sandbox, '')).send(method, path), 403, denied)
    assert.notEqual((await (await graphAs(sandbox, enough)).send(method, path)).status, 403)
  })

test('with User.Read people see themselves and nobody else', async () => {
  const tom = await graphAs(sandbox, 'User.Read', 'tom')
  assert.equal((await tom.get('/me')).body.displayName, 'Tom Becker')
  assert.equal((await tom.get('/users/tom@alder.example?$select=department')).body.department, 'Sales')
  assertError(await tom.get('/users/ada@alder.example'), 403, denied)
  assertError(await tom.get('/users'), 403, denied)
})

test('with User.ReadBasic.All the basics are told, the rest is null, and asking for it is refused', async () => {
  const app = await graphAs(sandbox, 'User.ReadBasic.All')
  const { body } = await app.get('/users/ada@alder.example')
  assert.equal(body.mail, 'ada@alder.example')
  assert.equal(body.jobTitle, null)
  assert.deepEqual(body.businessPhones, [])
  assert.equal((await app.get('/users?$select=id,displayName,mail')).status, 200)
  assertError(await app.get('/users?$select=id,department'), 403, denied)
  assertError(await app.get('/users/ada@alder.example?$select=department'), 403, denied)
})

test('members that the token gives no right to read are told by their ids alone', async () => {
  const group = async (graph: Awaited<ReturnType<typeof graphAs>>) =>
    (await graph.get("/groups?$filter=displayName eq 'VPN Users'")).body.value[0].id
  const blind = await graphAs(sandbox, 'GroupMember.Read.All')
  const members = (await blind.get(`/groups/${await group(blind)}/members`)).body.value
  assert.equal(members.length, 9)
  for (const member of members) {
    assert.equal(member['@odata.type'], '#microsoft.graph.user')
    assert.match(member.id, /^[0-9a-f-]{36}$/)
    assert.equal(member.displayName, null)
  }
  const seeing = await graphAs(sandbox, 'GroupMember.Read.All User.Read.All')
  assert.ok(namesOf(await seeing.get(`/groups/${await group(seeing)}/members`)).includes('Tom Becker'))
  const own = (await (await graphAs(sandbox, 'User.Read', 'tom')).get('/me/memberOf')).body.value
  assert.ok(own.length > 2 && own.every((one: { displayName: null }) => one.displayName === null))
})

test('an app that acts for somebody is never allowed more than they are', async () => {
  const everything = 'User.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All'
  const [grace, priya, tom] = [
    await graphAs(sandbox, everything, 'grace'),
    await graphAs(sandbox, everything, 'priya'),
    await graphAs(sandbox, everything, 'tom'),
  ]
  assertError(await tom.patch('/users/leila@alder.example', { jobTitle: 'Editor' }), 403, denied)
  assert.equal((await priya.patch('/users/leila@alder.example', { jobTitle: 'Editor' })).status, 204)
  assertError(await priya.patch('/users/grace@alder.example', { jobTitle: 'x' }), 403, denied)
  assert.equal((await grace.patch('/users/priya@alder.example', { jobTitle: 'Lead' })).status, 204)
  assertError(await tom.patch('/me', { department: 'IT' }), 403, denied)
  assert.equal((await tom.patch('/me', { mobilePhone: '+44 113 496 0099' })).status, 204)

  const idOf = async (name: string) => (await grace.get(`/groups?$filter=displayName eq '${name}'`)).body.value[0].id
  const reference = { '@odata.id': 'https://graph.microsoft.com/v1.0/users/0be98c82-7564-494d-837c-3375bac3a587' }
  assert.equal((await tom.post(`/groups/${await idOf('Sales')}/members/$ref`, reference)).status, 204, 'his own')
  assertError(await tom.post(`/groups/${await idOf('VPN Users')}/members/$ref`, reference), 403, denied)
  const made = await tom.post('/groups', {
    displayName: 'Mine',
    mailNickname: 'mine',
    mailEnabled: false,
    securityEnabled: true,
  })
  assert.equal(made.status, 201)
  assert.deepEqual(namesOf(await tom.get(`/groups/${made.body.id}/owners`)), ['Tom Becker'])
})

test('a permission that reaches some properties reaches no others', async () => {
  const app = await graphAs(sandbox, 'User-Phone.ReadWrite.All')
  assert.equal((await app.patch('/users/leila@alder.example', { mobilePhone: '+44 113 496 0098' })).status, 204)
  assertError(await app.patch('/users/leila@alder.example', { mobilePhone: null, jobTitle: 'x' }), 403, denied)
})
