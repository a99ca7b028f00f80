import { randomUUID } from 'node:crypto'
import type { Cancel, Clock } from '../../platform/clock.ts'
import { weightOf } from '../../platform/database/index.ts'
import type { Loan } from '../neighbours.ts'
import type { VisitKey } from '../writes.ts'
import type { HeldJob } from './sql.ts'

/** A job in our hands, for as long as its lease: when that has ended, whatever runs is broken off. */
export type Holding = {
  readonly job: HeldJob
  /** What it brings along. */
  readonly bytes: number
  leaseEnds: Date
  readonly aborting: AbortController
}

/** The hands of a worker: how many are free, how many are promised to jobs that are just being written, what is in the rest. */
export type Hands = {
  /** None, too, where the others hold as much as memory bears. */
  free(): number
  /** Promises a hand to a job that is about to be written. */
  lend(leaseEnds: Date, bytes: number, isMarkedAtBirth: boolean): Loan
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

type Bounds = { capacity: number; bytesMax: number }

export function openHands({ capacity, bytesMax }: Bounds, worker: string, clock: Clock): Hands {
  const lent = new Map<string, number>()
  const holdings = new Map<Holding, Cancel>()
  let bytes = 0
  const giveBack = (lease: string): boolean => {
    bytes -= lent.get(lease) ?? 0
    return lent.delete(lease)
  }
  const watch = (holding: Holding): void => {
    const cancel = clock.at(holding.leaseEnds, () => {
      if (isHeld(holding, clock.now()))
        watch(holding) // it was extended meanwhile
      else holding.aborting.abort()
    })
    holdings.set(holding, cancel)
  }
  return {
    free: () => (bytes < bytesMax ? capacity - holdings.size - lent.size : 0),
    lend: (until, brought, isMarkedAtBirth) => {
      const lease = randomUUID()
      lent.set(lease, brought)
      bytes += brought
      return { lease, worker, until, isMarkedAtBirth }
    },
    return: giveBack,
    returnAll: (leases) => {
      for (const lease of leases) giveBack(lease)
    },
    hold: (job, leaseEnds) => {
      const brought = weightOf(job.variables)
      const holding = { job, bytes: brought, leaseEnds, aborting: new AbortController() }
      bytes += brought
      watch(holding)
      return holding
    },
    drop: (holding) => {
      holdings.get(holding)?.()
      if (holdings.delete(holding)) bytes -= holding.bytes
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
