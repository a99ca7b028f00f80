import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '@countersign/engine'
import { openPool, type Pool, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { asking, hiring, startOf, testProcesses } from '../testing/testProcesses.ts'
import { noCrash } from './crashPoint.ts'
import type { Delivery, Receipt } from './delivery.ts'
import { insertErrands } from './errands/sql.ts'
import { deliver, type HostParts } from './host.ts'
import { stateBytesMax, TooMuchTogether } from './limits.ts'
import { modelCache } from './models.ts'
import { nobodyThere } from './neighbours.ts'

const tables = ['instance', 'fact', 'variable', 'job', 'user_task', 'incident', 'audit_entry'] as const

async function contents(pool: Pool): Promise<unknown[]> {
  const all = await Promise.all(
    tables.map((table) => pool.rows(rawStatement(`select to_jsonb(t) as row from ${table} t order by 1`))),
  )
  return all
}

const hostOn = (pool: Pool, more: Partial<HostParts> = {}): HostParts => ({
  pool,
  models: modelCache(),
  record: async () => undefined,
  now: () => new Date(),
  neighbours: nobodyThere,
  crash: noCrash,
  ...more,
})

const statuses = (receipts: readonly Receipt[]) => receipts.map(({ status }) => status)

const cancellation = (instanceId: string): Delivery => ({ id: 'cancel', instanceId, fact: { type: 'cancelled' } })

test('H1 a batch of which one part fails leaves nothing at all', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(hiring)
  const [waiting, fresh] = [await world.start(await world.deploy(asking)), newId()]
  const before = await contents(world.pool)
  const host = hostOn(world.pool, { record: () => Promise.reject(new Error('the audit log is full')) })
  const noted = { action: 'server.started', actor: { kind: 'system', id: 'x', name: 'x' } } as const
  await assert.rejects(
    deliver(host, [startOf(fresh, version), { ...(await world.completion(waiting, 'ask#1')), note: noted }]),
    /the audit log is full/,
  )
  assert.deepEqual(await contents(world.pool), before)
})

test('H1 facts, states, jobs, tasks and searchable variables of a batch are there together', async () => {
  await using world = await testProcesses()
  const [hired, asked] = [newId(), newId()]
  const [hiringVersion, askingVersion] = [await world.deploy(hiring), await world.deploy(asking)]
  const receipts = await deliver(hostOn(world.pool), [
    startOf(hired, hiringVersion, { name: 'Tom Becker', age: 42, address: { city: 'Alder' } }),
    startOf(asked, askingVersion),
  ])
  assert.deepEqual(statuses(receipts), ['taken', 'taken'])
  const job = await world.pool.one(sql`select task_type, visit, lease from job where instance_id = ${hired}`)
  assert.deepEqual(job, { task_type: 'test.create', visit: 'create#1', lease: null })
  const task = await world.pool.one(sql`select visit, name from user_task where instance_id = ${asked}`)
  assert.deepEqual(task, { visit: 'ask#1', name: 'ask' })
  const variables = await world.pool.rows(sql`select name, value from variable order by name`)
  assert.deepEqual(variables, [
    { name: 'age', value: '42' },
    { name: 'name', value: 'Tom Becker' },
  ])
  assert.equal((await world.pool.rows(sql`select from fact`)).length, 2)
})

test('H2 a delivery that comes twice counts once: in one batch, later, and from two hosts at once', async () => {
  await using world = await testProcesses()
  const [version, instanceId] = [await world.deploy(asking), newId()]
  const start = startOf(instanceId, version)
  const hosts = [hostOn(world.pool), hostOn(world.pool)]
  assert.deepEqual(statuses(await deliver(hostOn(world.pool), [start, start])), ['taken', 'known'])
  assert.deepEqual(statuses(await deliver(hostOn(world.pool), [start])), ['known'])
  const completed = await world.completion(instanceId, 'ask#1')
  const twice = await Promise.all(hosts.map((host) => deliver(host, [completed])))
  assert.deepEqual(statuses(twice.flat()).sort(), ['known', 'taken'])
  assert.equal((await world.pool.rows(sql`select from fact`)).length, 2)
})

test('H2 two hosts that begin the same instance at once begin one', async () => {
  await using world = await testProcesses()
  const [version, instanceId] = [await world.deploy(asking), newId()]
  const start = startOf(instanceId, version)
  const begun = (await Promise.all([deliver(hostOn(world.pool), [start]), deliver(hostOn(world.pool), [start])])).flat()
  assert.deepEqual(statuses(begun).sort(), ['known', 'taken'])
  assert.equal((await world.pool.rows(sql`select from user_task`)).length, 1)
})

