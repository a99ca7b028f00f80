import type { ApprovalOutcome } from '@countersign/core/approvals'
import type { Recorder } from '../audit/index.ts'
import type { Stores } from '../directory/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import type { Together } from '../processes/index.ts'
import type { Overseer } from './overseers.ts'

export type ApprovalParts = {
  pool: Pool
  record: Recorder
  clock: Clock
  log: Log
  stores: Stores
  /** By what a decision and its answer to the process that waits for it are one commit. */
  together: Together
  /** Who may decide all requests, by letter. */
  overseers: () => Promise<Overseer[]>
  /** What follows where an approval is kept for something else; in the transaction that ends it. */
  ended: (tx: Db, end: Ended) => Promise<unknown>
}

export type Ended = { id: string; outcome: ApprovalOutcome }
