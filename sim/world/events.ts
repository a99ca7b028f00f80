// What happens by itself: timers come due, messages and signals arrive, hosts die and come back, weeks go by.

import type { ListenerRow } from '../host/tables.ts'
import { stateOf } from '../rows.ts'
import { day, hour, type Move, minute, second, send, type World } from './world.ts'

export function eventMoves(world: World): readonly Move[] {
  const { chance, calm } = world
  const listeners = [...world.host.tables().listeners.values()]
  const due = listeners.filter((row) => row.type === 'timer' && row.dueAt <= world.now)
  const heard = listeners.filter((row) => row.type !== 'timer' && (!calm || isNeeded(world, row)))
  const moves: Move[] = []
  if (due.length > 0) moves.push({ weight: 15, make: () => fire(world, due) })
  if (heard.length > 0) moves.push({ weight: 6, make: () => sendAwaited(world, chance.pick(heard) as ListenerRow) })
  if (!calm) {
    moves.push({ weight: 1, make: () => world.host.restart() })
    moves.push({ weight: world.isSlow && world.sessions.size > 0 ? 12 : 8, make: () => letTimePass(world) })
    if (world.messageNames.length > 0) moves.push({ weight: 0.5, make: () => sendEarly(world) })
  }
  return moves
}

/** Whether the instance can't go on without it; what may happen beside need not happen when all is calm. */
function isNeeded(world: World, { instance, scope }: ListenerRow): boolean {
  const state = stateOf(world.host.tables(), instance)
  return state.status === 'active' && state.visits.some(({ id, waitsFor }) => id === scope && waitsFor === 'event')
}

/** The id names the timer and its round, so that two hosts that see it at once fire it once. */
function fire(world: World, due: readonly ListenerRow[]): void {
  const some = due.slice(0, 1 + world.chance.below(3))
  world.host.deliver(
    some.map(({ instance, scope, event, round }) => ({
      id: `timer ${instance} ${scope} ${event} ${round}`,
      type: 'fire',
      instance,
      scope,
      event,
      round,
    })),
  )
}

function sendAwaited(world: World, row: ListenerRow): void {
  if (row.type === 'message') {
    const timeToLiveMs = world.chance.happens(0.5) ? 0 : day
    send(world, { type: 'publish', name: row.messageName, key: row.correlationKey, timeToLiveMs })
  } else if (row.type === 'signal')
    send(world, { type: 'broadcast', signalName: row.signalName, variables: { again: false } })
}

/** Before anybody waits for it: it is kept for a while. */
function sendEarly(world: World): void {
  const name = world.chance.pick(world.messageNames) ?? ''
  send(world, { type: 'publish', name, key: 'key', timeToLiveMs: world.chance.below(3) * day })
}

function letTimePass(world: World): void {
  const steps = world.isSlow ? [minute, 4 * minute, 8 * minute] : [second, minute, hour, day, 14 * day]
  world.now += world.chance.below(world.chance.pick(steps) ?? second)
}

/** To the next moment at which anything is due; false where nothing ever is. */
export function jumpAhead(world: World): boolean {
  const { jobs, listeners } = world.host.tables()
  const moments = [
    ...[...jobs.values()].map(({ runAt, lease }) => Math.max(runAt, lease?.until ?? 0)),
    ...[...listeners.values()].flatMap((row) => (row.type === 'timer' ? [row.dueAt] : [])),
    ...[...world.sessions].map(({ awakeAt }) => awakeAt),
    ...[...world.letters].map(({ notBefore }) => notBefore),
  ].filter((moment) => moment > world.now)
  if (moments.length === 0) return false
  world.now = Math.min(...moments)
  return true
}
