// Everything around the host: who sends, works, answers and mends, and what goes wrong between them. Each `Move` is one
// thing that may happen next; which one does, chance decides.

import type { Chance } from '../chance.ts'
import type { Delivery, Unsent } from '../host/delivery.ts'
import type { Host, LeasedJob } from '../host/host.ts'
import type { Outside } from './outside.ts'

/** A delivery on its way. It is repeated until somebody has answered it, and may come again after that. */
export type Letter = { readonly delivery: Delivery; readonly notBefore: number; readonly copies: number }

/** A worker with a job in hand, perhaps asleep. Nobody but this worker knows of it. */
export type Session = { readonly job: LeasedJob; readonly awakeAt: number }

export type World = {
  readonly chance: Chance
  readonly host: Host
  readonly outside: Outside
  /** Messages that somebody may send before anybody waits for them. */
  readonly messageNames: readonly string[]
  readonly letters: Set<Letter>
  readonly sessions: Set<Session>
  /** In a slow world workers fall asleep and answers take their time: leases end while somebody still works. */
  readonly isSlow: boolean
  /** Calm: nothing goes wrong any more, and what is open comes to its end. */
  calm: boolean
  now: number
  sent: number
}

export type Move = { readonly weight: number; readonly make: () => void }

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** Puts a delivery on its way: at once, or in a while, or in a week. */
export function send(world: World, unsent: Unsent): void {
  const { chance, calm, isSlow } = world
  const isPrompt = calm || chance.happens(isSlow ? 0.2 : 0.6)
  const delays = isSlow ? [minute, 5 * minute, 10 * minute, 20 * minute] : [minute, hour, day, 7 * day]
  const delayMs = isPrompt ? 0 : chance.below(chance.pick(delays) ?? 0)
  const copies = calm ? 1 : chance.happens(0.25) ? 2 : 1
  const delivery = { ...unsent, id: `d${++world.sent}` } as Delivery
  world.letters.add({ delivery, notBefore: world.now + delayMs, copies })
}
