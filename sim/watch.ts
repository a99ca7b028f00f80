// The invariants, looked at after every step that a host committed. Whatever does not hold throws.

import assert from 'node:assert/strict'
import { advance, type Fact, type Instance, type Model, newInstance } from '@countersign/engine'
import { tell } from '../engine/testing/game/tell.ts'
import { type Game, textOfInstance, tokenGame } from '../engine/testing/game/tokenGame.ts'
import { book, type Ledger, newLedger } from '../engine/testing/ledger.ts'
import { assertSound } from '../engine/testing/sound.ts'
import type { Chance } from './chance.ts'
import type { TakenStep } from './host/host.ts'
import type { Tables } from './host/tables.ts'
import type { Cast } from './processes/processOf.ts'
import { assertRows } from './rows.ts'
import type { Outside } from './world/outside.ts'

type Watched = { readonly ledger: Ledger; readonly game: Game | null; readonly taken: Fact[]; state: Instance }

export type Watch = { readonly see: (steps: readonly TakenStep[], tables: Tables) => void; readonly seen: () => number }

export function newWatch(cast: Cast, outside: Outside, chance: Chance): Watch {
  const instances = new Map<string, Watched>()
  const commitOf = new Map<string, number>()
  let commits = 0
  let seen = 0

  function watched(id: string, model: Model): Watched {
    const known = instances.get(id)
    if (known) return known
    const game = (cast.kind === 'plain' || cast.kind === 'calm') && model.id === cast.root ? tokenGame(model) : null
    const fresh = { ledger: newLedger(), game, taken: [], state: newInstance }
    instances.set(id, fresh)
    return fresh
  }

  function seeOne({ cause, instance: id, said, step }: TakenStep, tables: Tables): void {
    const model = cast.models.get(tables.instances.get(id)?.processId ?? '')
    assert.ok(model)
    const instance = watched(id, model)
    assert.equal(commitOf.get(cause) ?? commits, commits, `${cause} was delivered twice and did something twice`)
    commitOf.set(cause, commits)
    book(instance.ledger, said, step)
    assertSound(model, step.next)
    assert.deepEqual(JSON.parse(JSON.stringify(step.next)), step.next, 'an instance reloads as what it was')
    if (instance.game) {
      tell(instance.game, instance.state, said)
      assert.equal(textOfInstance(step.next), instance.game.text, 'tokens are where the token game has them')
    }
    instance.state = step.next
    instance.taken.push(said)
    for (const old of [said, chance.pick(instance.taken) ?? said])
      assert.deepEqual(advance(model, step.next, [old]), { next: step.next, effects: [] }, 'twice is as good as once')
    seen++
  }

  return {
    see: (steps, tables) => {
      commits++
      for (const step of steps) seeOne(step, tables)
      assertRows(tables, new Set(steps.map(({ instance }) => instance)))
      assert.deepEqual(outside.doneTwice(), [], 'what is not safe is never done twice')
    },
    seen: () => seen,
  }
}
