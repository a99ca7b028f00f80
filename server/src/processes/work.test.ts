import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, signal } from '@countersign/engine'
import { type Db, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import {
  hiring,
  startOf,
  type TestProcesses,
  type TestProcessesOptions,
  testProcesses,
} from '../testing/testProcesses.ts'
import { until } from '../testing/until.ts'
import type { Crash } from './crashPoint.ts'
import type { Delivery } from './delivery.ts'
import type { Action } from './jobs/action.ts'
import { answerTo } from './jobs/report.ts'

/** What a work writes here: a letter in a box. */
const note = (tx: Db, words: string) => tx.rows(sql`insert into note (words) values (${words})`)

async function withNotes(
  actions: readonly Action[] = [],
  settings: TestProcessesOptions['settings'] = {},
): Promise<TestProcesses> {
  const world = await testProcesses({ actions, settings })
  await world.pool.rows(sql`create table note (words text not null unique)`)
  return world
}

const notes = async ({ pool }: TestProcesses): Promise<string[]> =>
  (await pool.rows<{ words: string }>(sql`select words from note order by words`)).map(({ words }) => words)

const exists = async ({ pool }: TestProcesses, id: string): Promise<boolean> =>
  (await pool.rows(sql`select from instance where id = ${id}`)).length === 1

const place = (instanceId: string) => ({ instanceId, key: instanceId })

test('H8 an instance begins in the commit of what is written with it', async () => {
  await using world = await withNotes()
  const [version, id] = [await world.deploy(hiring), newId()]
  const answer = await world.processes.together(place(id), async (tx) => {
    await note(tx, 'asked')
    return { answer: 'held', tells: startOf(id, version) }
  })
  assert.deepEqual([answer, await notes(world), await exists(world, id)], ['held', ['asked'], true])
})

test('H8 where the instance can’t begin, or is too much, nothing is written with it either, and whoever came along pays nothing', async () => {
  await using world = await withNotes()
  const bySignal = draw('by-signal').startOn('called', signal('call')).end().graph
  const [good, bad] = [await world.deploy(hiring), await world.deploy(bySignal)]
  const begin = (words: string, delivery: Delivery) =>
    world.processes.together(place(delivery.instanceId), async (tx) => {
      await note(tx, words)
      return { answer: words, tells: delivery }
    })
  const done = await Promise.allSettled([
    begin('1 good', startOf(newId(), good)),
    begin('2 has no such start', startOf(newId(), bad)),
    begin('3 too much', startOf(newId(), good, { page: 'x'.repeat(5_000_000) })),
    begin('4 good', startOf(newId(), good)),
  ])
  const said = done.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))
  assert.deepEqual([said[0], said[3]], ['1 good', '4 good'])
  assert.match(said[1] ?? '', /has no none start event/)
  assert.match(said[2] ?? '', /bytes; at most/)
  assert.deepEqual(await notes(world), ['1 good', '4 good'])
})

test('H8 a work that fails tells nothing, and its neighbours are done', async () => {
  await using world = await withNotes()
  const version = await world.deploy(hiring)
  const ids = [newId(), newId(), newId()]
  const done = await Promise.allSettled(
    ids.map((id, index) =>
      world.processes.together(place(id), async (tx) => {
        await note(tx, index === 2 ? 'note 0' : `note ${index}`) // the third wants what the first has
        return { answer: index, tells: startOf(id, version) }
      }),
    ),
  )
  assert.deepEqual(
    done.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected'],
  )
  assert.deepEqual(await Promise.all(ids.map((id) => exists(world, id))), [true, true, false])
})

test('H8 works of one key come one after the other, each seeing what the one before has left', async () => {
  await using world = await withNotes()
  let done = 0
  const count = async (tx: Db): Promise<number> =>
    (await tx.one<{ count: number }>(sql`select count(*)::int as count from note`)).count
  const counts = await Promise.all(
    Array.from({ length: 20 }, () =>
      world.processes.together({ instanceId: newId(), key: 'one' }, async (tx) => {
        done += 1
        const before = await count(tx)
        await note(tx, `${before}`)
        return { answer: before }
      }),
    ),
  )
  assert.deepEqual(
    counts.toSorted((one, other) => one - other),
    Array.from({ length: 20 }, (_, index) => index),
  )
  assert.equal(done, 20) // none met another in one transaction, to be undone there
})

