import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ChangeRecord, IdentityStore, ObjectAnswer, StoredObject } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { until } from '../testing/until.ts'

type Submitted = { change: ChangeRecord; temporaryPassword: string | null }
type List<Item> = { items: Item[]; nextCursor: string | null }

let server: TestServer
let calls: Calls
let grace: TestBrowser // administrator
let tom: TestBrowser // ordinary user
let store: IdentityStore
before(async () => {
  server = await testServer({}, { makesFirstStore: true })
  calls = callsTo(server.url)
  grace = await server.signIn('Grace Okafor')
  tom = await server.signIn('Tom Becker')
  await until(async () => {
    const [first] = (await calls.made<{ items: IdentityStore[] }>(grace, 'GET', '/stores')).items
    if (first) store = first
    return first?.import?.state === 'done'
  })
})
after(() => server[Symbol.asyncDispose]())

const changesPath = () => `/stores/${store.id}/changes`

async function ask(as: TestBrowser, change: object, more: { reason?: string; key?: string } = {}): Promise<Submitted> {
  const sent = more.key ? { headers: { 'Idempotency-Key': more.key } } : {}
  const body = { change, ...(more.reason && { reason: more.reason }) }
  return calls.made<Submitted>(as, 'POST', changesPath(), body, sent)
}

const denied = (as: TestBrowser, change: object) => calls.denied(as, 'POST', changesPath(), { change })

const objectAt = (id: string, as = grace) => calls.made<ObjectAnswer>(as, 'GET', `/stores/${store.id}/objects/${id}`)

async function named(kind: 'user' | 'group', words: string, as = grace): Promise<ObjectAnswer> {
  const path = `/stores/${store.id}/objects?kind=${kind}&search=${encodeURIComponent(words)}`
  const [found] = (await calls.made<List<StoredObject>>(grace, 'GET', path)).items
  assert.ok(found, words)
  return objectAt(found.id, as)
}

const nia = (nickname: string) => ({
  ...{ displayName: `Nia ${nickname}`, mailNickname: nickname, userPrincipalName: `${nickname}@alder.example` },
  department: 'Sales',
})

async function createUser(nickname: string): Promise<ObjectAnswer> {
  const { change } = await ask(grace, { kind: 'user.create', values: nia(nickname) })
  assert.equal(change.state, 'applied', JSON.stringify(change))
  return objectAt(change.target?.id ?? '')
}

async function createGroup(nickname: string, securityType: string, owner = grace): Promise<ObjectAnswer> {
  const values = { displayName: nickname, mailNickname: nickname, securityType }
  const { change } = await ask(owner, { kind: 'group.create', values })
  return objectAt(change.target?.id ?? '')
}

const historyOf = async (id: string) =>
  (await calls.made<List<ChangeRecord>>(grace, 'GET', `/stores/${store.id}/objects/${id}/history`)).items

test('who may change directories creates a user at once, with everything that was given', async () => {
  const made = await createUser('nia')
  assert.deepEqual([made.name, made.attributes.department, made.attributes.accountEnabled], ['Nia nia', 'Sales', true])
})

test('everybody else’s new user needs an approval; where no workflow asks for one it is refused and nothing is kept', async () => {
  const problem = await denied(tom, { kind: 'user.create', values: nia('by-tom') })
  assert.equal(problem.code, 'no-permission')
  assert.match(problem.detail ?? '', /approval/)
  const { count } = await server.pool.one<{ count: number }>(
    sql`select count(*)::int from change where content -> 'new' ->> 'mailNickname' = 'by-tom'`,
  )
  assert.equal(count, 0)
})

test('what is wrong with a change is told at its fields, all at once', async () => {
  const { code, errors } = await denied(grace, {
    kind: 'user.create',
    values: { ...nia('wrong'), displayName: '', shoe: '1' },
  })
  assert.equal(code, 'invalid-input')
  assert.deepEqual(
    errors?.map(({ path }) => path),
    ['body.change.shoe', 'body.change.displayName'],
  )
})

test('a name that is taken is a change that was not carried out, with the reason', async () => {
  await createUser('taken')
  const { change } = await ask(grace, { kind: 'user.create', values: nia('taken') })
  assert.equal(change.state, 'failed')
  assert.match(change.sentence ?? '', /taken@alder.example is taken/)
})

