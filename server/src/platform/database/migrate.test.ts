import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { testDatabase } from '../../testing/database.ts'
import { rawStatement } from '../../testing/rawStatement.ts'
import { until } from '../../testing/until.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { openPool, type Pool } from './pool.ts'
import { describeSchema } from './schema.ts'
import { sql } from './sql.ts'

async function opened(): Promise<AsyncDisposable & { url: string; pool: Pool }> {
  const database = await testDatabase()
  const pool = openPool({ url: database.url })
  return {
    url: database.url,
    pool,
    [Symbol.asyncDispose]: async () => {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

const emptied = async (pool: Pool) => {
  await pool.rows(sql`drop schema public cascade`)
  await pool.rows(sql`create schema public`)
}

test('M1 a migrated database has nothing left to migrate', async () => {
  await using db = await opened()
  assert.equal(await migrate(db.url), 0)
})

test('M1 a migration that fails leaves nothing of itself behind', async () => {
  await using db = await opened()
  await emptied(db.pool)
  await db.pool.rows(sql`create table session (in_the_way int)`)
  await assert.rejects(migrate(db.url), /already exists/)
  const tables = await db.pool.rows(sql`select from pg_class where relname = 'account'`)
  assert.equal(tables.length, 0)
  await db.pool.rows(sql`drop table session`)
  assert.equal(await migrate(db.url), (await readMigrations()).length)
})

test('M2 of several servers that start together one migrates', async () => {
  await using db = await opened()
  await emptied(db.pool)
  const applied = await Promise.all([migrate(db.url), migrate(db.url), migrate(db.url)])
  assert.deepEqual(applied.sort(), [0, 0, (await readMigrations()).length])
})

test('M3 a migration that was applied in another wording is refused', async () => {
  await using db = await opened()
  await db.pool.rows(sql`update migration set checksum = 'other' where number = 1`)
  await assert.rejects(migrate(db.url), { name: 'StartRefusal', code: 'MIGRATION_EDITED' })
})

test('M4 a database newer than the program is refused', async () => {
  await using db = await opened()
  const next = (await readMigrations()).length + 1
  await db.pool.rows(sql`insert into migration (number, name, checksum) values (${next}, 'from_the_future', 'x')`)
  await assert.rejects(migrate(db.url), { name: 'StartRefusal', code: 'DATABASE_NEWER' })
})

test('M5 a migration that waits for a server at work, which waits for it, is tried again', async () => {
  await using db = await opened()
  const migrations = await readMigrations()
  const text = 'lock table account in exclusive mode; lock table session in exclusive mode'
  const next = { number: migrations.length + 1, name: 'locks', text, checksum: 'x' }
  const { promise: waits, resolve: isWaiting } = Promise.withResolvers<void>()
  const atWork = db.pool.transaction(async (tx) => {
    await tx.rows(sql`lock table session in exclusive mode`)
    isWaiting()
    await until(() => hasWaiting(db.pool))
    await tx.rows(sql`lock table account in exclusive mode`)
  })
  await waits
  assert.equal(await migrate(db.url, [...migrations, next]), 1)
  await atWork
})

const hasWaiting = async (pool: Pool): Promise<boolean> =>
  (
    await pool.rows(sql`
      select from pg_locks join pg_database on pg_database.oid = database
      where datname = current_database() and relation = 'session'::regclass and not granted`)
  ).length > 0

test('schema.sql is what the migrations say; `npm run schema` writes it anew', async () => {
  await using db = await opened()
  const written = await readFile(new URL('../../../schema.sql', import.meta.url), 'utf8')
  assert.equal((await describeSchema(db.pool)).trim(), written.replaceAll('\r\n', '\n').trim())
})

test('what others belong to without a reference stays, and keeps its id', async () => {
  await using db = await opened()
  for (const table of ['identity_store', 'account', 'process_version', 'change'])
    for (const deed of [`delete from ${table}`, `truncate ${table} cascade`, `update ${table} set id = id`])
      await assert.rejects(db.pool.rows(rawStatement(deed)), {
        message: `a row of ${table} is never deleted, and keeps its id`,
      })
})
