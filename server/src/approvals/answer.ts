// What the step of a process that waits for an approval is answered.

import type { ApprovalOutcome } from '@countersign/core/approvals'
import type { ApprovalRow } from './approval.ts'

export const askTaskType = 'countersign:approvals:ask'

type Answered = Pick<ApprovalRow, 'decidedBy' | 'decidedAt' | 'decidedBecause'> & { state: ApprovalOutcome }

/** Of a request it is the outcome alone: who decided and why is not for everybody who may look at instances. */
export function answerFrom({ state, decidedBy, decidedAt, decidedBecause }: Answered, ofRequest: boolean) {
  if (ofRequest) return { approval: { outcome: state } }
  const approval = {
    outcome: state,
    decidedBy: decidedBy?.name ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
    reason: decidedBecause,
  }
  return { approval }
}
