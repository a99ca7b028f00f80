import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { outside } from '../../testing/outside.ts'
import { type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import type { Crash } from '../crashPoint.ts'
import type { Action, Assignment, Outcome } from './action.ts'
import { reportOf } from './report.ts'
import { claimJobs } from './sql.ts'

const creating = draw('creating').start().service('create', 'test.create', { retries: 2 }).end().graph

const leaseMs = 30_000

/** An action whose runs wait for the test. */
function handled(repeat: Action['repeat'] = 'keyed') {
  const runs: { assignment: Assignment; answer(outcome: Outcome): void; fail(cause: Error): void }[] = []
  const waiting: (() => void)[] = []
  const action: Action = {
    taskType: 'test.create',
    repeat,
    run: (assignment) => {
      const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
      runs.push({ assignment, answer: resolve, fail: reject })
      for (const tell of waiting.splice(0)) tell()
      return promise
    },
  }
  /** The nth run, from 0 on, once it has begun. */
  const run = async (n: number) => {
    while (!runs[n]) await new Promise<void>((resolve) => waiting.push(resolve))
    return runs[n]
  }
  return { action, runs, run }
}

const claimAll = (world: TestProcesses) =>
  claimJobs(world.pool, {
    taskTypes: ['test.create'],
    worker: 'test',
    at: world.clock.now(),
    until: new Date(world.clock.now().getTime() + leaseMs),
    limit: 10,
  })

/** Until the job that failed is written anew, for whoever comes when its delay is over. */
async function freeJob({ pool }: TestProcesses): Promise<void> {
  while (!(await pool.maybe(sql`select from job where lease is null`)))
    await new Promise((resolve) => setTimeout(resolve, 5))
}

test('W1 a lease that ended goes to the next, and the first can no longer answer', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(creating))
  const [first] = await claimAll(world)
  assert.deepEqual(await claimAll(world), [])
  world.clock.advance(leaseMs + 1)
  const [second] = await claimAll(world)
  assert.ok(first && second)
  assert.equal(second.id, first.id)
  assert.notEqual(second.lease, first.lease)
  assert.equal((await world.processes.post(reportOf(first, { type: 'completed' }))).status, 'too-late')
  assert.equal(await world.status(instanceId), 'active')
  assert.equal((await world.processes.post(reportOf(second, { type: 'completed' }))).status, 'taken')
  assert.equal((await world.processes.post(reportOf(second, { type: 'completed' }))).status, 'known')
  assert.equal(await world.status(instanceId), 'completed')
})

test('W1 a lease lasts as long as its action', async () => {
  const longEnough = 3_000 // to be extended on a machine that is very busy: the other thirds of it
  const { action, run } = handled()
  await using world = await testProcesses({ actions: [action], settings: { leaseMs: longEnough } })
  const instanceId = await world.start(await world.deploy(creating))
  const { answer } = await run(0)
  const leaseEnds = async () =>
    (await world.pool.one<{ at: Date }>(sql`select available_at as at from job`)).at.getTime()
  const first = await leaseEnds()
  while ((await leaseEnds()) === first) await new Promise((resolve) => setTimeout(resolve, 20))
  answer({ type: 'completed' })
  await world.finished(instanceId)
})

test('W1 an action whose lease has ended is broken off, and whoever has the job next answers', async () => {
  const { action, runs, run } = handled()
  await using world = await testProcesses({ actions: [action], settings: { leaseMs } })
  const instanceId = await world.start(await world.deploy(creating))
  const first = await run(0)
  assert.equal(first.assignment.signal.aborted, false)
  world.clock.advance(leaseMs)
  assert.equal(first.assignment.signal.aborted, true)
  first.fail(new Error('broken off'))
  const second = await run(1)
  assert.equal(second.assignment.attempt, 1)
  second.answer({ type: 'completed' })
  await world.finished(instanceId)
  assert.equal(runs.length, 2)
})

