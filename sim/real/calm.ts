// When nothing goes wrong any more: everybody does what there is to do, and where nothing happens by itself the clock
// goes on to the next moment at which something will.

import { setTimeout as pause } from 'node:timers/promises'
import { assertFine } from './fine.ts'
import { replaceDead } from './hosts.ts'
import { choose, movesOf } from './moves.ts'
import { deliverSome } from './post.ts'
import { look, type Rows } from './rows.ts'
import { letGoOn, never, type RealWorld, second } from './world.ts'

export async function calmDown(world: RealWorld): Promise<void> {
  world.calm = true
  letGoOn(world)
  await replaceDead(world)
}

const stillMax = 5 // looks at the same rows before the clock is moved; what is under way takes less

/** False where it ran out of steps: loops may have no end of their own. */
export async function settle(world: RealWorld, steps: number): Promise<boolean> {
  let before = ''
  let still = 0
  for (let step = 0; step < steps; step++) {
    const rows = await look(world.pool)
    assertFine(world, rows)
    const move = choose(world.chance, movesOf(world, rows))
    move?.make()
    deliverSome(world, 10)
    if (move) continue
    if (world.letters.size === 0 && isOver(rows)) return true
    const now = JSON.stringify(rows)
    still = now === before ? still + 1 : 0
    before = now
    if (still === stillMax) {
      jumpAhead(world, rows)
      still = 0
    }
    await pause(2)
  }
  return false
}

const isOver = ({ jobs, tasks, timers, errands, starts }: Rows): boolean =>
  [jobs, tasks, timers, errands, starts].every(({ length }) => length === 0)

const lookMs = 10 * second // within this time hosts look for what nobody told them of

function jumpAhead({ clock, letters }: RealWorld, { jobs, timers, errands, starts }: Rows): void {
  const now = clock.now().getTime()
  const moments = [
    ...[...jobs, ...timers, ...errands, ...starts].map(({ availableAt }) => availableAt.getTime()),
    ...[...letters].map(({ notBefore }) => notBefore.getTime()),
  ].filter((moment) => moment > now && moment < never.getTime())
  clock.advance(moments.length === 0 ? lookMs : Math.max(lookMs, Math.min(...moments) - now) + 1)
}
