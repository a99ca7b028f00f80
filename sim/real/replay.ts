// An instance is what its facts made of it, and on the way no token was lost or doubled.

import assert from 'node:assert/strict'
import { advance, type Fact, type Instance, type Model, newInstance } from '@countersign/engine'
import { book, newLedger } from '../../engine/testing/ledger.ts'
import { assertSound } from '../../engine/testing/sound.ts'
import { type Pool, sql } from '../../server/src/platform/database/index.ts'

type Kept = { readonly id: string; readonly processId: string; readonly state: string; readonly facts: readonly Fact[] }

export async function assertReplays(pool: Pool, models: ReadonlyMap<string, Model>): Promise<void> {
  const kept = await pool.rows<Kept>(sql`
    select i.id, i.process_id as "processId", i.state::text as state,
      (select json_agg(f.fact order by f.number) from fact f where f.instance_id = i.id) as facts
    from instance i`)
  for (const { id, processId, state, facts } of kept) {
    const model = models.get(processId)
    assert.ok(model)
    assert.equal(JSON.stringify(replayed(model, facts)), state, `the facts of ${id} give its state again`)
  }
}

function replayed(model: Model, facts: readonly Fact[]): Instance {
  const ledger = newLedger()
  return facts.reduce((before: Instance, fact) => {
    const step = advance(model, before, [fact])
    book(ledger, step.next === before ? null : fact, step)
    assertSound(model, step.next)
    const { next } = step
    assert.deepEqual(advance(model, next, [fact]), { next, effects: [] }, 'twice is as good as once')
    return next
  }, newInstance)
}
