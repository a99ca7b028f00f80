// What every identity store can do, whoever provides it. `contract.ts` holds each provider to it.
//
// D1  `apply` is called at least once for a key; the second time it answers what it answered the first time, and does
//     nothing. A creation is "create, or find what this key created".
// D2  Nothing is overwritten that whoever decided has not seen: a value that is no longer the old one is a conflict.
// D3  What is refused is refused as a value with a sentence; what is thrown is a fault of the way there.
// D4  Whoever is in a group already is added, whoever is not is removed: there is nothing to do, and that is no failure.

import type { Standing } from '@countersign/core/approvals'
import type { Change, Conflict } from '@countersign/core/changes'
import type { DirectoryObject, ObjectDetails, ObjectKind, Reference, Schema } from '@countersign/core/directory'

export type Walk = { cursor: string | undefined; limit: number }
export type Page<Item> = { items: Item[]; nextCursor: string | null }
/** A cursor comes from a caller, who may send anything. */
export type Walked<Item> = Page<Item> | 'invalid-cursor'

export type Question = {
  kind: ObjectKind
  /** Each word must be found somewhere: in a name, a mail address, a department, a title, a description. */
  words: string
  /** Exactly this department, whatever the case. */
  department: string | undefined
} & Walk

export type Directory = {
  readonly schema: Schema
  get(id: string): Promise<ObjectDetails | undefined>
  /** By id, user name, mail address or mail nickname. */
  find(name: string): Promise<ObjectDetails | undefined>
  /** Every user whose user name or mail address this is, whatever the case; at most ten. Mail addresses are not unique. */
  usersNamed(name: string): Promise<ObjectDetails[]>
  references(ids: readonly string[]): Promise<Reference[]>
  search(question: Question): Promise<Walked<DirectoryObject>>
  members(groupId: string, walk: Walk): Promise<Walked<DirectoryObject>>
  memberOf(id: string, walk: Walk): Promise<Walked<DirectoryObject>>
  reports(userId: string, walk: Walk): Promise<Walked<DirectoryObject>>
  ownedBy(userId: string, walk: Walk): Promise<Walked<DirectoryObject>>
  isMember(groupId: string, memberId: string): Promise<boolean>
  /** What has to be known of users and groups before they are asked for an approval. Who is not there is missing. */
  standings(ids: readonly string[]): Promise<Standing[]>
  apply(change: Change, key: string): Promise<Applied>
}

export type Applied =
  | {
      ok: true
      /** What was created, or what the change was about. */
      targetId: string
      /** Shown once, to whom it is for. */
      temporaryPassword?: string
    }
  | ({ ok: false } & DirectoryRefusal)

export type DirectoryRefusal =
  | { code: 'conflict'; sentence: string; conflicts: Conflict[] }
  | { code: 'not-there' | 'name-taken' | 'circular' | 'not-allowed' | 'unfit'; sentence: string }
