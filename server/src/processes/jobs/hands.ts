import { randomUUID } from 'node:crypto'
import type { Loan } from '../neighbours.ts'
import type { VisitKey } from '../writes.ts'
import type { ClaimedJob } from './sql.ts'

/** A job in our hands, for as long as its lease. */
export type Holding = {
  readonly job: ClaimedJob
  leaseEnds: Date
  readonly aborting: AbortController
}

/** The hands of a worker: how many are free, how many are promised to jobs that are just being written, what is in the rest. */
export type Hands = {
  free(): number
  /** Promises a hand to a job that is about to be written. */
  lend(leaseEnds: Date): Loan
  /** The promise is kept or not needed; false when there was none. */
  return(lease: string): boolean
  hold(job: ClaimedJob, leaseEnds: Date): Holding
  drop(holding: Holding): void
  held(): readonly Holding[]
  /** Nobody wants the answer of this visit any more. */
  abort(visit: VisitKey): void
}

export function openHands(capacity: number, worker: string): Hands {
  const lent = new Set<string>()
  const holdings = new Set<Holding>()
  return {
    free: () => capacity - holdings.size - lent.size,
    lend: (until) => {
      const lease = randomUUID()
      lent.add(lease)
      return { lease, worker, until }
    },
    return: (lease) => lent.delete(lease),
    hold: (job, leaseEnds) => {
      const holding = { job, leaseEnds, aborting: new AbortController() }
      holdings.add(holding)
      return holding
    },
    drop: (holding) => {
      holdings.delete(holding)
    },
    held: () => [...holdings],
    abort: ({ instanceId, visit }) => {
      for (const { job, aborting } of holdings)
        if (job.instanceId === instanceId && job.visit === visit) aborting.abort()
    },
  }
}
