// What people do with an approval: answer it, hand it to somebody else, take it back.

import { isEnabled } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import type { Approval, ApprovalRequest } from './approval.ts'
import { mailRequests } from './mail.ts'
import { outcomeOf } from './outcome.ts'
import { addRequest, askAgain, endApproval, findApproval, markReassigned, saveAnswer, waitersFor } from './sql.ts'
import { wakeWaiters } from './wake.ts'

export type ApprovalRefusal =
  | { code: 'not-found' }
  | { code: 'not-pending'; status: Approval['status'] }
  | { code: 'not-assigned' }
  | { code: 'already-answered' }
  | { code: 'invalid-answer'; options: readonly string[] }
  | { code: 'not-reassignable' }
  | { code: 'unknown-person' }
  | { code: 'not-the-owner' }

export type ApprovalOutcome = { ok: true; approval: Approval } | { ok: false; refusal: ApprovalRefusal }

const refused = (refusal: ApprovalRefusal): ApprovalOutcome => ({ ok: false, refusal })

/** Answers are compared letter by letter: `approve` is none. */
export function answerApproval(
  premises: Premises,
  approvalId: string,
  personId: string,
  { answer, comments }: { answer: string; comments: string | null },
): ApprovalOutcome {
  return withRequest(premises, approvalId, personId, (approval) => {
    if (!approval.options.includes(answer)) return refused({ code: 'invalid-answer', options: approval.options })
    saveAnswer(premises.store, approval.id, personId, { answer, comments, at: premises.clock().getTime() })
    return settled(premises, approval.id)
  })
}

export function reassignApproval(
  premises: Premises,
  approvalId: string,
  fromId: string,
  toId: string,
): ApprovalOutcome {
  return withRequest(premises, approvalId, fromId, (approval) => {
    if (!approval.isReassignable) return refused({ code: 'not-reassignable' })
    if (toId === fromId || !isEnabled(premises.directory, toId)) return refused({ code: 'unknown-person' })
    markReassigned(premises.store, approval.id, fromId)
    const known = approval.requests.find(({ personId }) => personId === toId)
    const now = premises.clock().getTime()
    if (!known) addRequest(premises.store, approval.id, toId, now)
    if (known?.state === 'Reassigned') askAgain(premises.store, approval.id, toId, now)
    if (!known || known.state === 'Reassigned') mailRequests(premises, approval, [toId])
    return settled(premises, approval.id)
  })
}

/** By whoever sent it. The flow hears of it as of an answer: of the status, without an outcome. */
export function cancelApproval(premises: Premises, approvalId: string, ownerId: string): ApprovalOutcome {
  return withPending(premises, approvalId, (approval) => {
    if (approval.ownerId !== ownerId) return refused({ code: 'not-the-owner' })
    return ended(premises, approval.id, { status: 'Canceled', outcome: null })
  })
}

function withPending(premises: Premises, id: string, act: (approval: Approval) => ApprovalOutcome): ApprovalOutcome {
  const outcome = premises.store.transaction(() => {
    const approval = findApproval(premises.store, id)
    if (!approval) return refused({ code: 'not-found' })
    return approval.status === 'Pending' ? act(approval) : refused({ code: 'not-pending', status: approval.status })
  })
  if (outcome.ok) premises.time.reconsider()
  return outcome
}

function withRequest(
  premises: Premises,
  id: string,
  personId: string,
  act: (approval: Approval) => ApprovalOutcome,
): ApprovalOutcome {
  return withPending(premises, id, (approval) => {
    const refusal = requestRefusal(approval.requests.find((request) => request.personId === personId))
    return refusal ? refused(refusal) : act(approval)
  })
}

function requestRefusal(request: ApprovalRequest | undefined): ApprovalRefusal | undefined {
  if (!request || request.state === 'Reassigned') return { code: 'not-assigned' }
  return request.state === 'Answered' ? { code: 'already-answered' } : undefined
}

/** Complete, if what was said is enough. */
function settled(premises: Premises, id: string): ApprovalOutcome {
  const approval = must(findApproval(premises.store, id))
  const outcome = outcomeOf(approval)
  return outcome === undefined ? { ok: true, approval } : ended(premises, id, { status: 'Completed', outcome })
}

function ended(
  premises: Premises,
  id: string,
  end: { status: 'Completed' | 'Canceled'; outcome: string | null },
): ApprovalOutcome {
  endApproval(premises.store, id, { ...end, at: premises.clock().getTime() })
  const approval = must(findApproval(premises.store, id))
  wakeWaiters(premises, approval, waitersFor(premises.store, id))
  return { ok: true, approval }
}

function must(approval: Approval | undefined): Approval {
  if (!approval) throw new Error('an approval has vanished while it was answered')
  return approval
}
