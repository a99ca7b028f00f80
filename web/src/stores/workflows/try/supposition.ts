// What somebody supposes, to see which workflow would fire.

import { type ChangeKind, changeKindNames, changeKinds } from '@countersign/core/changes'
import type { ObjectKind, Reference } from '@countersign/core/directory'
import { type EnteredWorkflow, eventsOf, type supposed } from '@countersign/core/workflows'
import type { z } from 'zod'

export type Supposition = {
  requester: readonly Reference[]
  kind: ChangeKind
  target: readonly Reference[]
  member: readonly Reference[]
  /** Managers or owners. */
  people: readonly Reference[]
  values: readonly { attribute: string; value: string }[]
}

const nobody = { target: [], member: [], people: [] } as const

/** What the workflow that is being edited waits for; else a new user. */
export function firstSupposition(draft: Pick<EnteredWorkflow, 'event' | 'objects'> | undefined): Supposition {
  const fits = (kind: ChangeKind) => {
    const objects: readonly ObjectKind[] = draft?.objects ?? []
    return eventsOf(kind)[0] === draft?.event && objects.includes(changeKinds[kind].of)
  }
  return { ...nobody, requester: [], ...ofKind(changeKindNames.find(fits) ?? 'user.create') }
}

/** Another deed begins with what goes with it. */
const ofKind = (kind: ChangeKind) => ({ kind, ...nobody, values: takesValues(kind) ? [firstValue(kind)] : [] })

export const withKind = (supposition: Supposition, kind: ChangeKind): Supposition => {
  const { target } = supposition
  const isSameKind = changeKinds[kind].of === changeKinds[supposition.kind].of && needsTarget(kind)
  return { ...supposition, ...ofKind(kind), target: isSameKind ? target : [] }
}

const firstValue = (kind: ChangeKind) => ({
  ...{ attribute: changeKinds[kind].of === 'user' ? 'department' : 'displayName', value: '' },
})

export const takesValues = (kind: ChangeKind): boolean => /\.(create|edit|changeExpiryPolicy)$/.test(kind)
export const needsTarget = (kind: ChangeKind): boolean => changeKinds[kind].shape !== 'creation'

/** Whom else it names, by which relation; null where it names nobody. */
export const relationOf = (kind: ChangeKind): 'manager' | 'owners' | null => {
  if (kind === 'user.changeManager' || kind === 'user.transfer') return 'manager'
  return kind === 'group.changeOwners' ? 'owners' : null
}

export const needsMember = (kind: ChangeKind): boolean =>
  kind === 'group.addMember' || kind === 'group.removeMember' || kind === 'group.nest'

export const isOwn = (kind: ChangeKind): boolean => kind === 'group.join' || kind === 'group.leave'

/** Whoever joins or leaves is the member. */
export function askedOf(supposition: Supposition): z.input<typeof supposed> {
  const { kind, requester, target, member, people, values } = supposition
  const relation = relationOf(kind)
  const entered = values.filter(({ value }) => value.trim() !== '')
  return {
    kind,
    targetId: needsTarget(kind) ? (target[0]?.id ?? null) : null,
    memberId: (isOwn(kind) ? requester[0]?.id : needsMember(kind) ? member[0]?.id : null) ?? null,
    values: Object.fromEntries(entered.map(({ attribute, value }) => [attribute, typed(attribute, value.trim())])),
    people: relation ? { [relation]: people.map(({ id }) => id) } : {},
  }
}

const typed = (attribute: string, value: string): string | boolean =>
  attribute === 'accountEnabled' ? value === 'true' : value
