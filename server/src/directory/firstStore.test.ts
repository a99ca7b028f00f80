// The first start beside the sandbox: its company becomes an identity store, and whoever signs in is somebody in it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { DirectoryAnswer, IdentityStore, ObjectAnswer, StoredObject } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { until } from '../testing/until.ts'

let server: TestServer
let calls: Calls
let grace: TestBrowser
let store: IdentityStore
before(async () => {
  server = await testServer({}, { makesFirstStore: true })
  calls = callsTo(server.url)
  grace = await server.signIn('Grace Okafor')
  await until(async () => {
    const [first] = (await calls.made<{ items: IdentityStore[] }>(grace, 'GET', '/stores')).items
    if (first) store = first
    return first?.import?.state === 'done'
  })
})
after(() => server[Symbol.asyncDispose]())

type List = { items: StoredObject[]; nextCursor: string | null }

const search = (kind: 'user' | 'group', words: string) =>
  calls.made<List>(grace, 'GET', `/stores/${store.id}/objects?kind=${kind}&search=${encodeURIComponent(words)}`)

const objectOf = async (kind: 'user' | 'group', words: string): Promise<ObjectAnswer> => {
  const [found] = (await search(kind, words)).items
  assert.ok(found, words)
  return calls.made(grace, 'GET', `/stores/${store.id}/objects/${found.id}`)
}

test('the store bears the company’s name and domains, and holds its people and groups', async () => {
  assert.equal(store.name, 'Alder Instruments')
  assert.ok(store.domains.includes('alder.example'))
  assert.ok((store.users ?? 0) >= 60 && (store.groups ?? 0) >= 15, JSON.stringify(store))
  assert.deepEqual([store.import?.users, store.import?.groups], [store.users, store.groups])
})

test('PostgreSQL knows how much a store that was just filled holds: nobody is planned for as if it were empty', async () => {
  const analyzed = sql`
    select relname as table from pg_stat_user_tables
    where relname in ('directory_object', 'directory_member') and analyze_count > 0`
  await until(async () => (await server.pool.rows(analyzed)).length === 2) // by the import, not when PostgreSQL comes by
})

test('managers, owners, members and nested groups are those of the company', async () => {
  const tom = await objectOf('user', 'tom@alder.example')
  assert.deepEqual(
    tom.manager.map(({ name }) => name),
    ['Ada Lindqvist'],
  )
  assert.deepEqual([tom.attributes.department, tom.attributes.jobTitle], ['Sales', 'Head of Sales'])
  const vpn = await objectOf('group', 'VPN Users')
  assert.equal(vpn.owners.length, 2)
  const path = `/stores/${store.id}/objects/${(await objectOf('group', 'Building Access')).id}/related?by=members`
  const members = (await calls.made<List>(grace, 'GET', path)).items
  assert.ok(members.some(({ kind, name }) => kind === 'group' && name === 'Lab Access'))
})

test('whoever signs in is the user whose id the issuer gives', async () => {
  for (const name of ['Grace Okafor', 'Tom Becker'] as const) {
    const browser = name === 'Grace Okafor' ? grace : await server.signIn(name)
    const { items } = await calls.made<{ items: DirectoryAnswer[] }>(browser, 'GET', '/directories')
    assert.equal(items[0]?.person?.name, name)
  }
})

test('P2 a user name ties nobody outside of the domains of the store, P3 nor who may not sign in any more', async () => {
  const jonas = await server.signIn('Jonas Weber')
  const person = async () =>
    (await calls.made<{ items: DirectoryAnswer[] }>(jonas, 'GET', '/directories')).items[0]?.person?.name
  await server.pool.rows(sql`update account set object_id = null where name = 'Jonas Weber'`)
  assert.equal(await person(), 'Jonas Weber')
  await server.pool.rows(sql`update identity_store set domains = '{elsewhere.example}'`)
  assert.equal(await person(), undefined)
  await server.pool.rows(sql`update identity_store set domains = '{alder.example}'`)
  await server.pool.rows(sql`
    update directory_object set attributes = attributes || '{"accountEnabled": false}'
    where attributes ->> 'displayName' = 'Jonas Weber'`)
  assert.equal(await person(), undefined)
})

test('importing again changes nothing that did not change there, and takes back what did', async () => {
  const before = await objectOf('user', 'mateo@alder.example')
  const tom = await objectOf('user', 'tom@alder.example')
  const change = { kind: 'user.edit', targetId: tom.id, values: { department: 'Elsewhere' } }
  await calls.made(grace, 'POST', `/stores/${store.id}/changes`, { change })
  await calls.made(grace, 'POST', `/stores/${store.id}/import`)
  await until(async () => {
    const { import: state } = await calls.made<IdentityStore>(grace, 'GET', `/stores/${store.id}`)
    return state?.state === 'done'
  })
  assert.equal((await objectOf('user', 'tom@alder.example')).attributes.department, 'Sales')
  assert.equal((await objectOf('user', 'mateo@alder.example')).version, before.version)
})

test('an import that is told to be done is never told beside what there was before it', async () => {
  await server.pool.rows(sql`update directory_import set state = 'running', run_at = now() + interval '1 day'`)
  const isHeldUp = sql`
    select from pg_locks
    where relation = 'directory_import'::regclass and mode = 'AccessShareLock' and not granted`
  let asked: Promise<IdentityStore> | undefined
  await server.pool.transaction(async (tx) => {
    await tx.rows(sql`lock table directory_import in access exclusive mode`)
    asked = calls.made<IdentityStore>(grace, 'GET', `/stores/${store.id}`)
    await until(async () => (await tx.rows(isHeldUp)).length > 0)
    await tx.rows(sql`
      insert into directory_object (store_id, id, kind, attributes, created_at, changed_at)
      select store_id, uuidv7(), kind, attributes || '{"userPrincipalName": "new@alder.example", "mailNickname": "new"}',
        now(), now()
      from directory_object where attributes ->> 'displayName' = 'Tom Becker'`)
    await tx.rows(sql`update directory_import set state = 'done', users = users + 1`)
  })
  const told = await asked
  assert.deepEqual([told?.import?.state, told?.users], ['done', told?.import?.users])
})
