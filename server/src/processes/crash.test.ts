// Dies between any two steps, comes back, and nothing is lost or done twice. The same with real processes and kill -9:
// killed.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../platform/database/index.ts'
import { outside } from '../testing/outside.ts'
import { hiring, type TestProcesses, testProcesses } from '../testing/testProcesses.ts'
import { type Crash, type CrashPoint, crashPoints } from './crashPoint.ts'
import type { Action } from './jobs/action.ts'

const leaseMs = 30_000
const instancesPerCrash = 4

/** Stops for ever at the first crash point of this name; `reached` tells when. */
function crashAt(point: CrashPoint): { crash: Crash; reached: Promise<void> } {
  const { promise: reached, resolve } = Promise.withResolvers<void>()
  const crash: Crash = (at) => {
    if (at !== point) return
    resolve()
    return new Promise(() => undefined)
  }
  return { crash, reached }
}

/** Instances begun by one server, which dies at `point`; another one brings all of them as far as they come. */
async function survive(point: CrashPoint, actions: readonly Action[]) {
  const { crash, reached } = crashAt(point)
  const settings = { leaseMs, handsMax: 2, lanes: 1 } // fewer hands than jobs: some are claimed, not born in a hand
  const undo = new AsyncDisposableStack()
  const first = undo.use(await testProcesses({ actions, settings, crash }))
  const versionId = await first.deploy(hiring)
  const starting = Array.from({ length: instancesPerCrash }, () => first.start(versionId))
  for (const start of starting) start.catch(() => undefined)
  await reached
  await first.kill()

  const second = undo.use(await testProcesses({ url: first.url, clock: first.clock, actions, settings }))
  first.clock.advance(leaseMs + 1)
  await settled(second)
  const tasks = await second.pool.rows<{ instance_id: string }>(sql`select instance_id from user_task`)
  for (const { instance_id } of tasks) await second.complete(instance_id, 'ask#1')
  await settled(second)
  return { world: second, [Symbol.asyncDispose]: () => undo.disposeAsync() }
}

/** Until no job is left: then every instance is finished or waits for a person. */
async function settled(world: TestProcesses): Promise<void> {
  while ((await world.pool.rows(sql`select from job`)).length > 0) {
    world.clock.advance(leaseMs)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const ends = (world: TestProcesses) =>
  world.pool.rows<{ status: string; reason: string | null }>(sql`
    select status, code as reason
    from instance left join incident on instance_id = instance.id`)

for (const point of crashPoints.filter((point) => point !== 'worker: begun')) // what is keyed is never marked
  test(`${point}: keyed actions are done once, and every instance ends`, async () => {
    const there = outside()
    const actions = [there.action('test.create', 'keyed'), there.action('test.tell', 'keyed')]
    await using survived = await survive(point, actions)
    const all = await ends(survived.world)
    for (const end of all) assert.deepEqual(end, { status: 'completed', reason: null })
    assert.equal(there.done.length, all.length * 2)
    assert.equal(new Set(there.done).size, there.done.length)
  })

for (const point of crashPoints) {
  test(`${point}: unsafe actions are never done twice; who can't know says so`, async () => {
    const there = outside()
    const actions = [there.action('test.create', 'unsafe'), there.action('test.tell', 'unsafe')]
    await using survived = await survive(point, actions)
    for (const { status, reason } of await ends(survived.world))
      assert.ok(status === 'completed' || (status === 'active' && reason === 'OUTCOME_UNKNOWN'), `${status} ${reason}`)
    assert.equal(new Set(there.done).size, there.done.length)
  })

  test(`${point}: unsafe actions that can be looked up are done once, and every instance ends`, async () => {
    const there = outside()
    const lookUp: Action['lookUp'] = async ({ key }) => ({ type: there.done.includes(key) ? 'completed' : 'not-done' })
    const actions = [there.action('test.create', 'unsafe', { lookUp }), there.action('test.tell', 'unsafe', { lookUp })]
    await using survived = await survive(point, actions)
    const all = await ends(survived.world)
    for (const end of all) assert.deepEqual(end, { status: 'completed', reason: null })
    assert.equal(new Set(there.done).size, there.done.length)
    assert.equal(there.done.length, all.length * 2)
  })
}
