import assert from 'node:assert/strict'
import type { Answer, Effect, Instance, Step } from '../src/index.ts'

/** The host's side of the bargain: what it was asked for and has not answered, which incidents are open. */
export type Ledger = { readonly asked: Set<string>; readonly raised: Set<string> }

export const newLedger = (): Ledger => ({ asked: new Set(), raised: new Set() })

/** Books one step; `answer` is the fact the engine took, if it was an answer. Throws where the books don't balance. */
export function book({ asked, raised }: Ledger, answer: Answer | null, { effects, next }: Step): void {
  if (answer && answer.type !== 'resolved') asked.delete(answer.visit)
  for (const effect of effects) bookEffect({ asked, raised }, effect)
  assert.deepEqual([...asked].sort(), openIn(next, 'asked'))
  assert.deepEqual([...raised].sort(), openIn(next, 'raised'))
}

function bookEffect({ asked, raised }: Ledger, effect: Effect): void {
  switch (effect.type) {
    case 'call':
    case 'ask':
      assert.ok(!asked.has(effect.visit), `${effect.visit} is asked twice`)
      asked.add(effect.visit)
      return
    case 'withdraw':
      assert.ok(asked.delete(effect.visit), `${effect.visit} is withdrawn without having been asked`)
      return
    case 'raise':
      assert.ok(!raised.has(incidentOf(effect)), `${incidentOf(effect)} is raised twice`)
      raised.add(incidentOf(effect))
      return
    case 'mend':
      assert.ok(raised.delete(incidentOf(effect)), `${incidentOf(effect)} is mended without having been raised`)
      return
    case 'finish':
      assert.deepEqual([asked.size, raised.size], [0, 0], 'something is owed at the end')
  }
}

const incidentOf = ({ visit, attempt }: { visit: string; attempt: number }): string => `${visit} attempt ${attempt}`

function openIn(instance: Instance, what: keyof Ledger): string[] {
  const visits = instance.status === 'active' ? instance.visits : []
  const open =
    what === 'raised'
      ? visits.filter(({ incident }) => incident).map(({ id, attempt }) => incidentOf({ visit: id, attempt }))
      : visits.filter(({ waitsFor, incident }) => waitsFor === 'answer' && !incident).map(({ id }) => id)
  return open.sort()
}
