import type { Store } from '../../store/index.ts'
import type { Approval } from './approval.ts'
import { allApprovalIds, approvalIdsFor, approvalIdsFrom, findApproval } from './sql.ts'

const listMax = 500

/** The newest first: those somebody was asked, those somebody has sent, or all there are. */
export function listApprovals(store: Store, whose: { askedOf?: string; sentBy?: string } = {}): Approval[] {
  const { askedOf, sentBy } = whose
  const ids =
    askedOf !== undefined
      ? approvalIdsFor(store, askedOf, listMax)
      : sentBy !== undefined
        ? approvalIdsFrom(store, sentBy, listMax)
        : allApprovalIds(store, listMax)
  return ids.flatMap((id) => findApproval(store, id) ?? [])
}
