// Everything that can be asked of an identity store.

import type { ObjectKind } from '../directory/index.ts'

type KindDescription = {
  title: string
  /** The button that asks for it. */
  verb: string
  of: ObjectKind
  /** What of the object it says anew: nothing, single values, or whether somebody is in it. */
  shape: 'creation' | 'values' | 'deletion' | 'membership'
}

export const changeKinds = {
  'user.create': { title: 'Create user', verb: 'Create user', of: 'user', shape: 'creation' },
  'user.edit': { title: 'Edit user', verb: 'Edit', of: 'user', shape: 'values' },
  'user.delete': { title: 'Delete user', verb: 'Delete', of: 'user', shape: 'deletion' },
  'user.changeManager': { title: 'Change manager', verb: 'Change manager', of: 'user', shape: 'values' },
  'user.transfer': { title: 'Transfer user', verb: 'Transfer', of: 'user', shape: 'values' },
  'user.terminate': { title: 'Terminate user', verb: 'Terminate', of: 'user', shape: 'values' },
  'user.resetPassword': { title: 'Reset password', verb: 'Reset password', of: 'user', shape: 'values' },
  'group.create': { title: 'Create group', verb: 'Create group', of: 'group', shape: 'creation' },
  'group.edit': { title: 'Edit group', verb: 'Edit', of: 'group', shape: 'values' },
  'group.delete': { title: 'Delete group', verb: 'Delete', of: 'group', shape: 'deletion' },
  'group.changeOwners': { title: 'Change owners', verb: 'Change owners', of: 'group', shape: 'values' },
  'group.changeExpiryPolicy': {
    title: 'Change expiry policy',
    verb: 'Change expiry policy',
    of: 'group',
    shape: 'values',
  },
  'group.join': { title: 'Join group', verb: 'Join', of: 'group', shape: 'membership' },
  'group.leave': { title: 'Leave group', verb: 'Leave', of: 'group', shape: 'membership' },
  'group.addMember': { title: 'Add member', verb: 'Add member', of: 'group', shape: 'membership' },
  'group.removeMember': { title: 'Remove member', verb: 'Remove', of: 'group', shape: 'membership' },
  'group.nest': { title: 'Nest group', verb: 'Nest a group', of: 'group', shape: 'membership' },
} as const satisfies Record<string, KindDescription>

export type ChangeKind = keyof typeof changeKinds

export const changeKindNames = Object.keys(changeKinds) as [ChangeKind, ...ChangeKind[]]

type OfShape<Shape> = {
  [Kind in ChangeKind]: (typeof changeKinds)[Kind]['shape'] extends Shape ? Kind : never
}[ChangeKind]

export type CreationKind = OfShape<'creation'>
export type ValuesKind = OfShape<'values'>
export type DeletionKind = OfShape<'deletion'>
export type MembershipKind = OfShape<'membership'>

/** Whether it puts somebody in; else it takes somebody out. */
export const putsIn = (kind: MembershipKind): boolean =>
  kind === 'group.join' || kind === 'group.addMember' || kind === 'group.nest'
