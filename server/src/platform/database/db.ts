import type { Statement } from './sql.ts'

/** What every statement function takes: a pool, or the transaction it is in. */
export type Db = {
  rows<Row>(statement: Statement): Promise<Row[]>
  /** The only row; none or several is a bug. */
  one<Row>(statement: Statement): Promise<Row>
  /** The only row, or undefined. */
  maybe<Row>(statement: Statement): Promise<Row | undefined>
  /** Where several work at the same moment: what they ask for in common is one statement (`together.ts`). */
  readonly gather?: Gather
}

/** Answers each item in its place. */
export type Many<Item, Answer> = (db: Db, items: readonly Item[]) => Promise<readonly Answer[]>

export type Kind<Item, Answer> = {
  readonly many: Many<Item, Answer>
  readonly keyOf: (item: Item) => string
  readonly isRead: boolean
}

export type Gather = <Item, Answer>(kind: Kind<Item, Answer>, item: Item) => Promise<Answer>
