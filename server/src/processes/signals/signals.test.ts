import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, signal } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'

const listening = draw('listening').start().catch('hear', signal('alarm')).end().graph
const ringing = draw('ringing').start().throw('ring', signal('alarm')).end().graph
const woken = draw('woken').startOn('wake', signal('alarm')).user('ask').end().graph

test('a signal reaches everybody who listens, and begins what begins by it', async () => {
  await using world = await testProcesses()
  await world.deploy(woken)
  const version = await world.deploy(listening)
  const listeners = await Promise.all(Array.from({ length: 20 }, () => world.start(version)))
  await world.start(await world.deploy(ringing))
  for (const instanceId of listeners) await world.finished(instanceId)
  await until(async () => (await world.pool.rows(sql`select from user_task`)).length === 1)
})

test('whoever listens later hears nothing', async () => {
  await using world = await testProcesses()
  await world.start(await world.deploy(ringing))
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  const late = await world.start(await world.deploy(listening))
  assert.equal(await world.status(late), 'active')
})

test('a broadcast that is done twice is heard once', async () => {
  await using world = await testProcesses()
  await world.deploy(woken)
  const payload = JSON.stringify({ id: newId(), name: 'alarm', variables: {} })
  for (const line of [newId(), newId()])
    await world.pool.rows(sql`insert into errand (line, kind, payload, available_at)
      values (${line}, 'broadcast', ${payload}, now())`)
  world.processes.errandsWait()
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  assert.equal((await world.pool.rows(sql`select from instance`)).length, 1)
})
