import type { Answer, VisitId } from '@countersign/engine'
import type { Delivery, Unstamped } from '../delivery.ts'
import type { Outcome } from './action.ts'
import type { Held } from './sql.ts'

/** A job as whoever reports on it knows it. */
export type ReportedJob = Held & {
  readonly instanceId: string
  readonly visit: VisitId
  readonly attempt: number
  readonly retries: number
}

/** What the process is told of a job. The lease is the id: whoever reports twice under one lease reports once. */
export const reportOf = (job: ReportedJob, outcome: Outcome): Delivery => ({
  id: job.lease,
  instanceId: job.instanceId,
  fact: answerOf(job, outcome),
  spends: { kind: 'job', id: job.id, lease: job.lease },
})

const messageMax = 6_000 // a stack trace or an error page; more is read by nobody

function answerOf({ visit, attempt, retries }: ReportedJob, outcome: Outcome): Unstamped<Answer> {
  switch (outcome.type) {
    case 'completed':
      return { type: 'completed', visit, ...(outcome.variables && { variables: outcome.variables }) }
    case 'failed':
      return {
        type: 'failed',
        visit,
        attempt,
        retries: Math.max(0, outcome.retries ?? retries - 1),
        message: outcome.message.slice(0, messageMax),
        ...(outcome.delayMs && { delayMs: outcome.delayMs }),
      }
    case 'errorThrown': {
      const message = outcome.message?.slice(0, messageMax)
      return { type: 'errorThrown', visit, attempt, code: outcome.code, ...(message && { message }) }
    }
    case 'unknown': {
      const message = `Outcome unknown: it may have been done. ${outcome.message}`.slice(0, messageMax)
      return { type: 'failed', visit, attempt, retries: 0, message }
    }
  }
}
