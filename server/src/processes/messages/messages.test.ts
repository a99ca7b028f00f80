import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, draw, message } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import { rematch } from './match.ts'
import type { Published } from './publish.ts'
import { deleteExpiredMessages } from './sql.ts'

const waiting = draw('waiting').start().catch('answer', message('answered', 'employeeId')).end().graph
const other = draw('other').start().catch('answer', message('answered', 'employeeId')).end().graph
const twice = draw('twice')
  .start()
  .catch('first', message('answered', 'employeeId'))
  .catch('second', message('answered', 'employeeId'))
  .end().graph
const hearing = draw('hearing')
  .start()
  .user('ask')
  .end()
  .boundary('news', 'ask', message('answered', 'employeeId'), { interrupting: false })
  .service('tell', 'mail.send')
  .end('told').graph
const impatient = draw('impatient')
  .start()
  .eventBased('either')
  .catch('answer', message('answered', 'employeeId'))
  .end()
  .from('either')
  .catch('late', after('PT1H'))
  .end('tooLate').graph
const begun = draw('begun').startOn('begin', message('asked')).user('ask').end().graph

const answer = (correlationKey: string, more: Partial<Published> = {}): Published => ({
  name: 'answered',
  correlationKey,
  variables: { approved: true },
  timeToLiveMs: 0,
  messageId: null,
  ...more,
})

const subscribed = ({ pool }: TestProcesses, instanceId: string) =>
  until(
    async () => (await pool.rows(sql`select from message_subscription where instance_id = ${instanceId}`)).length > 0,
  )

/** Nothing is on its way any more. */
const quiet = ({ pool }: TestProcesses) => until(async () => (await pool.rows(sql`select from errand`)).length === 0)

const running = async ({ pool }: TestProcesses): Promise<number> =>
  (await pool.rows(sql`select from instance where status = 'active'`)).length

test('M1 a message reaches who waits for its name and key, with its variables, and nobody else', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(waiting)
  const [meant, not] = [await world.start(version, { employeeId: 1 }), await world.start(version, { employeeId: 2 })]
  await world.processes.publish(answer('1'))
  await world.finished(meant)
  const { state } = await world.pool.one<{ state: { variables: object } }>(sql`
    select state from instance where id = ${meant}`)
  assert.deepEqual(state.variables, { employeeId: 1, approved: true })
  assert.equal(await world.status(not), 'active')
})

test('M1 of the instances of one process, whatever their version, the one that waits longest gets it', async () => {
  await using world = await testProcesses()
  const first = await world.start(await world.deploy(waiting), { employeeId: 1 })
  const second = await world.start(await world.deploy({ ...waiting, name: 'Waiting, newer' }), { employeeId: 1 })
  const elsewhere = await world.start(await world.deploy(other), { employeeId: 1 })
  await world.processes.publish(answer('1'))
  await world.finished(first)
  await world.finished(elsewhere)
  assert.equal(await world.status(second), 'active')
})

test('M2 a message that comes first waits for its time to live', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(waiting)
  await world.processes.publish(answer('1', { timeToLiveMs: 60_000 }))
  await world.processes.publish(answer('2', { timeToLiveMs: 60_000 }))
  await world.finished(await world.start(version, { employeeId: 1 }))
  world.clock.advance(60_001)
  await world.start(version, { employeeId: 2 })
  await quiet(world)
  assert.equal(await running(world), 1)
})

test('M2 a message without time to live that nobody waits for is gone', async () => {
  await using world = await testProcesses()
  await world.processes.publish(answer('1'))
  await world.start(await world.deploy(waiting), { employeeId: 1 })
  await quiet(world)
  assert.equal(await running(world), 1)
  const later = new Date(world.clock.now().getTime() + 3_600_000)
  assert.equal((await deleteExpiredMessages(world.pool, later, 10)).length, 1)
})

test('M2 messages and waits that come at the same moment find each other', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(waiting)
  const keys = Array.from({ length: 100 }, (_, index) => index)
  const instances = await Promise.all(
    keys.flatMap((key) => [
      world.start(version, { employeeId: key }),
      world.processes.publish(answer(`${key}`, { timeToLiveMs: 60_000 })).then(() => ''),
    ]),
  )
  for (const instanceId of instances.filter((id) => id !== '')) await world.finished(instanceId)
})

test('two messages at one address are taken in their order, one by each wait', async () => {
  await using world = await testProcesses()
  const published = [1, 2].map((number) => answer('1', { timeToLiveMs: 60_000, variables: { [`n${number}`]: number } }))
  await Promise.all(published.map((one) => world.processes.publish(one)))
  const version = await world.deploy(waiting)
  const first = await world.start(version, { employeeId: 1 })
  await world.finished(first)
  const second = await world.start(version, { employeeId: 1 })
  await world.finished(second)
  const states = await world.pool.rows<{ state: { variables: object } }>(sql`select state from instance order by id`)
  assert.deepEqual(
    states.map(({ state }) => state.variables),
    [
      { employeeId: 1, n1: 1 },
      { employeeId: 1, n2: 2 },
    ],
  )
})

