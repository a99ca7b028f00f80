import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../testing/database.ts'
import { listFor } from './lists.ts'
import { openPool } from './pool.ts'
import { type Statement, sql } from './sql.ts'

const database = await testDatabase()
const pool = openPool({ url: database.url })
after(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

const id = '0198c0de-7a11-7000-8000-00000000abcd'
const awkward = ['NULL', 'null', '{"a,b"}', '\\', '"\'', 'two\nlines', 'é 漢 🙂', null, '']
const instants = ['0001-01-01', '1999-12-31T23:59:59.999Z', '2026-11-21T08:51:18.123Z', '9999-12-31'].map(
  (text) => new Date(text),
)
const json = ['{"a": "\\"\\\\é🙂"}', '[1, null]', '"text"', null]

/** Each list with the statement that reads it, and what is read. */
const lists: Record<
  string,
  { cast: string; entries: readonly unknown[]; read: (list: readonly unknown[]) => Statement }
> = {
  uuid: {
    cast: 'uuid',
    entries: [id, null, id.replace('a', 'b')],
    read: (list) => sql`select ${list}::uuid[] as list`,
  },
  text: { cast: 'text', entries: awkward, read: (list) => sql`select ${list}::text[] as list` },
  json: { cast: 'json', entries: json, read: (list) => sql`select (${list}::json[])::text[] as list` },
  jsonb: { cast: 'jsonb', entries: json, read: (list) => sql`select (${list}::jsonb[])::text[] as list` },
  timestamptz: { cast: 'timestamptz', entries: instants, read: (list) => sql`select ${list}::timestamptz[] as list` },
  int: {
    cast: 'int',
    entries: [0, -1, 2 ** 31 - 1, -(2 ** 31), null],
    read: (list) => sql`select ${list}::int[] as list`,
  },
  bytea: {
    cast: 'bytea',
    entries: [Buffer.from([0, 255, 92]), Buffer.alloc(0), null],
    read: (list) => sql`select ${list}::bytea[] as list`,
  },
}

for (const [name, { cast, entries, read }] of Object.entries(lists)) {
  test(`a list of ${name} is read as it was written, in its binary form`, async () => {
    assert.ok(Buffer.isBuffer(listFor(cast, entries)))
    assert.deepEqual(await pool.one(read(entries)), { list: entries })
  })

  test(`an empty list of ${name}`, async () => {
    assert.ok(Buffer.isBuffer(listFor(cast, [])))
    assert.deepEqual(await pool.one(read([])), { list: [] })
  })
}

test('what is missing is null: nothing, and a hole, which takes no room from what follows', async () => {
  const entries = [undefined, '漢漢']
  assert.deepEqual(await pool.one(sql`select ${entries}::text[] as list`), { list: [null, '漢漢'] })
  delete entries[0]
  assert.deepEqual(await pool.one(sql`select ${entries}::text[] as list`), { list: [null, '漢漢'] })
})

test('letters of an id may be capitals', async () => {
  assert.deepEqual(await pool.one(sql`select ${[id.toUpperCase()]}::uuid[] as list`), { list: [id] })
})

test('what is no id is refused, not written as one', async () => {
  const no = [
    '',
    'x',
    id.replaceAll('-', '_'),
    id.replace('0', 'g'),
    id.replace('0', 'é'),
    id.replace('0', '\u0130'), // whose last byte is that of 0
    `${id}0`,
    id.replace('0', '-'),
  ]
  for (const one of no) await assert.rejects(pool.one(sql`select ${[one]}::uuid[] as list`), { code: '22P02' })
})

test('what can only be told as text is told so', async () => {
  const { list } = await pool.one<{ list: string[] }>(
    sql`select (${['infinity', instants[2]]}::timestamptz[])::text[] as list`,
  )
  assert.deepEqual(list, ['infinity', '2026-11-21 08:51:18.123+00'])
  assert.deepEqual(await pool.one(sql`select ${[1, 'a']}::text[] as list`), { list: ['1', 'a'] })
  const never = [instants[2], new Date(Number.NaN)]
  await assert.rejects(
    () => pool.one(sql`select ${never}::timestamptz[] as list`),
    /invalid input syntax for type timestamp with time zone/,
  )
  await assert.rejects(pool.one(sql`select ${[2 ** 31]}::int[] as list`), { code: '22003' })
  await assert.rejects(pool.one(sql`select ${[1.5]}::int[] as list`), { code: '22P02' })
})

test('a list of lists, one of another cast and one without any are left to the driver', async () => {
  assert.deepEqual(await pool.one(sql`select ${[['a'], ['b']]}::text[] as list`), { list: [['a'], ['b']] })
  assert.deepEqual(await pool.one(sql`select ${[true, false]}::boolean[] as list`), { list: [true, false] })
  assert.deepEqual(await pool.one(sql`select 2 = any(${[1, 2]}) as has`), { has: true })
})
