import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, draw, every } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { rawStatement } from '../../testing/rawStatement.ts'
import { type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

const waiting = draw('waiting').start().catch('pause', after('P1W')).user('ask').end().graph
const reminding = draw('reminding')
  .start()
  .user('ask')
  .end()
  .boundary('remind', 'ask', every('R/PT1H'), { interrupting: false })
  .service('tell', 'mail.send')
  .end('reminded').graph
const hasty = draw('hasty').start().user('ask').end().boundary('late', 'ask', after('PT1H')).end('tooLate').graph

const count = async ({ pool }: TestProcesses, table: 'timer' | 'job' | 'user_task' | 'fact'): Promise<number> =>
  (await pool.one<{ count: number }>(rawStatement(`select count(*)::int as count from ${table}`))).count

test('a timer fires when its time has come, and not before', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(waiting))
  world.clock.advance(weekMs - 60_000)
  assert.equal(await count(world, 'timer'), 1)
  world.clock.advance(60_001)
  await until(async () => (await count(world, 'user_task')) === 1)
  assert.equal(await count(world, 'timer'), 0)
  const { at } = await world.pool.one<{ at: Date }>(sql`
    select at from fact where instance_id = ${instanceId} and delivery_id like 'timer:%'`)
  assert.ok(at <= world.clock.now())
})

test('a timer that fell due while no server ran is fired by the next one', async () => {
  const first = await testProcesses()
  await first.start(await first.deploy(waiting))
  await first.processes.stop()
  first.clock.advance(weekMs + 1)
  {
    await using second = await testProcesses({ url: first.url, clock: first.clock })
    await until(async () => (await count(second, 'user_task')) === 1)
  }
  await first[Symbol.asyncDispose]()
})

test('two servers fire each timer once', async () => {
  await using first = await testProcesses()
  await using _second = await testProcesses({ url: first.url, clock: first.clock })
  const version = await first.deploy(waiting)
  const instances = await Promise.all(Array.from({ length: 50 }, () => first.start(version)))
  first.clock.advance(weekMs + 1)
  await until(async () => (await count(first, 'user_task')) === instances.length)
  assert.equal(await count(first, 'fact'), instances.length * 2)
})

test('a cycle is scheduled again until its activity is over', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(reminding))
  for (const round of [1, 2, 3]) {
    world.clock.advance(hourMs + 1_000)
    await until(async () => (await count(world, 'job')) === round)
    await until(async () => (await count(world, 'timer')) === 1)
  }
  await world.complete(instanceId, 'ask#1')
  assert.equal(await count(world, 'timer'), 0)
})

test('of a decision and a timer that interrupts it, one counts', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(hasty)
  const [answered, late] = [await world.start(version), await world.start(version)]
  const lateAnswer = await world.completion(late, 'ask#1')
  await world.complete(answered, 'ask#1')
  world.clock.advance(hourMs + 1)
  await world.finished(late)
  assert.equal((await world.processes.post(lateAnswer)).status, 'too-late')
  assert.equal(await count(world, 'fact'), 4)
})
