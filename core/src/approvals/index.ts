export {
  type AnswerWay,
  type ApprovalEventKind,
  type ApprovalOutcome,
  type ApprovalQueue,
  answerWays,
  approvalEventKinds,
  approvalOutcomes,
  approvalQueues,
  type Holder,
  type HolderReason,
  holderReasons,
  type Person,
} from './approval.ts'
export { type Escalating, type Escalation, escalate, type Line, lineFrom } from './escalate.ts'
export { type Answering, type AskedOf, isOwn, type Judgement, judge, type RequestedBy } from './judge.ts'
export { type Named, namedBy, type Subject } from './named.ts'
export { type Asked, heldBy, holdersMax, holdersOf, type Placement, type Placing, place, toLookUp } from './place.ts'
export { type GroupStanding, type Known, referenceTo, type Standing, type UserStanding } from './standing.ts'
