// What may happen next: people answer and mend, messages come, weeks go by, hosts die. Each move is one thing; which one
// does, chance decides.

import type { Delivery } from '../../server/src/processes/index.ts'
import { type Chance, numberOf } from '../chance.ts'
import { outcomeUnknown, visitKey } from '../host/tables.ts'
import type { IncidentRow, MessageRow, Rows, SignalRow, TaskRow } from './rows.ts'
import { publish, shout } from './voices.ts'
import { day, deliver, hour, minute, type RealWorld, second } from './world.ts'

export type Move = { readonly weight: number; readonly make: () => void }

export function choose(chance: Chance, moves: readonly Move[]): Move | undefined {
  const all = moves.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance.fraction() * all
  return moves.find(({ weight }) => {
    left -= weight
    return left < 0
  })
}

export function movesOf(world: RealWorld, rows: Rows): readonly Move[] {
  const moves: Move[] = [...workOf(world, rows)]
  if (world.calm) return moves
  const { chance, hosts } = world
  const someone = chance.pick(rows.instances)
  moves.push({ weight: 10, make: () => letTimePass(world) })
  moves.push({ weight: 1, make: () => void chance.pick(hosts)?.kill() })
  moves.push({ weight: 0.5, make: () => deployAgain(world) })
  if (someone) {
    moves.push({ weight: 0.3, make: () => cancel(world, someone.id) })
    moves.push({ weight: 1, make: () => setOk(world, rows, someone.id, chance.happens(0.5)) })
  }
  return moves
}

/** What somebody has to do for the instances to go on. */
function workOf(world: RealWorld, rows: Rows): readonly Move[] {
  const { chance, calm, letters } = world
  const underWay = new Set([...letters].map(({ id }) => id))
  const isOpen = (id: string): boolean => !calm || !underWay.has(id)
  const task = chance.pick(rows.tasks.filter(({ id }) => isOpen(`task:${id}`)))
  const incident = chance.pick(rows.incidents.filter((row) => isOpen(`incident:${row.id}`) && isMendable(row)))
  const message = chance.pick(rows.messages.filter((row) => isOpen(nameOf(row)) && isNeeded(world, rows, row)))
  const signal = chance.pick(rows.signals.filter((row) => isOpen(nameOf(row)) && isNeeded(world, rows, row)))
  return [
    ...(task ? [{ weight: 15, make: () => answer(world, task) }] : []),
    ...(incident ? [{ weight: 8, make: () => mend(world, rows, incident) }] : []),
    ...(message ? [{ weight: 6, make: () => publish(world, nameOf(message), message) }] : []),
    ...(signal ? [{ weight: 3, make: () => shout(world, nameOf(signal), signal.name) }] : []),
  ]
}

const nameOf = ({ instanceId, visit, event, round }: MessageRow | SignalRow): string =>
  `${instanceId} ${visit} ${event} ${round}`

/** When all is calm, what may happen beside need not. */
function isNeeded({ calm }: RealWorld, { instances }: Rows, { instanceId, visit }: MessageRow | SignalRow): boolean {
  if (!calm) return true
  const state = instances.find(({ id }) => id === instanceId)?.state
  return state?.status === 'active' && state.visits.some(({ id, waitsFor }) => id === visit && waitsFor === 'event')
}

function answer(world: RealWorld, { id, instanceId, visit, revision }: TaskRow): void {
  const { chance, calm } = world
  const again = chance.happens(calm ? 0.2 : 0.4)
  const variables = { ok: chance.happens(0.8), again, approved: chance.happens(0.7), how: chance.below(4) }
  const fact = { type: 'completed', visit, variables } as const
  deliver(world, { id: `task:${id}`, instanceId, fact, spends: { kind: 'task', id, revision } })
}

/** Of every second unknown outcome somebody can find out; the others are left as they are. */
export const isMendable = ({ instanceId, visit, code }: IncidentRow): boolean =>
  code !== outcomeUnknown || numberOf(visitKey(instanceId, visit)) % 2 === 0

function mend(world: RealWorld, rows: Rows, { id, instanceId, visit, attempt, code }: IncidentRow): void {
  if (code !== outcomeUnknown) setOk(world, rows, instanceId, true)
  const wasDone = code === outcomeUnknown && world.outside.isDone(`${instanceId}/${visit}`)
  const fact: Delivery['fact'] = wasDone ? { type: 'completed', visit } : { type: 'resolved', visit, attempt }
  deliver(world, { id: `incident:${id}`, instanceId, fact, spends: { kind: 'incident', id } })
}

export function cancel(world: RealWorld, instanceId: string): void {
  deliver(world, { id: `cancel:${++world.sent}`, instanceId, fact: { type: 'cancelled' } })
}

/** Made against the instance as it is seen: by the time it arrives that may be past. */
function setOk(world: RealWorld, { instances }: Rows, instanceId: string, ok: boolean): void {
  const { chance } = world
  const instance = instances.find(({ id }) => id === instanceId)
  if (instance?.state.status !== 'active') return
  const { visits, edits = 0 } = instance.state
  const scope = world.calm || chance.happens(0.7) ? 'process' : (chance.pick(visits)?.id ?? 'process')
  const local = scope !== 'process' && chance.happens(0.5)
  const fact = { type: 'variablesSet', scope, edit: edits, local, variables: { ok } } as const
  deliver(world, { id: `set:${++world.sent}`, instanceId, fact, ifRevision: instance.revision })
}

/** Who runs keeps the old version, who begins gets the new one. */
function deployAgain(world: RealWorld): void {
  const host = world.chance.pick(world.hosts.filter(({ isAlive }) => isAlive()))
  host?.deploy({ ...world.graphs[0], name: `version ${++world.sent}` }).catch(() => undefined) // it died over it
}

function letTimePass({ chance, clock, isSlow }: RealWorld): void {
  const steps = isSlow ? [minute, 4 * minute, 8 * minute] : [second, minute, hour, day, 14 * day]
  clock.advance(chance.below(chance.pick(steps) ?? second))
}
