// An approval as data: what is asked, whom, and what they said.

export const approvalTypes = ['Basic', 'BasicAwaitAll', 'CustomResponse', 'CustomResponseAwaitAll'] as const

/** The first to answer decides, or everybody has to; with the two ordinary answers, or with others. */
export type ApprovalType = (typeof approvalTypes)[number]

export type ApprovalRequest = {
  personId: string
  requestedAt: number
  state: 'Pending' | 'Answered' | 'Reassigned'
  answer: string | null
  comments: string | null
  answeredAt: number | null
}

export type Approval = {
  id: string
  type: ApprovalType
  title: string
  details: string | null
  itemLink: string | null
  itemLinkDescription: string | null
  /** The answers there are, letter by letter. */
  options: readonly string[]
  isReassignable: boolean
  /** The creator of the flow: always shown as the sender. */
  ownerId: string
  status: 'Pending' | 'Completed' | 'Canceled'
  outcome: string | null
  requestedAt: number
  completedAt: number | null
  expiresAt: number
  /** Those asked, in their order. */
  requests: readonly ApprovalRequest[]
}

export const basicOptions = ['Approve', 'Reject'] as const

export const isBasic = (type: ApprovalType): boolean => type === 'Basic' || type === 'BasicAwaitAll'

export const awaitsAll = (type: ApprovalType): boolean => type === 'BasicAwaitAll' || type === 'CustomResponseAwaitAll'
