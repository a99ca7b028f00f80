import assert from 'node:assert/strict'
import test from 'node:test'
import { openPool, sql } from '../platform/database/index.ts'
import { testDatabase } from './database.ts'

test('each test database has the schema, and what one writes the other does not see', async () => {
  await using one = await testDatabase()
  await using other = await testDatabase()
  const onePool = openPool({ url: one.url })
  const otherPool = openPool({ url: other.url })
  await onePool.rows(sql`create table note as select 'mine' as words`)
  const tables = sql`select relname from pg_class where relname in ('note', 'migration') and relkind = 'r' order by 1`
  assert.deepEqual(await onePool.rows(tables), [{ relname: 'migration' }, { relname: 'note' }])
  assert.deepEqual(await otherPool.rows(tables), [{ relname: 'migration' }])
  await onePool.end()
  await otherPool.end()
})

test('a test database is gone afterwards, whoever is still connected', async () => {
  let url: string
  const lost = Promise.withResolvers<Error>()
  {
    await using database = await testDatabase()
    url = database.url
    const pool = openPool({ url, onError: lost.resolve })
    await pool.rows(sql`select 1`)
  }
  assert.match((await lost.promise).message, /terminating connection/)
  const pool = openPool({ url })
  await assert.rejects(pool.rows(sql`select 1`), { code: '3D000' })
  await pool.end()
})
