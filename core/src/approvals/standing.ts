// What has to be known of somebody before they can be asked. Who is not among the known is not there.

import type { Reference } from '../directory/index.ts'
import type { Person } from './approval.ts'

export type UserStanding = { kind: 'user'; person: Person; manager: Reference | null }

/** `members` are all users within, however deep; of more than `holdersMax` one more, so that it shows. */
export type GroupStanding = {
  kind: 'group'
  group: Reference
  members: readonly Person[]
  owners: readonly Reference[]
}

export type Standing = UserStanding | GroupStanding

/** By id; null where it was looked up and is not there. */
export type Known = ReadonlyMap<string, Standing | null>

export const referenceTo = ({ id, name }: Pick<Person, 'id' | 'name'>): Reference => ({ id, kind: 'user', name })
