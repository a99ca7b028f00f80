import { randomUUID } from 'node:crypto'
import type { Cancel, Clock } from '../../platform/clock.ts'
import type { Loan } from '../neighbours.ts'
import type { VisitKey } from '../writes.ts'
import type { HeldJob } from './sql.ts'

/** A job in our hands, for as long as its lease: when that has ended, whatever runs is broken off. */
export type Holding = {
  readonly job: HeldJob
  leaseEnds: Date
  readonly aborting: AbortController
}

/** The hands of a worker: how many are free, how many are promised to jobs that are just being written, what is in the rest. */
export type Hands = {
  free(): number
  /** Promises a hand to a job that is about to be written. */
  lend(leaseEnds: Date, isMarkedAtBirth: boolean): Loan
  /** The promise is kept or not needed; false when there was none. */
  return(lease: string): boolean
  returnAll(leases: readonly string[]): void
  hold(job: HeldJob, leaseEnds: Date): Holding
  drop(holding: Holding): void
  held(): readonly Holding[]
  /** Nobody wants the answer of this visit any more. */
  abort(visit: VisitKey): void
  /** Nobody extends the leases any more. */
  abortAll(): void
}

export function openHands(capacity: number, worker: string, clock: Clock): Hands {
  const lent = new Set<string>()
  const holdings = new Map<Holding, Cancel>()
  const watch = (holding: Holding): void => {
    const cancel = clock.at(holding.leaseEnds, () => {
      if (isHeld(holding, clock.now()))
        watch(holding) // it was extended meanwhile
      else holding.aborting.abort()
    })
    holdings.set(holding, cancel)
  }
  return {
    free: () => capacity - holdings.size - lent.size,
    lend: (until, isMarkedAtBirth) => {
      const lease = randomUUID()
      lent.add(lease)
      return { lease, worker, until, isMarkedAtBirth }
    },
    return: (lease) => lent.delete(lease),
    returnAll: (leases) => {
      for (const lease of leases) lent.delete(lease)
    },
    hold: (job, leaseEnds) => {
      const holding = { job, leaseEnds, aborting: new AbortController() }
      watch(holding)
      return holding
    },
    drop: (holding) => {
      holdings.get(holding)?.()
      holdings.delete(holding)
    },
    held: () => [...holdings.keys()],
    abort: ({ instanceId, visit }) => {
      for (const { job, aborting } of holdings.keys())
        if (job.instanceId === instanceId && job.visit === visit) aborting.abort()
    },
    abortAll: () => {
      for (const [{ aborting }, cancel] of holdings) {
        cancel()
        aborting.abort()
      }
    },
  }
}

/** By the clock and not by the alarm, which may come late where the whole process stood still. */
export const isHeld = ({ leaseEnds, aborting }: Holding, now: Date): boolean =>
  leaseEnds > now && !aborting.signal.aborted
