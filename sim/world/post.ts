// Letters and the outbox: at least once, in any order, together or alone.

import type { Delivery } from '../host/delivery.ts'
import type { Letter, Move, World } from './world.ts'

export function postMoves(world: World): readonly Move[] {
  const arrived = [...world.letters].filter(({ notBefore }) => notBefore <= world.now)
  const moves: Move[] = []
  if (arrived.length > 0) moves.push({ weight: 30, make: () => deliverSome(world, arrived) })
  if (world.host.tables().outbox.size > 0) moves.push({ weight: 30, make: () => deliverOwed(world) })
  return moves
}

/** Deliveries that arrive together share a transaction. */
function deliverSome(world: World, arrived: readonly Letter[]): void {
  const first = world.chance.below(arrived.length)
  const batch = [...new Set([arrived[first], ...arrived.slice(0, world.chance.below(3))])].filter(
    (one) => one !== undefined,
  )
  world.host.deliver(batch.map(({ delivery }) => delivery))
  // Only now: who gets no answer sends again.
  for (const letter of batch) {
    world.letters.delete(letter)
    if (letter.copies > 1) again(world, letter.delivery, letter.copies - 1)
  }
}

/** In order for each receiver; somebody else may have read the row just before it was gone, and deliver it again. */
function deliverOwed(world: World): void {
  const heads = new Map<string, string>()
  for (const [key, { to }] of world.host.tables().outbox) if (!heads.has(to)) heads.set(to, key)
  const key = world.chance.pick([...heads.values()]) ?? ''
  const row = world.host.tables().outbox.get(key)
  world.host.deliverOwed(key)
  if (row && !world.calm && world.chance.happens(0.2)) again(world, row.delivery, 1)
}

function again(world: World, delivery: Delivery, copies: number): void {
  world.letters.add({ delivery, notBefore: world.now + world.chance.below(3) * world.chance.below(86_400_000), copies })
}
