import { deleteEndedSessions } from '../accounts/index.ts'
import { deleteEndedSignIns } from '../connections/index.ts'
import { deleteEndedRuns } from '../flows/index.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'

type Parts = { pool: Pool; log: Log; now: () => Date; idleMs: number }

const everyMs = 3_600_000

/** Deletes what has ended and nobody can use any more. */
export function startHousekeeping({ pool, log, now, idleMs }: Parts): { stop(): void } {
  const before = (ms: number) => new Date(now().getTime() - ms)
  const timer = setInterval(() => {
    const ended = [
      deleteEndedSessions(pool, now(), before(idleMs)),
      deleteEndedSignIns(pool, now()),
      deleteEndedRuns(pool, before(everyMs)),
    ]
    Promise.all(ended).catch((cause: unknown) =>
      log.error({ err: cause }, 'ended sessions could not be deleted; trying again in an hour'),
    )
  }, everyMs)
  return { stop: () => clearInterval(timer) }
}
