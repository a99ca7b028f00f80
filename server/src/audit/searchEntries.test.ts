import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPool, sql } from '../platform/database/index.ts'
import { testDatabase } from '../testing/database.ts'
import { auditSearch } from './searchEntries.ts'

test('Q1 searches leave connections to everybody else, and each gets its turn', async () => {
  await using database = await testDatabase()
  const pool = openPool({ url: database.url })
  const gate = openPool({ url: database.url })
  const search = auditSearch(pool)
  // Every search waits behind this lock, as it would behind a slow disk.
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const holding = gate.transaction(async (tx) => {
    await tx.rows(sql`lock table audit_entry in access exclusive mode`)
    locked.resolve()
    await released
  })
  await locked.promise
  const searches = Array.from({ length: 40 }, () => search({}, undefined, 1))
  assert.deepEqual(await pool.rows(sql`select 1 as answer`), [{ answer: 1 }])
  assert.ok(pool.size().total <= 4, `${pool.size().total} connections`)
  release()
  await holding
  const outcomes = await Promise.all(searches)
  assert.ok(outcomes.every(({ ok }) => ok))
  await Promise.all([pool.end(), gate.end()])
})

test('Q1 past a hundred that wait, the next is sent away', async () => {
  await using database = await testDatabase()
  const pool = openPool({ url: database.url })
  const search = auditSearch(pool)
  const outcomes = await Promise.all(Array.from({ length: 110 }, () => search({}, undefined, 1)))
  assert.deepEqual(
    outcomes.filter(({ ok }) => !ok),
    Array.from({ length: 7 }, () => ({ ok: false, refusal: 'too-many-requests' })),
  )
  await pool.end()
})
