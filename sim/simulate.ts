// One seed, from its first step to its last: a stormy part in which all goes wrong that can, a calm one in which what is
// open comes to its end, and at last everything is cancelled, so that nothing may be owed.

import assert from 'node:assert/strict'
import { advance, type Instance, newInstance } from '@countersign/engine'
import { type Chance, seeded } from './chance.ts'
import { Crash, type CrashPoint } from './host/crash.ts'
import { type Host, newHost } from './host/host.ts'
import type { Tables } from './host/tables.ts'
import { type Cast, castOf, messageNamesOf } from './processes/processOf.ts'
import { promises } from './processes/promises.ts'
import type { Protection } from './protections.ts'
import { reasonsOf, stateOf } from './rows.ts'
import { newWatch } from './watch.ts'
import { eventMoves, jumpAhead } from './world/events.ts'
import { newOutside } from './world/outside.ts'
import { peopleMoves } from './world/people.ts'
import { postMoves } from './world/post.ts'
import { workerMoves } from './world/workers.ts'
import { type Move, send, type World } from './world/world.ts'

export type Summary = {
  readonly kind: string
  readonly instances: number
  readonly facts: number
  readonly crashedAt: readonly CrashPoint[]
  readonly finished: number
  readonly outcomeUnknown: number
  /** Still going on when the simulation ran out of steps: loops have no end of their own. */
  readonly unfinished: number
}

// Enough for every kind of trouble to meet, and still hundreds of seeds a minute.
const stormSteps = 160
/** The loops of a random process may have no end of their own; those of the others do, sooner or later. */
const calmStepsOf = (kind: Cast['kind']): number => (kind === 'handwritten' ? 5000 : 400)

/** Throws where an invariant does not hold. */
export function simulate(seed: number, without: Protection | null = null): Summary {
  const chance = seeded(seed)
  const cast = castOf(seed)
  const outside = newOutside()
  const watch = newWatch(cast, outside, seeded(seed + 1))
  const crashedAt: CrashPoint[] = []
  const host: Host = newHost({
    models: cast.models,
    without,
    now: () => world.now,
    pass: (point) => {
      if (!world.calm && chance.happens(0.02)) throw new Crash(point)
    },
    watch: watch.see,
  })
  const world: World = newWorld(chance, host, outside, cast)
  const make = (move: Move) => {
    try {
      move.make()
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      crashedAt.push(error.at)
      host.restart()
    }
  }

  for (let wish = 1 + chance.below(3); wish > 0; wish--) begin(world, cast.root, `wish${wish}`)
  for (let step = 0; step < stormSteps; step++) {
    const move = choose(chance, movesOf(world))
    if (move) make(move)
    else if (!jumpAhead(world)) break
  }
  world.calm = true
  const isQuiet = runUntilQuiet(world, make, calmStepsOf(cast.kind))
  if (cast.kind === 'handwritten') assert.ok(isQuiet, 'it comes to its end')
  const tables = host.tables()
  const open = [...tables.instances.keys()].filter((id) => stateOf(tables, id).status !== 'finished')
  const unknown = open.filter((id) => reasonsOf(tables, id).length > 0)
  if (isQuiet) assert.deepEqual(open, unknown, 'whatever is not over waits because an outcome is unknown')
  assertReplays(tables, cast.models)
  assertPromises(tables, outside)
  cancelAll(world, open)
  return {
    kind: cast.kind,
    instances: tables.instances.size,
    facts: watch.seen(),
    crashedAt,
    finished: tables.instances.size - open.length,
    outcomeUnknown: unknown.length,
    unfinished: open.length - unknown.length,
  }
}

const newWorld = (chance: Chance, host: Host, outside: World['outside'], cast: Cast): World => ({
  chance,
  host,
  outside,
  messageNames: messageNamesOf(cast),
  letters: new Set(),
  sessions: new Set(),
  isSlow: chance.happens(0.7),
  calm: false,
  now: Date.UTC(2026, 10, 20),
  sent: 0,
})

function begin(world: World, processId: string, businessKey: string): void {
  send(world, { type: 'start', processId, businessKey, variables: { key: 'key', again: false } })
}

const movesOf = (world: World): readonly Move[] => [
  ...postMoves(world),
  ...workerMoves(world),
  ...peopleMoves(world),
  ...eventMoves(world),
]

function choose(chance: Chance, moves: readonly Move[]): Move | undefined {
  const all = moves.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance.fraction() * all
  for (const move of moves) {
    left -= move.weight
    if (left < 0) return move
  }
  return undefined
}

/** False where it ran out of steps. */
function runUntilQuiet(world: World, make: (move: Move) => void, steps: number): boolean {
  for (let step = 0; step < steps; step++) {
    const move = choose(world.chance, movesOf(world))
    if (move) make(move)
    else if (!jumpAhead(world)) return true
  }
  return false
}

/** An instance is what its facts made of it. */
function assertReplays(tables: Tables, models: ReturnType<typeof castOf>['models']): void {
  for (const [id, facts] of tables.facts) {
    const model = models.get(tables.instances.get(id)?.processId ?? '')
    assert.ok(model)
    const again: Instance = advance(model, newInstance, facts).next
    assert.equal(JSON.stringify(again), tables.instances.get(id)?.state, `the facts of ${id} give its state again`)
  }
}

function assertPromises(tables: Tables, outside: World['outside']): void {
  for (const [id, { processId, businessKey }] of tables.instances) {
    const state = stateOf(tables, id)
    if (state.status !== 'finished' || state.outcome !== 'completed') continue
    const kept = promises[processId]?.((nodeId) => outside.timesDoneAt(businessKey, nodeId))
    assert.deepEqual(kept?.done, kept?.promised, `what ${processId} promises was done (${id})`)
  }
}

/** A finished instance owes nothing, and nobody is left who waits. */
function cancelAll(world: World, open: readonly string[]): void {
  const { host } = world
  host.deliver(open.map((id) => ({ id: `end of ${id}`, type: 'say', instance: id, fact: { type: 'cancelled' } })))
  for (let [next] = host.tables().outbox.keys(); next !== undefined; [next] = host.tables().outbox.keys())
    host.deliverOwed(next)
  const { instances, jobs, tasks, calls, listeners, incidents } = host.tables()
  for (const id of instances.keys()) assert.equal(stateOf(host.tables(), id).status, 'finished', `${id} is finished`)
  const left = [jobs, tasks, calls, listeners, incidents].flatMap((table) => [...table.keys()])
  assert.deepEqual(left, [], 'finished instances owe nothing')
}
