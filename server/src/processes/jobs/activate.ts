// Jobs for workers outside: taken, or waited for.

import { type Refused, refused } from '../../http/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Processes } from '../startProcesses.ts'
import type { Waiter } from './queue.ts'
import { type ClaimedJob, claimJobs, selectNextOfEach } from './sql.ts'

export type Wish = {
  readonly taskTypes: readonly string[]
  readonly worker: string
  readonly limit: number
  readonly leaseMs: number
  readonly waitMs: number
  /** Fires when the caller has gone: what it would be given now nobody would do. */
  readonly gone: AbortSignal
}

export type Activated = { readonly jobs: readonly ClaimedJob[]; readonly leaseEndsAt: Date }

export type ActivateParts = { pool: Pool; clock: Clock; processes: Pick<Processes, 'queue'> }

/** As soon as there is one, and nothing when the time is up. Costs nothing while it waits. */
export async function activate(parts: ActivateParts, wish: Wish): Promise<Activated | Refused> {
  if (wish.waitMs === 0) return claim(parts, wish)
  const waiter = parts.processes.queue.join(wish.taskTypes)
  if (waiter === 'closed') return refused('unavailable', { detail: 'The server is stopping.' })
  if (waiter !== 'full') return waitFor(parts, wish, waiter)
  const activated = await claim(parts, wish)
  return activated.jobs.length > 0 ? activated : tooMany
}

const tooMany = refused('too-many-requests', { detail: 'As many workers wait for jobs as may. Try again in 5 s.' })

/** What a worker should let pass that may not wait here. */
export const tryAgainSeconds = 5

async function claim({ pool, clock }: ActivateParts, wish: Wish): Promise<Activated> {
  const { taskTypes, worker, limit, leaseMs } = wish
  const at = clock.now()
  const leaseEndsAt = new Date(at.getTime() + leaseMs)
  return { jobs: await claimJobs(pool, { taskTypes, worker, at, until: leaseEndsAt, limit }), leaseEndsAt }
}

async function waitFor(parts: ActivateParts, wish: Wish, waiter: Waiter): Promise<Activated> {
  const { pool, clock, processes } = parts
  const until = new Date(clock.now().getTime() + wish.waitMs)
  wish.gone.addEventListener('abort', waiter.wake, { once: true })
  try {
    while (!wish.gone.aborted && !waiter.isLetGo()) {
      const isLast = clock.now() >= until
      const activated = await waiter.look(() => claim(parts, wish))
      if (activated.jobs.length > 0 || isLast) return activated
      for (const { taskType, at } of await selectNextOfEach(pool, wish.taskTypes)) processes.queue.callAt(taskType, at)
      await waiter.sleep(until)
    }
    return { jobs: [], leaseEndsAt: until }
  } finally {
    wish.gone.removeEventListener('abort', waiter.wake)
    waiter.leave()
  }
}