test('B2 of two different changes that come with one key at the same moment one is carried out, the other refused', async () => {
  const [one, other] = [await createUser('one'), await createUser('other')]
  const asked = [one, other].map(({ id, version }) =>
    ask(
      grace,
      { kind: 'user.edit', targetId: id, version, values: { department: 'Research' } },
      { key: 'one-for-both' },
    ),
  )
  const [first, second] = await Promise.allSettled(asked)
  assert.deepEqual([first?.status, second?.status].sort(), ['fulfilled', 'rejected'])
})

test('an edit made on an old version is refused, and says so', async () => {
  const made = await createUser('stale')
  const edit = (department: string) => ({
    ...{ kind: 'user.edit', targetId: made.id, version: made.version, values: { department } },
  })
  assert.equal((await ask(grace, edit('Research'))).change.state, 'applied')
  assert.equal((await denied(grace, edit('Finance'))).code, 'changed-meanwhile')
})

test('AP2 a change that was changed under while it waited is a conflict, shown with both values', async () => {
  const made = await createUser('waiting')
  const { change } = await ask(grace, { kind: 'user.edit', targetId: made.id, values: { department: 'Research' } })
  // As if the server had died before it was carried out, and somebody was faster.
  await server.pool.rows(sql`delete from directory_applied where key = ${change.id}`)
  await server.pool.rows(sql`
    update directory_object set attributes = attributes || '{"department": "Finance"}' where id = ${made.id}`)
  await server.pool.rows(sql`
    update change set state = 'applying', finished_at = null, run_at = now() where id = ${change.id}`)
  server.advance(60_000)
  const path = `${changesPath()}/${change.id}`
  await until(async () => (await calls.made<ChangeRecord>(grace, 'GET', path)).state !== 'applying')
  const after = await calls.made<ChangeRecord>(grace, 'GET', path)
  assert.equal(after.state, 'conflict')
  assert.deepEqual(after.conflicts, [{ name: 'department', old: 'Sales', current: 'Finance' }])
  assert.equal((await objectAt(made.id)).attributes.department, 'Finance')
})

test('the same request sent twice with one key asks once', async () => {
  const key = newId()
  const change = { kind: 'user.create', values: nia('once') }
  const first = await ask(grace, change, { key })
  const second = await ask(grace, change, { key })
  assert.equal(second.change.id, first.change.id)
  assert.equal(second.change.state, 'applied')
})

test('joining and leaving go by the security type', async () => {
  const open = await createGroup('open-to-all', 'public')
  assert.equal((await ask(tom, { kind: 'group.join', targetId: open.id })).change.state, 'applied')
  assert.equal((await objectAt(open.id, tom)).isMember, true)
  assert.equal((await ask(tom, { kind: 'group.leave', targetId: open.id })).change.state, 'applied')
  assert.equal((await objectAt(open.id, tom)).isMember, false)
  const half = await createGroup('half', 'semi-private')
  assert.equal((await ask(tom, { kind: 'group.join', targetId: half.id })).change.state, 'pending')
  assert.equal((await objectAt(half.id, tom)).isMember, false)
  const closed = await denied(tom, { kind: 'group.join', targetId: (await createGroup('closed', 'private')).id })
  assert.match(closed.detail ?? '', /its owners say who is in it/)
})

test('who makes a group owns it and looks after it; others may not', async () => {
  const group = await createGroup('toms-own', 'private', tom)
  assert.deepEqual(
    group.owners.map(({ name }) => name),
    ['Tom Becker'],
  )
  const member = await createUser('joiner')
  const add = { kind: 'group.addMember', targetId: group.id, memberId: member.id }
  const ada = await server.signIn('Ada Lindqvist')
  assert.equal((await denied(ada, add)).code, 'no-permission')
  assert.equal((await ask(tom, add)).change.state, 'applied')
  assert.match((await denied(tom, add)).detail ?? '', /is a member of “.*” already\. Nothing was changed/)
  assert.equal((await ask(tom, { ...add, kind: 'group.removeMember' })).change.state, 'applied')
  const { detail } = await denied(tom, { ...add, kind: 'group.removeMember' })
  assert.match(detail ?? '', /is no member of “.*”\. Nothing was changed/)
  assert.equal((await ask(tom, { kind: 'group.delete', targetId: group.id })).change.state, 'applied')
})

