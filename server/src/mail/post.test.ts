import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Letter, letterExamples } from '@countersign/core/mail'
import { type Db, openPool, type Pool, sql } from '../platform/database/index.ts'
import { testDatabase } from '../testing/database.ts'
import { postLetters } from './post.ts'
import { claimLetters } from './sql.ts'

const stack = new AsyncDisposableStack()
let pool: Pool
before(async () => {
  const { url } = stack.use(await testDatabase())
  pool = stack.adopt(openPool({ url }), (open) => open.end())
})
after(() => stack.disposeAsync())

const letter = (key: string, address = 'tom@alder.example', name = 'Tom Becker'): Letter => ({
  ...letterExamples['request-sent'],
  key,
  to: { name, address },
})

const kept = (key: string) =>
  pool.rows<{ state: string; sentence: string | null; address: string }>(
    sql`select state, sentence, to_address as address from letter where key like ${`${key}%`} order by key`,
  )

test('what is posted twice with one key is one letter', async () => {
  await pool.transaction((tx) => postLetters(tx, [letter('twice'), letter('twice')]))
  await pool.transaction((tx) => postLetters(tx, [letter('twice')]))
  assert.equal((await kept('twice')).length, 1)
})

test('a letter goes only if what it tells commits', async () => {
  const undone = pool.transaction(async (tx) => {
    await postLetters(tx, [letter('undone')])
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  assert.equal((await kept('undone')).length, 0)
})

test('however many are written to, a statement holds no more than it may', async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => letter(`many-${index}`))
  const sizes: number[] = []
  await pool.transaction((tx) => {
    const rows: Db['rows'] = (statement) => {
      sizes.push(JSON.stringify(statement.values).length)
      return tx.rows(statement)
    }
    return postLetters({ ...tx, rows }, many)
  })
  assert.ok(Math.max(...sizes) < 1_000_000)
  assert.equal((await kept('many')).length, 5_000)
})

test('an address that is none stops nothing: the letter is kept, and says so', async () => {
  const addresses = ['', ' ', 'nobody', 'a@b\r\nBcc: c@d', 'a@b,c@d', 'a\u0000@b']
  const letters = addresses.map((address, index) => letter(`bad-${index}`, address, 'Nia\u0000 Obi\ud800'))
  await pool.transaction((tx) => postLetters(tx, [...letters, letter('bad-x')]))
  const rows = await kept('bad')
  assert.deepEqual(
    rows.map(({ state }) => state),
    [...addresses.map(() => 'failed'), 'waiting'],
  )
  assert.match(rows[0]?.sentence ?? '', /^Nia Obi.* has no mail address/)
  assert.match(rows[3]?.sentence ?? '', /not one that mail can be sent to/)
})

test('whoever posts many letters together lets those of others go between them', async () => {
  await pool.rows(sql`delete from letter`)
  const crowd = Array.from({ length: 50 }, (_, index) => letter(`crowd-${index}`, 'tom@alder.example', 'One of many'))
  await pool.transaction((tx) => postLetters(tx, crowd))
  await pool.transaction((tx) => postLetters(tx, [letter('alone', 'nia@alder.example', 'Nia Obi')]))
  const { at } = await pool.one<{ at: Date }>(sql`select max(created_at) as at from letter`)
  const later = (ms: number) => new Date(at.getTime() + ms)
  const claimed = async (ms: number) =>
    (await claimLetters(pool, later(ms), later(600_000), 20)).map(({ to }) => to.name)
  assert.deepEqual(new Set(await claimed(1)), new Set(['One of many']))
  assert.deepEqual(await claimed(1), ['Nia Obi'])
  assert.equal((await claimed(60_000)).length, 20)
  assert.equal((await claimed(60_000)).length, 10)
})
