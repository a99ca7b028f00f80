// What becomes of a version that no longer compiles, as after an update that reads diagrams more strictly.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, draw, message, signal } from '@countersign/engine'
import type { AuditNote } from '../audit/index.ts'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { asking, type TestProcesses, type TestProcessesOptions, testProcesses } from '../testing/testProcesses.ts'
import { until } from '../testing/until.ts'
import { insertErrands } from './errands/sql.ts'
import { selectIncidents } from './incidents/read.ts'
import { resolutionOf } from './incidents/resolve.ts'
import { cancelInstance } from './instances/cancel.ts'
import type { Action } from './jobs/action.ts'

/** The server starts anew, and can no longer read what was deployed as these processes; or can again. */
async function updated(
  older: TestProcesses,
  processIds: readonly string[],
  more: TestProcessesOptions & { mended?: boolean } = {},
): Promise<TestProcesses> {
  await older.processes.stop()
  const [from, to] = more.mended ? ['"gone":', '"to":'] : ['"to":', '"gone":']
  await older.pool.rows(sql`
    update process_version set graph = replace(graph::text, ${from}, ${to})::json
    where process_id = any(${processIds}::text[])`)
  return testProcesses({ url: older.url, clock: older.clock, ...more })
}

const count = async ({ pool }: TestProcesses, table: string): Promise<number> =>
  (await pool.one<{ count: number }>(rawStatement(`select count(*)::int as count from ${table}`))).count

const grace = { actor: { kind: 'account', id: 'grace', name: 'Grace Okafor' }, requestId: 'a request' } as const

const variables = { name: 'Nia Obi' }
const wanted = { name: 'wanted', correlationKey: 'N-1', variables, timeToLiveMs: 0, messageId: null }

const busy = draw('busy')
  .startOn('wanted', message('wanted'))
  .service('begin', 'test.begin')
  .end('end1')
  .from('wanted')
  .user('ask')
  .end('end2')
  .boundary('late', 'ask', after('PT1H'))
  .end('end3')
  .from('wanted')
  .call('child', 'asking')
  .end('end4')
  .from('wanted')
  .catch('hear', signal('alarm'))
  .end('end5')
  .from('wanted')
  .catch('get', message('answer', '"1"'))
  .end('end6').graph

test('an instance whose version no longer compiles is cancelled as any other is: nothing of it is left, and all is told', async () => {
  const undone: string[] = []
  const actions: readonly Action[] = [
    {
      ...{ taskType: 'test.begin', repeat: 'safe', isMarkedWhenBegun: true, followUp: 'test.undo' },
      run: async () => ({ type: 'later', delayMs: 86_400_000 }),
    },
    {
      ...{ taskType: 'test.undo', repeat: 'safe' },
      run: async ({ instanceId }) => {
        undone.push(instanceId)
        return { type: 'completed' }
      },
    },
  ]
  const notes: AuditNote[] = []
  await using older = await testProcesses({ actions })
  await older.deploy(asking)
  await older.deploy(busy)
  await older.processes.publish(wanted)
  await until(async () => (await count(older, 'instance')) === 2 && (await count(older, 'errand')) === 0)
  await until(async () => (await older.pool.rows(sql`select from job where lease is null`)).length === 1)
  const { id } = await older.pool.one<{ id: string }>(sql`select id from instance where process_id = 'busy'`)
  const record = async (_: unknown, ...noted: AuditNote[]): Promise<void> => void notes.push(...noted)
  await using world = await updated(older, ['busy'], { actions, record })
  assert.equal(await cancelInstance(world, id, grace), undefined)
  assert.deepEqual(
    notes.map(({ action, subject }) => [action, subject?.id]),
    [['instance.cancelled', id]],
  )
  await until(async () => (await world.pool.rows(sql`select from instance where status = 'cancelled'`)).length === 2)
  await until(async () => (await count(world, 'errand')) === 0 && (await count(world, 'job')) === 0)
  assert.deepEqual(undone, [id])
  for (const table of [
    'user_task',
    'timer',
    'signal_subscription',
    'message_subscription',
    'incident',
    'message_start',
  ])
    assert.equal(await count(world, table), 0, table)
})

const woken = draw('woken')
  .startOn('wake', signal('alarm'))
  .user('ask')
  .end()
  .startOn('get', message('wanted'))
  .to('ask').graph
const calling = draw('calling').start().call('child', 'asking').end().graph

const incidents = ({ pool }: TestProcesses) => selectIncidents(pool, {}, undefined, 10)

const isQuiet = (world: TestProcesses) => async (): Promise<boolean> => (await count(world, 'errand')) === 0

test('what begins by a call, a message or a signal, and no longer compiles, waits as an incident; once it is mended it begins with what it was given', async () => {
  await using older = await testProcesses()
  const called = await older.deploy(asking)
  await older.deploy(woken)
  const caller = await older.deploy(calling)
  await using world = await updated(older, ['asking', 'woken'])
  await assert.rejects(world.start(called), /no longer compiles/)
  assert.equal(await count(world, 'instance'), 0) // whoever began it was told
  await world.start(caller, variables)
  await world.processes.publish(wanted)
  const alarm = { id: newId(), name: 'alarm', variables, hops: 0 }
  await insertErrands(world.pool, [{ line: newId(), kind: 'broadcast', payload: alarm }], world.clock.now())
  world.processes.errandsWait()
  await until(async () => (await incidents(world)).length === 3)
  await until(isQuiet(world))
  assert.deepEqual((await incidents(world)).map(({ processId, code }) => [processId, code]).sort(), [
    ['asking', 'BROKEN'],
    ['woken', 'BROKEN'],
    ['woken', 'BROKEN'],
  ])
  await using mended = await updated(world, ['asking', 'woken'], { mended: true })
  for (const incident of await incidents(mended)) {
    const resolution = await resolutionOf(mended.pool, incident, undefined, grace)
    assert.ok('fact' in resolution)
    assert.deepEqual(await mended.processes.post(resolution), { status: 'taken', instance: 'active' })
  }
  assert.equal(await count(mended, 'user_task'), 3)
  const brought = await mended.pool.rows(sql`select value from variable where name = 'name'`)
  assert.equal(brought.length, 4) // those of the caller, too
  assert.deepEqual(await incidents(mended), [])
})

test('one that could not begin can be cancelled: whoever called it is told', async () => {
  await using older = await testProcesses()
  await older.deploy(asking)
  const caller = await older.deploy(calling)
  await using world = await updated(older, ['asking'])
  const instanceId = await world.start(caller)
  await until(async () => (await incidents(world)).length === 1)
  const [stuck] = await incidents(world)
  assert.equal(await cancelInstance(world, stuck?.instanceId ?? '', grace), undefined)
  await until(async () => (await incidents(world))[0]?.code === 'CALLED_ELEMENT_ERROR')
  assert.deepEqual(
    (await incidents(world)).map(({ instanceId }) => instanceId),
    [instanceId],
  )
})