test('H8 works that bring much share a transaction only as far as memory bears', async () => {
  await using world = await withNotes()
  const within = (brings: number): Promise<string> =>
    world.processes.together({ ...place(newId()), brings }, async (tx) => ({
      answer: (await tx.one<{ id: string }>(sql`select pg_current_xact_id()::text as id`)).id,
    }))
  const much = await Promise.all([1, 2, 3].map(() => within(10_000_000)))
  assert.equal(new Set(much).size, 3)
  const little = await Promise.all([1, 2, 3].map(() => within(1_000)))
  assert.equal(new Set(little).size, 1)
})

const waiting = draw('waiting').start().service('wait', 'test.wait').end().graph

/** A step that waits for others, for a day, and says how often it looked. */
function waiter() {
  let looks = 0
  const run: Action['run'] = async () => {
    looks += 1
    return { type: 'later', delayMs: 86_400_000 }
  }
  const action: Action = { taskType: 'test.wait', repeat: 'safe', isMarkedWhenBegun: true, isMarkedAtBirth: true, run }
  return { action, looks: () => looks }
}

const isPostponed = async ({ pool }: TestProcesses): Promise<boolean> =>
  (await pool.rows(sql`select from job where lease is null`)).length === 1

test('what a step waits for is answered in the commit in which it comes about: once, and without another look', async () => {
  const { action, looks } = waiter()
  await using world = await withNotes([action])
  const instanceId = await world.start(await world.deploy(waiting))
  await until(() => isPostponed(world))
  const answer = (words: string) =>
    world.processes.together({ instanceId, key: words }, async (tx) => {
      await note(tx, words)
      const visit = { instanceId, visit: 'wait#1', taskType: 'test.wait' } as const
      return { answer: words, tells: answerTo(visit, { id: words, variables: { words } }) }
    })
  await Promise.all([answer('first'), answer('second')])
  await world.finished(instanceId)
  assert.equal(looks(), 1)
  assert.deepEqual(await notes(world), ['first', 'second'])
  const facts = await world.pool.rows(sql`select from fact where instance_id = ${instanceId}`)
  assert.equal(facts.length, 2) // that it started, and one answer
  assert.deepEqual(await world.pool.rows(sql`select from job`), [])
})

test('what came about stands where it is too much for the instance, which waits as an incident', async () => {
  const { action } = waiter()
  await using world = await withNotes([action])
  const instanceId = await world.start(await world.deploy(waiting))
  await until(() => isPostponed(world))
  const variables = { page: 'x'.repeat(5_000_000) }
  const answer = await world.processes.together(place(instanceId), async (tx) => {
    await note(tx, 'decided')
    const visit = { instanceId, visit: 'wait#1', taskType: 'test.wait' } as const
    return { answer: 'decided', tells: answerTo(visit, { id: 'x', variables }) }
  })
  assert.deepEqual([answer, await notes(world)], ['decided', ['decided']])
  const incidents = await world.pool.rows<{ code: string }>(sql`select code from incident`)
  assert.deepEqual(incidents, [{ code: 'MESSAGE_SIZE_EXCEEDED' }])
})

test('what came about stands where its version no longer compiles: the instance waits as an incident', async () => {
  const { action } = waiter()
  await using older = await withNotes([action])
  const version = await older.deploy(waiting)
  const instanceId = await older.start(version)
  await until(() => isPostponed(older))
  await older.processes.stop()
  await older.pool.rows(sql`
    update process_version set graph = replace(graph::text, '"to":"wait"', '"to":"gone"')::json
    where id = ${version.versionId}`)
  await using world = await testProcesses({ url: older.url, clock: older.clock, actions: [action] })
  const answer = await world.processes.together(place(instanceId), async (tx) => {
    await note(tx, 'decided')
    const visit = { instanceId, visit: 'wait#1', taskType: 'test.wait' } as const
    return { answer: 'decided', tells: answerTo(visit, { id: 'x', variables: {} }) }
  })
  assert.deepEqual([answer, await notes(world)], ['decided', ['decided']])
  const incident = await world.pool.one<{ code: string; message: string }>(sql`select code, message from incident`)
  assert.equal(incident.code, 'BROKEN')
  assert.match(incident.message, /process version .* no longer compiles/)
})

