import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, every, message } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'

const hourMs = 3_600_000
const hourly = draw('hourly').startOn('tick', every('R3/PT1H')).user('ask').end().graph
const daily = draw('hourly').startOn('tick', every('R/P1D')).user('ask').end().graph
const asked = draw('asked').startOn('begin', message('asked')).user('ask').end().graph

const instances = async ({ pool }: TestProcesses): Promise<number> =>
  (await pool.rows(sql`select from instance`)).length

test('a process begins by the clock, so often as its cycle says', async () => {
  await using world = await testProcesses()
  await world.deploy(hourly)
  for (const round of [1, 2, 3]) {
    world.clock.advance(hourMs + 1_000)
    await until(async () => (await instances(world)) === round)
  }
  assert.equal((await world.pool.rows(sql`select from start_event`)).length, 0)
})

test('two servers begin it once each time', async () => {
  await using first = await testProcesses()
  await using _second = await testProcesses({ url: first.url, clock: first.clock })
  await first.deploy(hourly)
  first.clock.advance(hourMs * 2 + 1_000) // one more fell due while nobody looked
  await until(async () => (await instances(first)) === 2)
  await until(async () => (await first.pool.rows(sql`select from errand`)).length === 0)
  assert.equal(await instances(first), 2)
})

test('a new version begins by its own clock, and the old one no longer does', async () => {
  await using world = await testProcesses()
  await world.deploy(hourly)
  await world.deploy(daily)
  world.clock.advance(hourMs * 5)
  world.clock.advance(hourMs * 20)
  await until(async () => (await instances(world)) === 1)
})

test('the same file again changes nothing', async () => {
  await using world = await testProcesses()
  assert.deepEqual(await world.deploy(asked), await world.deploy(asked))
  assert.equal((await world.pool.rows(sql`select from start_event`)).length, 1)
})
