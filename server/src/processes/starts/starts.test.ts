import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, every, message, signal } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import { insertErrands } from '../errands/sql.ts'
import { selectIncidents } from '../incidents/read.ts'
import { resolutionOf } from '../incidents/resolve.ts'
import { cancelInstance } from '../instances/cancel.ts'

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

const endless = draw('endless')
  .startOn('tick', every('R1/PT1H'))
  .script('fill', `string join(for i in 1..4100 return "${'x'.repeat(1_000)}")`, 'text')
  .user('ask')
  .end()
  .startOn('get', message('asked'))
  .to('fill')
  .startOn('wake', signal('alarm'))
  .to('fill').graph

test('what is too much as soon as it begins by the clock, a message or a signal waits as an incident, with what it was given', async () => {
  await using world = await testProcesses()
  await world.deploy(endless)
  const incidents = () => selectIncidents(world.pool, {}, undefined, 10)
  const variables = { name: 'Nia Obi' }
  world.clock.advance(hourMs + 1_000)
  await until(async () => (await incidents()).length === 1)
  await world.processes.publish({ name: 'asked', correlationKey: '', variables, timeToLiveMs: 0, messageId: null })
  await until(async () => (await incidents()).length === 2)
  const alarm = { id: newId(), name: 'alarm', variables, hops: 0 }
  await insertErrands(world.pool, [{ line: newId(), kind: 'broadcast', payload: alarm }], world.clock.now())
  world.processes.errandsWait()
  await until(async () => (await incidents()).length === 3)
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  const given = await world.pool.rows<{ name: string | null }>(sql`
    select fact -> 'variables' ->> 'name' as name from fact order by at, name`)
  assert.deepEqual(given.map(({ name }) => name).toSorted(), ['Nia Obi', 'Nia Obi', null])

  const grace = { actor: { kind: 'account', id: 'grace', name: 'Grace Okafor' }, requestId: 'a request' } as const
  for (const incident of await incidents()) {
    assert.deepEqual([incident.processId, incident.code], ['endless', 'MESSAGE_SIZE_EXCEEDED'])
    const resolution = await resolutionOf(world.pool, incident, undefined, grace)
    assert.ok('fact' in resolution)
    assert.equal((await world.processes.post(resolution)).status, 'too-large') // whoever tries again is told
    assert.equal(await cancelInstance(world, incident.instanceId, grace), undefined)
  }
  assert.deepEqual(await incidents(), [])
})
