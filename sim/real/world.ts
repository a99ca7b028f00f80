// The world around real hosts: one PostgreSQL, two hosts that share it and may die at any step, systems outside that
// count, and a clock that is moved. What goes wrong follows from the seed; what the database does meanwhile does not.

import type { Graph, Model } from '@countersign/engine'
import type { Pool } from '../../server/src/platform/database/index.ts'
import type { CrashPoint, Delivery, Processes } from '../../server/src/processes/index.ts'
import type { TestClock } from '../../server/src/testing/testClock.ts'
import type { TestProcesses } from '../../server/src/testing/testProcesses.ts'
import type { Chance } from '../chance.ts'
import type { Outside } from '../world/outside.ts'

/** While a letter is under way nobody sends it; another copy may go beside it. */
export const never = new Date(8.64e15)

/** Something on its way to a host. It is sent again until somebody has answered. */
export type Letter = {
  readonly id: string
  readonly notBefore: Date
  /** Answers what became of it. */
  readonly post: (processes: Processes) => Promise<string>
}

export type Host = AsyncDisposable &
  Pick<TestProcesses, 'processes' | 'deploy' | 'kill'> & { readonly isAlive: () => boolean }

export type RealWorld = {
  readonly chance: Chance
  /** The first is the one that everything is about. */
  readonly graphs: readonly [Graph, ...Graph[]]
  readonly models: ReadonlyMap<string, Model>
  readonly outside: Outside
  readonly clock: TestClock
  /** Looks on, and never dies. */
  readonly pool: Pool
  readonly url: string
  readonly hosts: Host[]
  readonly letters: Set<Letter>
  /** Who stands still at this moment, in the middle of a step. */
  readonly standing: Set<{ readonly until: Date; readonly goOn: () => void }>
  readonly crashedAt: CrashPoint[]
  /** Answers that no delivery may get. */
  readonly wrongs: string[]
  /** In a slow world answers take minutes: leases end while somebody still works. */
  readonly isSlow: boolean
  /** Nothing goes wrong any more, and what is open comes to its end. */
  calm: boolean
  sent: number
}

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** Long beside a step, short beside the jumps of the clock. */
export const leaseMs = 5 * minute

export const soon = ({ clock }: RealWorld, ms: number): Date => new Date(clock.now().getTime() + ms)

/** Puts something on its way: at once or later, once or twice, one copy beside the other. */
export function send(world: RealWorld, id: string, post: Letter['post']): void {
  const { chance, calm, isSlow } = world
  const delays = isSlow ? [minute, 5 * minute, 10 * minute] : [minute, hour, day, 7 * day]
  const copies = calm || chance.happens(0.7) ? 1 : 2
  for (let copy = 0; copy < copies; copy++) {
    const isPrompt = calm || chance.happens(0.6)
    const delayMs = isPrompt ? 0 : chance.below(chance.pick(delays) ?? minute)
    world.letters.add({ id, notBefore: soon(world, delayMs), post })
  }
}

export const deliver = (world: RealWorld, delivery: Delivery): void =>
  send(world, delivery.id, async (processes) => (await processes.post(delivery)).status)

/** For a while: some stand still for longer than their lease. */
export function standStill(world: RealWorld): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  world.standing.add({ until: soon(world, world.chance.below(3 * leaseMs)), goOn: resolve })
  return promise
}

/** All who have stood long enough; when all is calm, everybody. */
export function letGoOn({ standing, clock, calm }: RealWorld): void {
  for (const one of standing) {
    if (!calm && one.until > clock.now()) continue
    standing.delete(one)
    one.goOn()
  }
}
