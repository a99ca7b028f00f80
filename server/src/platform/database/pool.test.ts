import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { test } from 'node:test'
import { testDatabase } from '../../testing/database.ts'
import { until } from '../../testing/until.ts'
import { openPool, type Pool } from './pool.ts'
import { brief, prepared } from './prepared.ts'
import { sql } from './sql.ts'

async function opened(): Promise<AsyncDisposable & { pool: Pool }> {
  const database = await testDatabase()
  const pool = openPool({ url: database.url })
  await pool.rows(sql`create table note (words text unique)`)
  return {
    pool,
    [Symbol.asyncDispose]: async () => {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

const write = (words: string) => sql`insert into note values (${words})`
const notes = (pool: Pool) => pool.rows(sql`select words from note order by words`)

test('a transaction commits all of its work or none of it', async () => {
  await using db = await opened()
  await db.pool.transaction(async (tx) => tx.rows(write('a')))
  await assert.rejects(
    db.pool.transaction(async (tx) => {
      await tx.rows(write('b'))
      await tx.rows(write('a'))
    }),
    { code: '23505' },
  )
  assert.deepEqual(await notes(db.pool), [{ words: 'a' }])
})

test('a statement that failed undoes the transaction, also where the work did not mind', async () => {
  await using db = await opened()
  await db.pool.rows(write('a'))
  const work = db.pool.transaction(async (tx) => {
    await tx.rows(write('b'))
    await tx.rows(write('a')).catch(() => undefined)
  })
  await assert.rejects(work, /rolled back/)
  assert.deepEqual(await notes(db.pool), [{ words: 'a' }])
})

test('what is sent after its transaction was undone is refused', async () => {
  await using db = await opened()
  const late = Promise.withResolvers<void>()
  await assert.rejects(
    db.pool.transaction((tx) =>
      Promise.all([Promise.reject(new Error('thought better of it')), late.promise.then(() => tx.rows(write('a')))]),
    ),
    /thought better of it/,
  )
  late.resolve()
  await db.pool.transaction((tx) => tx.rows(write('b')))
  assert.deepEqual(await notes(db.pool), [{ words: 'b' }])
})

test('what is written together with the commit is there afterwards', async () => {
  await using db = await opened()
  const result = await db.pool.transaction(
    async () => 'b',
    (tx, words) => Promise.all([tx.rows(write('a')), tx.rows(write(words))]),
  )
  assert.equal(result, 'b')
  assert.deepEqual(await notes(db.pool), [{ words: 'a' }, { words: 'b' }])
})

test('a failure in what is written together with the commit undoes all, and is told as what it was', async () => {
  await using db = await opened()
  await assert.rejects(
    db.pool.transaction(
      async (tx) => tx.rows(write('a')),
      (tx) => Promise.all([tx.rows(write('b')), tx.rows(write('a')), tx.rows(write('c'))]),
    ),
    { code: '23505' },
  )
  assert.deepEqual(await notes(db.pool), [])
  await db.pool.transaction(async (tx) => tx.rows(write('a'))) // the connection is sound
})

test('what is issued after the commit is refused', async () => {
  await using db = await opened()
  await assert.rejects(
    db.pool.transaction(
      async () => undefined,
      async (tx) => {
        await tx.rows(write('a'))
        await tx.rows(write('b'))
      },
    ),
    /sent after the end of its transaction/,
  )
})

test('a prepared statement can be run again, with other values and on other connections', async () => {
  await using db = await opened()
  const double = (n: number) => db.pool.one<{ n: number }>(prepared(sql`select ${n}::int * 2 as n`))
  assert.deepEqual(await Promise.all([1, 2, 3].map(double)), [{ n: 2 }, { n: 4 }, { n: 6 }])
  assert.deepEqual(await double(4), { n: 8 })
})

test('a connection that is lost between two statements fails its transaction and nothing else', async () => {
  await using db = await opened()
  const lost = db.pool.transaction(async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await db.pool.rows(sql`select pg_terminate_backend(${pid}, 5000)`)
    await new Promise((resolve) => setTimeout(resolve, 20)) // the socket tells it a moment later
    await tx.rows(write('a'))
  })
  await assert.rejects(lost)
  await db.pool.transaction(async (tx) => tx.rows(write('b')))
  assert.deepEqual(await notes(db.pool), [{ words: 'b' }])
})

test('a connection that is lost as soon as it is made fails the statement, not the process', async () => {
  await using database = await testDatabase()
  await using line = await cutLine(database.url)
  const pool = openPool({ url: line.url })
  await assert.rejects(pool.transaction((tx) => tx.rows(sql`select 1`)))
  await assert.rejects(pool.rows(sql`select 1`))
  await pool.end()
})

/** A way to the database on which "ready" and the news that the connection is cut off arrive together. */
async function cutLine(url: string): Promise<AsyncDisposable & { url: string }> {
  const to = new URL(url)
  const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]) // ReadyForQuery, outside of a transaction
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    const held: Buffer[] = []
    near.pipe(far)
    far.on('data', (data: Buffer) => {
      if (held.length === 0 && !data.includes(ready)) return near.write(data)
      held.push(data)
      return far.end()
    })
    far.on('close', () => near.resume().end(Buffer.concat([...held, fatal])))
    near.on('error', () => far.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = new URL(url)
  at.port = String((server.address() as AddressInfo).port)
  return {
    url: at.href,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

/** An ErrorResponse, as a server sends it that is told to stop. */
const fatal = ((fields) => {
  const head = Buffer.from([0x45, 0, 0, 0, 0])
  head.writeInt32BE(4 + fields.length, 1)
  return Buffer.concat([head, fields])
})(Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'))

test('brief reads share a connection, and wait for no other', async () => {
  await using database = await testDatabase()
  const pool = openPool({ url: database.url, connectionsMax: 1 })
  const pid = () => pool.one<{ pid: number }>(brief(sql`select pg_backend_pid() as pid`))
  await pool.transaction(async (tx) => {
    const [first, second] = await Promise.all([pid(), pid()])
    assert.deepEqual(first, second)
    assert.notDeepEqual(first, await tx.one(brief(sql`select pg_backend_pid() as pid`)))
  })
  await pool.end()
})

test('a brief read in a transaction sees what the transaction wrote', async () => {
  await using db = await opened()
  const all = brief(sql`select words from note`)
  await db.pool.transaction(async (tx) => {
    await tx.rows(write('a'))
    assert.deepEqual(await tx.rows(all), [{ words: 'a' }])
    assert.deepEqual(await db.pool.rows(all), [])
  })
})

test('a brief read that fails harms no other, and a connection that was lost is replaced', async () => {
  await using db = await opened()
  const one = brief(sql`select 1 as one`)
  const [failed, told] = await Promise.allSettled([db.pool.one(brief(sql`select 1 / 0`)), db.pool.one(one)])
  assert.deepEqual([failed.status, told], ['rejected', { status: 'fulfilled', value: { one: 1 } }])
  const { pid } = await db.pool.one<{ pid: number }>(brief(sql`select pg_backend_pid() as pid`))
  await db.pool.rows(sql`select pg_terminate_backend(${pid}, 10000)`)
  await until(async () => {
    const again = await db.pool.one<{ pid: number }>(brief(sql`select pg_backend_pid() as pid`)).catch(() => undefined)
    return again !== undefined && again.pid !== pid
  })
})
