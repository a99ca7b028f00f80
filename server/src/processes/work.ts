import type { Db } from '../platform/database/index.ts'
import type { Delivery } from './delivery.ts'

/** What is written in the same commit as what an instance is told of it. */
export type Work = {
  /** The instance that it may tell something. Its row is locked before anything is written; there need not be one yet. */
  readonly instanceId: string
  /**
   * Works of one key never share a transaction. It has to name all that this one changes beside the instance: a lock keeps
   * other transactions out, not the others in this one.
   */
  readonly key: string
  /**
   * Answers what the instance is told, if anything. It may be done several times, so it does nothing but by its statements,
   * and what it writes stands whatever the instance makes of that. Only where an instance can't begin nothing is written.
   */
  readonly write: (tx: Db) => Promise<Delivery | undefined>
}
