import assert from 'node:assert/strict'
import { randomBytes, scryptSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Change } from '@countersign/core/changes'
import { openPool, type Pool, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { directoryContract } from '../contract/index.ts'
import type { Directory } from '../directory.ts'
import { lockStore } from '../sql.ts'
import { openEmbedded } from './index.ts'

let database: TestDatabase
let pool: Pool
const storeId = newId()
let directory: Directory
const passwordKey = randomBytes(32)

before(async () => {
  database = await testDatabase()
  pool = openPool({ url: database.url })
  await pool.rows(sql`
    insert into identity_store (id, name, provider, issuer, domains, settings, created_at)
    values (${storeId}, 'Alder', 'embedded', 'https://issuer.example', '{}', '{}', now())`)
  directory = openEmbedded({ pool, storeId, now: () => new Date(), passwordKey })
})
after(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

directoryContract('embedded', async () => ({ directory, domain: 'alder.example' }))

const user = (nickname: string): Change => ({
  ...{ kind: 'user.create', target: null, member: null, old: {} },
  new: { displayName: nickname, mailNickname: nickname, userPrincipalName: `${nickname}@alder.example` },
})
const group = (nickname: string): Change => ({
  ...{ kind: 'group.create', target: null, member: null, old: {} },
  new: { displayName: nickname, mailNickname: nickname },
})

async function made(change: Change) {
  const applied = await directory.apply(change, newId())
  assert.ok(applied.ok)
  const { id, kind, name } = (await directory.get(applied.targetId)) ?? assert.fail()
  return { id, kind, name }
}

test('a change that was carried out and undone is not carried out again by its key', async () => {
  const target = await made(user('undone'))
  const edit = (old: string | null, value: string | null): Change => ({
    ...{ kind: 'user.edit', target, member: null, old: { jobTitle: old }, new: { jobTitle: value } },
  })
  const key = newId()
  assert.ok((await directory.apply(edit(null, 'Buyer'), key)).ok)
  assert.ok((await directory.apply(edit('Buyer', null), newId())).ok)
  assert.ok((await directory.apply(edit(null, 'Buyer'), key)).ok)
  assert.equal((await directory.get(target.id))?.attributes.jobTitle, undefined)
})

test('who holds the store, to change or to fill it, keeps nobody from changing what is in it, or refers to it', async () => {
  const hasty = openPool({ url: `${database.url}?options=${encodeURIComponent('-c lock_timeout=1000')}` })
  const other = openEmbedded({ pool: hasty, storeId, now: () => new Date(), passwordKey })
  const applying = pool.transaction(async (tx) => {
    await lockStore(tx, storeId)
    await hasty.rows(sql`
      insert into workflow_settings (store_id, acceleration_on, levels_max, every_days) values (${storeId}, false, 1, 1)`)
    return other.apply(user('meanwhile'), newId())
  })
  assert.ok((await applying.finally(() => hasty.end())).ok)
})

test('one key used by many at a time is used once', async () => {
  const [change, key] = [user('at-once'), newId()]
  const applied = await Promise.all(Array.from({ length: 8 }, () => directory.apply(change, key)))
  assert.equal(new Set(applied.map((one) => one.ok && one.targetId)).size, 1)
})

test('a refused change may come again with its key', async () => {
  const [key, member] = [newId(), await made(user('late'))]
  const edit = {
    kind: 'user.edit',
    target: member,
    member: null,
    old: { jobTitle: 'Buyer' },
    new: { jobTitle: 'x' },
  } as const
  assert.ok(!(await directory.apply(edit, key)).ok)
  assert.ok((await directory.apply({ ...edit, old: { jobTitle: null } }, key)).ok)
})

test('groups that would lie within each other are refused, however far apart, also when both come at a time', async () => {
  const [a, b, c] = [await made(group('a')), await made(group('b')), await made(group('c'))]
  const nest = (target: typeof a, member: typeof a) =>
    directory.apply({ kind: 'group.nest', target, member, old: {}, new: {} }, newId())
  assert.ok((await nest(a, b)).ok)
  assert.ok((await nest(b, c)).ok)
  const circle = await nest(c, a)
  assert.ok(!circle.ok && circle.code === 'circular')
  assert.match(circle.sentence, /c lies within a already/)
  for (let pair = 1; pair <= 20; pair += 1) {
    const [d, e] = [await made(group(`d${pair}`)), await made(group(`e${pair}`))]
    const both = await Promise.all([nest(d, e), nest(e, d)])
    assert.equal(both.filter(({ ok }) => ok).length, 1)
  }
})

test('of a temporary password a slow hash is kept and nothing else', async () => {
  const target = await made(user('reset'))
  const reset = { kind: 'user.resetPassword', target, member: null, old: {}, new: {} } as const
  const applied = await directory.apply(reset, newId())
  assert.ok(applied.ok && applied.temporaryPassword)
  const { salt, hash } = await pool.one<{ salt: Buffer; hash: Buffer }>(
    sql`select salt, hash from directory_password where user_id = ${target.id}`,
  )
  assert.deepEqual(scryptSync(applied.temporaryPassword, salt, 32), hash)
})

test('a word is found anywhere in names from three letters on, and signs of patterns are only signs', async () => {
  await made({
    ...user('pattern'),
    new: { ...user('pattern').new, displayName: 'Åsa Larsson 100%_', department: 'R&D' },
  } as Change)
  const found = async (words: string) => {
    const page = await directory.search({ kind: 'user', words, department: undefined, cursor: undefined, limit: 10 })
    return page !== 'invalid-cursor' && page.items.some(({ name }) => name === 'Åsa Larsson 100%_')
  }
  for (const words of ['rsso', 'ÅSA lars', 'lars åsa', '100%_', 'r&d', 'å', 'la'])
    assert.equal(await found(words), true, words)
  for (const words of ['100%%', 'la__sson', 'rs', 'åsa nobody', '\\']) assert.equal(await found(words), false, words)
})

test('a department is matched as a whole', async () => {
  await made({ ...user('dept'), new: { ...user('dept').new, department: 'Glass Works' } } as Change)
  const count = async (department: string) => {
    const page = await directory.search({ kind: 'user', words: '', department, cursor: undefined, limit: 10 })
    return page === 'invalid-cursor' ? -1 : page.items.length
  }
  assert.deepEqual([await count('glass works'), await count('glass')], [1, 0])
})
