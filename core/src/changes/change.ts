// A change as it is kept, shown, decided on and carried out: what was, and what shall be.

import type { AttributeValue, Reference } from '../directory/index.ts'
import type { CreationKind, DeletionKind, MembershipKind, ValuesKind } from './kinds.ts'

/** A value of an attribute, or whom a relation names. References carry names: a change tells itself, whatever came after. */
export type ChangeValue = AttributeValue | readonly Reference[]
export type ChangeValues = Readonly<Record<string, ChangeValue>>

export type Change = Creation | ValuesChange | Deletion | MembershipChange

export type Creation = { kind: CreationKind; target: null; member: null; old: ChangeValues; new: ChangeValues }

/** `old` and `new` have the same names: those that change, and no others. */
export type ValuesChange = { kind: ValuesKind; target: Reference; member: null; old: ChangeValues; new: ChangeValues }

/** `old` is all that was known of it. */
export type Deletion = { kind: DeletionKind; target: Reference; member: null; old: ChangeValues; new: ChangeValues }

export type MembershipChange = {
  kind: MembershipKind
  /** The group. */
  target: Reference
  member: Reference
  old: ChangeValues
  new: ChangeValues
}

export const isReferences = (value: ChangeValue | undefined): value is readonly Reference[] => Array.isArray(value)

/** Whether two values say the same; the order of references and their names do not count. */
export function sameValue(one: ChangeValue | undefined, other: ChangeValue | undefined): boolean {
  if (isReferences(one) && isReferences(other)) {
    const ids = new Set(one.map(({ id }) => id))
    return ids.size === new Set(other.map(({ id }) => id)).size && other.every(({ id }) => ids.has(id))
  }
  return (one ?? null) === (other ?? null)
}