test('P4 nothing is begun after the lease has ended', async () => {
  const { action, runs, run } = handled()
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const crash: Crash = (point) => {
    if (point !== 'host: committed') return
    reach()
    return released
  }
  await using slow = await testProcesses({ actions: [action], settings: { leaseMs }, crash })
  const starting = slow.deploy(creating).then((version) => slow.start(version))
  await reached
  slow.clock.advance(leaseMs)
  await using quick = await testProcesses({
    url: slow.url,
    clock: slow.clock,
    actions: [action],
    settings: { leaseMs },
  })
  const { answer } = await run(0)
  release()
  const instanceId = await starting
  answer({ type: 'completed' })
  await quick.finished(instanceId)
  assert.equal(runs.length, 1)
})

test('W2 so many actions at a time and no more; the others follow', async () => {
  const { action, runs, run } = handled()
  await using world = await testProcesses({ actions: [action], settings: { handsMax: 2 } })
  const versionId = await world.deploy(creating)
  const instances = await Promise.all([1, 2, 3, 4, 5].map(() => world.start(versionId)))
  await run(1)
  assert.equal(runs.length, 2)
  for (const n of instances.keys()) (await run(n)).answer({ type: 'completed' })
  for (const instanceId of instances) await world.finished(instanceId)
})

test('W2 hands full of large jobs take no more, however many are empty; the others follow', async () => {
  const { action, runs, run } = handled()
  await using host = await testProcesses()
  const versionId = await host.deploy(creating)
  const start = (world: TestProcesses) => world.start(versionId, { photo: 'x'.repeat(6_000) })
  const older = await Promise.all([start(host), start(host)])
  await using world = await testProcesses({ url: host.url, actions: [action], settings: { handsBytesMax: 10_000 } })
  await run(1)
  const younger = await start(world)
  assert.equal(await free(world), 1)
  for (const n of [0, 1, 2]) (await run(n)).answer({ type: 'completed' })
  for (const instanceId of [...older, younger]) await world.finished(instanceId)
  assert.equal(runs.length, 3)
})

test('W2 of large jobs those are born free that would be too much for the hands', async () => {
  const { action, runs, run } = handled()
  await using world = await testProcesses({ actions: [action], settings: { handsBytesMax: 10_000 } })
  const versionId = await world.deploy(creating)
  const start = () => world.start(versionId, { photo: 'x'.repeat(6_000) })
  const instances = await Promise.all([start(), start(), start()])
  assert.equal(await free(world), 1)
  for (const n of [0, 1, 2]) (await run(n)).answer({ type: 'completed' })
  for (const instanceId of instances) await world.finished(instanceId)
  assert.equal(runs.length, 3)
})

const free = async ({ pool }: TestProcesses): Promise<number> =>
  (await pool.rows(sql`select from job where lease is null`)).length

test('W2 a job is born in a free hand: it is never written without a lease', async () => {
  const { action, run } = handled()
  await using world = await testProcesses({ actions: [action] })
  await world.start(await world.deploy(creating))
  const { lease } = await world.pool.one<{ lease: string | null }>(sql`select lease from job`)
  assert.ok(lease)
  await run(0)
})

test('W3 an idle worker elsewhere wakes when a job is committed', async () => {
  const { action, run } = handled()
  await using host = await testProcesses()
  await using _worker = await testProcesses({ url: host.url, actions: [action] })
  const instanceId = await host.start(await host.deploy(creating))
  const { answer } = await run(0)
  answer({ type: 'completed', variables: { employeeId: 4711 } })
  await host.finished(instanceId)
})

test('several workers share the jobs, and none is done twice', async () => {
  const there = outside()
  const actions = [there.action('test.create', 'safe')]
  await using host = await testProcesses()
  const versionId = await host.deploy(creating)
  const instances = await Promise.all(Array.from({ length: 200 }, () => host.start(versionId)))
  await using _first = await testProcesses({ url: host.url, actions, settings: { handsMax: 10 } })
  await using _second = await testProcesses({ url: host.url, actions, settings: { handsMax: 10 } })
  for (const instanceId of instances) await host.finished(instanceId)
  assert.equal(there.done.length, instances.length)
  assert.equal(new Set(there.done).size, instances.length)
})

