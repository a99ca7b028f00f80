// What becomes of a version that no longer compiles, as after an update that reads diagrams more strictly.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, draw, message, signal } from '@countersign/engine'
import type { AuditNote } from '../audit/index.ts'
import { sql } from '../platform/database/index.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { asking, type TestProcesses, type TestProcessesOptions, testProcesses } from '../testing/testProcesses.ts'
import { until } from '../testing/until.ts'
import { cancelInstance } from './instances/cancel.ts'
import type { Action } from './jobs/action.ts'

/** The server starts anew, and can no longer read what was deployed as this process. */
async function updated(older: TestProcesses, processId: string, more: TestProcessesOptions): Promise<TestProcesses> {
  await older.processes.stop()
  await older.pool.rows(sql`
    update process_version set graph = replace(graph::text, '"to":', '"gone":')::json where process_id = ${processId}`)
  return testProcesses({ url: older.url, clock: older.clock, ...more })
}

const count = async ({ pool }: TestProcesses, table: string): Promise<number> =>
  (await pool.one<{ count: number }>(rawStatement(`select count(*)::int as count from ${table}`))).count

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
  const wanted = { name: 'wanted', correlationKey: 'N-1', variables: {}, timeToLiveMs: 0, messageId: null }
  await older.processes.publish(wanted)
  await until(async () => (await count(older, 'instance')) === 2 && (await count(older, 'errand')) === 0)
  await until(async () => (await older.pool.rows(sql`select from job where lease is null`)).length === 1)
  const { id } = await older.pool.one<{ id: string }>(sql`select id from instance where process_id = 'busy'`)
  const record = async (_: unknown, ...noted: AuditNote[]): Promise<void> => void notes.push(...noted)
  await using world = await updated(older, 'busy', { actions, record })
  const actor = { kind: 'account', id: 'grace', name: 'Grace Okafor' } as const
  assert.equal(await cancelInstance(world, id, { actor, requestId: 'a request' }), undefined)
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
