import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clock } from '../../platform/clock.ts'
import { openPool, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { testDatabase } from '../../testing/database.ts'
import { startCourier } from './courier.ts'
import type { Errand } from './errand.ts'
import { claimErrands, insertErrands } from './sql.ts'

test('while somebody does the first errand of a line, those behind it do not keep the courier awake', async () => {
  await using database = await testDatabase()
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const [now, line] = [new Date(), newId()]
  const givenBack = new Date(now.getTime() + 5_000)
  for (const at of [givenBack, now])
    await insertErrands(pool, [{ line, kind: 'match', payload: { name: 'asked', correlationKey: '' } }], at)
  const { promise: sleepsUntil, resolve: sleep } = Promise.withResolvers<Date>()
  const clock: Clock = {
    now: () => now,
    at: (time) => {
      sleep(time)
      return () => undefined
    },
  }
  const post = () => Promise.reject(new Error('there is nothing to deliver'))
  const courier = startCourier({ pool, post, clock, log: silentLog, kinMax: 1, ownerOf: () => undefined })
  assert.deepEqual(await sleepsUntil, givenBack)
  await courier.stop()
  assert.equal((await pool.rows(sql`select from errand`)).length, 2)
})

test('errands are claimed with as much as one can carry, and a large one alone', async () => {
  await using database = await testDatabase()
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const at = new Date()
  const ofBytes = (bytes: number): Errand => {
    const variables = { text: 'x'.repeat(bytes) }
    return { line: newId(), kind: 'broadcast', payload: { id: newId(), name: 'alarm', hops: 0, variables } }
  }
  for (const bytes of [17_000_000, ...Array.from({ length: 12 }, () => 2_000_000)])
    await insertErrands(pool, [ofBytes(bytes)], at)
  const claimed = async () => (await claimErrands(pool, at, new Date(at.getTime() + 30_000), 500)).length
  assert.deepEqual([await claimed(), await claimed(), await claimed(), await claimed()], [1, 8, 4, 0])
})
