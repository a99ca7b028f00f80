import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, message } from '@countersign/engine'
import { openPool, type Pool, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { hiring, startOf, testProcesses } from '../testing/testProcesses.ts'
import { until } from '../testing/until.ts'
import { noCrash } from './crashPoint.ts'
import type { Delivery } from './delivery.ts'
import { deliver } from './host.ts'
import { publishAll } from './messages/publish.ts'
import { modelCache } from './models.ts'
import type { Neighbours } from './neighbours.ts'

const waitingForMessage = draw('waiting').start().catch('answer', message('answered', 'employeeId')).end().graph

const tables = ['instance', 'fact', 'variable', 'job', 'user_task', 'incident', 'message', 'message_subscription']

/** How often each table was read from its first row to its last, told after what this session did is counted. */
async function wholeReads(pool: Pool): Promise<unknown[]> {
  await pool.rows(sql`select pg_stat_force_next_flush()`)
  return pool.rows(sql`
    select relname, seq_scan from pg_stat_user_tables where relname = any(${tables}::text[]) order by relname`)
}

/** What the instance was just asked, answered. */
function answerTo({ jobs: [job], tasks: [task] }: Parameters<Neighbours['tell']>[0]): Delivery | undefined {
  if (job?.lease) {
    const spends = { kind: 'job', id: job.id, lease: job.lease } as const
    return { id: job.lease, instanceId: job.instanceId, fact: { type: 'completed', visit: job.visit }, spends }
  }
  if (!task) return undefined
  const spends = { kind: 'task', id: task.id, revision: 1 } as const
  return { id: task.id, instanceId: task.instanceId, fact: { type: 'completed', visit: task.visit }, spends }
}

test('no delivery reads a table as a whole, however few rows it had when the statement was prepared', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(hiring)
  await world.start(version)
  await world.processes.stop()
  await world.pool.rows(sql`analyze`) // now PostgreSQL knows how few there are
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url: world.url, connectionsMax: 1 }), (open) => open.end())
  let next: Delivery | undefined
  const neighbours: Neighbours = {
    lend: (_type, at) => ({
      lease: newId(),
      worker: 'somebody',
      isMarkedAtBirth: false,
      until: new Date(at.getTime() + 60_000),
    }),
    takeBack: () => undefined,
    tell: (news) => {
      next = answerTo(news)
    },
  }
  const parts = { models: modelCache(), record: async () => undefined, now: () => new Date(), crash: noCrash }
  const before = await wholeReads(pool)
  const rounds = 10 // after five PostgreSQL keeps a plan
  for (let round = 1; round <= rounds; round += 1) {
    next = startOf(newId(), version, { name: 'Tom Becker' })
    while (next) await deliver({ pool, neighbours, ...parts }, [next])
  }
  assert.deepEqual(await wholeReads(pool), before)
  const ended = sql`select count(*)::int as count from instance where status = 'completed'`
  assert.deepEqual(await pool.one(ended), { count: rounds })
})

test('no message reads a table as a whole to find who waits for it', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(waitingForMessage)
  await world.start(version, { employeeId: 0 })
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  await world.processes.stop()
  await world.pool.rows(sql`analyze`)
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url: world.url, connectionsMax: 1 }), (open) => open.end())
  const before = await wholeReads(pool)
  for (let round = 1; round <= 10; round += 1)
    await publishAll({ pool, record: async () => undefined, now: () => new Date() }, [
      { name: 'answered', correlationKey: `${round}`, variables: {}, timeToLiveMs: 60_000, messageId: null },
    ])
  assert.deepEqual(await wholeReads(pool), before)
})
