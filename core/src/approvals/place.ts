// With whom an approval lies at first.
//
// P1  The requester is never asked, by whatever rule, group or default they are named.
// P2  Who is not there or may not sign in is not asked.
// P3  A group is asked as all users within it, however deep.
// P4  Nobody left: the default approver. Nobody there either: whoever manages all requests. Never is it approved.

import { type Reference, referenceOf } from '../directory/index.ts'
import type { ApprovalQueue, Holder, HolderReason, Person } from './approval.ts'
import type { Named } from './named.ts'
import { type Known, referenceTo, type Standing } from './standing.ts'

/** Of a group of thousands these are asked, by name: everybody gets a letter. */
export const holdersMax = 200

export type Placing = {
  named: readonly Named[]
  defaultApprover: Reference | null
  /** The requester as a user of the identity store; null where they are none of it. */
  requesterId: string | null
}

export type Placement = {
  queue: ApprovalQueue
  holders: Holder[]
  /** Whom it is passed on from when they don't answer. */
  frontier: Reference[]
}

export function place({ named, defaultApprover, requesterId }: Placing, known: Known): Placement {
  const byRules = holdersOf(named, known, { requesterId, level: 0, insteadOf: null })
  if (byRules.length > 0)
    return { queue: 'approvers', holders: byRules, frontier: named.map(({ reference }) => reference) }
  const fallback: Named[] = defaultApprover ? [{ reference: defaultApprover, reason: 'default-approver' }] : []
  const byDefault = holdersOf(fallback, known, { requesterId, level: 0, insteadOf: null })
  if (byDefault.length > 0)
    return { queue: 'default-approver', holders: byDefault, frontier: fallback.map(({ reference }) => reference) }
  return { queue: 'administrators', holders: [], frontier: [] }
}

type Asking = { requesterId: string | null; level: number; insteadOf: Reference | null }

/** P1–P3: those of the named who can be asked, each once. */
export function holdersOf(named: readonly Named[], known: Known, { requesterId, level, insteadOf }: Asking): Holder[] {
  const holders = new Map<string, Holder>()
  for (const { reference, reason } of named)
    for (const holder of asked(known.get(reference.id), reason))
      if (holder.person.id !== requesterId && holder.person.enabled && !holders.has(holder.person.id))
        holders.set(holder.person.id, { ...holder, level, insteadOf: insteadOf && referenceOf(insteadOf) })
  return [...holders.values()].slice(0, holdersMax)
}

function asked(
  standing: Standing | null | undefined,
  reason: HolderReason,
): { person: Person; reason: HolderReason; group: Reference | null }[] {
  if (!standing) return []
  if (standing.kind === 'user') return [{ person: standing.person, reason, group: null }]
  return standing.members.map((person) => ({ person, reason, group: referenceOf(standing.group) }))
}

/** Whom somebody has to be looked up for before it can be placed. */
export const toLookUp = ({ named, defaultApprover }: Placing): string[] => [
  ...new Set([...named.map(({ reference }) => reference.id), ...(defaultApprover ? [defaultApprover.id] : [])]),
]

export const heldBy = (holders: readonly Holder[]): Reference[] => holders.map(({ person }) => referenceTo(person))
