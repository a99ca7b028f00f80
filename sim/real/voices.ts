// Messages and signals, sent as the API sends them.

import { randomUUID } from 'node:crypto'
import { tellAll } from '../../server/src/processes/signals/broadcast.ts'
import { day, type RealWorld, send } from './world.ts'

/** Under an id of its own: however often it comes while it is kept, it is one message. */
export function publish(
  world: RealWorld,
  id: string,
  { name, correlationKey }: { name: string; correlationKey: string },
): void {
  const { chance } = world
  const timeToLiveMs = chance.happens(0.5) ? 0 : day
  const message = { name, correlationKey, timeToLiveMs, messageId: `${++world.sent}`, variables: { again: false } }
  send(world, id, async (processes) => {
    const published = await processes.publish(message)
    return published.ok ? 'taken' : published.refusal
  })
}

export function shout(world: RealWorld, id: string, name: string): void {
  const signal = { id: randomUUID(), name, variables: { again: false }, hops: 0 }
  send(world, id, async (processes) => {
    await world.pool.transaction((tx) => tellAll(tx, signal, world.clock.now()))
    processes.errandsWait()
    return 'taken'
  })
}
