// The request that an address names, as the visitor sees it: whoever was asked, or has sent it.

import { type Approval, type ApprovalRequest, findApproval } from '../../automate/index.ts'
import { type Answer, type Crumb, environmentPath, inEnvironment, showNothing, type Visit } from '../frame/index.ts'

export type ApprovalVisit = Visit & {
  approval: Approval
  /** What this person was asked, unless they only sent it. */
  request: ApprovalRequest | undefined
  isSender: boolean
}

export const approvalsPath = (visit: Visit, page: 'received' | 'sent' | 'history'): string =>
  `${environmentPath(visit)}/approvals/${page}`

/** The address that mails and flows give out for it. */
export const pathOf = (visit: Visit, { id }: Approval, step = ''): string =>
  `${approvalsPath(visit, 'received')}/${id}${step}`

export const receivedTrail = (visit: Visit): Crumb[] => [{ text: 'Approvals', href: approvalsPath(visit, 'received') }]

export const onApproval = <Rest extends unknown[]>(go: (visit: ApprovalVisit, ...rest: Rest) => Answer) =>
  inEnvironment<Rest>((visit, ...rest) => {
    const { c, premises, person } = visit
    const approval = findApproval(premises.store, c.req.param('approval') ?? '')
    const request = approval?.requests.find(({ personId }) => personId === person.id)
    const isSender = approval?.ownerId === person.id
    if (!approval || !(request || isSender)) return showNothing(visit, 'Request', receivedTrail(visit))
    return go({ ...visit, approval, request, isSender }, ...rest)
  })

/** Whether this person is waited for. */
export const isAsked = ({ approval, request }: Pick<ApprovalVisit, 'approval' | 'request'>): boolean =>
  approval.status === 'Pending' && request?.state === 'Pending'
