import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '@countersign/engine'
import { type Db, openPool, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import { deleteJobsOf, extendLeases, markBegun, takeJobs, turnBegunJobs } from './sql.ts'

const first = '00000000-0000-4000-8000-000000000000'
const last = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

const waiting = draw('waiting').start().service('wait', 'test.wait').end().graph

test('whoever wants several jobs waits for the first before touching the next: nobody waits in a circle', async () => {
  await using world = await testProcesses()
  await using undo = new AsyncDisposableStack()
  const [version, lease, at] = [await world.deploy(waiting), newId(), new Date(0)]
  const jobs: { id: string; lease: string; instanceId: string; visit: 'wait#1' }[] = []
  for (const id of [last, first]) {
    // the order in which they lie, and are asked for
    const instanceId = await world.start(version)
    await world.pool.rows(sql`
      update job set id = ${id}, lease = ${lease}, worker = 'somebody', begun_at = now() where instance_id = ${instanceId}`)
    jobs.push({ id, lease, instanceId, visit: 'wait#1' })
  }
  const followUps = new Map([['test.wait', 'test.undo']])
  const wants: Record<string, (db: Db) => Promise<unknown>> = {
    takeJobs: (db) => takeJobs(db, jobs),
    extendLeases: (db) => extendLeases(db, jobs, at),
    markBegun: (db) => markBegun(db, jobs, at),
    turnBegunJobs: (db) => turnBegunJobs(db, jobs, followUps, at),
    deleteJobsOf: (db) => deleteJobsOf(db, jobs, new Map()),
  }
  const pool = undo.adopt(openPool({ url: world.url }), (open) => open.end())
  for (const [name, want] of Object.entries(wants)) {
    const undone = new Error('undone')
    let wanting: Promise<unknown> | undefined
    await pool.transaction(async (tx) => {
      await tx.rows(sql`select from job where id = ${first} for update`)
      wanting = pool.transaction(async (other) => {
        await want(other)
        throw undone
      })
      wanting.catch(() => undefined)
      await until(
        async () =>
          (
            await pool.rows(sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
          ).length === 1,
      )
      const free = await tx.rows(sql`select from job where id = ${last} for update skip locked`)
      assert.equal(free.length, 1, `${name} holds the last while it waits for the first`)
    })
    await assert.rejects(wanting ?? Promise.resolve(), undone)
  }
})
