import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { assertError, control, type Graph, graphAs } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let app: Graph
beforeEach(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'Directory.ReadWrite.All User.ReadWrite.All Group.ReadWrite.All')
})
afterEach(() => sandbox[Symbol.asyncDispose]())

type Item = Record<string, unknown> & { id: string }

/** Follows a round to its end. */
const round = async (start: string, headers?: Record<string, string>) => {
  const items: Item[] = []
  let pages = 0
  for (let next = start; ; pages++) {
    const { status, body, headers: answered } = await app.get(next, headers)
    assert.equal(status, 200, JSON.stringify(body))
    items.push(...body.value)
    if (body['@odata.deltaLink']) return { items, pages: pages + 1, link: body['@odata.deltaLink'], headers: answered }
    next = body['@odata.nextLink']
  }
}

const user = async (name: string): Promise<string> => (await app.get(`/users/${name}@alder.example`)).body.id
const group = async (name: string): Promise<string> =>
  (await app.get(`/groups?$filter=displayName eq '${name}'`)).body.value[0].id
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })

test('a round begins with all there is, page by page; the next tells what changed since, and nothing twice', async () => {
  await control(sandbox, 'seed', { crowd: 250 })
  const first = await round('/users/delta?$select=displayName,jobTitle')
  assert.equal(first.items.length, 313)
  assert.equal(first.pages, 4)
  assert.deepEqual((await round(first.link)).items, [])

  const tom = await user('tom')
  await app.patch(`/users/${tom}`, { jobTitle: 'Chief' })
  await app.patch(`/users/${await user('leila')}`, { department: 'Research' }) // not selected: not told
  const second = await round(first.link)
  assert.deepEqual(second.items, [{ displayName: 'Tom Becker', jobTitle: 'Chief', id: tom }])
  assert.deepEqual((await round(second.link)).items, [])
  assert.deepEqual((await round(first.link)).items, second.items, 'an older link tells it again')
})

test('what was taken away is null, what was never set is not mentioned, and minimal answers tell what changed alone', async () => {
  const first = await round('/users/delta?$select=displayName,mobilePhone,faxNumber')
  const tom = await user('tom')
  await app.patch(`/users/${tom}`, { mobilePhone: null })
  assert.deepEqual((await round(first.link)).items, [{ displayName: 'Tom Becker', mobilePhone: null, id: tom }])
  const minimal = await round(first.link, { prefer: 'return=minimal' })
  assert.deepEqual(minimal.items, [{ mobilePhone: null, id: tom }])
  assert.equal(minimal.headers.get('preference-applied'), 'return=minimal')
})

test('who is deleted, restored, deleted for good or new is told as such', async () => {
  const [tom, leila] = [await user('tom'), await user('leila')]
  const { link } = await round('/users/delta?$select=displayName')
  await app.delete(`/users/${tom}`)
  await app.delete(`/users/${leila}`)
  const deleted = await round(link)
  assert.deepEqual(deleted.items, [
    { id: tom, '@removed': { reason: 'changed' } },
    { id: leila, '@removed': { reason: 'changed' } },
  ])
  await app.post(`/directory/deletedItems/${tom}/restore`)
  const restored = await round(deleted.link)
  assert.deepEqual(restored.items, [{ displayName: 'Tom Becker', id: tom }])
  assert.deepEqual((await round(link)).items.length, 1, 'deleted and restored in between is no change at all')
  const { body: plain } = await app.post('/groups', {
    displayName: 'P',
    mailNickname: 'p',
    mailEnabled: false,
    securityEnabled: true,
  })
  const groups = await round('/groups/delta?$select=displayName')
  await app.delete(`/groups/${plain.id}`)
  assert.deepEqual((await round(groups.link)).items, [{ id: plain.id, '@removed': { reason: 'deleted' } }])
})