test('H3 an answer without its row changes nothing: late, stale, foreign or invented', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(asking)
  const [instanceId, otherId] = [await world.start(version), await world.start(version)]
  const completed = await world.completion(instanceId, 'ask#1')
  const other = await world.completion(otherId, 'ask#1')
  const before = await contents(world.pool)
  const late: Delivery[] = [
    { ...completed, id: 'foreign', spends: other.spends as never },
    { ...completed, id: 'invented', spends: { kind: 'task', id: newId(), revision: 1 } },
    { ...completed, id: 'stale', spends: { kind: 'task', id: completed.id.slice('task:'.length), revision: 7 } },
    { ...completed, id: 'a lease of nothing', spends: { kind: 'job', id: newId(), lease: newId() } },
    { ...completed, id: 'an incident of nothing', spends: { kind: 'incident', id: newId() } },
  ]
  assert.deepEqual(
    statuses(await deliver(hostOn(world.pool), late)),
    late.map(() => 'too-late'),
  )
  assert.deepEqual(await contents(world.pool), before)
  assert.equal((await world.processes.post(completed)).status, 'taken')
  assert.equal((await world.processes.post({ ...completed, id: 'late' })).status, 'too-late')
})

test('H3 of two who answer the same question at once one is heard', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(asking))
  const completed = await world.completion(instanceId, 'ask#1')
  const answers = ['yes', 'no'].map((answer) => ({ ...completed, id: answer }))
  const receipts = await Promise.all(answers.map((answer) => deliver(hostOn(world.pool), [answer])))
  assert.deepEqual(statuses(receipts.flat()).sort(), ['taken', 'too-late'])
})

test('H3 an errand that is gone was done by somebody else: what it delivers, and what it would lead to, is not done', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(asking))
  await world.processes.stop() // else it would do the errands
  const rematch = { line: instanceId, kind: 'rematch', payload: { messageId: newId(), processId: 'asking' } } as const
  const late: Delivery = {
    id: 'late',
    instanceId,
    fact: { type: 'messageReceived', visit: 'ask#1', event: 'news', round: 1, variables: {} },
    spends: { kind: 'message', id: newId() },
    otherwise: rematch,
  }
  await insertErrands(world.pool, [{ line: instanceId, kind: 'deliver', payload: late }], new Date())
  const { number } = await world.pool.one<{ number: string }>(sql`select number from errand`)
  const [done, gone] = [
    { ...late, errand: number },
    { ...cancellation(instanceId), errand: number },
  ]
  assert.deepEqual(statuses(await deliver(hostOn(world.pool), [done, gone])), ['too-late', 'known'])
  assert.deepEqual(statuses(await deliver(hostOn(world.pool), [done, gone])), ['known', 'known'])
  assert.deepEqual(await world.pool.rows(sql`select kind from errand`), [{ kind: 'rematch' }])
  assert.equal(await world.status(instanceId), 'active')
})

test('a fact to an instance that is not there, or no longer runs, is not recorded', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(asking))
  await world.complete(instanceId, 'ask#1')
  const receipts = await deliver(hostOn(world.pool), [cancellation(instanceId), cancellation(newId())])
  assert.deepEqual(statuses(receipts), ['finished', 'no-instance'])
  assert.equal((await world.pool.rows(sql`select from fact where delivery_id = 'cancel'`)).length, 0)
})

test('what is asked for and taken back in the same batch leaves no row', async () => {
  await using world = await testProcesses()
  const [version, instanceId] = [await world.deploy(hiring), newId()]
  const receipts = await deliver(hostOn(world.pool), [startOf(instanceId, version), cancellation(instanceId)])
  assert.deepEqual(statuses(receipts), ['taken', 'taken'])
  assert.equal(await world.status(instanceId), 'cancelled')
  assert.equal((await world.pool.rows(sql`select from job`)).length, 0)
})

test('H4 hosts that want the same instances in opposite orders all get them', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(asking)
  const instances = await Promise.all(Array.from({ length: 40 }, () => world.start(version)))
  const pools = [openPool({ url: world.url }), openPool({ url: world.url })]
  const told = instances.map((instanceId) => ({ ...cancellation(instanceId), id: 'a' }))
  const toldToo = instances.toReversed().map((instanceId) => ({ ...cancellation(instanceId), id: 'b' }))
  const receipts = await Promise.all(
    pools.flatMap((pool) => [deliver(hostOn(pool), told), deliver(hostOn(pool), toldToo)]),
  )
  assert.equal(receipts.flat().filter(({ status }) => status === 'taken').length, instances.length)
  for (const pool of pools) await pool.end()
})

test('H5 an instance that meets a bug waits as an incident, and the rest of its batch goes on', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(asking)
  const [sound, hurt] = [await world.start(version), await world.start(version)]
  const answers = [await world.completion(sound, 'ask#1'), await world.completion(hurt, 'ask#1')]
  await world.pool.rows(sql`
    update instance set state = replace(state::text, '"nodeId":"ask"', '"nodeId":"gone"')::json where id = ${hurt}`)
  assert.deepEqual(statuses(await deliver(hostOn(world.pool), answers)), ['taken', 'broken'])
  assert.equal(await world.status(sound), 'completed')
  assert.equal(await world.status(hurt), 'active')
  const incident = await world.pool.one<{ code: string; message: string }>(sql`select code, message from incident`)
  assert.equal(incident.code, 'BROKEN')
  assert.match(incident.message, /gone/)
})

