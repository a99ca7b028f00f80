// Tells an instance what became of a job.
//
// O1  An outcome is reported until the database has it, or until the lease has ended.
// O2  What can't be written together with it does not keep the job for ever: the instance is told that, instead.

import { invariant } from '@countersign/engine'
import { bell } from '../../platform/bell.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, isUnreachable } from '../../platform/database/index.ts'
import { Fault } from '../../platform/fault.ts'
import type { Log } from '../../platform/log.ts'
import type { Delivery, Receipt } from '../delivery.ts'
import type { Work } from '../work.ts'
import type { Settled } from './action.ts'
import type { Holding } from './hands.ts'
import { reportOf } from './report.ts'

export type TellingParts = {
  post: (delivery: Delivery) => Promise<Receipt>
  postWork: (work: Work) => Promise<Receipt | undefined>
  clock: Clock
  log: Log
}

export type Telling = {
  readonly holding: Holding
  readonly outcome: Settled
  /** What is done twice does harm: whether it was done is not known where its outcome could not be written. */
  readonly isUnsafe: boolean
}

const triesMax = 4 // two hosts that met in a circle of locks have come apart by then

const againMs = 10_000

/** O1 */
export async function tellOutcome(parts: TellingParts, telling: Telling): Promise<Receipt> {
  const { clock, log } = parts
  const { holding, outcome } = telling
  const pause = bell(clock)
  for (let tries = 1, pauseMs = 100; ; tries += 1, pauseMs = Math.min(5_000, pauseMs * 2)) {
    try {
      return await write(parts, reportOf(holding.job, outcome), outcome)
    } catch (cause) {
      if (holding.leaseEnds < clock.now()) throw cause
      const givesUp = outcome.also !== undefined && tries >= triesMax && isLasting(cause)
      const next = givesUp ? 'the process is told that' : 'trying again'
      log.warn({ err: cause, job: holding.job.id }, `an outcome could not be written down; ${next}`)
      if (givesUp) return tellOutcome(parts, { ...telling, outcome: unwritten(telling, cause) })
      await pause.sleep(new Date(clock.now().getTime() + pauseMs))
    }
  }
}

/** Neither the way to the database nor too much at a time. */
const isLasting = (cause: unknown): boolean => !isUnreachable(cause) && !(cause instanceof Fault)

/** O2 */
function unwritten({ holding, outcome, isUnsafe }: Telling, cause: unknown): Settled {
  const message = `What it did could not be written down: ${cause instanceof Error ? cause.message : String(cause)}`
  return isUnsafe && outcome.type !== 'failed'
    ? { type: 'unknown', message }
    : { type: 'failed', message, retries: holding.job.retries - 1, delayMs: againMs }
}

async function write({ post, postWork }: TellingParts, told: Delivery, { also }: Settled): Promise<Receipt> {
  if (!also) return post(told)
  const { instanceId } = told
  const writeBoth = async (tx: Db): Promise<Delivery> => {
    await also(tx)
    return told
  }
  const receipt = await postWork({ instanceId, key: instanceId, write: writeBoth })
  invariant(receipt, 'a report is always told')
  return receipt
}
