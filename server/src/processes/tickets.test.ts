import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../platform/database/index.ts'
import { hiring, type TestProcesses, testProcesses } from '../testing/testProcesses.ts'
import type { Receipt } from './delivery.ts'
import type { Outcome } from './jobs/action.ts'
import { reportOf } from './jobs/report.ts'
import { claimJobs } from './jobs/sql.ts'

const leaseMs = 30_000

const statuses = (receipts: readonly Receipt[]) => receipts.map(({ status }) => status)

async function claimed(world: TestProcesses) {
  const at = world.clock.now()
  const until = new Date(at.getTime() + leaseMs)
  const [job] = await claimJobs(world.pool, { taskTypes: ['test.create'], worker: 'test', at, until, limit: 1 })
  assert.ok(job)
  return job
}

const failed: Outcome = { type: 'failed', message: 'it was not done' }
const completed: Outcome = { type: 'completed' }

for (const order of ['first', 'last'] as const)
  test(`H3 of two answers that arrive together, the one whose lease has passed on comes too late, even where it comes ${order}`, async () => {
    await using world = await testProcesses({ settings: { lanes: 1 } })
    const instanceId = await world.start(await world.deploy(hiring))
    const old = await claimed(world)
    world.clock.advance(leaseMs)
    const latest = await claimed(world)
    const stale = () => world.processes.post(reportOf(old, failed))
    const valid = () => world.processes.post(reportOf(latest, completed))
    // In one turn: they share a transaction.
    const receipts = await Promise.all(order === 'first' ? [stale(), valid()] : [valid(), stale()])
    assert.deepEqual(statuses(receipts), order === 'first' ? ['too-late', 'taken'] : ['taken', 'too-late'])
    assert.deepEqual(await world.pool.rows(sql`select visit from job`), [])
    assert.equal(await world.status(instanceId), 'active')
  })

test('H3 of two answers with one ticket that arrive together, the first counts', async () => {
  await using world = await testProcesses({ settings: { lanes: 1 } })
  const instanceId = await world.start(await world.deploy(hiring))
  const job = await claimed(world)
  const report = reportOf(job, completed)
  const receipts = await Promise.all([
    world.processes.post(report),
    world.processes.post({ ...report, id: 'said by another' }),
  ])
  assert.deepEqual(statuses(receipts), ['taken', 'too-late'])
  assert.equal(await world.status(instanceId), 'active')
})
