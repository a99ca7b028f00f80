// With whom an approval lies at first.
//
// P1  The requester is never asked, by whatever rule, group or default they are named.
// P2  Who is not there or may not sign in is not asked.
// P3  A group is asked as all users within it, however deep.
// P4  A group is asked as a whole or not at all: one that is too large, by itself or with those before it, is left out,
//     and that is said. Who is asked otherwise still is.
// P5  Nobody left: the default approver. Nobody there either: whoever manages all requests. Never is it approved.

import { type Reference, referenceOf } from '../directory/index.ts'
import type { ApprovalQueue, Holder, HolderReason, Person } from './approval.ts'
import type { Named } from './named.ts'
import { type Known, referenceTo, type Standing } from './standing.ts'

/** So many are asked at a time: everybody gets a letter, and stands in the list of those who may decide. */
export const holdersMax = 1_000

export type Placing = {
  named: readonly Named[]
  defaultApprover: Reference | null
  /** The requester as a user of the identity store; null where they are none of it. */
  requesterId: string | null
}

export type Placement = {
  queue: ApprovalQueue
  holders: Holder[]
  leftOut: Reference[]
  /** Whom it is passed on from when they don't answer. */
  frontier: Reference[]
}

export function place({ named, defaultApprover, requesterId }: Placing, known: Known): Placement {
  const byRules = holdersOf(named, known, { requesterId, level: 0, insteadOf: null })
  if (byRules.holders.length > 0)
    return { queue: 'approvers', ...byRules, frontier: named.map(({ reference }) => reference) }
  const fallback: Named[] = defaultApprover ? [{ reference: defaultApprover, reason: 'default-approver' }] : []
  const byDefault = holdersOf(fallback, known, { requesterId, level: 0, insteadOf: null })
  const leftOut = [...byRules.leftOut, ...byDefault.leftOut]
  const { holders } = byDefault
  if (holders.length > 0)
    return { queue: 'default-approver', holders, leftOut, frontier: fallback.map(({ reference }) => reference) }
  return { queue: 'administrators', holders, leftOut, frontier: [] }
}

type Asking = { requesterId: string | null; level: number; insteadOf: Reference | null }

export type Asked = { holders: Holder[]; leftOut: Reference[] }

/** P1–P4: those of the named who can be asked, each once. */
export function holdersOf(named: readonly Named[], known: Known, { requesterId, level, insteadOf }: Asking): Asked {
  const holders = new Map<string, Holder>()
  const leftOut: Reference[] = []
  for (const { reference, reason } of named) {
    const standing = known.get(reference.id)
    const found = asked(standing, reason).filter(
      ({ person }) => person.id !== requesterId && person.enabled && !holders.has(person.id),
    )
    if (isTooLarge(standing) || holders.size + found.length > holdersMax) leftOut.push(referenceOf(reference))
    else
      for (const holder of found)
        holders.set(holder.person.id, { ...holder, level, insteadOf: insteadOf && referenceOf(insteadOf) })
  }
  return { holders: [...holders.values()], leftOut }
}

/** Then not everybody in it is known. */
const isTooLarge = (standing: Standing | null | undefined): boolean =>
  standing?.kind === 'group' && standing.members.length > holdersMax

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
