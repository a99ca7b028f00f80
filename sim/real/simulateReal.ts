// One seed on real hosts and a real PostgreSQL: a storm in which all goes wrong that can, calm until nothing is left to
// do, and at last everything is cancelled, so that nothing may be owed.

import assert from 'node:assert/strict'
import { sql } from '../../server/src/platform/database/index.ts'
import type { CrashPoint } from '../../server/src/processes/index.ts'
import { castOf } from '../processes/processOf.ts'
import { calmDown, settle } from './calm.ts'
import { assertFine, assertNothingLeft, assertPromises, isUnknown, openOf } from './fine.ts'
import { replaceDead } from './hosts.ts'
import { cancel, choose, movesOf } from './moves.ts'
import { openWorld } from './openWorld.ts'
import { deliverSome } from './post.ts'
import { assertReplays } from './replay.ts'
import { look } from './rows.ts'
import { letGoOn, type RealWorld } from './world.ts'

export type RealSummary = {
  readonly process: string
  readonly instances: number
  readonly facts: number
  readonly crashedAt: readonly CrashPoint[]
  readonly finished: number
  readonly outcomeUnknown: number
  /** Still going on when it ran out of steps. */
  readonly unfinished: number
}

const stormSteps = 200
/** The loops of a random process may have no end of their own. */
const calmSteps = { handwritten: 4_000, plain: 600, calm: 600, wild: 600 }

/** Throws where something does not hold. */
export async function simulateReal(seed: number): Promise<RealSummary> {
  const { kind, root, graphs } = castOf(seed)
  await using world = await openWorld(seed, graphs)
  await storm(world)
  await calmDown(world)
  const isQuiet = await settle(world, calmSteps[kind])
  const rows = await look(world.pool)
  if (kind === 'handwritten') assert.ok(isQuiet, `it comes to its end: ${JSON.stringify(rows)}`)
  const open = openOf(rows)
  const unknown = open.filter(({ id }) => isUnknown(rows, id))
  if (isQuiet) {
    assert.deepEqual(open, unknown, 'whatever is not over waits because an outcome is unknown')
    assertPromises(world, rows)
  }
  for (const { id } of open) cancel(world, id)
  await settle(world, calmSteps.handwritten)
  assertNothingLeft(await look(world.pool))
  await assertReplays(world.pool, world.models)
  const { facts } = await world.pool.one<{ facts: number }>(sql`select count(*)::int as facts from fact`)
  return {
    process: `${kind} ${root}`,
    instances: rows.instances.length,
    facts,
    crashedAt: world.crashedAt,
    finished: rows.instances.length - open.length,
    outcomeUnknown: unknown.length,
    unfinished: open.length - unknown.length,
  }
}

async function storm(world: RealWorld): Promise<void> {
  world.calm = false
  for (let step = 0; step < stormSteps; step++) {
    const rows = await look(world.pool)
    assertFine(world, rows)
    choose(world.chance, movesOf(world, rows))?.make()
    deliverSome(world, 1 + world.chance.below(4))
    letGoOn(world)
    await replaceDead(world)
  }
}
