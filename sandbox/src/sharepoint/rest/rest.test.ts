import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { hour } from '../../clock.ts'
import { departmentGroupId, groups } from '../../company/index.ts'
import { control, tokenFor } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

const resource = 'https://alder.sharepoint.example'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())
afterEach(async () => {
  assert.deepEqual(sandbox.reported, [])
  await control(sandbox, 'reset', {})
})

type Token = { user?: string; permissions?: string; proof?: 'certificate' }

async function sharepointToken({ user, permissions = 'AllSites.FullControl', proof }: Token): Promise<string> {
  const { access_token: token } = await control(sandbox, 'token', {
    permissions: permissions.split(' '),
    resource,
    ...(user === undefined ? {} : { user: `${user}@alder.example` }),
    ...(proof === undefined ? {} : { proof }),
  })
  return token
}

type Caller = Token & { token?: string | undefined; site?: string; accept?: string; contentType?: string }

// biome-ignore lint/suspicious/noExplicitAny: an answer is looked into property by property, as a client would
type Answer = { status: number; headers: Headers; body: any }

/** Somebody calls below `/_api/` of the Sales Team's site. */
async function call(method: string, path: string, caller: Caller = {}, body?: unknown): Promise<Answer> {
  const { site = '/sites/sales-team', accept = 'application/json;odata=nometadata', contentType } = caller
  const token = 'token' in caller ? caller.token : await sharepointToken({ user: 'tom', ...caller })
  const response = await fetch(`${sandbox.url}${site}/_api/${path}`, {
    method,
    headers: {
      accept,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': contentType ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

const users = 'web/sitegroups/getbyname(%27Sales%20Team%20Members%27)/users'
const member = (name: string) => `i:0#.f|membership|${name}@alder.example`
const named = ({ body }: Answer): string[] => body.value.map(({ Title }: { Title: string }) => Title)
const errorOf = ({ body }: Answer): [string, string] => [body['odata.error'].code, body['odata.error'].message.value]

const teamId = groups.find(({ properties }) => properties.displayName === 'Sales Team')?.id ?? ''
const exception = '-2146232832, Microsoft.SharePoint.SPException'

test('each department has a site, which belongs to its Microsoft 365 group', async () => {
  for (const department of ['management', 'it', 'operations', 'finance', 'sales', 'research'] as const) {
    const site = `/sites/${department}-team`
    const { status, body } = await call('GET', 'web/associatedmembergroup/users', { user: 'grace', site })
    assert.equal(status, 200, department)
    assert.match(body.value[0].LoginName, /^c:0o\.c\|federateddirectoryclaimprovider\|[0-9a-f-]{36}$/)
  }
  const { body: web } = await call('GET', 'web')
  assert.deepEqual([web.Title, web.Url], ['Sales Team', `${resource}/sites/sales-team`])
  assert.equal((await call('GET', 'site')).body.GroupId, teamId)
})

test('a site has three groups; that of its team is known by its members and by its owners', async () => {
  const { body } = await call('GET', 'web/sitegroups')
  assert.deepEqual(
    body.value.map(({ Id, Title, AllowMembersEditMembership }: Record<string, unknown>) => [
      Id,
      Title,
      AllowMembersEditMembership,
    ]),
    [
      [3, 'Sales Team Owners', false],
      [5, 'Sales Team Members', true],
      [4, 'Sales Team Visitors', false],
    ],
  )
  assert.deepEqual(named(await call('GET', 'web/associatedownergroup/users')), ['Sales Team Owners'])
  assert.deepEqual(named(await call('GET', 'web/associatedvisitorgroup/users')), [])
  assert.deepEqual(named(await call('GET', 'web/siteusers')), [
    'Sales Team Owners',
    'Sales Team Members',
    'Grace Okafor',
  ])
})

test('somebody is let in by their login name, told as SharePoint tells them, and taken out again', async () => {
  const added = await call('POST', users, {}, { LoginName: member('lars') })
  assert.equal(added.status, 201)
  const { Id, UserId, ...rest } = added.body
  assert.deepEqual(rest, {
    IsHiddenInUI: false,
    LoginName: 'i:0#.f|membership|lars@alder.example',
    Title: 'Lars Holmberg',
    PrincipalType: 1,
    Email: 'lars@alder.example',
    Expiration: '',
    IsEmailAuthenticationGuestUser: false,
    IsShareByEmailGuestUser: false,
    IsSiteAdmin: false,
    UserPrincipalName: 'lars@alder.example',
  })
  assert.match(UserId.NameId, /^1003[0-9a-f]{12}$/)
  assert.deepEqual(named(await call('GET', users)), ['Sales Team Members', 'Lars Holmberg'])
  assert.equal((await call('GET', 'web/title', { user: 'lars' })).status, 501)
  assert.equal((await call('GET', 'web', { user: 'lars' })).status, 200)
  const removed = await call('POST', `${users}/removebyid(${Id})`)
  assert.deepEqual([removed.status, removed.body], [200, { 'odata.null': true }])
  assert.deepEqual(named(await call('GET', users)), ['Sales Team Members'])
  assert.equal((await call('GET', 'web', { user: 'lars' })).status, 403)
})

test('to let somebody in twice is no mistake', async () => {
  const [one, other] = [
    await call('POST', users, {}, { LoginName: member('lars') }),
    await call('POST', users, {}, { LoginName: 'LARS@alder.example' }),
  ]
  assert.deepEqual([one.status, other.status, other.body.Id], [201, 201, one.body.Id])
  assert.deepEqual(named(await call('GET', users)), ['Sales Team Members', 'Lars Holmberg'])
})

test('security groups and Microsoft 365 groups are let in as such, and everyone who belongs to the company', async () => {
  const finance = departmentGroupId('Finance')
  for (const [login, title] of [
    [`c:0t.c|tenant|${finance}`, 'Finance'],
    [`c:0o.c|federateddirectoryclaimprovider|${teamId}_o`, 'Sales Team Owners'],
    ['c:0-.f|rolemanager|spo-grid-all-users/7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35', 'Everyone except external users'],
  ]) {
    const { status, body } = await call('POST', 'web/sitegroups(4)/users', {}, { LoginName: login })
    assert.deepEqual([status, body.Title, body.PrincipalType, body.UserId], [201, title, 4, null])
  }
  await call(
    'POST',
    'web/sitegroups(4)/users/removebyloginname(@v)?@v=%27c:0-.f|rolemanager|spo-grid-all-users/7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35%27',
  )
  assert.equal((await call('GET', 'web', { user: 'helen' })).status, 200, 'Helen is in Finance')
  assert.equal((await call('GET', 'web', { user: 'lars' })).status, 403, 'Lars is not')
})

const unknown = [
  member('nobody'),
  'nobody@alder.example',
  'nobody',
  '',
  `c:0t.c|tenant|${teamId}`,
  `c:0o.c|federateddirectoryclaimprovider|${departmentGroupId('Sales')}`,
  'c:0t.c|tenant|00000000-0000-0000-0000-000000000000',
  'c:0-.f|rolemanager|spo-grid-all-users/00000000-0000-0000-0000-000000000000',
]

for (const login of unknown)
  test(`whoever the directory does not know, or not as that, is refused by name: “${login}”`, async () => {
    for (const refusal of [
      await call('POST', users, {}, { LoginName: login }),
      await call('POST', 'web/ensureuser', {}, { logonName: login }),
    ]) {
      assert.equal(refusal.status, 404)
      assert.deepEqual(errorOf(refusal), [exception, `The specified user ${login} could not be found.`])
    }
    assert.deepEqual(named(await call('GET', users)), ['Sales Team Members'])
  })

test('somebody just created is unknown until the directory has told everybody', async () => {
  await control(sandbox, 'replication', { delayMs: hour })
  const token = await tokenFor(sandbox, 'User.ReadWrite.All')
  const created = await fetch(`${sandbox.url}/v1.0/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      accountEnabled: true,
      displayName: 'Nia Obi',
      mailNickname: 'nia',
      userPrincipalName: 'nia@alder.example',
      passwordProfile: { password: 'Cor-rect-horse-9' },
    }),
  })
  assert.equal(created.status, 201)
  assert.equal((await call('POST', users, {}, { LoginName: member('nia') })).status, 404)
  await control(sandbox, 'clock', { advance: 'PT1H' })
  assert.equal((await call('POST', users, {}, { LoginName: member('nia') })).status, 201)
})

test('ensureuser makes somebody known, which lets them in nowhere', async () => {
  const { status, body } = await call('POST', 'web/ensureuser', {}, { logonName: 'lars@alder.example' })
  assert.deepEqual([status, body.LoginName], [200, member('lars')])
  assert.equal((await call('GET', 'web', { user: 'lars' })).status, 403)
  assert.equal((await call('GET', `web/getuserbyid(${body.Id})`)).body.Title, 'Lars Holmberg')
  assert.equal((await call('GET', "web/siteusers/getbyemail('lars@alder.example')")).body.Id, body.Id)
  assert.equal((await call('GET', `web/siteusers(@v)?@v=%27${encodeURIComponent(member('lars'))}%27`)).body.Id, body.Id)
  assert.deepEqual(named(await call('GET', `web/getuserbyid(${body.Id})/groups`)), [])
})

test('what is not there is told as SharePoint tells it', async () => {
  for (const [method, path, sentence] of [
    ['GET', 'web/getuserbyid(99)', 'User cannot be found.'],
    ['GET', "web/siteusers/getbyemail('nobody@alder.example')", 'User cannot be found.'],
    ['GET', 'web/sitegroups(99)', 'Group cannot be found.'],
    ['GET', "web/sitegroups/getbyname('Sales%20Members')", 'Group cannot be found.'],
    ['POST', `${users}/removebyid(99)`, 'Can not find the user with ID: 99.'],
    ['POST', `${users}/removebyloginname('lars@alder.example')`, 'User cannot be found.'],
  ] as const) {
    const answer = await call(method, path)
    assert.deepEqual([answer.status, ...errorOf(answer)], [404, exception, sentence], path)
  }
  assert.equal((await call('GET', 'web', { site: '/sites/nowhere' })).status, 404)
})

test('members of the team may let others in, and not make them owners; whoever may read, or nothing, may neither', async () => {
  const { status } = await call('POST', users, { user: 'erik' }, { LoginName: member('lars') })
  assert.equal(status, 201)
  const owners = await call('POST', 'web/associatedownergroup/users', { user: 'erik' }, { LoginName: member('lars') })
  assert.deepEqual([owners.status, errorOf(owners)[0]], [403, '-2147024891, System.UnauthorizedAccessException'])
  await call('POST', 'web/associatedvisitorgroup/users', {}, { LoginName: member('jonas') })
  assert.equal((await call('GET', users, { user: 'jonas' })).status, 200)
  assert.equal((await call('POST', users, { user: 'jonas' }, { LoginName: member('ada') })).status, 403)
  assert.equal((await call('GET', users, { user: 'ada' })).status, 403)
})

test('the company’s administrator of sites may do everything in all of them, without being in any group', async () => {
  assert.equal((await call('POST', users, { user: 'grace' }, { LoginName: member('lars') })).status, 201)
  const root = { user: 'grace', site: '' }
  assert.equal((await call('POST', 'web/sitegroups(5)/users', root, { LoginName: member('lars') })).status, 201)
  assert.equal(
    (await call('POST', 'web/sitegroups(5)/users', { ...root, user: 'lars' }, { LoginName: member('tom') })).status,
    403,
  )
})

test('an app may do for a person what both of them may', async () => {
  const owner = { user: 'tom' }
  const reading = { ...owner, permissions: 'AllSites.Read' }
  assert.equal((await call('GET', users, reading)).status, 200)
  assert.equal((await call('POST', 'web/ensureuser', reading, { logonName: member('lars') })).status, 403)
  const writing = { ...owner, permissions: 'AllSites.Write' }
  assert.equal((await call('POST', 'web/ensureuser', writing, { logonName: member('lars') })).status, 200)
  assert.equal((await call('POST', users, writing, { LoginName: member('lars') })).status, 403)
  assert.equal((await call('GET', users, { ...owner, permissions: 'User.Read' })).status, 403)
})

test('an app is heard for itself with a certificate, never with a secret', async () => {
  const roles = { permissions: 'Sites.FullControl.All' }
  const bySecret = await sharepointToken(roles)
  const refused = await call('GET', users, { token: bySecret })
  assert.deepEqual([refused.status, refused.body], [401, { error_description: 'Unsupported app only token.' }])
  const token = await sharepointToken({ ...roles, proof: 'certificate' })
  assert.equal((await call('POST', users, { token }, { LoginName: member('lars') })).status, 201)
  const reading = await sharepointToken({ permissions: 'Sites.Read.All', proof: 'certificate' })
  assert.equal((await call('GET', users, { token: reading })).status, 200)
  assert.equal((await call('POST', users, { token: reading }, { LoginName: member('ada') })).status, 403)
})

test('a token is for SharePoint, in time, and there', async () => {
  const forGraph = await call('GET', 'web', { token: await tokenFor(sandbox, 'Sites.Read.All', 'tom@alder.example') })
  assert.equal(forGraph.status, 401)
  assert.match(forGraph.headers.get('x-ms-diagnostics') ?? '', /Invalid audience/)
  assert.match(
    forGraph.headers.get('www-authenticate') ?? '',
    /^Bearer .*client_id="00000003-0000-0ff1-ce00-000000000000"/,
  )
  assert.equal((await call('GET', 'web', { token: undefined })).status, 403)
  assert.equal((await call('GET', 'web', { token: 'nonsense' })).status, 401)
  const token = await sharepointToken({ user: 'tom' })
  await control(sandbox, 'clock', { advance: 'PT2H' })
  assert.equal((await call('GET', 'web', { token })).status, 401)
})

test('answers are as wordy as they are asked to be, and XML is not played', async () => {
  const verbose = await call('GET', 'web/sitegroups(5)', { accept: 'application/json;odata=verbose' })
  assert.equal(verbose.body.d.__metadata.type, 'SP.Group')
  assert.equal(verbose.body.d.Title, 'Sales Team Members')
  const list = await call('GET', users, { accept: 'application/json; odata=verbose' })
  assert.equal(list.body.d.results[0].__metadata.type, 'SP.User')
  const some = await call('GET', 'web/sitegroups(5)', { accept: 'application/json' })
  assert.equal(some.body['odata.type'], 'SP.Group')
  assert.match(some.body['odata.metadata'], /\$metadata#SP\.ApiData\.Groups\/@Element$/)
  const refused = await call('GET', 'web/sitegroups(99)', { accept: 'application/json;odata=verbose' })
  assert.equal(refused.body.error.message.value, 'Group cannot be found.')
  assert.equal((await call('GET', 'web', { accept: '*/*' })).status, 406)
  const { body } = await call(
    'POST',
    users,
    { accept: 'application/json;odata=verbose' },
    { LoginName: member('lars') },
  )
  const removed = await call('POST', `${users}/removebyid(${body.d.Id})`, { accept: 'application/json;odata=verbose' })
  assert.deepEqual(removed.body, { d: { RemoveById: null } })
})

test('what is made wordily has to say what it is', async () => {
  const verbose = { contentType: 'application/json;odata=verbose' }
  const without = await call('POST', users, verbose, { LoginName: member('lars') })
  assert.equal(without.status, 400)
  assert.match(errorOf(without)[1], /^An entry without a type name was found/)
  const __metadata = { type: 'SP.User' }
  assert.equal((await call('POST', users, verbose, { __metadata, LoginName: member('lars') })).status, 201)
})

test('lists are picked from, filtered, ordered and cut', async () => {
  const id = await call('GET', "web/sitegroups?$filter=LoginName eq 'Sales Team Members'&$select=Id&$top=1")
  assert.deepEqual(id.body, { value: [{ Id: 5 }] })
  assert.deepEqual(named(await call('GET', 'web/siteusers?$orderby=Title desc&$top=2')), [
    'Sales Team Owners',
    'Sales Team Members',
  ])
  assert.deepEqual(named(await call('GET', 'web/siteusers?$filter=PrincipalType eq 1')), ['Grace Okafor'])
  assert.equal((await call('GET', 'web?$select=Nothing')).status, 400)
  assert.equal((await call('GET', 'web/sitegroups?$filter=Id eq')).status, 400)
})

test('what is not played is refused by its name', async () => {
  for (const [method, path, name] of [
    ['GET', 'web/lists', /web\/lists/],
    ['GET', 'search/query', /'search'/],
    ['GET', 'web/sitegroups?$expand=Users', /\$expand=Users/],
    ['DELETE', 'web/sitegroups(5)', /DELETE of a group/],
    ['POST', 'web/sitegroups', /POST of a groups/],
  ] as const) {
    const answer = await call(method, path)
    assert.equal(answer.status, 501, path)
    assert.match(errorOf(answer)[1], name)
  }
  assert.equal((await call('GET', "web/sitegroups/getbyname('")).status, 400)
  assert.equal((await call('GET', 'web/ensureuser')).status, 405)
})

test('who is in a site is there after a restart', async () => {
  await call('POST', users, {}, { LoginName: member('lars') })
  await sandbox.restart()
  assert.deepEqual(named(await call('GET', users)), ['Sales Team Members', 'Lars Holmberg'])
})
