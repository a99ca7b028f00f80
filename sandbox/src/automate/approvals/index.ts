export { abandonUnwaited } from './abandon.ts'
export {
  type ApprovalOutcome,
  type ApprovalRefusal,
  answerApproval,
  cancelApproval,
  reassignApproval,
} from './answer.ts'
export type { Approval, ApprovalRequest, ApprovalType } from './approval.ts'
export { createOnly, startAndWait, waitForOne } from './asked.ts'
export { approvalControlRoutes } from './controlRoutes.ts'
export { listApprovals } from './list.ts'
export { askerOf, findApproval } from './sql.ts'
export { respondLink } from './told.ts'
