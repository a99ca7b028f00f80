import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, signal, type Variables } from '@countersign/engine'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import { broadcast } from './broadcast.ts'
import { sendSignal } from './send.ts'
import { deleteOldBroadcasts } from './sql.ts'

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
  const payload = JSON.stringify({ id: newId(), name: 'alarm', variables: {}, hops: 0 })
  for (const line of [newId(), newId()])
    await world.pool.rows(sql`insert into errand (line, kind, payload, available_at)
      values (${line}, 'broadcast', ${payload}, now())`)
  world.processes.errandsWait()
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  assert.equal((await world.pool.rows(sql`select from instance`)).length, 1)
})

test('a broadcast that is done again is not heard by whoever listens by then', async () => {
  await using world = await testProcesses()
  const late = await world.start(await world.deploy(listening))
  const again = { errand: '4711', at: world.clock.now() }
  await broadcast(world.pool, { id: newId(), name: 'alarm', variables: {}, hops: 0 }, again)
  world.processes.errandsWait()
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  assert.equal(await world.status(late), 'active')
})

test('signals that lead to signals come to an end, and whoever can say so does', async () => {
  await using world = await testProcesses()
  const echoing = (name: string) =>
    draw(name).startOn('hear', signal('alarm')).throw('ring', signal('alarm')).end().graph
  await world.deploy(echoing('echo'))
  await world.deploy(echoing('doubling'))
  const again = draw('again').start().catch('hear', signal('alarm')).throw('ring', signal('alarm')).to('hear').graph
  const instanceId = await world.start(await world.deploy(again))
  await world.start(await world.deploy(ringing))
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  assert.equal(await world.status(instanceId), 'active')
  const incidents = await world.pool.rows<{ code: string; message: string }>(sql`select code, message from incident`)
  assert.deepEqual(
    incidents.map(({ code }) => code),
    ['ENDLESS_LOOP'],
  )
  assert.match(incidents[0]?.message ?? '', /more than 5 times/)
  const { count } = await world.pool.one<{ count: number }>(sql`select count(*)::int as count from instance`)
  assert.ok(count < 5_000, `${count}`)
})

const sent = (tx: Db, at: Date, variables: Variables = {}) =>
  sendSignal(tx, { name: 'alarm', variables, sentBy: sender, key: 'once', at })
const sender = newId()

test('the same signal under its key is the same in whatever order its variables are written', async () => {
  await using world = await testProcesses()
  const codes: string[] = []
  for (const variables of [
    { a: 1, b: { c: 2, d: 3 } },
    { b: { d: 3, c: 2 }, a: 1 },
    { a: 1, b: [2, 3] },
  ])
    codes.push((await world.pool.transaction((tx) => sent(tx, world.clock.now(), variables))).code)
  assert.deepEqual(codes, ['sent', 'sent-before', 'other-signal'])
})

test('a key that is swept away while it is looked up is a new one', async () => {
  await using world = await testProcesses()
  const at = world.clock.now()
  assert.equal((await world.pool.transaction((tx) => sent(tx, at))).code, 'sent')
  let asked = 0
  const again = await world.pool.transaction((tx) => {
    const maybe: Db['maybe'] = async (statement) => {
      asked += 1
      if (asked === 2) await deleteOldBroadcasts(world.pool, new Date(at.getTime() + 1), 10) // behind the insert
      return tx.maybe(statement)
    }
    return sent({ ...tx, maybe }, at)
  })
  assert.equal(again.code, 'sent')
})
