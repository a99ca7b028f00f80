import type { Answer } from '@countersign/engine'
import type { Delivery, Unstamped } from '../delivery.ts'
import { variablesFrom } from '../outside.ts'
import type { VisitKey } from '../writes.ts'
import type { Settled } from './action.ts'
import type { ReportedJob } from './sql.ts'

/** What the process is told of a job. The lease is the id: whoever reports twice under one lease reports once. */
export const reportOf = (job: ReportedJob, outcome: Settled): Delivery => ({
  id: job.lease,
  instanceId: job.instanceId,
  fact: answerOf(job, outcome),
  spends: { kind: 'job', id: job.id, lease: job.lease },
})

/**
 * What a job waits for (`later`) has come about: its answer, whoever holds it, and without anybody's looking. Undefined where
 * the answer can't be kept: then the job has to be looked at (`hurryJob`), and says so.
 */
export function answerTo(
  { instanceId, visit, taskType }: VisitKey & { taskType: string },
  { id, variables }: { id: string; variables: Readonly<Record<string, unknown>> },
): Delivery | undefined {
  const taken = variablesFrom(variables)
  if (!taken.ok) return undefined
  return {
    ...{ id, instanceId, fact: { type: 'completed', visit, variables: taken.variables } },
    spends: { kind: 'waiting', id: `${instanceId} ${visit}`, visit, taskType },
    unattended: true, // what is too much for the instance becomes an incident, and what came about stands
  }
}

const messageMax = 6_000 // a stack trace or an error page; more is read by nobody

function answerOf({ visit, attempt, retries }: ReportedJob, outcome: Settled): Unstamped<Answer> {
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
        ...(outcome.incident && { incident: outcome.incident }),
        ...(outcome.variables && { variables: outcome.variables }),
      }
    case 'errorThrown': {
      const message = outcome.message?.slice(0, messageMax)
      return {
        type: 'errorThrown',
        visit,
        attempt,
        code: outcome.code,
        ...(message && { message }),
        ...(outcome.variables && { variables: outcome.variables }),
      }
    }
    case 'unknown': {
      const message = `It may have been done, and there is no way to know. ${outcome.message}`.slice(0, messageMax)
      return { type: 'failed', visit, attempt, retries: 0, message, incident: 'OUTCOME_UNKNOWN' }
    }
  }
}
