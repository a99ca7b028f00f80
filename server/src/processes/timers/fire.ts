// Fires timers: never early, each once, many together.

import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import type { Delivery, Receipt } from '../delivery.ts'
import { claimTimers, type DueTimer, selectNextTimer } from './sql.ts'

export type TimerParts = {
  pool: Pool
  post: (delivery: Delivery) => Promise<Receipt>
  clock: Clock
  log: Log
}

const batchMax = 1_000 // 10,000 that fell due while the server was away are fired in ten goes
const claimMs = 30_000 // as long as a batch may take, and as late as a timer gets whose server died just then
const lookMs = 10_000 // timers of a server that died are found within this time

export const startTimers = ({ pool, post, clock, log }: TimerParts): Loop =>
  startLoop({
    clock,
    round: async () => {
      const at = clock.now()
      const due = await claimTimers(pool, at, new Date(at.getTime() + claimMs), batchMax)
      const posted = await Promise.allSettled(due.map((timer) => post(firingOf(timer))))
      for (const firing of posted)
        if (firing.status === 'rejected') log.error({ err: firing.reason }, 'a timer could not be fired; trying again')
      if (due.length === batchMax) return at
      const next = await selectNextTimer(pool)
      const look = new Date(at.getTime() + lookMs)
      return next.at && next.at < look ? next.at : look
    },
    failed: (cause) => log.error({ err: cause }, 'timers could not be looked up; trying again'),
  })

const firingOf = ({ id, instanceId, visit, event, round }: DueTimer): Delivery => ({
  id: `timer:${id}`,
  instanceId,
  fact: { type: 'timerFired', visit, event, round },
  spends: { kind: 'timer', id },
  unattended: true,
})
