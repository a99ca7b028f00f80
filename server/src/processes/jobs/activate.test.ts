// Workers outside who wait: what it costs the database, and what they hear.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '@countersign/engine'
import type { Pool } from '../../platform/database/index.ts'
import { type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import { activate, type Wish } from './activate.ts'

const working = draw('working').start().service('work', 'test.work').end().graph

const wish: Wish = {
  taskTypes: ['test.work'],
  worker: 'w',
  limit: 1,
  leaseMs: 3_600_000,
  waitMs: 3_600_000,
  gone: new AbortController().signal,
}

/** The same pool, and how many statements were asked of it. */
function counted(pool: Pool): { pool: Pool; asked(): number; answered(): number } {
  let [asked, answered] = [0, 0]
  const rows: Pool['rows'] = async (statement) => {
    asked += 1
    return pool.rows<never>(statement).finally(() => {
      answered += 1
    })
  }
  return { pool: { ...pool, rows }, asked: () => asked, answered: () => answered }
}

/** So many workers who wait, after each of them has found nothing. */
async function waitingWorkers({ pool, clock, processes }: TestProcesses, count: number) {
  const counting = counted(pool)
  let given = 0
  const polls = Array.from({ length: count }, async () => {
    const activated = await activate({ pool: counting.pool, clock, processes }, wish)
    given += 'jobs' in activated ? activated.jobs.length : 0
    return activated
  })
  await until(async () => counting.answered() >= 2 * count && counting.answered() === counting.asked())
  return { polls, given: () => given, asked: () => counting.asked() - 2 * count }
}

test('a job wakes one of those who wait for it, and not all', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(working)
  const workers = await waitingWorkers(world, 60)
  for (let jobs = 1; jobs <= 10; jobs += 1) {
    await world.start(version)
    await until(async () => workers.given() === jobs)
  }
  // The one who is given it, and the next who finds none and asks when there will be one; and once, after the server
  // began to hear of jobs, one who looks whether there were any before.
  assert.ok(workers.asked() < 60, `${workers.asked()} statements`)
  await world.processes.retire()
  await Promise.all(workers.polls)
})

test('jobs that come together are given to as many as wait, each to one', async () => {
  await using world = await testProcesses()
  const version = await world.deploy(working)
  const workers = await waitingWorkers(world, 20)
  await Promise.all(Array.from({ length: 20 }, () => world.start(version)))
  const answers = await Promise.all(workers.polls)
  const ids = answers.flatMap((answer) => ('jobs' in answer ? answer.jobs.map(({ id }) => id) : []))
  assert.equal(new Set(ids).size, 20)
})

test('a job whose lease ended is given to one who waits, though nobody says so', async () => {
  await using world = await testProcesses()
  const { pool, clock, processes } = world
  await world.start(await world.deploy(working))
  const first = await activate({ pool, clock, processes }, { ...wish, leaseMs: 60_000 })
  const workers = await waitingWorkers(world, 3)
  clock.advance(60_001)
  await until(async () => workers.given() === 1)
  assert.ok('jobs' in first && first.jobs.length === 1)
  await processes.retire()
  await Promise.all(workers.polls)
})

test('where as many wait as may, who comes is given what is there, or told to try again', async () => {
  await using world = await testProcesses({ settings: { waitersMax: 2 } })
  const { pool, clock, processes } = world
  const workers = await waitingWorkers(world, 2)
  assert.deepEqual(await activate({ pool, clock, processes }, wish), {
    refused: 'too-many-requests',
    detail: 'As many workers wait for jobs as may. Try again in 5 s.',
  })
  await processes.retire()
  await Promise.all(workers.polls)
})

test('when the server stops, who waits is answered at once, and who comes is sent away', async () => {
  await using world = await testProcesses()
  const { pool, clock, processes } = world
  const workers = await waitingWorkers(world, 3)
  await processes.retire()
  for (const answer of await Promise.all(workers.polls)) assert.deepEqual('jobs' in answer && answer.jobs, [])
  const late = await activate({ pool, clock, processes }, wish)
  assert.deepEqual(late, { refused: 'unavailable', detail: 'The server is stopping.' })
})
