// Begins the processes whose time has come.

import { nextDue } from '@countersign/engine'
import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import type { Delivery } from '../delivery.ts'
import { derivedId } from '../derivedId.ts'
import { insertErrands } from '../errands/sql.ts'
import { type DueStart, deleteDueStarts, lockDueStarts, selectNextStart, updateDueStarts } from './sql.ts'

export type StartParts = {
  pool: Pool
  clock: Clock
  log: Log
  /** There are errands to do. */
  errandsWait: () => void
}

const batchMax = 500
const lookMs = 10_000 // a version deployed at another server is noticed within this time

export const startTimedStarts = ({ pool, clock, log, errandsWait }: StartParts): Loop =>
  startLoop({
    clock,
    round: async () => {
      const at = clock.now()
      const begun = await beginDue(pool, at)
      if (begun > 0) {
        errandsWait()
        return at // a cycle that fell behind catches up
      }
      const next = await selectNextStart(pool)
      const look = new Date(at.getTime() + lookMs)
      return next.at && next.at < look ? next.at : look
    },
    failed: (cause) => log.error({ err: cause }, 'processes that begin by the clock could not be begun; trying again'),
  })

/** The beginning and the next time are one commit: none is lost, none comes twice. */
const beginDue = (pool: Pool, at: Date): Promise<number> =>
  pool.transaction(async (tx) => {
    const due = await lockDueStarts(tx, at, batchMax)
    if (due.length === 0) return 0
    const next = due.flatMap(({ id, cycle, dueAt }) => {
      const following = cycle === null ? null : nextDue(cycle, dueAt.getTime())
      return following ? [{ id, dueAt: new Date(following.dueAt), cycle: following.cycle ?? null }] : []
    })
    const going = new Set(next.map(({ id }) => id))
    const over = due.flatMap(({ id }) => (going.has(id) ? [] : [id]))
    const beginnings = due.map(beginningOf)
    await Promise.all([
      updateDueStarts(tx, next),
      deleteDueStarts(tx, over),
      insertErrands(
        tx,
        beginnings.map((payload) => ({ line: payload.instanceId, kind: 'deliver', payload })),
        at,
      ),
    ])
    return due.length
  })

function beginningOf({ id, round, versionId, processId, event }: DueStart): Delivery {
  const fact = { type: 'started', startEvent: event } as const
  const begins = { versionId, processId, businessKey: null, caller: null }
  return { id: 'start', instanceId: derivedId(id, round), fact, begins }
}
