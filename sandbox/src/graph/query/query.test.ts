import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertError, control, eventual, type Graph, graphAs, namesOf } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let app: Graph
before(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'Directory.Read.All')
})
after(() => sandbox[Symbol.asyncDispose]())

const q = (query: string) => query.replace(/#/g, '%23')
const list = async (path: string, headers?: Record<string, string>) => {
  const answer = await app.get(q(path), headers)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer
}

for (const [filter, names] of [
  ["department eq 'Research' and startswith(jobTitle,'Labor')", ['Zanele Dlamini', 'Tomáš Novák', 'Abena Owusu']],
  ["userType eq 'guest'", ['Marta Vidal', 'Henrik Dahl']],
  ['accountEnabled eq false', ['Paul Lindgren']],
  ["surname in ('Nair', 'becker')", ['Priya Nair', 'Tom Becker']],
  ["givenName ge 'Y' and userType eq 'Member'", ['Yuki Tanaka', 'Zanele Dlamini']],
  ["city eq 'Austin' and department eq 'IT'", ['Mei Chen', 'Sofía Herrera']],
  ["proxyAddresses/any(p:p eq 'SMTP:chidi@alder.example')", ['Chidi Eze']],
  ["otherMails/any(m:startswith(m,'marta'))", ['Marta Vidal']],
  ['createdDateTime le 2010-06-30T00:00:00Z', ['Ada Lindqvist', 'Grace Okafor', 'Priya Nair']],
  ["id eq '489382db-3ad5-4129-85c6-a3f3a6a6c47d'", ['Tom Becker']],
  ['onPremisesSyncEnabled eq true', ['Björn Sandell', 'Johan Ekström', 'Fatima Rahman', 'Piotr Wójcik']],
] as const)
  test(`$filter finds users without more ado: ${filter}`, async () => {
    assert.deepEqual(namesOf(await list(`/users?$filter=${filter}`)), names)
  })

for (const [filter, names] of [
  [
    "department eq 'IT' and jobTitle ne 'Service Desk Agent' and city ne 'Malmö'",
    ['Priya Nair', 'Mei Chen', 'Omar Haddad'],
  ],
  ["endsWith(mail,'@fabrikam.example')", ['Marta Vidal']],
  ["endsWith(userPrincipalName,'#EXT#@alder.example')", ['Marta Vidal', 'Henrik Dahl']],
  ["not(userType eq 'Member')", ['Marta Vidal', 'Henrik Dahl']],
  ["companyName eq 'Northlens'", ['Henrik Dahl']],
  ['department eq null', ['Marta Vidal', 'Henrik Dahl']],
  ["employeeType eq 'Contractor'", ['Rahul Banerjee', 'Leila Karimi', 'Wei Zhang']],
  [
    "startsWith(officeLocation,'Leeds') and department eq 'Sales'",
    ['Tom Becker', 'Noor Aziz', 'Kwame Asante', 'Leila Karimi'],
  ],
  ['otherMails/$count ne 0', ['Marta Vidal', 'Henrik Dahl']],
  [
    "not(startsWith(displayName,'A')) and department eq 'Management'",
    ['Elsa Norling', 'David Mensah', 'Katarzyna Zielińska'],
  ],
] as const)
  test(`$filter finds these users as an advanced query only: ${filter}`, async () => {
    assert.deepEqual(namesOf(await list(`/users?$count=true&$filter=${filter}`, eventual)), names)
    const plain = await app.get(q(`/users?$count=true&$filter=${filter}`))
    assertError(plain, 400, 'Request_UnsupportedQuery')
    assertError(await app.get(q(`/users?$filter=${filter}`), eventual), 400, 'Request_UnsupportedQuery')
  })

for (const [filter, code] of [
  ["displayName gt 'B'", 'Request_UnsupportedQuery'],
  ["contains(displayName,'a')", 'Request_UnsupportedQuery'],
  ["aboutMe eq 'x'", 'Request_UnsupportedQuery'],
  ["proxyAddresses/all(p:p eq 'x')", 'Request_UnsupportedQuery'],
  ["endsWith(displayName,'a')", 'Request_UnsupportedQuery'],
  ["nickname eq 'x'", 'BadRequest'],
  ["accountEnabled eq 'true'", 'BadRequest'],
  ['displayName eq', 'BadRequest'],
] as const)
  test(`$filter that no index answers is refused, advanced or not: ${filter}`, async () => {
    assertError(await app.get(`/users?$filter=${filter}`), 400, code)
    assertError(await app.get(`/users?$count=true&$filter=${filter}`, eventual), 400, code)
  })

for (const [filter, names] of [
  ["groupTypes/any(c:c eq 'DynamicMembership')", ['All Employees', 'Leeds Office', 'Research Community']],
  ['isAssignableToRole eq true', ['Help Desk Administrators']],
  ['mailEnabled eq true and securityEnabled eq true', ['Finance Approvals']],
  ["startsWith(displayName,'Re')", ['Registered Devices', 'Research', 'Research Team', 'Research Community']],
] as const)
  test(`$filter finds groups: ${filter}`, async () => {
    assert.deepEqual(namesOf(await list(`/groups?$filter=${filter}`)), names)
  })

test('$filter on groups by when they were made is refused even as an advanced query, as documented', async () => {
  const answer = await app.get('/groups?$filter=createdDateTime ge 2021-11-01&$count=true', eventual)
  assertError(answer, 400, 'Request_UnsupportedQuery', /property 'createdDateTime' of resource 'Group'/)
})

test('$search goes by words of names and descriptions, by beginnings elsewhere, and needs the header only', async () => {
  const search = async (text: string, path = '/groups') =>
    namesOf(await list(`${path}?$search=${encodeURIComponent(text)}`, eventual))
  assert.deepEqual(await search('"displayName:access"'), ['Lab Access', 'Building Access'])
  assert.deepEqual(await search('"description:doors" AND "displayName:lab"'), ['Lab Access'])
  assert.deepEqual(await search('"displayName:vpn" OR "mail:finance"'), [
    'Finance Team',
    'VPN Users',
    'Finance Approvals',
  ])
  assert.deepEqual(await search('"displayName:lar"', '/users'), ['Lars Holmberg'])
  assert.deepEqual(await search('"mail:grace"', '/users'), ['Grace Okafor'])
  const both = `/groups?$filter=mailEnabled eq true&$search=${encodeURIComponent('"displayName:finance"')}`
  assert.deepEqual(namesOf(await list(both, eventual)), ['Finance Team', 'Finance Approvals'])
  assertError(await app.get('/groups?$search="displayName:x"'), 400, 'Request_UnsupportedQuery', /ConsistencyLevel/)
  assertError(await app.get('/groups?$search=finance', eventual), 400, 'BadRequest', /Syntax error/)
})

test('$orderby sorts as people do; together with $filter, and by some properties, in advanced queries only', async () => {
  const first = async (path: string, headers?: Record<string, string>) => namesOf(await list(path, headers)).slice(0, 3)
  assert.deepEqual(await first('/users?$orderby=displayName'), ['Abena Owusu', 'Ada Lindqvist', 'Agnes Lundgren'])
  assert.deepEqual(await first('/users?$orderby=displayName desc'), ['Zanele Dlamini', 'Yuki Tanaka', 'Wei Zhang'])
  assert.deepEqual(await first('/users?$orderby=createdDateTime desc,displayName&$count=true', eventual), [
    'Henrik Dahl',
    'Marta Vidal',
    'Paul Lindgren',
  ])
  const both = "/users?$filter=department eq 'Finance'&$orderby=displayName"
  assertError(await app.get(both), 400, 'Request_UnsupportedQuery', /Sorting not supported/)
  assert.deepEqual(await first(`${both}&$count=true`, eventual), ['Arjun Patel', 'Helen Whitaker', 'Inês Carvalho'])
  assertError(await app.get('/users?$orderby=createdDateTime'), 400, 'Request_UnsupportedQuery')
  assertError(await app.get('/users?$orderby=jobTitle&$count=true', eventual), 400, 'Request_UnsupportedQuery')
  assertError(await app.get('/users?$orderby=shoeSize'), 400, 'BadRequest')
})

test('$select tells just what it names, and the context says so; what is not there is told', async () => {
  const { body } = await list('/users/ada@alder.example?$select=displayName,department,Manager')
  assert.deepEqual(body, {
    '@odata.context': `${sandbox.url}/v1.0/$metadata#users(displayName,department)/$entity`,
    displayName: 'Ada Lindqvist',
    department: 'Management',
  })
  const unknown = await app.get('/users?$select=displayName,shoeSize')
  assertError(unknown, 400, 'BadRequest', /Could not find a property named 'shoeSize' on type 'microsoft.graph.user'/)
})

test('without $select exactly the documented defaults are told', async () => {
  const { body } = await list('/users/ada@alder.example')
  assert.deepEqual(Object.keys(body), [
    '@odata.context',
    'businessPhones',
    'displayName',
    'givenName',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
    'id',
  ])
})

test('$expand brings a manager, all of them up with $levels, and no more than twenty of a list', async () => {
  const manager = await list('/users/priya@alder.example?$select=displayName&$expand=manager($select=displayName)')
  assert.deepEqual(manager.body.manager, { '@odata.type': '#microsoft.graph.user', displayName: 'Grace Okafor' })
  const path = '/users/piotr@alder.example?$select=displayName&$expand=manager($levels=max;$select=displayName)'
  const chain = (await list(`${path}&$count=true`, eventual)).body
  const names = []
  for (let one = chain; one; one = one.manager) names.push(one.displayName)
  assert.deepEqual(names, ['Piotr Wójcik', 'Johan Ekström', 'Björn Sandell', 'Samuel Adeyemi', 'Ada Lindqvist'])
  assertError(await app.get(path), 400, 'Request_UnsupportedQuery')
  const { body } = await list("/groups?$filter=displayName eq 'All Company'&$expand=members($select=id)")
  assert.equal(body.value[0].members.length, 20)
  assert.ok(!('manager' in (await list('/users/ada@alder.example?$expand=manager')).body), 'nobody is over Ada')
  assertError(await app.get('/users?$expand=manager,memberOf'), 400, 'Request_UnsupportedQuery')
  assertError(await app.get('/users?$expand=shoes'), 400, 'BadRequest')
})

test('$count is told on the first page of advanced queries, and left out without a word otherwise', async () => {
  const first = await list('/users?$count=true&$top=5', eventual)
  assert.equal(first.body['@odata.count'], 63)
  assert.ok(!('@odata.count' in (await list(first.body['@odata.nextLink'], eventual)).body))
  assert.ok(!('@odata.count' in (await list('/users?$count=true&$top=5')).body))
  const count = await list('/users/$count', eventual)
  assert.equal(count.body, '63')
  assert.equal(count.headers.get('content-type'), 'text/plain')
  assert.equal((await list("/users/$count?$filter=userType ne 'guest'", eventual)).body, '61')
  assertError(await app.get('/users/$count'), 400, 'Request_BadRequest', /\$count is not currently supported/)
})

test('pages follow one another, each user once, also while others come and go, and whatever the order', async () => {
  await using own = await testSandbox()
  const graph = await graphAs(own, 'Directory.ReadWrite.All User.ReadWrite.All')
  for (const order of ['', '&$orderby=displayName desc']) {
    const seen: string[] = []
    let pages = 0
    for (let next: string | undefined = `/users?$top=20${order}`; next; pages++) {
      const answer = await graph.get(next)
      seen.push(...answer.body.value.map(({ id }: { id: string }) => id))
      next = answer.body['@odata.nextLink']
      if (pages === 1) await graph.delete(`/users/${seen[0]}`) // one that was told already
      if (pages === 2) await graph.delete(`/users/${seen.at(-1)}`) // the very one the next page goes on from
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.equal(pages, Math.ceil(seen.length / 20))
  }
})

test('a page has a hundred unless $top says otherwise, from 1 to 999; a token of nobody’s is refused', async () => {
  await control(sandbox, 'seed', { crowd: 1_200 })
  const page = async (path: string) => (await list(path)).body.value.length
  assert.equal(await page('/users?$select=id'), 100)
  assert.equal(await page('/users?$select=id&$top=999'), 999)
  assert.equal(await page('/devices?$select=id'), 100)
  for (const top of [0, 1000])
    assertError(await app.get(`/users?$top=${top}`), 400, 'Request_UnsupportedQuery', /between 1 and 999/)
  assertError(await app.get('/users?$skiptoken=abc'), 400, 'Directory_ExpiredPageToken')
  assertError(await app.get('/users?$skip=5'), 400, 'Request_BadRequest', /\$skip/)
})
