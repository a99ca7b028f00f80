import { randomUUID } from 'node:crypto'
import type { Graph } from '@countersign/engine'
import { openPool } from '../../server/src/platform/database/index.ts'
import { testDatabase } from '../../server/src/testing/database.ts'
import { testClock } from '../../server/src/testing/testClock.ts'
import { startOf, type Version } from '../../server/src/testing/testProcesses.ts'
import { seeded } from '../chance.ts'
import { provisioning } from '../processes/handwritten.ts'
import { modelOf } from '../processes/processOf.ts'
import { newOutside } from '../world/outside.ts'
import { withSystems } from './casting.ts'
import { openHost } from './hosts.ts'
import { nightly } from './nightly.ts'
import { day, deliver, letGoOn, type RealWorld } from './world.ts'

/** A world before its storm: everything is deployed, the first wishes are on their way. */
export async function openWorld(
  seed: number,
  drawn: readonly [Graph, ...Graph[]],
): Promise<RealWorld & AsyncDisposable> {
  await using undo = new AsyncDisposableStack()
  const { url } = undo.use(await testDatabase())
  const [root, ...called] = drawn
  const graphs = [withSystems(root), provisioning, nightly, ...called.map(withSystems)] as const
  const chance = seeded(seed)
  const world: RealWorld = {
    chance,
    graphs,
    models: new Map(graphs.map((graph) => [graph.id, modelOf(graph)])),
    outside: newOutside(),
    clock: testClock(),
    pool: undo.adopt(openPool({ url }), (pool) => pool.end()),
    url,
    hosts: [],
    letters: new Set(),
    standing: new Set(),
    crashedAt: [],
    wrongs: [],
    isSlow: chance.happens(0.6),
    calm: true,
    sent: 0,
  }
  undo.defer(async () => {
    world.calm = true
    letGoOn(world)
    await Promise.all(world.hosts.map((host) => host[Symbol.asyncDispose]()))
    world.clock.advance(day) // whoever of the dead still sleeps
  })
  const first = await openHost(world)
  world.hosts.push(first)
  world.hosts.push(await openHost(world))
  for (const graph of graphs.slice(2)) await first.deploy(graph)
  begin(world, await first.deploy(graphs[0]), 3 + chance.below(4))
  begin(world, await first.deploy(provisioning), 2) // whatever else there is: many actions that may not happen twice
  const running = undo.move()
  return Object.assign(world, { [Symbol.asyncDispose]: () => running.disposeAsync() })
}

function begin(world: RealWorld, version: Version, wishes: number): void {
  const variables = { key: 'key', again: false }
  for (let wish = 0; wish < wishes; wish++) deliver(world, startOf(randomUUID(), version, variables))
}
