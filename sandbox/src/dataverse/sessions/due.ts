import type { Premises } from '../../premises.ts'
import type { DueWork } from '../../time/index.ts'
import { fallDue } from './queue.ts'
import { dueSessionIds, nextDueSession } from './sql.ts'

/** Runs whose time is over, who have waited for too long, or who succeed by themselves. */
export const sessionsDue = (premises: Premises): DueWork => ({
  next: () => nextDueSession(premises.store),
  run: async () => {
    for (const id of dueSessionIds(premises.store, premises.clock().getTime()))
      premises.store.transaction(() => fallDue(premises, id))
  },
})
