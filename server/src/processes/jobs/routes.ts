// Jobs for workers outside.

import * as api from '@countersign/core/api'
import { nodeIdOf } from '@countersign/engine'
import { actorOf } from '../../audit/index.ts'
import { isRefused, type KnownCaller, type Mounted, mounted, type Refused, refused } from '../../http/index.ts'
import { selectFact } from '../instances/read.ts'
import type { OperationParts } from '../operations.ts'
import { shownVariables, variablesFrom } from '../outside.ts'
import { refusalOf, unfitVariables } from '../refusals.ts'
import type { Settled } from './action.ts'
import { activate, tryAgainSeconds } from './activate.ts'
import { keyOf } from './key.ts'
import { leaseToken, readLease } from './lease.ts'
import { reportOf } from './report.ts'
import { type ClaimedJob, extendLeases, selectHeld } from './sql.ts'

const passedOn = refused('conflict', {
  detail: 'This lease no longer holds the job: it ended and somebody else has it, or nobody wants it done any more.',
})

export function jobOperations({ pool, clock, processes }: OperationParts): Mounted[] {
  const report = async (
    id: string,
    token: string,
    outcome: Settled,
    caller: KnownCaller,
  ): Promise<undefined | Refused> => {
    const held = readLease(token)
    if (!held) return passedOn
    const job = await selectHeld(pool, id, held.lease)
    if (job) {
      const receipt = await processes.post({ ...reportOf(job, outcome), actor: actorOf(caller).name })
      return receipt.status === 'too-late' ? passedOn : refusalOf(receipt)
    }
    // Said before, and only the answer was lost?
    return (await selectFact(pool, held.instanceId, held.lease)) ? undefined : passedOn
  }

  return [
    mounted(api.activateJobs, async ({ input: { body }, context }) => {
      const own = body.types.filter((type) => processes.ownTypes.has(type))
      if (own.length > 0)
        return refused('conflict', { detail: `This server does jobs of type ${own.join(', ')} itself.` })
      const wish = {
        taskTypes: body.types,
        worker: body.worker,
        limit: body.maxJobs,
        leaseMs: body.leaseMs,
        waitMs: body.waitMs,
        gone: context.req.raw.signal,
      }
      const activated = await activate({ pool, clock, processes }, wish)
      if (isRefused(activated)) {
        context.header('Retry-After', `${tryAgainSeconds}`)
        return activated
      }
      const { jobs, leaseEndsAt } = activated
      return { jobs: jobs.map((job) => jobAnswer(job, leaseEndsAt, body.fetchVariables)) }
    }),

    mounted(api.completeJob, async ({ input: { params, body }, caller }) => {
      const taken = variablesFrom(body.variables)
      if (!taken.ok) return unfitVariables(taken.reason)
      return report(params.id, body.lease, { type: 'completed', variables: taken.variables }, caller)
    }),

    mounted(api.failJob, async ({ input: { params, body }, caller }) => {
      const taken = variablesFrom(body.variables ?? {})
      if (!taken.ok) return unfitVariables(taken.reason)
      const { message, retries, delayMs } = body
      const failed = { type: 'failed', message, delayMs } as const
      const outcome = {
        ...failed,
        ...(retries !== undefined && { retries }),
        ...(body.variables && { variables: taken.variables }),
      }
      return report(params.id, body.lease, outcome, caller)
    }),

    mounted(api.throwJobError, async ({ input: { params, body }, caller }) => {
      const taken = variablesFrom(body.variables ?? {})
      if (!taken.ok) return unfitVariables(taken.reason)
      const { code, message } = body
      const outcome = {
        ...({ type: 'errorThrown', code } as const),
        ...(message !== undefined && { message }),
        ...(body.variables && { variables: taken.variables }),
      }
      return report(params.id, body.lease, outcome, caller)
    }),

    mounted(api.extendJobLease, async ({ input: { params, body } }) => {
      const held = readLease(body.lease)
      const until = new Date(clock.now().getTime() + body.leaseMs)
      const extended = held ? await extendLeases(pool, [{ id: params.id, lease: held.lease }], until) : []
      return extended.length > 0 ? { leaseEndsAt: until.toISOString() } : passedOn
    }),
  ]
}

function jobAnswer(job: ClaimedJob, leaseEndsAt: Date, wanted: readonly string[] | undefined): api.ActivatedJob {
  const { id, instanceId, visit, attempt, retries, headers } = job
  const variables = shownVariables(job.variables)
  return {
    id,
    lease: leaseToken(job),
    leaseEndsAt: leaseEndsAt.toISOString(),
    type: job.taskType,
    instanceId,
    key: keyOf(job),
    elementId: nodeIdOf(visit),
    attempt,
    retries,
    headers: { ...headers },
    variables: wanted
      ? Object.fromEntries(
          wanted.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
        )
      : variables,
  }
}
