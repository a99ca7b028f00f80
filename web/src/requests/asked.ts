// What is asked, as rows to read: what was, and what shall be. Pure.

import type { RequestDetails } from '@countersign/core/api'
import { type ChangeKind, changeKinds, putsIn, titleOf, valueInWords } from '@countersign/core/changes'
import type { Schema } from '@countersign/core/directory'

export type AskedRow = { name: string; title: string; old: string; next: string }

export type Asked = {
  /** What values mean: new ones, others in place of old ones, those that go; none where somebody is put in or taken out. */
  shows: 'new' | 'both' | 'old' | 'none'
  sentence: string
  rows: readonly AskedRow[]
}

type Change = Pick<RequestDetails, 'subject' | 'member' | 'old' | 'new'> & { kind: ChangeKind }

export function askedOf(change: Change, schema: Schema): Asked {
  const { kind, old, new: next } = change
  const { of, shape } = changeKinds[kind]
  const words = (name: string, from: Change['old']) => valueInWords(schema, of, name, from[name])
  const order = new Map(schema[of].map(({ name }, index) => [name, index]))
  const place = (name: string) => order.get(name) ?? order.size // relations come after the attributes
  const names = Object.keys(shape === 'deletion' ? old : next).toSorted((one, other) => place(one) - place(other))
  const rows = names
    .map((name) => ({ name, title: titleOf(schema, of, name), old: words(name, old), next: words(name, next) }))
    .filter((row) => row.old !== '' || row.next !== '')
  return { shows: rows.length === 0 ? 'none' : showing[shape], sentence: sentenceOf(change), rows }
}

const showing = { creation: 'new', values: 'both', deletion: 'old', membership: 'none' } as const

/** What it comes to, in one sentence. */
export function sentenceOf({ kind, subject, member }: Pick<Change, 'kind' | 'subject' | 'member'>): string {
  const who = member?.name ?? 'Somebody'
  switch (kind) {
    case 'user.create':
      return `A new user: ${subject}.`
    case 'group.create':
      return `A new group: ${subject}.`
    case 'user.edit':
    case 'group.edit':
      return `${subject} is to be changed.`
    case 'user.changeManager':
      return `${subject} is to have other managers.`
    case 'user.transfer':
      return `${subject} is to have another manager, who agrees to it.`
    case 'user.terminate':
      return `${subject} is to be kept, and may not sign in any more.`
    case 'user.resetPassword':
      return `The password of ${subject} is to be replaced by a temporary one.`
    case 'user.delete':
      return `The user ${subject} is to be deleted, with what is listed here.`
    case 'group.delete':
      return `The group ${subject} is to be deleted, with what is listed here.`
    case 'group.changeOwners':
      return `${subject} is to have other owners.`
    case 'group.changeExpiryPolicy':
      return `${subject} is to expire at another time.`
    case 'group.join':
    case 'group.addMember':
    case 'group.nest':
    case 'group.leave':
    case 'group.removeMember':
      return putsIn(kind) ? `${who} is to be put into ${subject}.` : `${who} is to be taken out of ${subject}.`
  }
}
