// The hosts: real ones, but for where they die or stand still.

import type { Crash, CrashPoint } from '../../server/src/processes/index.ts'
import { testProcesses } from '../../server/src/testing/testProcesses.ts'
import { actionsOf } from './actions.ts'
import { day, type Host, leaseMs, type RealWorld, standStill } from './world.ts'

/** Few hands, so that jobs are claimed as well as born in a hand; what is finished is kept, to be looked at. */
const settings = { leaseMs, handsMax: 3, keepMs: 100_000 * day }

/** How often somebody stands still there: the more, the more others may do meanwhile. */
const stands: Readonly<Record<CrashPoint, number>> = {
  'host: batch taken': 0.03,
  'host: decided': 0.03,
  'host: committed': 0.05,
  'worker: claimed': 0.1,
  'worker: begun': 0.1,
  'worker: acted': 0.3,
  'worker: reported': 0.05,
}

export async function openHost(world: RealWorld): Promise<Host> {
  const { chance, url, clock } = world
  let alive = true
  const isAlive = (): boolean => alive
  const crash: Crash = (point) => {
    if (world.calm || !alive) return
    if (chance.happens(0.04)) {
      world.crashedAt.push(point)
      return kill()
    }
    return chance.happens(stands[point]) ? standStill(world) : undefined
  }
  const host = await testProcesses({ url, clock, settings, crash, actions: actionsOf(world, isAlive) })
  const kill = async (): Promise<void> => {
    if (!alive) return
    alive = false
    await host.kill()
  }
  return { ...host, isAlive, kill }
}

/** Others take the places of the dead. */
export async function replaceDead(world: RealWorld): Promise<void> {
  for (const [place, host] of world.hosts.entries()) {
    if (host.isAlive()) continue
    await host[Symbol.asyncDispose]()
    world.hosts[place] = await openHost(world)
  }
}
