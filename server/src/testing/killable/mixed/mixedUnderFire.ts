// Requests with a linked flow, desktop flows and action flows in turn, over HTTP, while the servers are killed in turn.

import { setTimeout } from 'node:timers/promises'
import type { Kills } from '../servers.ts'
import { type Account, accountOf } from './account.ts'
import { cycle, type Ended, kinds } from './cycles.ts'
import { playMicrosoft } from './microsoft.ts'
import { openWorld } from './world.ts'

export type Mixed = {
  readonly cycles: number
  /** Clients at a time, each with one cycle after the other. */
  readonly clients: number
  /** At the least; the cycles are spread over so many. */
  readonly kills: number
  readonly progress?: (ended: number, kills: Kills) => void
}

export type MixedSurvived = Account & { readonly kills: Kills; readonly repeats: number }

const lookMs = 25

export async function mixedUnderFire({ cycles, clients, kills, progress }: Mixed): Promise<MixedSurvived> {
  await using world = await openWorld({ crowd: Math.ceil(cycles / kinds.length) })
  const { servers, grace, tom, ada } = world
  const stopPlaying = playMicrosoft(world)
  servers.openFire()

  const ended: Ended[] = []
  let next = 0
  const run = async (): Promise<void> => {
    for (let number = next++; number < cycles; number = next++) {
      while (servers.kills().ready < Math.floor(((number + 1) * kills) / cycles)) await setTimeout(lookMs)
      ended.push(await cycle(world, number))
      progress?.(ended.length, servers.kills())
    }
  }
  try {
    const all = Promise.all(Array.from({ length: clients }, run))
    await Promise.race([all, servers.failed])
    const killed = servers.kills()
    await servers.spare()
    const repeats = [grace, tom, ada].reduce((sum, caller) => sum + caller.repeats(), 0)
    return { kills: killed, repeats, ...(await accountOf(world, ended)) }
  } finally {
    await stopPlaying()
  }
}
