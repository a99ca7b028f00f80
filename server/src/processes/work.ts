import { invariant } from '@countersign/engine'
import type { Db } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'
import type { Delivery, Receipt } from './delivery.ts'

/** What is written in the same commit as what an instance is told of it. */
export type Work = {
  /** The instance that it may tell something. Its row is locked before anything is written; there need not be one yet. */
  readonly instanceId: string
  /**
   * Works of one key never share a transaction. It has to name all that this one changes beside the instance: a lock keeps
   * other transactions out, not the others in this one.
   */
  readonly key: string
  /** About how many bytes it reads and writes, where that may be much: as much goes together as memory bears. */
  readonly brings?: number
  /**
   * Answers what the instance is told, if anything. It may be done several times, so it does nothing but by its statements,
   * and what it writes stands whatever the instance makes of that. Nothing is written where an instance can't begin, or
   * where what it is told is too much for it and somebody waits to hear that (not `unattended`).
   */
  readonly write: (tx: Db) => Promise<Delivery | undefined>
}

export type Place = Omit<Work, 'write'>

export type Together = <Answer>(place: Place, write: (tx: Db) => Promise<Written<Answer>>) => Promise<Answer>

export type Written<Answer> = { readonly answer: Answer; readonly tells?: Delivery | undefined }

/** What can't be told is not written, but for what nobody waits to hear: that waits as an incident. */
export const togetherBy =
  (postWork: (work: Work) => Promise<Receipt | undefined>): Together =>
  async <Answer>(place: Place, write: (tx: Db) => Promise<Written<Answer>>) => {
    let written: Written<Answer> | undefined
    const receipt = await postWork({
      ...place,
      write: async (tx) => {
        written = await write(tx)
        return written.tells
      },
    })
    const isRefused = receipt?.status === 'too-large' && !written?.tells?.unattended
    if (isRefused) throw new Fault('INSTANCE_REFUSED', receipt.reason, { retry: 'never' })
    invariant(written, 'a work that was committed was done')
    return written.answer
  }