test('the revision grows with everything that happens to an instance, whether its state shows it or not', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(asking))
  const answered = await world.completion(instanceId, 'ask#1')
  const revision = async (): Promise<number> =>
    (await world.pool.one<{ revision: number }>(sql`select revision from instance where id = ${instanceId}`)).revision
  const isSeen = async (happening: () => Promise<unknown>): Promise<void> => {
    const before = await revision()
    await happening()
    assert.equal(await revision(), before + 1)
  }
  const late: Delivery = { id: 'late', instanceId, fact: { type: 'childFinished', visit: 'gone#1', variables: {} } }
  await isSeen(() => world.processes.post(late))
  const tooFar = { id: 'too far', unattended: true, hops: 6 } as const
  await isSeen(() => world.processes.post({ ...late, ...tooFar }))
  await world.pool.rows(
    sql`update instance set state = replace(state::text, '"nodeId":"ask"', '"nodeId":"gone"')::json`,
  )
  await isSeen(() => world.processes.post({ ...answered, id: 'stopped by a bug' }))
  await isSeen(() => world.processes.post(cancellation(instanceId)))
  await isSeen(() => world.processes.post({ ...late, id: 'later than the end' }))
  const { count } = await world.pool.one<{ count: number }>(sql`select count(*)::int as count from fact`)
  assert.equal(count, 5)
})

test('what would make an instance too large is refused alone, and its question stays open', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(asking)
  const [small, large] = [await world.start(version), await world.start(version)]
  const tooMuch = { text: 'x'.repeat(stateBytesMax) }
  const [kept, refused] = await Promise.all([world.complete(small, 'ask#1'), world.complete(large, 'ask#1', tooMuch)])
  assert.equal(kept.status, 'taken')
  assert.equal(refused.status, 'too-large')
  assert.equal((await world.complete(large, 'ask#1', { text: 'x' })).status, 'taken')
})

test('H7 instances that are too much together are read in smaller batches, and none is left out', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(asking)
  const text = 'x'.repeat(stateBytesMax - 1_000)
  const large = await Promise.all(Array.from({ length: 9 }, () => world.start(version, { text })))
  const answers = await Promise.all(large.map((instanceId) => world.completion(instanceId, 'ask#1')))
  await assert.rejects(deliver(hostOn(world.pool), answers), TooMuchTogether)
  const receipts = await Promise.all(answers.map((answer) => world.processes.post(answer)))
  assert.deepEqual(new Set(statuses(receipts)), new Set(['taken']))
})

test('H7 instances that become too much together are decided in smaller batches', async () => {
  await using world = await testProcesses()
  const fill = `string join(for i in 1..${stateBytesMax / 1_000 - 10} return piece)`
  const filled = draw('filled').start().user('ask').script('fill', fill, 'text').user('look').end().graph
  const version = await world.deploy(filled)
  const begun = await Promise.all(Array.from({ length: 9 }, () => world.start(version, { piece: 'x'.repeat(1_000) })))
  const answers = await Promise.all(begun.map((instanceId) => world.completion(instanceId, 'ask#1')))
  await assert.rejects(deliver(hostOn(world.pool), answers), TooMuchTogether)
  const receipts = await Promise.all(answers.map((answer) => world.processes.post(answer)))
  assert.deepEqual(new Set(statuses(receipts)), new Set(['taken']))
})

test('H6 between two decisions that take long, everybody else has their turn', async () => {
  await using world = await testProcesses()
  const work = 'count(for i in 1..300000 return i)'
  const version = await world.deploy(
    draw('busy').start().script('work', work, 'sum').script('more', work, 'sum').service('tell', 'any').end().graph,
  )
  const order: string[] = []
  const neighbours = {
    ...nobodyThere,
    lend: () => {
      order.push('decided')
      return undefined
    },
  }
  const batch = Array.from({ length: 5 }, () => startOf(newId(), version))
  let turning = setImmediate(function turn() {
    order.push('turn')
    turning = setImmediate(turn)
  })
  await deliver(hostOn(world.pool, { neighbours }), batch)
  clearImmediate(turning)
  const [first, last] = [order.indexOf('decided'), order.lastIndexOf('decided')]
  assert.equal(order.filter((event) => event === 'decided').length, batch.length)
  const turns = order.slice(first, last).filter((event) => event === 'turn').length
  assert.ok(turns >= batch.length - 1, `${turns}`)
})

test('versions live side by side: an instance ends as it began', async () => {
  await using world = await testProcesses()
  const first = await world.start(await world.deploy(asking))
  const second = await world.start(await world.deploy({ ...hiring, id: 'asking' }))
  await world.complete(first, 'ask#1')
  assert.equal(await world.status(first), 'completed')
  const jobs = await world.pool.rows(sql`select instance_id from job`)
  assert.deepEqual(jobs, [{ instance_id: second }])
})
