import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { assertError, type Graph, graphAs, namesOf } from '../../testing/testGraph.ts'
import { signIn, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let app: Graph
beforeEach(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'User.ReadWrite.All')
})
afterEach(() => sandbox[Symbol.asyncDispose]())

const newcomer = {
  accountEnabled: true,
  displayName: 'Nina Holt',
  mailNickname: 'nina',
  userPrincipalName: 'nina@alder.example',
  passwordProfile: { password: 'Correct-horse-7', forceChangePasswordNextSignIn: true },
}

test('a user is created, found by name and by id, changed, deleted, and can be restored', async () => {
  const created = await app.post('/users', { ...newcomer, department: 'Research', usageLocation: 'SE' })
  assert.equal(created.status, 201)
  const { id, '@odata.context': context, ...defaults } = created.body
  assert.equal(context, `${sandbox.url}/v1.0/$metadata#users/$entity`)
  assert.ok(!('department' in defaults) && !('passwordProfile' in defaults))
  assert.equal((await app.get('/users/NINA@alder.example')).body.id, id)

  const patched = await app.patch(`/users/${id}`, { jobTitle: 'Optician', department: null })
  assert.equal(patched.status, 204)
  assert.equal(patched.body, '')
  const { body } = await app.get(`/users/${id}?$select=jobTitle,department,userType,createdDateTime,securityIdentifier`)
  assert.equal(body.jobTitle, 'Optician')
  assert.equal(body.department, null)
  assert.equal(body.userType, 'Member')
  assert.equal(body.createdDateTime, '2026-11-20T09:02:24Z')
  assert.match(body.securityIdentifier, /^S-1-12-1-\d+-\d+-\d+-\d+$/)

  assert.equal((await app.delete(`/users/${id}`)).status, 204)
  assertError(await app.get(`/users/${id}`), 404, 'Request_ResourceNotFound', new RegExp(`Resource '${id}'`))
  const deleted = (await app.get('/directory/deletedItems/microsoft.graph.user')).body.value
  assert.deepEqual(
    deleted.map(({ displayName }: { displayName: string }) => displayName),
    ['Vera Kramer', 'Nina Holt'],
  )
  const restored = await app.post(`/directory/deletedItems/${id}/restore`)
  assert.equal(restored.status, 200)
  assert.equal((await app.get('/users/nina@alder.example')).body.id, id)
})

test('what is deleted for good, or has been deleted for thirty days, does not come back', async () => {
  const { body } = await app.post('/users', newcomer)
  await app.delete(`/users/${body.id}`)
  assert.equal((await app.delete(`/directory/deletedItems/${body.id}`)).status, 204)
  assertError(await app.post(`/directory/deletedItems/${body.id}/restore`), 404, 'Request_ResourceNotFound')
})

for (const [what, body, code, message] of [
  ['no password', { ...newcomer, passwordProfile: undefined }, 'Request_BadRequest', /password must be specified/],
  ['a weak password', { ...newcomer, passwordProfile: { password: 'password' } }, 'Request_BadRequest', /complexity/],
  ['no name', { ...newcomer, displayName: undefined }, 'Request_BadRequest', /required for property 'displayName'/],
  [
    'a foreign domain',
    { ...newcomer, userPrincipalName: 'nina@elsewhere.example' },
    'Request_BadRequest',
    /verified domain/,
  ],
  ['a name that is none', { ...newcomer, userPrincipalName: 'nina' }, 'Request_BadRequest', /domain portion|not valid/],
  [
    'a wrong type',
    { ...newcomer, accountEnabled: 'true' },
    'Request_BadRequest',
    /property 'accountEnabled' of resource 'User'/,
  ],
  ['an empty text', { ...newcomer, jobTitle: '' }, 'Request_BadRequest', /property 'jobTitle'/],
  ['a text that is too long', { ...newcomer, employeeId: '12345678901234567' }, 'Request_BadRequest', /'employeeId'/],
  ['two business phones', { ...newcomer, businessPhones: ['1', '2'] }, 'Request_BadRequest', /businessPhones/],
  ['what is not to be written', { ...newcomer, id: 'x' }, 'Request_BadRequest', /'id' is read-only/],
  ['what is not there', { ...newcomer, shoeSize: 42 }, 'Request_BadRequest', /shoeSize/],
] as const)
  test(`a user with ${what} is not created`, async () => {
    assertError(await app.post('/users', body), 400, code, message)
    assert.equal((await app.get("/users?$filter=mailNickname eq 'nina'")).body.value.length, 0)
  })

test('a name that is taken is a conflict with details', async () => {
  const answer = await app.post('/users', { ...newcomer, userPrincipalName: 'Ada@alder.example' })
  assertError(answer, 400, 'Request_BadRequest', /property userPrincipalName already exists/)
  assert.deepEqual(answer.body.error.details, [
    { code: 'ObjectConflict', message: answer.body.error.message, target: 'userPrincipalName' },
  ])
})

