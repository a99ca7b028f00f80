// Who may ask for what, and what may happen without anybody's approval.
//
// R1  Who changes directories by permission does so at once, whomever it is about.
// R2  Owners look after their groups, managers after their reports, everybody after what is personal of theirs.
// R3  Joining and leaving go by the group's security type alone: private takes no requests, semi-private asks.
// R4  Who is no person of the identity store asks for nothing in it.
// R5  What nobody may do alone may be asked for; whether somebody approves is for workflows.

import {
  type Attribute,
  type ObjectDetails,
  type Reference,
  related,
  type Schema,
  securityTypeOf,
} from '../directory/index.ts'
import type { Change } from './change.ts'
import { type ChangeKind, changeKindNames, changeKinds } from './kinds.ts'

export type Asker = {
  /** The user of this identity store who asks. */
  person: Reference | null
  /** Whether they may ask for changes, and make them for others without being asked. */
  mayAsk: boolean
  mayChange: boolean
}

export type Right = { right: 'at-once' } | { right: 'with-approval' } | { right: 'none'; why: string }

const atOnce: Right = { right: 'at-once' }
const withApproval: Right = { right: 'with-approval' }
const none = (why: string): Right => ({ right: 'none', why })

export type Subject = {
  /** Null where something is to be created. */
  target: ObjectDetails | null
  schema: Schema
  /** The attributes that are to change, where that is known. */
  names?: readonly string[]
}

export function rightTo(kind: ChangeKind, asker: Asker, subject: Subject): Right {
  const { target } = subject
  if (target?.fixed && isFixed(kind, target.fixed.what)) return none(target.fixed.sentence)
  if (kind === 'group.join' || kind === 'group.leave') return rightToJoin(kind, asker, target)
  if (asker.mayChange) return atOnce
  if (!asker.person) return none('You are no user of this identity store, so there is nobody to ask in your name.')
  if (!asker.mayAsk) return none('Asking for changes needs the permission directory.ask.')
  if (!target) return kind === 'group.create' ? atOnce : withApproval
  if (target.kind === 'group') return isOwner(asker.person, target) ? atOnce : withApproval
  return rightToUser(kind, asker.person, target, subject)
}

const isFixed = (kind: ChangeKind, what: 'object' | 'members'): boolean =>
  what === 'object' || changeKinds[kind].shape === 'membership'

function rightToJoin(
  kind: 'group.join' | 'group.leave',
  { person, mayAsk }: Asker,
  group: ObjectDetails | null,
): Right {
  if (!person) return none('You are no user of this identity store.')
  if (!mayAsk) return none('Asking for changes needs the permission directory.ask.')
  switch (securityTypeOf(group?.attributes.securityType)) {
    case 'public':
      return atOnce
    case 'semi-private':
      return withApproval
    case 'private':
      return none(
        `This group is private: its owners say who is in it, and it takes no requests to ${kind === 'group.join' ? 'join' : 'leave'}.`,
      )
  }
}

function rightToUser(kind: ChangeKind, person: Reference, target: ObjectDetails, { schema, names }: Subject): Right {
  const isManager = related(target, 'manager').some(({ id }) => id === person.id)
  const managesBeside = related(target, 'additionalManagers').some(({ id }) => id === person.id)
  const isOneself = target.id === person.id
  switch (kind) {
    case 'user.edit':
      if (isManager || managesBeside) return atOnce
      return isOneself && names && arePersonal(schema.user, names) ? atOnce : withApproval
    case 'user.resetPassword':
      return isOneself ? atOnce : none('A password is reset by whose it is, or by the help desk.')
    case 'user.transfer':
    case 'user.terminate':
      return isManager ? atOnce : none('Only the manager of a user does this.')
    default:
      return withApproval
  }
}

const arePersonal = (attributes: readonly Attribute[], names: readonly string[]): boolean =>
  names.every((name) => attributes.some((one) => one.name === name && one.personal))

export const isOwner = (person: Reference, group: ObjectDetails): boolean =>
  [...related(group, 'owners'), ...related(group, 'additionalOwners')].some(({ id }) => id === person.id)

/** The right to a change that is prepared. */
export const rightToChange = (change: Change, asker: Asker, subject: Omit<Subject, 'names'>): Right =>
  rightTo(change.kind, asker, { ...subject, names: Object.keys(change.new) })

/** What somebody may do with an object: the buttons of its page. */
export type Deed = { kind: ChangeKind; right: 'at-once' | 'with-approval' }

export const deedsWith = (asker: Asker, schema: Schema, target: ObjectDetails, isMember: boolean): Deed[] =>
  changeKindNames.flatMap((kind) => {
    const { of, shape } = changeKinds[kind]
    if (of !== target.kind || shape === 'creation' || !makesSense(kind, schema, target, isMember)) return []
    const { right } = rightTo(kind, asker, { target, schema })
    return right === 'none' ? [] : [{ kind, right }]
  })

function makesSense(kind: ChangeKind, schema: Schema, target: ObjectDetails, isMember: boolean): boolean {
  if (kind === 'group.join') return !isMember
  if (kind === 'group.leave') return isMember
  if (kind === 'user.terminate') return target.attributes.accountEnabled !== false
  if (kind === 'group.changeExpiryPolicy') return schema.group.some(({ name }) => name === 'expiryPolicy')
  if (kind === 'group.edit') return schema.group.some(({ written }) => written === 'always')
  return true
}