test('what fails is tried again after its delay, until its retries are used up', async () => {
  const { action, run } = handled()
  await using world = await testProcesses({ actions: [action] })
  await world.start(await world.deploy(creating))
  ;(await run(0)).answer({ type: 'failed', message: 'Entra is busy', delayMs: 86_400_000 })
  await freeJob(world)
  world.clock.advance(86_400_001)
  const { assignment, answer } = await run(1)
  assert.equal(assignment.attempt, 2)
  assert.equal(assignment.retries, 1)
  answer({ type: 'failed', message: 'Entra is still busy' })
  const incident = () => world.pool.maybe<{ code: string; message: string }>(sql`select code, message from incident`)
  while (!(await incident())) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.deepEqual((await incident())?.code, 'JOB_NO_RETRIES')
})

test('an action that throws has failed, and waits before it is tried again', async () => {
  const { action, run } = handled()
  await using world = await testProcesses({ actions: [action] })
  await world.start(await world.deploy(creating))
  ;(await run(0)).fail(new Error('socket hang up'))
  await freeJob(world)
  world.clock.advance(60_000)
  const { assignment } = await run(1)
  assert.equal(assignment.retries, 1)
})

test('the key of an action stays the same from attempt to attempt', async () => {
  const { action, runs, run } = handled()
  await using world = await testProcesses({ actions: [action] })
  await world.start(await world.deploy(creating))
  ;(await run(0)).answer({ type: 'failed', message: 'busy' })
  await run(1)
  assert.equal(runs[0]?.assignment.key, runs[1]?.assignment.key)
})

test('an action whose instance is cancelled is told so, and what it answers then changes nothing', async () => {
  const { action, run } = handled()
  await using world = await testProcesses({ actions: [action] })
  const instanceId = await world.start(await world.deploy(creating))
  const { assignment, answer } = await run(0)
  await world.processes.post({ id: 'cancel', instanceId, fact: { type: 'cancelled' } })
  assert.equal(assignment.signal.aborted, true)
  answer({ type: 'completed', variables: { late: true } })
  await world.processes.stop()
  assert.equal(await world.status(instanceId), 'cancelled')
  assert.equal((await world.pool.rows(sql`select from fact`)).length, 2)
})

test('an unsafe action that throws is not tried again: whether it was done is unknown', async () => {
  const { action, runs, run } = handled('unsafe')
  await using world = await testProcesses({ actions: [action] })
  await world.start(await world.deploy(creating))
  ;(await run(0)).fail(new Error('socket hang up'))
  const incident = () => world.pool.maybe<{ code: string; message: string }>(sql`select code, message from incident`)
  while (!(await incident())) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal((await incident())?.code, 'OUTCOME_UNKNOWN')
  assert.match((await incident())?.message ?? '', /socket hang up/)
  assert.equal(runs.length, 1)
})

test('P2 an unsafe action that throws is looked up: what was done is done', async () => {
  const { action, runs, run } = handled('unsafe')
  const lookUp: Action['lookUp'] = async () => ({ type: 'completed' })
  await using world = await testProcesses({ actions: [{ ...action, lookUp }] })
  const instanceId = await world.start(await world.deploy(creating))
  ;(await run(0)).fail(new Error('socket hang up'))
  await world.finished(instanceId)
  assert.equal(runs.length, 1)
})

test('P2 an unsafe action that throws is looked up: what was certainly not done is tried again', async () => {
  const { action, run } = handled('unsafe')
  const lookUp: Action['lookUp'] = async () => ({ type: 'not-done' })
  await using world = await testProcesses({ actions: [{ ...action, lookUp }] })
  const instanceId = await world.start(await world.deploy(creating))
  ;(await run(0)).fail(new Error('socket hang up'))
  await freeJob(world)
  world.clock.advance(60_000)
  const { assignment, answer } = await run(1)
  assert.equal(assignment.retries, 1)
  answer({ type: 'completed' })
  await world.finished(instanceId)
})

