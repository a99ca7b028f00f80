import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, signal } from '@countersign/engine'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { asking, type TestProcesses, testProcesses } from '../testing/testProcesses.ts'
import { until } from '../testing/until.ts'
import { sendSignal } from './signals/send.ts'

const dayMs = 86_400_000
const keepMs = 30 * dayMs

const count = async (
  { pool }: TestProcesses,
  table: 'instance' | 'fact' | 'variable' | 'message' | 'broadcast',
): Promise<number> =>
  (await pool.one<{ count: number }>(rawStatement(`select count(*)::int as count from ${table}`))).count

/** One that its end should have taken away. */
const leaveJob = ({ pool, clock }: TestProcesses, instanceId: string) =>
  pool.rows(sql`
    insert into job (id, instance_id, visit, attempt, task_type, retries, headers, variables, created_at, available_at)
    values (${newId()}, ${instanceId}, 'left#1', 1, 'nobody-works-on-it', 1, '{}', '{}', ${clock.now()}, ${clock.now()})`)

test('R1 what finished long ago goes with all that belongs to it; what runs stays, however old', async () => {
  await using world = await testProcesses({ settings: { keepMs } })
  const version = await world.deploy(asking)
  const [old, waiting] = [await world.start(version, { name: 'Tom' }), await world.start(version, { name: 'Ada' })]
  await world.complete(old, 'ask#1')
  world.clock.advance(keepMs - dayMs)
  const fresh = await world.start(version)
  await world.complete(fresh, 'ask#1')
  assert.equal(await count(world, 'instance'), 3)
  await leaveJob(world, old)
  world.clock.advance(2 * dayMs)
  await until(async () => (await count(world, 'instance')) === 2)
  const left = await world.pool.rows<{ id: string }>(sql`select id from instance`)
  assert.deepEqual(new Set(left.map(({ id }) => id)), new Set([waiting, fresh]))
  assert.equal((await world.pool.rows(sql`select from fact where instance_id = ${old}`)).length, 0)
  assert.equal(await count(world, 'variable'), 1)
  assert.equal((await world.pool.rows(sql`select from job where instance_id = ${old}`)).length, 0)
})

test('R2 the audit log says how many went, in the transaction in which they went', async () => {
  const told: unknown[] = []
  await using world = await testProcesses({
    settings: { keepMs },
    record: async (_tx, ...notes) =>
      void told.push(...notes.map(({ action, details }) => [action, details?.instances])),
  })
  const version = await world.deploy(asking)
  for (const _ of [1, 2, 3]) await world.complete(await world.start(version), 'ask#1')
  world.clock.advance(keepMs + dayMs)
  await until(async () => (await count(world, 'instance')) === 0)
  assert.deepEqual(told, [['instances.deleted', 3]])
})

const sending = (world: TestProcesses, sentBy: string) =>
  world.pool.transaction((tx) =>
    sendSignal(tx, { name: 'alarm', variables: {}, sentBy, key: 'once', at: world.clock.now() }),
  )

test('the key of a broadcast is forgotten as late as an instance', async () => {
  await using world = await testProcesses({ settings: { keepMs } })
  const send = () => sending(world, newId())
  await send()
  world.clock.advance(keepMs - dayMs)
  await send()
  world.clock.advance(2 * dayMs)
  await until(async () => (await count(world, 'broadcast')) === 1)
})

test('under a key that was forgotten a signal begins anew, also while what began under it before is still there', async () => {
  await using world = await testProcesses({ settings: { keepMs } })
  await world.deploy(draw('woken').startOn('wake', signal('alarm')).user('ask').end().graph)
  const sentBy = newId()
  for (const instances of [1, 2]) {
    assert.equal((await sending(world, sentBy)).code, 'sent')
    world.processes.errandsWait()
    await until(async () => (await count(world, 'instance')) === instances)
    world.clock.advance(keepMs + dayMs)
    await until(async () => (await count(world, 'broadcast')) === 0)
  }
})

test('a message that expired is swept away, a while after its last errand', async () => {
  await using world = await testProcesses({ settings: { keepMs } })
  const message = { name: 'answered', correlationKey: '1', variables: {}, timeToLiveMs: 60_000, messageId: null }
  await world.processes.publish(message)
  assert.equal(await count(world, 'message'), 1)
  world.clock.advance(720_000)
  await until(async () => (await count(world, 'message')) === 0)
})
