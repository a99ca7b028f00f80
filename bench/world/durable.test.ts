import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPool, sql } from '../../server/src/platform/database/index.ts'
import { testDatabase } from '../../server/src/testing/database.ts'
import { refuseForgetful } from './durable.ts'

test('a database that may forget is refused, and with it every setting and table that makes it so', async () => {
  await using database = await testDatabase() // made for tests: it waits for no disk
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  await pool.rows(sql`create unlogged table fleeting (id int)`)
  const refusal: unknown = await refuseForgetful(pool).catch((cause: unknown) => cause)
  assert.ok(refusal instanceof Error)
  for (const reason of ['fsync is off', 'synchronous_commit is off', 'full_page_writes is off', 'fleeting is unlogged'])
    assert.match(refusal.message, new RegExp(reason))
})
