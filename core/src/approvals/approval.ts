// An approval: who is asked, who decided, and what happened in between.

import type { Reference } from '../directory/index.ts'

/** How an approval ends; until then it is pending. Only people approve and deny. */
export const approvalOutcomes = ['approved', 'denied', 'cancelled', 'expired'] as const
export type ApprovalOutcome = (typeof approvalOutcomes)[number]

/** With whom it lies: those whom the rules name, the default approver, or whoever manages all requests. */
export const approvalQueues = ['approvers', 'default-approver', 'administrators'] as const
export type ApprovalQueue = (typeof approvalQueues)[number]

/** Why somebody is asked: by a rule, or by what came after. */
export const holderReasons = [
  'owner',
  'owners',
  'manager',
  'managers',
  'new-manager',
  'people',
  'default-approver',
  'escalation',
  'reroute',
] as const
export type HolderReason = (typeof holderReasons)[number]

/** A user of the identity store as somebody who may be asked. */
export type Person = {
  id: string
  name: string
  userName: string | null
  mail: string | null
  enabled: boolean
}

/** Somebody who may decide. */
export type Holder = {
  person: Person
  reason: HolderReason
  /** The group they are asked as a member of. */
  group: Reference | null
  /** How often the approval was passed on before it reached them. */
  level: number
  /** Who did not answer before them. */
  insteadOf: Reference | null
}

/** What is told of an approval, in its order. */
export const approvalEventKinds = [
  'asked',
  'left-out',
  'escalated',
  'resting',
  'rerouted',
  'approved',
  'denied',
  'cancelled',
  'expired',
  'answered-late',
  'answered-own',
  'answered-stranger',
  'answered-ambiguous',
  'answered-again',
  'flow-started',
  'flow-failed',
  'applied',
  'conflict',
  'failed',
] as const
export type ApprovalEventKind = (typeof approvalEventKinds)[number]

/** By which way an answer came. */
export const answerWays = ['portal', 'linked-flow'] as const
export type AnswerWay = (typeof answerWays)[number]
