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
