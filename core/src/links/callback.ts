// What a linked flow says back, and what it can ask: the other half of the contract.

import { z } from 'zod'
import { payloadVersion } from './payload.ts'

/** As everything that is kept: nobody means a NUL or half a character. */
const storable = (max: number) =>
  z
    .string()
    .max(max)
    .refine((given) => !given.includes('\u0000') && given.isWellFormed(), {
      error: 'It contains a NUL, or half a character.',
    })

const text = (max: number) => storable(max).nullish()

/** As the approvals of the cloud tell who answered; what is not known is left out or null. */
const responder = z.looseObject({
  id: text(100),
  displayName: text(300),
  email: text(320),
  userPrincipalName: text(320),
})

/** A decision. What else a flow adds is not read. */
export const callbackBody = z
  .looseObject({
    version: z.literal(payloadVersion).default(payloadVersion),
    outcome: storable(100).trim().min(1).meta({
      description:
        'Approve approves, Reject denies, letter by letter. Anything else (TimedOut, Canceled) says that the flow has no decision.',
    }),
    responder: responder.nullish().meta({ description: 'Who decided. Without one an approval counts for nothing.' }),
    comments: text(4_000),
  })
  .meta({ id: 'LinkedDecision' })

/** A round trip's call back. */
export const testCallbackBody = z.looseObject({ version: z.literal(payloadVersion), nonce: storable(200) })

export type SaidDecision = {
  /** Null where the flow ended without one. */
  outcome: 'approved' | 'denied' | null
  /** As it was said. */
  word: string
  responder: { id?: string; userName?: string; mail?: string; name?: string }
  comments: string | null
}

const outcomes: Readonly<Record<string, 'approved' | 'denied'>> = { Approve: 'approved', Reject: 'denied' }

export function decisionIn({ outcome, responder: who, comments }: z.output<typeof callbackBody>): SaidDecision {
  const known = {
    ...(who?.id && { id: who.id }),
    ...(who?.userPrincipalName && { userName: who.userPrincipalName }),
    ...(who?.email && { mail: who.email }),
    ...(who?.displayName && { name: who.displayName }),
  }
  const decided = Object.hasOwn(outcomes, outcome) ? (outcomes[outcome] ?? null) : null
  return { outcome: decided, word: outcome, responder: known, comments: comments?.trim() || null }
}

const open: readonly string[] = ['pending', 'approved', 'applying']

export const isFinished = (state: string): boolean => !open.includes(state)
