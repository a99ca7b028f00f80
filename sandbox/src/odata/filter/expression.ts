// What a `$filter` says, as a tree.

export type Moment = { readonly ms: number }

export type Literal =
  | { type: 'null' }
  | { type: 'text'; value: string }
  | { type: 'number'; value: number }
  | { type: 'flag'; value: boolean }
  | { type: 'guid'; value: string }
  | { type: 'moment'; value: Moment }

/** `manager/displayName`; within a lambda the first part may be its variable. */
export type Path = readonly string[]

export type Comparator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

export type TextFunction = 'startsWith' | 'endsWith' | 'contains'

export type Filter =
  | { type: 'and' | 'or'; left: Filter; right: Filter }
  | { type: 'not'; of: Filter }
  | { type: 'compare'; comparator: Comparator; path: Path; literal: Literal }
  | { type: 'in'; path: Path; literals: readonly Literal[] }
  | { type: 'function'; name: TextFunction; path: Path; argument: string }
  | { type: 'lambda'; quantifier: 'any' | 'all'; path: Path; variable: string; of: Filter | undefined }
  /** How many there are: `assignedLicenses/$count eq 0`. */
  | { type: 'count'; comparator: Comparator; path: Path; number: number }
  /** A property that is itself true or false. */
  | { type: 'flag'; path: Path }
