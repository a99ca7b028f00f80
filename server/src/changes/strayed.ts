// Approved requests whose process is no longer there to carry them out: somebody cancelled it, or deployed one of their own
// that ends without. They would say "approved" for ever.
//
// S1  A process that has just ended may still have somebody carrying the change out: it is waited for.
// S2  It is not carried out here: what became of it nobody knows for certain. Its requester is told.

import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import { type ApplyParts, finishing } from './applyAction.ts'
import { selectRequested, selectStrayed } from './sql.ts'

const waitMs = 300_000 // S1; longer than an identity store is waited for
const lookMs = 60_000
const batchMax = 20

const sentence =
  'The process that carries it out ended before it was done. Look whether the change is there, and ask again if it is not.'

export const startStrayed = (parts: ApplyParts & { clock: Clock; log: Log }): Loop => {
  const { pool, clock, log } = parts
  return startLoop({
    clock,
    round: async () => {
      const at = clock.now()
      const strayed = await selectStrayed(pool, new Date(at.getTime() - waitMs), batchMax)
      for (const { id } of strayed) {
        const change = await selectRequested(pool, id)
        if (change) await pool.transaction(finishing(parts, change, { ok: false, code: 'not-allowed', sentence }).write)
      }
      return new Date(at.getTime() + (strayed.length === batchMax ? 0 : lookMs))
    },
    failed: (cause) => log.error({ err: cause }, 'approved requests could not be looked through; trying again'),
  })
}