test('whoever holds the job that was answered meanwhile comes too late', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const run: Action['run'] = async () => {
    await promise
    return { type: 'completed', variables: { by: 'the job' } }
  }
  await using world = await withNotes([{ taskType: 'test.wait', repeat: 'safe', run }])
  const instanceId = await world.start(await world.deploy(waiting))
  const tells = answerTo(
    { instanceId, visit: 'wait#1', taskType: 'test.wait' },
    { id: 'x', variables: { by: 'others' } },
  )
  await world.processes.together(place(instanceId), async () => ({ answer: null, tells }))
  resolve()
  await world.finished(instanceId)
  await world.processes.stop()
  assert.deepEqual(await world.pool.rows(sql`select name, value from variable where instance_id = ${instanceId}`), [
    { name: 'by', value: 'others' },
  ])
})

test('only the step that asked is answered so: a job of another type stays where it is', async () => {
  const { action } = waiter()
  await using world = await withNotes([action])
  const instanceId = await world.start(await world.deploy(waiting))
  await until(() => isPostponed(world))
  const tells = answerTo({ instanceId, visit: 'wait#1', taskType: 'test.other' }, { id: 'x', variables: {} })
  await world.processes.together(place(instanceId), async () => ({ answer: null, tells }))
  assert.equal(await world.status(instanceId), 'active')
  assert.equal((await world.pool.rows(sql`select from job`)).length, 1)
})

const doing = draw('doing').start().service('do', 'test.do', { retries: 2 }).end().graph

test('what an action writes with its outcome is in the commit in which the instance hears of it', async () => {
  const run: Action['run'] = async ({ key }) => ({ type: 'completed', also: (tx) => note(tx, key) })
  await using world = await withNotes([{ taskType: 'test.do', repeat: 'keyed', run }])
  const instanceId = await world.start(await world.deploy(doing))
  await world.finished(instanceId)
  assert.equal((await notes(world)).length, 1)
})

test('P1 what is marked at birth has its mark from its first commit on, before it runs', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const marks: number[] = []
  let world: TestProcesses | undefined
  const run: Action['run'] = async () => {
    marks.push(((await world?.pool.rows(sql`select from job where begun_at is not null`)) ?? []).length)
    resolve()
    return { type: 'completed' }
  }
  const crash: Crash = async (point) => {
    if (point === 'host: committed')
      marks.push(((await world?.pool.rows(sql`select from job where begun_at = created_at`)) ?? []).length)
  }
  await using open = await testProcesses({
    actions: [{ taskType: 'test.do', repeat: 'unsafe', isMarkedAtBirth: true, run }],
    crash,
  })
  world = open
  const instanceId = await open.start(await open.deploy(doing))
  await promise
  await open.finished(instanceId)
  assert.deepEqual(marks.slice(0, 2), [1, 1])
})

test('what an action writes is written, though the instance can’t take what it brought', async () => {
  const variables = { page: 'x'.repeat(5_000_000) }
  const run: Action['run'] = async () => ({ type: 'completed', variables, also: (tx) => note(tx, 'done') })
  await using world = await withNotes([{ taskType: 'test.do', repeat: 'keyed', run }])
  await world.start(await world.deploy(doing))
  const incidents = () => world.pool.rows<{ code: string }>(sql`select code from incident`)
  await until(async () => (await incidents()).length > 0)
  assert.deepEqual([await incidents(), await notes(world)], [[{ code: 'MESSAGE_SIZE_EXCEEDED' }], ['done']])
})

test('O2 what can’t be written with an outcome becomes an incident: unknown where to do it twice does harm', async () => {
  for (const repeat of ['keyed', 'unsafe'] as const) {
    const also = (tx: Db) => tx.rows(sql`insert into note (words) values (null)`)
    // A lease that lasts, however often the clock is moved on while one try is under way.
    await using world = await withNotes(
      [{ taskType: 'test.do', repeat, run: async () => ({ type: 'completed', also }) }],
      { leaseMs: 86_400_000 },
    )
    await world.start(await world.deploy(doing))
    const incident = () => world.pool.maybe<{ code: string; message: string }>(sql`select code, message from incident`)
    await until(async () => {
      world.clock.advance(5_000) // between two tries
      return (await incident()) !== undefined
    })
    const { code, message } = (await incident()) ?? {}
    assert.deepEqual([repeat, code], [repeat, repeat === 'unsafe' ? 'OUTCOME_UNKNOWN' : 'JOB_NO_RETRIES'])
    assert.match(message ?? '', /could not be written down/)
  }
})
