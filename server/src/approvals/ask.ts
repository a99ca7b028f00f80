// The step of a process that waits for an approval.
//
// K1  It begins by looking: an approval that was decided before the step began is an answer like any other.
// K2  It is marked as begun, so that it is found by whoever ends the approval: a decision answers it in the same commit
//     (`answerTo`), every other end calls it (`hurryJob`). A look that misses one is called again: `awaitApproval` and
//     `hurried` see to that.
// K3  An approval that nobody waits for any more is taken back, and none is opened that nobody waits for.
// K4  Who asks is whoever began the instance, as the server wrote down when it began. No variable says it.

import { namedBy } from '@countersign/core/approvals'
import { approverRule } from '@countersign/core/workflows'
import { z } from 'zod'
import { type AccountRow, selectAccount } from '../accounts/index.ts'
import { personOf } from '../directory/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { type Action, type Assignment, derivedId, lockWanted, type Outcome, selectStarter } from '../processes/index.ts'
import { workflowsOf } from '../workflows/index.ts'
import { answerFrom, askTaskType } from './answer.ts'
import type { Requester } from './approval.ts'
import { withdraw } from './cancel.ts'
import { openApproval, placed } from './open.ts'
import type { ApprovalParts } from './parts.ts'
import { type Awaited, awaitApproval, selectAwaited } from './sql.ts'

const withdrawTaskType = 'countersign:approvals:withdraw'

/** Whoever ends it answers or calls the step (K2); this is for what nobody has thought of. */
const lookAgainMs = 86_400_000

export const approvalActions = (parts: ApprovalParts): Action[] => [
  {
    taskType: askTaskType,
    repeat: 'safe', // it looks, and opens what is not there
    isMarkedWhenBegun: true, // K2, K3
    isMarkedAtBirth: true, // whoever looks again asks where nothing was asked yet
    run: (assignment) => (assignment.begunAt ? lookAgain : ask)(parts, assignment),
    followUp: withdrawTaskType,
  },
  {
    taskType: withdrawTaskType,
    repeat: 'safe',
    run: async (assignment) => {
      await withdraw(parts, approvalIdOf(assignment))
      return { type: 'completed' }
    },
  },
]

const isRequest = ({ headers }: Assignment): boolean => headers.of === 'request'

/** A request has the id of the instance that it runs in; elsewhere an approval belongs to the visit that asks. */
const approvalIdOf = (assignment: Assignment): string => {
  const { instanceId, visit } = assignment
  return isRequest(assignment) ? instanceId : derivedId('approval', instanceId, visit)
}

/** What has ended is read, and nothing written; what has not is waited for again. */
async function lookAgain(parts: ApprovalParts, assignment: Assignment): Promise<Outcome> {
  const seen = await selectAwaited(parts.pool, approvalIdOf(assignment))
  return seen && seen.state !== 'pending' ? outcomeOf(seen, isRequest(assignment)) : ask(parts, assignment)
}

async function ask(parts: ApprovalParts, assignment: Assignment): Promise<Outcome> {
  const id = approvalIdOf(assignment)
  const { instanceId, visit } = assignment
  const awaited = await awaitApproval(parts.pool, id, instanceId, visit)
  if (awaited) return outcomeOf(awaited, isRequest(assignment))
  if (isRequest(assignment)) return failed('There is no request of this instance.')
  const refusal = await open(parts, id, assignment)
  if (refusal) return failed(refusal)
  const opened = await awaitApproval(parts.pool, id, instanceId, visit)
  return opened ? outcomeOf(opened, isRequest(assignment)) : failed('The approval could not be asked for.')
}

const failed = (message: string): Outcome => ({ type: 'failed', message, retries: 0 })

function outcomeOf({ state, decidedBy, decidedAt, decidedBecause }: Awaited, ofRequest: boolean): Outcome {
  if (state === 'pending') return { type: 'later', delayMs: lookAgainMs }
  return { type: 'completed', variables: answerFrom({ state, decidedBy, decidedAt, decidedBecause }, ofRequest) }
}

/** What a step of an action flow says. */
const inputs = z.object({
  storeId: z.uuid(),
  title: z.string().trim().min(1).max(200),
  message: z.string().max(4_000).default(''),
  approvers: z.array(approverRule).max(20),
  acceleration: z.boolean().default(false),
})

/** K4 */
async function starterOf(pool: Pool, instanceId: string): Promise<AccountRow | undefined> {
  const starter = await selectStarter(pool, instanceId)
  return starter?.accountId ? selectAccount(pool, starter.accountId) : undefined
}

/** A sentence where it can't be asked for. */
async function open(
  parts: ApprovalParts,
  id: string,
  { variables, instanceId, visit, taskType }: Assignment,
): Promise<string | undefined> {
  const { pool, stores, clock } = parts
  const read = inputs.safeParse(variables)
  if (!read.success) {
    const where = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return `The step does not say what an approval needs. ${where.join('; ')}`
  }
  const { storeId, title, message, approvers, acceleration } = read.data
  const store = await stores.find(storeId)
  if (!store) return 'There is no such identity store.'
  const account = await starterOf(pool, instanceId)
  const person = account && (await personOf(pool, store, account))
  const requester: Requester = {
    name: account?.name ?? 'Countersign',
    person: person ? { id: person.id, kind: 'user', name: person.name } : null,
    mail: typeof person?.attributes.mail === 'string' ? person.attributes.mail : null,
  }
  const { settings } = await workflowsOf(pool, storeId)
  const placement = await placed(store.directory, {
    named: namedBy(approvers, { change: null, target: null }),
    defaultApprover: settings.defaultApprover,
    requesterId: person?.id ?? null,
  })
  const about = { what: title, store: store.name, workflow: null, requester: requester.name, reason: message || null }
  const overseers = placement.queue === 'administrators' ? await parts.overseers() : []
  const isWanted = await pool.transaction(async (tx) => {
    if (!(await lockWanted(tx, { instanceId, visit, taskType }))) return false // K3
    await openApproval(tx, {
      ...{ id, storeId, workflow: null, title, message: message || null, requester, placement, overseers, settings },
      about: { ...about, changes: [], subject: title },
      accountId: account?.id ?? null,
      accelerated: acceleration,
      at: clock.now(),
    })
    return true
  })
  return isWanted ? undefined : 'Nobody waits for this approval any more.'
}
