// People answer what they are asked, mend what is stuck, and now and then cancel or change something. They press twice.

import { numberOf } from '../chance.ts'
import { type IncidentRow, outcomeUnknown, visitKey } from '../host/tables.ts'
import { stateOf } from '../rows.ts'
import { type Move, send, type World } from './world.ts'

export function peopleMoves(world: World): readonly Move[] {
  const { chance, calm } = world
  const { tasks, incidents, instances } = world.host.tables()
  const moves: Move[] = []
  if (tasks.size > 0) moves.push({ weight: 15, make: () => answer(world) })
  const mendable = [...incidents.values()].filter(
    (incident) => incident.code !== outcomeUnknown || canFindOut(incident),
  )
  if (mendable.length > 0) moves.push({ weight: 8, make: () => mend(world, chance.pick(mendable) as IncidentRow) })
  if (instances.size > 0 && !calm) {
    moves.push({ weight: 0.3, make: () => cancel(world, chance.pick([...instances.keys()]) ?? '') })
    moves.push({ weight: 1, make: () => setVariables(world, chance.pick([...instances.keys()]) ?? '') })
  }
  return moves
}

function answer(world: World): void {
  const { chance, calm } = world
  const task = chance.pick([...world.host.tables().tasks.values()])
  if (!task) return
  const { instance, visit } = task
  const press = () => {
    const again = chance.happens(calm ? 0.2 : 0.4)
    const variables = { ok: chance.happens(0.8), again, approved: chance.happens(0.7), how: chance.below(4) }
    send(world, { type: 'say', instance, fact: { type: 'completed', visit, variables } })
  }
  press()
  if (!calm && chance.happens(0.3)) press()
}

/** Of every second unknown outcome somebody can find out; the others are left as they are. */
const canFindOut = ({ instance, visit }: IncidentRow): boolean => numberOf(visitKey(instance, visit)) % 2 === 0

function mend(world: World, { instance, visit, attempt, code }: IncidentRow): void {
  if (code !== outcomeUnknown) setOk(world, instance, true)
  const wasDone = code === outcomeUnknown && world.outside.isDone(visitKey(instance, visit))
  const fact = wasDone ? ({ type: 'completed', visit } as const) : ({ type: 'resolved', visit, attempt } as const)
  send(world, { type: 'say', instance, fact })
}

function cancel(world: World, instance: string): void {
  send(world, { type: 'say', instance, fact: { type: 'cancelled' } })
}

function setVariables(world: World, instance: string): void {
  setOk(world, instance, world.chance.happens(0.5))
}

/** Made against the instance as it is seen: by the time it arrives that may be past. */
function setOk(world: World, instance: string, ok: boolean): void {
  const state = stateOf(world.host.tables(), instance)
  if (state.status !== 'active') return
  const isAtProcess = world.calm || world.chance.happens(0.7)
  const scope = isAtProcess ? 'process' : (world.chance.pick(state.visits)?.id ?? 'process')
  const local = scope !== 'process' && world.chance.happens(0.5)
  const fact = { type: 'variablesSet', scope, edit: state.edits ?? 0, local, variables: { ok } } as const
  send(world, { type: 'say', instance, fact })
}
