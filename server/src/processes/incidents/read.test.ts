import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '@countersign/engine'
import { type Db, type Statement, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { testProcesses } from '../../testing/testProcesses.ts'
import { selectCauses } from './read.ts'

type Plan = { 'Function Name'?: string; 'Actual Loops': number; Plans?: readonly Plan[] }

const partsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(partsOf)]

/** What PostgreSQL did for it. */
async function planOf(db: Db, ask: (db: Db) => Promise<unknown>): Promise<Plan[]> {
  let asked: Statement | undefined
  const rows: Db['rows'] = async (statement) => {
    asked = statement
    return []
  }
  await ask({ ...db, rows })
  assert.ok(asked)
  const [{ Plan: plan }] = (
    await db.one<{ 'QUERY PLAN': [{ Plan: Plan }] }>(sql`explain (analyze, format json) ${asked}`)
  )['QUERY PLAN']
  return partsOf(plan)
}

test('the graph of a version is read once, however many causes lie in it', async () => {
  await using world = await testProcesses()
  const tasks = Array.from({ length: 20 }, (_, n) => `task-${n}`)
  const drawing = tasks.reduce((line, id) => line.user(id), draw('long').start())
  const version = await world.deploy(drawing.end().graph)
  const instanceId = await world.start(version)
  for (const id of tasks)
    await world.pool.rows(sql`
      insert into incident (id, instance_id, visit, attempt, process_id, node_id, code, message, warnings, raised_at)
      values (${newId()}, ${instanceId}, ${`${id}#1`}, 1, 'long', ${id}, 'CONDITION_ERROR', 'No', '{}', now())`)
  const causes = await selectCauses(world.pool, {}, 50)
  assert.deepEqual(new Set(causes.map(({ elementId }) => elementId)), new Set(tasks))
  assert.equal(causes.length, tasks.length)
  const reads = (await planOf(world.pool, (db) => selectCauses(db, {}, 50))).filter(
    (part) => part['Function Name'] === 'jsonb_path_query',
  )
  assert.deepEqual(
    reads.map((part) => part['Actual Loops']),
    [1],
  )
})
