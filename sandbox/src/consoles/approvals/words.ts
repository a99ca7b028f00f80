// What approvals and their answers are called on these pages.

import { type Approval, type ApprovalRefusal, type ApprovalType, askerOf, findRun } from '../../automate/index.ts'
import type { Html } from '../../pages/index.ts'
import type { Store } from '../../store/index.ts'
import { badge } from '../frame/index.ts'

const types: Readonly<Record<ApprovalType, string>> = {
  Basic: 'Approve/Reject - First to respond',
  BasicAwaitAll: 'Approve/Reject - Everyone must approve',
  CustomResponse: 'Custom Responses - Wait for one response',
  CustomResponseAwaitAll: 'Custom Responses - Wait for all responses',
}

/** As the action in the designer offers it; a flow may name any other. */
export const approvalTypeName = (type: string): string => (types as Readonly<Record<string, string>>)[type] ?? type

/** What has become of a request. Its flow may have stopped waiting: that is told apart from being taken back. */
export type ApprovalEnd = 'Requested' | 'Completed' | 'Canceled' | 'Timed out'

export function endOf(store: Store, { id, status }: Approval): ApprovalEnd {
  if (status === 'Pending') return 'Requested'
  if (status === 'Completed') return 'Completed'
  const asker = askerOf(store, id)
  const run = asker && findRun(store, asker.runName)?.run
  const hasTimedOut = run?.status === 'TimedOut' || (asker && run?.steps[asker.stepKey]?.status === 'TimedOut')
  return hasTimedOut ? 'Timed out' : 'Canceled'
}

export function stateBadge(store: Store, approval: Approval): Html {
  const end = endOf(store, approval)
  switch (end) {
    case 'Requested':
      return badge('busy', end)
    case 'Completed':
      return answerBadge(approval.outcome ?? end)
    case 'Canceled':
      return badge('idle', end)
    case 'Timed out':
      return badge('bad', end)
  }
}

/** The two ordinary answers have a colour of their own; what others mean, only their flow knows. */
export function answerBadge(answer: string): Html {
  if (answer === 'Approve') return badge('good', 'Approved')
  return answer === 'Reject' ? badge('bad', 'Rejected') : badge('good', answer)
}

export function whyNot(refusal: ApprovalRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such request any more.'
    case 'not-pending':
      return refusal.status === 'Completed'
        ? 'This request has been completed already.'
        : 'This request was canceled: nobody waits for an answer any more.'
    case 'not-assigned':
      return 'This request is not assigned to you, or not any more.'
    case 'already-answered':
      return 'You have responded to this request already.'
    case 'invalid-answer':
      return `Choose one of the responses: ${refusal.options.join(', ')}.`
    case 'not-reassignable':
      return 'Whoever made this request does not allow it to be reassigned.'
    case 'unknown-person':
      return 'There is nobody of this name to reassign it to.'
    case 'not-the-owner':
      return 'Only whoever sent a request can cancel it.'
  }
}
