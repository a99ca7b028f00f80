import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Db, openPool, sql, takeTogether } from '../platform/database/index.ts'
import { mortal, testProcesses } from './testProcesses.ts'

test('after its death nothing of a server reaches the database, by whatever way', async () => {
  await using world = await testProcesses()
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url: world.url }), (open) => open.end())
  const life = mortal(pool, () => undefined)
  const gathered = takeTogether(
    (item: string) => item,
    async (db: Db, items): Promise<string[]> => {
      await db.rows(sql`select 1`)
      return [...items]
    },
  )
  const ways: Record<string, (db: typeof pool) => Promise<unknown>> = {
    rows: (db) => db.rows(sql`select 1`),
    gather: (db) => gathered(db, 'item'),
    transaction: (db) => db.transaction((tx) => tx.rows(sql`select 1`)),
    byKeys: (db) => db.byKeys.transaction((tx) => tx.rows(sql`select 1`)),
    shared: (db) => db.shared('key', (tx) => tx.rows(sql`select 1`)),
  }
  for (const way of Object.values(ways)) await way(life.pool)
  const within = { transaction: life.pool.transaction, byKeys: life.pool.byKeys.transaction, shared: shared(life.pool) }
  const open = Object.values(within).map(async (transact) => {
    const isOpen = Promise.withResolvers<void>()
    const ends = Promise.withResolvers<void>()
    const ended = transact(async (tx) => {
      await tx.rows(sql`select 1`)
      isOpen.resolve()
      await ends.promise
      return tx.rows(sql`select 1`)
    })
    await isOpen.promise
    return { ended, goOn: ends.resolve }
  })
  const transactions = await Promise.all(open)
  life.end()
  const ends = transactions.map(({ ended }) => assert.rejects(ended, /dead/))
  for (const { goOn } of transactions) goOn()
  await Promise.all(ends)
  for (const [name, way] of Object.entries(ways)) await assert.rejects(way(life.pool), /dead/, name)
})

const shared =
  (pool: ReturnType<typeof mortal>['pool']): typeof pool.transaction =>
  (work) =>
    pool.shared('another', work)
