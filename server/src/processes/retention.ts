// Lets go of what is over: finished instances and keys of broadcasts after a while, messages that nobody came for.
//
// R1  An instance goes with all that belongs to it, or not at all; one that runs is never touched.
// R2  Each batch is a transaction with its own entry in the audit log: nothing disappears unsaid.

import { type Recorder, system } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Db, type Pool, sql } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import { deleteExpiredMessages } from './messages/sql.ts'
import { deleteOldBroadcasts } from './signals/sql.ts'

export type RetentionParts = {
  pool: Pool
  record: Recorder
  clock: Clock
  log: Log
  /** How long a finished instance is kept, and the key under which something was broadcast. */
  keepMs: number
}

const batchMax = 1_000 // about a hundred milliseconds
const roundEveryMs = 60_000

export const startRetention = (parts: RetentionParts): Loop =>
  startLoop({
    clock: parts.clock,
    round: async () => {
      const at = parts.clock.now()
      const expired = await deleteExpiredMessages(parts.pool, at, batchMax)
      const broadcasts = await deleteOldBroadcasts(parts.pool, new Date(at.getTime() - parts.keepMs), batchMax)
      const old = await deleteOld(parts, at)
      const isMore = [expired.length, broadcasts.length, old].includes(batchMax)
      return isMore ? at : new Date(at.getTime() + roundEveryMs)
    },
    failed: (cause) => parts.log.error({ err: cause }, 'what is over could not be deleted; trying again'),
  })

/** Answers how many there were. */
const deleteOld = ({ pool, record, keepMs }: RetentionParts, at: Date): Promise<number> =>
  pool.transaction(async (tx) => {
    const before = new Date(at.getTime() - keepMs)
    const deleted = await deleteInstances(tx, before)
    if (deleted.length === 0) return 0
    const details = { instances: deleted.length, finishedBefore: before.toISOString() }
    await record(tx, { action: 'instances.deleted', actor: system, details })
    return deleted.length
  })

/** What has no foreign key goes with them here, all else by its own. Servers that do the same at once share the work. */
const deleteInstances = (db: Db, before: Date): Promise<{ id: string }[]> =>
  db.rows(sql`
    with old as (
      select id from instance where finished_at < ${before}
      order by finished_at
      limit ${batchMax}
      for update skip locked),
    facts as (delete from fact where instance_id in (select id from old)),
    variables as (delete from variable where instance_id in (select id from old)),
    jobs as (
      delete from job where id in (
        select id from job where instance_id in (select id from old) order by id for update))
    delete from instance where id in (select id from old)
    returning id`)