test('an empty body, and one that is no JSON, are told apart', async () => {
  assertError(await app.patch('/users/ada@alder.example'), 400, 'BadRequest', /Empty Payload/)
  const send = (body: string, type: string) =>
    app.send('PATCH', '/users/ada@alder.example', { body, headers: { 'content-type': type } })
  assertError(await send('{', 'application/json'), 400, 'BadRequest', /Unable to read JSON/)
  assertError(await send('{}', 'text/plain'), 400, 'BadRequest', /Unable to read JSON/)
})

test('who comes from on premises is changed there', async () => {
  assertError(
    await app.patch('/users/johan@alder.example', { jobTitle: 'x' }),
    400,
    'Request_BadRequest',
    /on-premises mastered/,
  )
  assertError(await app.delete('/users/johan@alder.example'), 400, 'Request_BadRequest', /on-premises mastered/)
})

test('a manager is read, set by reference, and taken away; nobody’s manager is not found', async () => {
  const graph = await graphAs(sandbox, 'User.ReadWrite.All User.Read.All')
  assert.equal((await graph.get('/users/priya@alder.example/manager')).body.displayName, 'Grace Okafor')
  assertError(
    await graph.get('/users/ada@alder.example/manager'),
    404,
    'Request_ResourceNotFound',
    /Resource 'manager'/,
  )
  const { body: tom } = await graph.get('/users/tom@alder.example')
  const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${tom.id}` }
  assert.equal((await graph.put('/users/priya@alder.example/manager/$ref', reference)).status, 204)
  assert.equal((await graph.get('/users/priya@alder.example/manager')).body.displayName, 'Tom Becker')
  assert.ok(namesOf(await graph.get('/users/tom@alder.example/directReports')).includes('Priya Nair'))
  assert.equal((await graph.delete('/users/priya@alder.example/manager/$ref')).status, 204)
  assertError(await graph.delete('/users/priya@alder.example/manager/$ref'), 404, 'Request_ResourceNotFound')
  for (const [id, status, code] of [
    ['https://graph.microsoft.com/v1.0/users/tom@alder.example', 400, 'Request_BadRequest'],
    ['https://elsewhere.example/v1.0/users/489382db-3ad5-4129-85c6-a3f3a6a6c47d', 400, 'Request_UnsupportedQuery'],
    ['https://graph.microsoft.com/v1.0/users/00000000-0000-4000-8000-000000000000', 404, 'Request_ResourceNotFound'],
    [undefined, 400, 'Request_BadRequest'],
  ] as const)
    assertError(await graph.put('/users/priya@alder.example/manager/$ref', { '@odata.id': id }), status, code)
})

test('guests are found by their name with its # escaped, and invited ones wait until they sign in', async () => {
  const graph = await graphAs(sandbox, 'User.Invite.All User.Read.All')
  const marta = await graph.get(
    '/users/marta.vidal_fabrikam.example%23EXT%23@alder.example?$select=userType,externalUserState',
  )
  assert.equal(marta.body.userType, 'Guest')
  const invitation = await graph.post('/invitations', {
    invitedUserEmailAddress: 'kim@partner.example',
    invitedUserDisplayName: 'Kim Roth',
    inviteRedirectUrl: 'https://alder.example',
  })
  assert.equal(invitation.status, 201)
  assert.equal(invitation.body.status, 'PendingAcceptance')
  const path = `/users/${invitation.body.invitedUser.id}?$select=userPrincipalName,externalUserState,creationType`
  const { '@odata.context': _, ...kim } = (await graph.get(path)).body
  assert.deepEqual(kim, {
    userPrincipalName: 'kim_partner.example#EXT#@alder.example',
    externalUserState: 'PendingAcceptance',
    creationType: 'Invitation',
  })
  const page = await signIn(sandbox, 'Henrik Dahl')
  assert.equal(page.status, 302)
  const henrik = await graph.get("/users?$filter=mail eq 'henrik.dahl@northlens.example'&$select=externalUserState")
  assert.equal(henrik.body.value[0].externalUserState, 'Accepted')
  const again = await graph.post('/invitations', {
    invitedUserEmailAddress: 'kim@partner.example',
    inviteRedirectUrl: 'https://alder.example',
  })
  assert.equal(again.body.invitedUser.id, invitation.body.invitedUser.id)
  assertError(
    await graph.post('/invitations', {
      invitedUserEmailAddress: 'x@alder.example',
      inviteRedirectUrl: 'https://a.example',
    }),
    400,
    'Request_BadRequest',
  )
})

test('a profile is told of one at a time, when it is asked for', async () => {
  assert.equal((await app.patch('/users/ada@alder.example', { skills: ['Law'], aboutMe: 'Founder' })).status, 204)
  const { body } = await app.get('/users/ada@alder.example?$select=skills,aboutMe,birthday')
  assert.deepEqual(body.skills, ['Law'])
  assert.equal(body.birthday, '0001-01-01T00:00:00Z')
  assertError(await app.get('/users?$select=skills'), 400, 'Request_UnsupportedQuery')
})