test('one message does not answer two waits of one instance', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(twice), { employeeId: 1 })
  await world.processes.publish(answer('1', { timeToLiveMs: 60_000 }))
  await until(
    async () => (await world.pool.rows(sql`select from message_subscription where visit = 'second#1'`)).length > 0,
  )
  await quiet(world)
  assert.equal(await world.status(instanceId), 'active')
  await world.processes.publish(answer('1'))
  await world.finished(instanceId)
})

test('of two messages with the same id that are kept the second is refused', async () => {
  await using world = await testProcesses()
  const once = answer('1', { timeToLiveMs: 60_000, messageId: 'mail-4711' })
  assert.equal((await world.processes.publish(once)).ok, true)
  assert.deepEqual(await world.processes.publish(once), { ok: false, refusal: 'published-before' })
  assert.equal((await world.processes.publish({ ...once, correlationKey: '2' })).ok, true)
  world.clock.advance(60_001)
  assert.equal((await world.processes.publish(once)).ok, true)
})

test('a boundary event that does not interrupt hears every message', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(hearing), { employeeId: 1 })
  for (const round of [1, 2, 3]) {
    await world.processes.publish(answer('1'))
    await until(async () => (await world.pool.rows(sql`select from job`)).length === round)
  }
  await world.complete(instanceId, 'ask#1')
  assert.equal((await world.pool.rows(sql`select from message_subscription`)).length, 0)
})

test('M2 a message is not lost to somebody who waits behind one who is just being called off', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(waiting)
  const [first, second] = [await world.start(version, { employeeId: 1 }), await world.start(version, { employeeId: 1 })]
  await subscribed(world, second)
  await quiet(world)
  await world.pool.transaction(async (tx) => {
    await tx.rows(sql`delete from message_subscription where instance_id = ${first}`)
    await world.processes.publish(answer('1'))
  })
  await world.finished(second)
  assert.equal(await world.status(first), 'active')
})

for (const timeToLiveMs of [86_400_000, 0])
  test(`M4 a message whose wait ended in between goes to the next who waited, kept for ${timeToLiveMs} ms`, async () => {
    await using world = await testProcesses()
    const version = await world.deploy(impatient)
    const [first, second] = [
      await world.start(version, { employeeId: 1 }),
      await world.start(version, { employeeId: 1 }),
    ]
    await subscribed(world, second)
    // Matched, but not yet delivered: as if the server had been slow just then.
    await world.pool.rows(sql`
    create function hold_back() returns trigger language plpgsql as $$
    begin new.available_at := new.available_at + interval '1 hour'; return new; end $$`)
    await world.pool.rows(sql`
    create trigger hold_back before insert on errand for each row when (new.kind = 'deliver') execute function hold_back()`)
    await world.processes.publish(answer('1', { timeToLiveMs }))
    const late = await world.start(version, { employeeId: 1 })
    await subscribed(world, late)
    await world.pool.rows(sql`drop trigger hold_back on errand`)
    await world.processes.post({ id: 'cancel', instanceId: first, fact: { type: 'cancelled' } })
    await world.pool.rows(sql`update errand set available_at = now() - interval '1 hour'`)
    world.processes.errandsWait()
    await world.finished(second)
    assert.equal(await world.status(late), 'active')
  })

test('M4 an errand that is done twice gives its message to nobody a second time', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(waiting)
  const first = await world.start(version, { employeeId: 1 })
  await subscribed(world, first)
  const published = await world.processes.publish(answer('1', { timeToLiveMs: 60_000 }))
  assert.ok(published.ok)
  await world.finished(first)
  await quiet(world)
  const second = await world.start(version, { employeeId: 1 })
  await quiet(world)
  const missed = { messageId: published.id, processId: version.processId }
  await rematch(world.pool, missed, { errand: '4711', at: world.clock.now() })
  await quiet(world)
  assert.equal(await world.status(second), 'active')
})

test('M3 a message begins a process; a second one of its key waits until the first has ended', async () => {
  await using world = await testProcesses()
  await world.deploy(begun)
  const asked = { name: 'asked', variables: { by: 'Tom Becker' }, timeToLiveMs: 60_000, messageId: null }
  for (const correlationKey of ['1', '1', '2', '', '']) await world.processes.publish({ ...asked, correlationKey })
  await until(async () => (await running(world)) === 4)
  await quiet(world)
  assert.equal(await running(world), 4)
  const { instance_id } = await world.pool.one<{ instance_id: string }>(sql`
    select instance_id from message_start where correlation_key = '1'`)
  await world.complete(instance_id, 'ask#1')
  await until(async () => (await world.pool.rows(sql`select from instance`)).length === 5)
  assert.equal(await running(world), 4)
})