test('members come and go as annotations: added, removed, deleted, restored', async () => {
  const [vpn, tom, priya] = [await group('VPN Users'), await user('tom'), await user('priya')]
  const first = await round('/groups/delta?$select=displayName,members')
  const before = first.items.find(({ id }) => id === vpn)?.['members@delta'] as Item[]
  assert.equal(before.length, 9)
  assert.ok(before.some(({ id }) => id === tom))
  assert.deepEqual(
    first.items.find(({ displayName }) => displayName === 'Onboarding 2027'),
    {
      displayName: 'Onboarding 2027',
      id: await group('Onboarding 2027'),
    },
  )

  await app.post(`/groups/${vpn}/members/$ref`, reference(priya))
  await app.delete(`/groups/${vpn}/members/${tom}/$ref`)
  const second = await round(first.link)
  assert.deepEqual(second.items, [
    {
      displayName: 'VPN Users',
      id: vpn,
      'members@delta': [
        { '@odata.type': '#microsoft.graph.user', id: tom, '@removed': { reason: 'deleted' } },
        { '@odata.type': '#microsoft.graph.user', id: priya },
      ].sort((one, other) => Number('@removed' in other) - Number('@removed' in one)),
    },
  ])
  await app.delete(`/users/${priya}`)
  const third = await round(second.link)
  const ofVpn = third.items.find(({ id }) => id === vpn)
  assert.deepEqual(ofVpn?.['members@delta'], [
    { '@odata.type': '#microsoft.graph.user', id: priya, '@removed': { reason: 'deleted' } },
  ])
  await app.post(`/directory/deletedItems/${priya}/restore`)
  const fourth = (await round(third.link)).items.find(({ id }) => id === vpn)
  assert.deepEqual(fourth?.['members@delta'], [{ '@odata.type': '#microsoft.graph.user', id: priya }])
})

test('a manager is tracked when selected', async () => {
  const [priya, tom] = [await user('priya'), await user('tom')]
  const { link } = await round('/users/delta?$select=displayName,manager')
  await app.put(`/users/${priya}/manager/$ref`, reference(tom))
  const [item] = (await round(link)).items
  assert.equal(item?.id, priya)
  assert.deepEqual(
    (item?.['manager@delta'] as Item[] | undefined)?.find((one) => !('@removed' in one)),
    { '@odata.type': '#microsoft.graph.user', id: tom },
  )
})

test('from now on, and a few objects only', async () => {
  const [tom, leila] = [await user('tom'), await user('leila')]
  const latest = await round('/users/delta?$select=jobTitle&$deltatoken=latest')
  assert.deepEqual(latest.items, [])
  const watched = await round(`/users/delta?$select=jobTitle&$filter=id eq '${tom}'`)
  assert.deepEqual(watched.items.length, 1)
  for (const id of [tom, leila]) await app.patch(`/users/${id}`, { jobTitle: 'New' })
  assert.equal((await round(latest.link)).items.length, 2)
  assert.deepEqual((await round(watched.link)).items, [{ jobTitle: 'New', id: tom }])
})

test('nobody is passed over when somebody goes while the pages are read', async () => {
  await control(sandbox, 'seed', { crowd: 250 })
  const page = (await app.get('/users/delta?$select=displayName')).body
  await app.delete(`/users/${page.value[0].id}`)
  const rest = await round(page['@odata.nextLink'])
  const told = new Set([...page.value, ...rest.items].map(({ id }: Item) => id))
  assert.equal(told.size, 313)
  assert.deepEqual((await round(rest.link)).items, [{ id: page.value[0].id, '@removed': { reason: 'changed' } }])
})

test('a link is good for a week, and not after a new beginning', async () => {
  const { link } = await round('/users/delta')
  await control(sandbox, 'clock', { advance: 'P7D' })
  const fresh = await graphAs(sandbox, 'User.Read.All')
  assert.equal((await fresh.get(link)).status, 200)
  await control(sandbox, 'clock', { advance: 'PT1S' })
  assertError(await fresh.get(link), 410, 'syncStateNotFound')
  const forged = (state: object) =>
    Buffer.from(JSON.stringify({ to: 1, told: -1, issuedAt: 0, ...state })).toString('base64url')
  for (const token of ['abc', forged({ from: [] }), forged({ select: 'id' }), forged({ ids: [{}] })])
    assertError(await fresh.get(`/users/delta?$deltatoken=${token}`), 400, 'Request_BadRequest')
})

for (const query of [
  '$expand=manager',
  '$orderby=displayName',
  '$search="displayName:a"',
  "$filter=displayName eq 'x'",
])
  test(`with delta ${query} is refused`, async () => {
    assertError(await app.get(`/users/delta?${query}`), 400, 'Request_UnsupportedQuery')
  })

test('readers who lag behind are told later, and nothing is lost', async () => {
  const { link } = await round('/users/delta?$select=jobTitle')
  await control(sandbox, 'replication', { delayMs: 5_000 })
  const tom = await user('tom')
  await app.patch(`/users/${tom}`, { jobTitle: 'Late' })
  const early = await round(link)
  assert.deepEqual(early.items, [])
  await control(sandbox, 'clock', { advance: 'PT5S' })
  assert.deepEqual((await round(early.link)).items, [{ jobTitle: 'Late', id: tom }])
})