test('P1 what wants to be marked is marked when it runs, and is tried again as what may be repeated', async () => {
  const { action, run } = handled('safe')
  await using world = await testProcesses({ actions: [{ ...action, isMarkedWhenBegun: true }] })
  const instanceId = await world.start(await world.deploy(creating))
  const { fail } = await run(0)
  assert.equal((await world.pool.rows(sql`select from job where begun_at is not null`)).length, 1)
  fail(new Error('socket hang up'))
  await freeJob(world)
  world.clock.advance(60_000)
  ;(await run(1)).answer({ type: 'completed' })
  await world.finished(instanceId)
})

test('what an action brings beyond the limit becomes an incident that says so', async () => {
  const { action, run } = handled()
  await using world = await testProcesses({ actions: [action] })
  await world.start(await world.deploy(creating))
  ;(await run(0)).answer({ type: 'completed', variables: { page: 'x'.repeat(5_000_000) } })
  const incident = () => world.pool.maybe<{ message: string }>(sql`select message from incident`)
  while (!(await incident())) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.match((await incident())?.message ?? '', /bytes/)
})

test('W4 what goes on elsewhere is postponed: no hand holds it, it is looked up when its time has come, or somebody hurries it', async () => {
  let looks = 0
  const action: Action = {
    taskType: 'test.create',
    repeat: 'unsafe',
    run: async () => ({ type: 'later', delayMs: 60_000 }),
    lookUp: async () => (++looks < 2 ? { type: 'later', delayMs: 60_000 } : { type: 'completed' }),
  }
  await using world = await testProcesses({ actions: [action], settings: { handsMax: 1 } })
  const version = await world.deploy(creating)
  const [first, second] = [await world.start(version), await world.start(version)]
  const isPostponed = async () =>
    (await world.pool.rows(sql`select from job where lease is null and begun_at is not null`)).length === 2
  await until(isPostponed)
  await world.processes.hurry({ instanceId: second, visit: 'create#1' })
  await until(async () => looks === 1)
  await until(isPostponed)
  world.clock.advance(60_001)
  await world.finished(first)
})

test('W4 whoever is called while just looking looks again at once, however late they meant to', async () => {
  let looks = 0
  const called = Promise.withResolvers<void>()
  const action: Action = {
    taskType: 'test.create',
    repeat: 'unsafe',
    run: async () => {
      await called.promise
      return { type: 'later', delayMs: 86_400_000 }
    },
    lookUp: async () => {
      looks += 1
      return { type: 'completed' }
    },
  }
  await using world = await testProcesses({ actions: [action] })
  const instanceId = await world.start(await world.deploy(creating))
  await until(async () => (await world.pool.rows(sql`select from job where begun_at is not null`)).length === 1)
  await world.processes.hurry({ instanceId, visit: 'create#1' })
  called.resolve()
  await world.finished(instanceId)
  assert.equal(looks, 1)
})

test('W4 what was begun and is withdrawn is followed up, of which no instance hears', async () => {
  const followed: string[] = []
  const begun: Action = {
    taskType: 'test.create',
    repeat: 'unsafe',
    followUp: 'test.undo',
    run: async () => ({ type: 'later', delayMs: 60_000 }),
  }
  const undo: Action = {
    taskType: 'test.undo',
    repeat: 'safe',
    run: async ({ instanceId }) => {
      followed.push(instanceId)
      return { type: 'completed' }
    },
  }
  await using world = await testProcesses({ actions: [begun, undo] })
  const instanceId = await world.start(await world.deploy(creating))
  await until(
    async () => (await world.pool.rows(sql`select from job where begun_at is not null and lease is null`)).length === 1,
  )
  await world.processes.post({ id: 'cancel', instanceId, fact: { type: 'cancelled' } })
  await until(async () => (await world.pool.rows(sql`select from job`)).length === 0)
  assert.deepEqual([followed, await world.status(instanceId)], [[instanceId], 'cancelled'])
})
