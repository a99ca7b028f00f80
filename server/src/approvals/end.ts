// Ends an approval: the one place where its state changes, with everything that follows from it in the same commit.

import type { Holder } from '@countersign/core/approvals'
import type { AuditAction } from '@countersign/core/audit'
import type { Actor } from '../audit/index.ts'
import { postLetters } from '../mail/index.ts'
import type { Db } from '../platform/database/index.ts'
import { hurryJob } from '../processes/index.ts'
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
}

/** The approval is locked by this transaction, and pending. Sent together, without waiting for answers between. */
export async function end(
  { record, ended }: Pick<ApprovalParts, 'record' | 'ended'>,
  tx: Db,
  { approval, holders, by: { actor, requestId }, overseers = [], ...how }: Ending,
): Promise<void> {
  const { id, instanceId, visit, title, requester } = approval
  const { outcome, via, because, at } = how.end
  await Promise.all([
    endApproval(tx, how.end),
    ended(tx, { id, outcome }),
    instanceId !== null && visit !== null
      ? hurryJob(tx, { instanceId, visit: visit as `${string}#${number}` }, at)
      : null,
    record(tx, {
      ...{ action: actions[outcome], actor, requestId },
      subject: { kind: 'request', id, name: title },
      details: { requester: requester.name, ...(via && { via }), ...(because && { reason: because }) },
    }),
    postLetters(tx, lettersOfEnd({ ...approval, overseers }, holders, how.end)),
  ])
}
