// What is in an identity store. Every provider tells it in these words, whatever its own are.

export const objectKinds = ['user', 'group'] as const
export type ObjectKind = (typeof objectKinds)[number]

/** Text, a switch, or nothing: an attribute that is not set is null, never an empty text. */
export type AttributeValue = string | boolean | null
export type Attributes = Readonly<Record<string, AttributeValue>>

/** An object as others name it. */
export type Reference = { id: string; kind: ObjectKind; name: string }

export type DirectoryObject = Reference & {
  /** Changes with every edit: who edits says which one was read. */
  version: string
  attributes: Attributes
  /** Why nobody can change it here, where that is so: it comes from another directory, a rule says who is in it. */
  fixed: FixedBecause | null
}

export type FixedBecause = {
  /** Everything about it, or only who is in it. */
  what: 'object' | 'members'
  sentence: string
}

/** An object with those it answers to. */
export type UserDetails = DirectoryObject & {
  kind: 'user'
  manager: readonly Reference[]
  additionalManagers: readonly Reference[]
}

export type GroupDetails = DirectoryObject & {
  kind: 'group'
  owners: readonly Reference[]
  additionalOwners: readonly Reference[]
}

export type ObjectDetails = UserDetails | GroupDetails

/** The lists of references that an object has, beside its attributes. */
export const relationNames = {
  user: ['manager', 'additionalManagers'],
  group: ['owners', 'additionalOwners'],
} as const satisfies Record<ObjectKind, readonly string[]>

export type RelationName = (typeof relationNames)[ObjectKind][number]

/** Words for pages and mails. */
export const relationTitles: Record<RelationName | 'members', string> = {
  manager: 'Manager',
  additionalManagers: 'Additional managers',
  owners: 'Owners',
  additionalOwners: 'Additional owners',
  members: 'Members',
}

export const isRelation = (name: string): name is RelationName =>
  Object.hasOwn(relationTitles, name) && name !== 'members'

/** What of an object the relation of this name holds; nothing where its kind has no such relation. */
export const related = (details: ObjectDetails, name: RelationName): readonly Reference[] =>
  (details as Partial<Record<RelationName, readonly Reference[]>>)[name] ?? []

export const referenceOf = ({ id, kind, name }: Reference): Reference => ({ id, kind, name })
