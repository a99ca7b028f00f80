import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Hands, Holding } from './hands.ts'
import { extendLeases } from './sql.ts'

type ExtendParts = { pool: Pool; clock: Clock; log: Log; leaseMs: number }

/** Jobs in our hands stay ours. */
export const startExtending = ({ pool, clock, log, leaseMs }: ExtendParts, hands: Hands): NodeJS.Timeout =>
  setInterval(() => {
    extend(pool, hands.held(), clock.now(), leaseMs).catch((cause: unknown) =>
      log.warn({ err: cause }, 'leases could not be extended; trying again'),
    )
  }, leaseMs / 3)

/** Once a third of a lease is over it is extended; who lost the lease need not go on. */
async function extend(pool: Pool, held: readonly Holding[], now: Date, leaseMs: number): Promise<void> {
  const due = held.filter(({ leaseEnds }) => leaseEnds.getTime() - now.getTime() < (leaseMs * 2) / 3)
  if (due.length === 0) return
  const until = new Date(now.getTime() + leaseMs)
  const still = await extendLeases(
    pool,
    due.map(({ job }) => job),
    until,
  )
  const ours = new Set(still.map(({ id }) => id))
  for (const holding of due) {
    if (ours.has(holding.job.id)) holding.leaseEnds = until
    else holding.aborting.abort()
  }
}
