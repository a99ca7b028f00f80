// Whose answer counts.
//
// J1  Nobody decides a request of their own, whatever they may do otherwise, by whichever way.
// J2  In the portal those decide who are asked at this moment, and whoever manages all requests.
// J3  Of a linked flow whoever the identity store knows and lets sign in: the flow has asked whom it was made to ask.
// J4  The first answer counts.

import type { AnswerWay } from './approval.ts'

/** Who made the request; two ways to be the same. */
export type RequestedBy = { accountId: string | null; personId: string | null }

export type Answering =
  | { way: 'portal'; accountId: string; personId: string | null; managesAll: boolean }
  /** Every user of the store whom what the flow said of its responder fits; nobody: it is a stranger. */
  | { way: Extract<AnswerWay, 'linked-flow'>; people: readonly { id: string; enabled: boolean }[] }

export type AskedOf = { requestedBy: RequestedBy; holderIds: readonly string[]; isDecided: boolean }

export type Judgement =
  | 'counts'
  | 'already-decided'
  | 'own-request'
  | 'not-an-approver'
  | 'unknown-responder'
  | 'ambiguous-responder'

export function judge({ requestedBy, holderIds, isDecided }: AskedOf, answering: Answering): Judgement {
  if (isOwn(requestedBy, answering)) return 'own-request'
  const refusal = answering.way === 'portal' ? inPortal(holderIds, answering) : byFlow(answering)
  if (refusal) return refusal
  return isDecided ? 'already-decided' : 'counts'
}

/** J1 */
export function isOwn({ accountId, personId }: RequestedBy, answering: Answering): boolean {
  if (answering.way === 'linked-flow') return personId !== null && answering.people.some(({ id }) => id === personId)
  return answering.accountId === accountId || (personId !== null && answering.personId === personId)
}

/** J2 */
const inPortal = (
  holderIds: readonly string[],
  { personId, managesAll }: Extract<Answering, { way: 'portal' }>,
): Judgement | undefined =>
  managesAll || (personId !== null && holderIds.includes(personId)) ? undefined : 'not-an-approver'

/** J3: what is said of a responder fits one person; that two fit counts as little as none, and is told as what it is. */
function byFlow({ people }: Extract<Answering, { way: 'linked-flow' }>): Judgement | undefined {
  const [one, ...others] = people
  if (others.some(({ id }) => id !== one?.id)) return 'ambiguous-responder'
  return one?.enabled ? undefined : 'unknown-responder'
}