test('a manager terminates a report at once, and hands one over if the new manager agrees', async () => {
  const made = await createUser('report')
  const toms = (await named('user', 'tom@alder.example')).id
  const adas = (await named('user', 'ada@alder.example')).id
  await server.pool.rows(sql`
    insert into directory_relation (store_id, object_id, name, user_id)
    values (${store.id}, ${made.id}, 'manager', ${toms})`)
  const terminate = { kind: 'user.terminate', targetId: made.id }
  const ada = await server.signIn('Ada Lindqvist')
  assert.match((await denied(ada, terminate)).detail ?? '', /Only the manager/)
  assert.equal((await ask(tom, terminate)).change.state, 'applied')
  const transfer = await ask(tom, { kind: 'user.transfer', targetId: made.id, managerId: adas })
  assert.equal(transfer.change.state, 'pending')
  await calls.made(ada, 'POST', `/requests/${transfer.change.id}/approve`, {})
  await until(async () => (await objectAt(made.id)).manager[0]?.name === 'Ada Lindqvist')
  assert.equal((await objectAt(made.id)).attributes.accountEnabled, false)
})

test('a password is told to whoever resets it, and stands in no table', async () => {
  const made = await createUser('forgetful')
  const { temporaryPassword } = await ask(grace, { kind: 'user.resetPassword', targetId: made.id })
  assert.ok(temporaryPassword)
  const texts = await server.pool.rows<{ text: string }>(sql`
    select c::text as text from change c union all select a::text from audit_entry a
    union all select d::text from directory_object d limit 10000`)
  assert.equal(
    texts.some(({ text }) => text.includes(temporaryPassword)),
    false,
  )
})

test('the history of an object tells who asked for what and why, as member too, newest first, in pages', async () => {
  const made = await createUser('history')
  const group = await createGroup('historic', 'private')
  await ask(grace, { kind: 'user.edit', targetId: made.id, values: { city: 'Lund' } }, { reason: 'moved' })
  await ask(grace, { kind: 'group.addMember', targetId: group.id, memberId: made.id })
  const history = await historyOf(made.id)
  assert.deepEqual(
    history.map(({ kind }) => kind),
    ['group.addMember', 'user.edit', 'user.create'],
  )
  assert.deepEqual([history[1]?.reason, history[1]?.requester.name], ['moved', 'Grace Okafor'])
  assert.deepEqual([history[1]?.old, history[1]?.new], [{ city: null }, { city: 'Lund' }])
  const path = `/stores/${store.id}/objects/${made.id}/history?limit=2`
  const first = await calls.made<List<ChangeRecord>>(grace, 'GET', path)
  const rest = await calls.made<List<ChangeRecord>>(grace, 'GET', `${path}&cursor=${first.nextCursor}`)
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ id }) => id),
    history.map(({ id }) => id),
  )
})

test('what is asked and what became of it stand in the audit log', async () => {
  const made = await createUser('audited')
  const entries = await server.pool.rows<{ action: string }>(
    sql`select action from audit_entry where subject_name = ${made.name} order by id limit 10`,
  )
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['change.asked', 'change.applied'],
  )
})

test('people are generated by the thousand, found by words, and walked through in pages', async () => {
  const path = `/stores/${store.id}/generated-people`
  assert.deepEqual(await calls.made(grace, 'POST', path, { count: 2_000 }), { added: 2_000 })
  assert.deepEqual(await calls.made(grace, 'POST', path, { count: 5 }), { added: 5 })
  const search = `/stores/${store.id}/objects?kind=user&search=generated2005&limit=200`
  assert.equal((await calls.made<List<StoredObject>>(grace, 'GET', search)).items.length, 1)
  assert.equal((await calls.denied(tom, 'POST', path, { count: 1 })).code, 'no-permission')
})

test('stores are made, named once, and changed by whoever read them last', async () => {
  const made = await calls.made<IdentityStore>(grace, 'POST', '/stores', { name: 'Plant', domains: ['Plant.example'] })
  assert.deepEqual([made.domains, made.users], [['plant.example'], 0])
  assert.equal((await calls.denied(grace, 'POST', '/stores', { name: 'plant' })).code, 'conflict')
  const put = (name: string, revision: number) =>
    calls.send(grace, 'PUT', `/stores/${made.id}`, { name, domains: [] }, { headers: { 'If-Match': `"${revision}"` } })
  assert.equal((await put('Works', 1)).status, 200)
  assert.equal((await put('Mill', 1)).status, 412)
  assert.equal((await put('alder instruments', 2)).status, 409)
})
