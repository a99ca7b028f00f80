// An approval as it is kept.

import type { AnswerWay, ApprovalOutcome, ApprovalQueue, Holder, Line } from '@countersign/core/approvals'
import type { Reference } from '@countersign/core/directory'
import type { LetterValues } from '@countersign/core/mail'

export type Requester = {
  name: string
  /** The user of the identity store who asks; null where it is none of it. */
  person: Reference | null
  mail: string | null
}

/** What letters tell of it, and of whom or what it is: "manager of Nia Obi". */
export type About = LetterValues<'request-applied'> & { subject: string }

export type Workflow = { id: string; name: string }

export type DecidedBy = { name: string; person: Reference | null }

export type ApprovalRow = {
  id: string
  storeId: string
  workflow: Workflow | null
  title: string
  about: About
  requester: Requester
  accountId: string | null
  state: 'pending' | ApprovalOutcome
  decidedBy: DecidedBy | null
  decidedVia: AnswerWay | null
  decidedAt: Date | null
  decidedBecause: string | null
  queue: ApprovalQueue
  line: Line | null
  levelsMax: number
  everyDays: number
  defaultApprover: Reference | null
  nextAt: Date | null
  /** When it ends without an answer. */
  expiresAt: Date | null
  instanceId: string | null
  visit: string | null
}

export type NewApproval = Omit<
  ApprovalRow,
  'state' | 'decidedBy' | 'decidedVia' | 'decidedAt' | 'decidedBecause' | 'instanceId' | 'visit'
> & { message: string | null; holders: readonly Holder[]; at: Date }
