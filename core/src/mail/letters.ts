// The letters there are, and what each of them tells. Who posts one gives the values; the words are ours (`words.ts`).

import { z } from 'zod'

const name = z.string()

/** What every letter about a request says of it. */
const aboutRequest = z.object({
  /** As the pages say it: “Create user Nia Obi”. */
  what: z.string(),
  store: name,
  workflow: name.nullable(),
  requester: name,
  reason: z.string().nullable(),
  changes: z.array(z.object({ title: z.string(), old: z.string(), new: z.string() })),
})

export const letterValues = {
  /** To whoever may decide. `as`: why they are asked, such as “manager of Nia Obi”. */
  'approval-asked': aboutRequest.extend({ as: z.string().nullable() }),
  /** To whoever is asked because those before have not decided. */
  'approval-escalated': aboutRequest.extend({ as: z.string().nullable(), insteadOf: z.array(name) }),
  /** To the requester: it is on its way. */
  'request-sent': aboutRequest.extend({ askedOf: z.array(name) }),
  /** To the requester and to the other approvers. */
  'request-decided': aboutRequest.extend({
    outcome: z.enum(['approved', 'denied', 'expired']),
    /** Nobody where it has expired. */
    decidedBy: name.nullable(),
    via: z.enum(['portal', 'linked-flow']),
    comment: z.string().nullable(),
  }),
  'request-applied': aboutRequest,
  /** It was approved and can’t be carried out, as `sentence` says. */
  'request-failed': aboutRequest.extend({ sentence: z.string() }),
  /** To those who were asked: there is nothing left to decide. */
  'request-cancelled': aboutRequest.extend({ cancelledBy: name }),
  /** To oneself, from the page that looks after mail. */
  test: z.object({ sentBy: name }),
} as const

export type LetterName = keyof typeof letterValues

export const letterNames = Object.keys(letterValues) as [LetterName, ...LetterName[]]

export type LetterValues<Name extends LetterName> = z.input<(typeof letterValues)[Name]>

/** What a letter leads to: a request's page, or where it was asked for. */
export type LetterSubject = { kind: 'request' | 'account'; id: string }

type LetterOf<Name extends LetterName> = {
  /** What is posted twice with the same key is sent once. */
  key: string
  to: { name: string; address: string }
  template: Name
  values: LetterValues<Name>
  about: LetterSubject
}

export type Letter = { [Name in LetterName]: LetterOf<Name> }[LetterName]

/** A letter as it is written: which one, its values, what it is about. */
export type Written = { [Name in LetterName]: { template: Name; values: LetterValues<Name> } }[LetterName] & {
  about: LetterSubject
}
