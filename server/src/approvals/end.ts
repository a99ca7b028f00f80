// Ends an approval: the one place where its state changes, with everything that follows from it in the same commit.

import type { Holder } from '@countersign/core/approvals'
import type { AuditAction } from '@countersign/core/audit'
import type { Actor } from '../audit/index.ts'
import { postLetters } from '../mail/index.ts'
import type { Db } from '../platform/database/index.ts'
import { answerTo, type Delivery, hurryJob } from '../processes/index.ts'
import { answerFrom, askTaskType } from './answer.ts'
import type { ApprovalRow } from './approval.ts'
import { lettersOfEnd } from './letters.ts'
import type { Overseer } from './overseers.ts'
import type { ApprovalParts } from './parts.ts'
import { type End, endApproval } from './sql.ts'

export type By = { actor: Actor; requestId: string | null }

const actions: Record<End['outcome'], AuditAction> = {
  approved: 'request.approved',
  denied: 'request.denied',
  cancelled: 'request.cancelled',
  expired: 'request.expired',
}

export type Ending = {
  approval: ApprovalRow
  holders: readonly Holder[]
  by: By
  end: End
  /** Who is told beside those who were asked. */
  overseers?: readonly Overseer[]
  /** The instance that is locked by this transaction, if any. */
  locked?: string
}

/**
 * The approval is locked by this transaction, and pending. Sent together, without waiting for answers between. What waits for
 * it in another instance than the locked one is called; else what it is told is answered, to be delivered in this commit.
 */
export async function end(
  { record, ended }: Pick<ApprovalParts, 'record' | 'ended'>,
  tx: Db,
  { approval, holders, by: { actor, requestId }, overseers = [], locked, ...how }: Ending,
): Promise<Delivery | undefined> {
  const { id, title, requester } = approval
  const { outcome, via, because, at } = how.end
  const waiting = waitingFor(approval)
  const tells = waiting && waiting.instanceId === locked ? tellingOf(waiting, how.end) : undefined
  await Promise.all([
    endApproval(tx, how.end),
    ended(tx, { id, outcome }),
    waiting && !tells ? hurryJob(tx, waiting, at) : null,
    record(tx, {
      ...{ action: actions[outcome], actor, requestId },
      subject: { kind: 'request', id, name: title },
      details: { requester: requester.name, ...(via && { via }), ...(because && { reason: because }) },
    }),
    postLetters(tx, lettersOfEnd({ ...approval, overseers }, holders, how.end)),
  ])
  return tells
}

type Waiting = { instanceId: string; visit: `${string}#${number}` }

const waitingFor = ({ instanceId, visit }: ApprovalRow): Waiting | undefined =>
  instanceId === null || visit === null ? undefined : { instanceId, visit: visit as Waiting['visit'] }

/** A request has the id of the instance that it runs in. */
function tellingOf(waiting: Waiting, { id, outcome, by, because, at }: End): Delivery | undefined {
  const variables = answerFrom(
    { state: outcome, decidedBy: by, decidedAt: at, decidedBecause: because },
    id === waiting.instanceId,
  )
  return answerTo({ ...waiting, taskType: askTaskType }, { id: `approval ${id}`, variables })
}
