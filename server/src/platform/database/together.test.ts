import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../testing/database.ts'
import { newId } from '../ids.ts'
import { openPool, type Pool } from './pool.ts'
import { sql } from './sql.ts'
import { readById, readTogether, takeTogether } from './together.ts'

async function opened(): Promise<AsyncDisposable & { pool: Pool; url: string }> {
  const database = await testDatabase()
  const pool = openPool({ url: database.url })
  await pool.rows(sql`create table note (id int primary key, words text not null unique)`)
  return {
    ...{ pool, url: database.url },
    [Symbol.asyncDispose]: async () => {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function another(url: string): Promise<AsyncDisposable & { pool: Pool }> {
  const pool = openPool({ url })
  return { pool, [Symbol.asyncDispose]: () => pool.end() }
}

type Note = { id: number; words: string }

/** Writes notes, and remembers which went together. */
function writing() {
  const batches: string[][] = []
  const write = takeTogether(
    ({ id }: Note) => `${id}`,
    async (db, notes: readonly Note[]): Promise<string[]> => {
      batches.push(notes.map(({ words }) => words))
      const rows = await db.rows<Note>(sql`
        insert into note select * from unnest(${notes.map(({ id }) => id)}::int[], ${notes.map(({ words }) => words)}::text[])
          as new (id, words)
        on conflict (id) do update set words = note.words || excluded.words
        returning id, words`)
      const found = new Map(rows.map(({ id, words }) => [id, words]))
      return notes.map(({ id }) => found.get(id) ?? '')
    },
  )
  return { write, batches }
}

const notes = (pool: Pool) => pool.rows<Note>(sql`select id, words from note order by id`)

test('G1 what is asked for at the same moment is one statement, and each has the answer to their own', async () => {
  await using db = await opened()
  const { write, batches } = writing()
  const answers = await Promise.all([3, 1, 2].map((id) => write(db.pool, { id, words: `note ${id}` })))
  assert.deepEqual(answers, ['note 3', 'note 1', 'note 2'])
  assert.deepEqual(batches, [['note 3', 'note 1', 'note 2']])
})

test('G1 while one statement is under way the next one gathers', async () => {
  await using db = await opened()
  const { write, batches } = writing()
  const first = write(db.pool, { id: 1, words: 'a' })
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([first, write(db.pool, { id: 2, words: 'b' }), write(db.pool, { id: 3, words: 'c' })])
  assert.deepEqual(batches, [['a'], ['b', 'c']])
})

test('G2 two that write the same row go one after the other, and the second finds what the first has left', async () => {
  await using db = await opened()
  const { write, batches } = writing()
  const answers = await Promise.all(['a', 'b', 'c'].map((words) => write(db.pool, { id: 1, words })))
  assert.deepEqual(answers, ['a', 'ab', 'abc'])
  assert.deepEqual(batches, [['a'], ['b'], ['c']])
})

test('G2 who reads the same is answered by one reading', async () => {
  await using db = await opened()
  const asked: string[][] = []
  const read = readTogether(
    (words: string) => words,
    async (_db, all) => {
      asked.push([...all])
      return all.map((words) => words.toUpperCase())
    },
  )
  assert.deepEqual(await Promise.all(['a', 'b', 'a'].map((words) => read(db.pool, words))), ['A', 'B', 'A'])
  assert.deepEqual(asked, [['a', 'b']])
})

test('rows are found by their ids however these are written, and what is not there is undefined', async () => {
  await using db = await opened()
  const known = '0b5d1a9e-2f43-4c1b-9d0a-6f2d1c8e4a35'
  const read = readById<{ id: string }>((pool, ids) =>
    pool.rows(sql`select id from (select ${known}::uuid as id) as one where id = any(${ids}::uuid[])`),
  )
  const answers = await Promise.all([known.toUpperCase(), known, newId()].map((id) => read(db.pool, id)))
  assert.deepEqual(answers, [{ id: known }, { id: known }, undefined])
})

test('G3 who is to blame for a failure fails alone', async () => {
  await using db = await opened()
  const { write } = writing()
  await write(db.pool, { id: 1, words: 'taken' })
  const [good, bad, other] = await Promise.allSettled(
    [
      { id: 2, words: 'a' },
      { id: 3, words: 'taken' },
      { id: 4, words: 'b' },
    ].map((note) => write(db.pool, note)),
  )
  assert.equal(good?.status, 'fulfilled')
  assert.equal(bad?.status === 'rejected' && bad.reason.code, '23505')
  assert.equal(other?.status, 'fulfilled')
})

test('G3 where the connection was lost nothing is sent again: it may have been written', async () => {
  await using db = await opened()
  const { write, batches } = writing()
  const lose = takeTogether(
    ({ id }: Note) => `${id}`,
    async (on, notes: readonly Note[]) => {
      for (const note of notes) await write(on, note)
      return on.rows(sql`select pg_terminate_backend(pg_backend_pid())`)
    },
  )
  const ended = await Promise.allSettled([1, 2].map((id) => lose(db.pool, { id, words: `note ${id}` })))
  assert.deepEqual(
    ended.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  assert.deepEqual(batches, [['note 1'], ['note 2']])
})

test('G4 a statement holds so many bytes and no more, but for what is larger alone, and all keep their order', async () => {
  await using db = await opened()
  const batches: string[][] = []
  const send = takeTogether(
    ({ id }: Note) => `${id}`,
    (on, notes: readonly Note[]) => {
      batches.push(notes.map(({ words }) => words))
      return on.rows<{ size: number }>(sql`
        select length(words) as size from unnest(${notes.map(({ words }) => words)}::text[]) as note (words)`)
    },
  )
  const sized = (id: number, letter: string, megabytes: number) =>
    send(db.pool, { id, words: letter.repeat(megabytes * 1_000_000) })
  const sizes = [sized(1, 'a', 6), sized(2, 'b', 3), sized(3, 'c', 2), sized(2, 'd', 1), sized(4, 'e', 0.5)]
  assert.deepEqual(
    (await Promise.all(sizes)).map(({ size }) => size / 1_000_000),
    [6, 3, 2, 1, 0.5],
  )
  assert.deepEqual(
    batches.map((batch) => batch.map((words) => words[0])),
    [['a'], ['b'], ['c', 'd', 'e']],
  )
})

test('in a transaction of one’s own everything is sent at once, by itself', async () => {
  await using db = await opened()
  const { write, batches } = writing()
  await db.pool.transaction((tx) => Promise.all([write(tx, { id: 1, words: 'a' }), write(tx, { id: 2, words: 'b' })]))
  assert.deepEqual(batches, [['a'], ['b']])
})

const share = (pool: Pool, key: string, work: Parameters<Pool['shared']>[1]) => pool.shared(key, work)

test('works that come together share a transaction and its statements, and are answered after its commit', async () => {
  await using db = await opened()
  const { write, batches } = writing()
  const ids = await Promise.all(
    [1, 2].map((id) =>
      share(db.pool, `${id}`, async (tx) => {
        await write(tx, { id, words: `note ${id}` })
        return (await tx.one<{ id: string }>(sql`select pg_current_xact_id()::text as id`)).id
      }).then(async (id) => ({ id, seen: (await notes(db.pool)).length })),
    ),
  )
  assert.deepEqual(batches, [['note 1', 'note 2']])
  assert.equal(ids[0]?.id, ids[1]?.id)
  assert.deepEqual(
    ids.map(({ seen }) => seen),
    [2, 2],
  )
})

test('a work that fails, by a statement or by itself, leaves nothing and takes nobody with it', async () => {
  await using db = await opened()
  const { write } = writing()
  await write(db.pool, { id: 1, words: 'taken' })
  const works = [
    share(db.pool, 'a', (tx) => write(tx, { id: 2, words: 'a' })),
    share(db.pool, 'b', (tx) => write(tx, { id: 3, words: 'taken' })),
    share(db.pool, 'c', async (tx) => {
      await write(tx, { id: 4, words: 'c' })
      throw new Error('thought better of it')
    }),
    share(db.pool, 'd', (tx) => write(tx, { id: 5, words: 'd' })),
  ]
  const [a, b, c, d] = await Promise.allSettled(works)
  assert.deepEqual(
    [a, d],
    [
      { status: 'fulfilled', value: 'a' },
      { status: 'fulfilled', value: 'd' },
    ],
  )
  assert.equal(b?.status === 'rejected' && b.reason.code, '23505')
  assert.equal(c?.status === 'rejected' && c.reason.message, 'thought better of it')
  assert.deepEqual(
    (await notes(db.pool)).map(({ words }) => words),
    ['taken', 'a', 'd'],
  )
})

test('works that share a transaction wait for no statement that is gathered outside of it', async () => {
  await using db = await opened()
  const { write } = writing()
  await write(db.pool, { id: 1, words: 'a' })
  const held: Promise<string>[] = []
  await db.pool.transaction(async (tx) => {
    await tx.rows(sql`select from note where id = 1 for update`)
    held.push(...Array.from({ length: 10 }, () => writing().write(db.pool, { id: 1, words: '+' })))
    await new Promise((resolve) => setImmediate(resolve))
    await share(db.pool, 'b', (on) => write(on, { id: 2, words: 'b' }))
  })
  await Promise.all(held)
  assert.deepEqual(await notes(db.pool), [
    { id: 1, words: `a${'+'.repeat(10)}` },
    { id: 2, words: 'b' },
  ])
})

test('what still waits in a transaction that fails is not sent after it is undone', async () => {
  await using db = await opened()
  const { write } = writing()
  const fail = takeTogether(
    (name: string) => name,
    (tx) => tx.rows<string>(sql`select 1 / 0`),
  )
  const done = await Promise.allSettled([
    share(db.pool, 'a', (tx) => fail(tx, 'a')),
    share(db.pool, 'b', (tx) => write(tx, { id: 1, words: 'b' })),
    // Its note waits for the other one of the same row, while it fails.
    share(db.pool, 'c', (tx) => Promise.all([fail(tx, 'c'), write(tx, { id: 1, words: 'c' })])),
  ])
  assert.deepEqual(
    done.map(({ status }) => status),
    ['rejected', 'fulfilled', 'rejected'],
  )
  assert.deepEqual(await notes(db.pool), [{ id: 1, words: 'b' }])
})

test('of two servers that wait for each other in a circle one does its works again, and all is done once', async () => {
  await using db = await opened()
  await using other = await another(db.url)
  const { write } = writing()
  for (const id of [1, 2]) await write(db.pool, { id, words: `${id}` })
  const held = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const both = Promise.all(held.map(({ promise }) => promise))
  const inCircle = (pool: Pool, [first, second]: [number, number], holds: (typeof held)[number] | undefined) => [
    share(pool, 'first', async (tx) => {
      await write(tx, { id: first, words: '+' })
      holds?.resolve()
    }),
    share(pool, 'second', async (tx) => {
      await both
      await write(tx, { id: second, words: '+' })
    }),
  ]
  await Promise.all([...inCircle(db.pool, [1, 2], held[0]), ...inCircle(other.pool, [2, 1], held[1])])
  assert.deepEqual(
    (await notes(db.pool)).map(({ words }) => words),
    ['1++', '2++'],
  )
})

test('works of one key come one after the other: each finds what those before it have left', async () => {
  await using db = await opened()
  const { write } = writing()
  const claim = async (tx: Parameters<Parameters<Pool['shared']>[1]>[0], words: string) => {
    const [there] = await tx.rows<Note>(sql`select id, words from note where id = 1 for update`)
    if (there) return there.words
    return write(tx, { id: 1, words })
  }
  const answers = await Promise.all(['a', 'b', 'c'].map((words) => share(db.pool, 'same', (tx) => claim(tx, words))))
  assert.deepEqual(answers, ['a', 'a', 'a'])
})
