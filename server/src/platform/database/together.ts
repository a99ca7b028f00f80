// Statements that many callers send at the same moment become one.
//
// G1  Whoever asks in the same way (of the pool, or in the same shared transaction) in the same turn of the event loop goes
//     together. While one statement of a kind is under way the next one gathers; nobody waits for company.
// G2  Of what writes, a statement holds each key once: of two with the same key the second goes in the next one, and finds
//     what the first has left. Of what reads, both get the one answer.
// G3  Outside of a transaction a statement that fails is sent again for each alone: only who is to blame pays. Not where the
//     way to the database is lost: it may have been carried out, and each alone would wait for the way once more.
// G4  A statement holds so many items and so many bytes and no more, but for one item that is larger alone.

import type { Db, Gather, Kind, Many } from './db.ts'
import { isUnreachable } from './unreachable.ts'
import { weightOf } from './weight.ts'

/** The same for one: alone in a transaction of its own, elsewhere together with whoever asks at the same moment. */
export type One<Item, Answer> = (db: Db, item: Item) => Promise<Answer>

/** Items of one key ask for one thing: it is read once, and all of them get it. */
export const readTogether = <Item, Answer>(keyOf: (item: Item) => string, many: Many<Item, Answer>) =>
  one({ many, keyOf, isRead: true })

/** Items of one key write the same row; each is answered what became of its own. */
export const takeTogether = <Item, Answer>(keyOf: (item: Item) => string, many: Many<Item, Answer>) =>
  one({ many, keyOf, isRead: false })

/** The same where nothing is answered. */
export const writeTogether = <Item>(
  keyOf: (item: Item) => string,
  many: (db: Db, items: readonly Item[]) => Promise<unknown>,
) =>
  takeTogether(keyOf, async (db, items: readonly Item[]): Promise<undefined[]> => {
    await many(db, items)
    return items.map(() => undefined)
  })

type Rows<Row> = (db: Db, ids: readonly string[]) => Promise<Row[]>

/** Rows by an id, each under its own. */
export const readBy = <Row>(idOf: (row: Row) => string, many: Rows<Row>) =>
  readTogether(lowerCase, async (db, ids: readonly string[]) => {
    const rows = new Map((await many(db, ids)).map((row) => [idOf(row), row]))
    return ids.map((id) => rows.get(id.toLowerCase()))
  })

export const readById = <Row extends { id: string }>(many: Rows<Row>) => readBy(({ id }) => id, many)

const lowerCase = (id: string): string => id.toLowerCase()

const one =
  <Item, Answer>(kind: Kind<Item, Answer>): One<Item, Answer> =>
  async (db, item) => {
    if (db.gather) return db.gather(kind, item)
    const [answer] = await kind.many(db, [item])
    return answer as Answer
  }

/** Works in one transaction, whose statements meet. All of them have ended before it does, also where one has failed. */
export async function sideBySide<Result>(
  tx: Db,
  works: readonly ((tx: Db) => Promise<Result>)[],
): Promise<readonly Result[]> {
  const shared = { ...tx, gather: openGather(tx, { alone: false }) }
  const done = await Promise.allSettled(works.map((work) => work(shared)))
  return done.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

type Asked = { item: unknown; resolve(answer: unknown): void; reject(cause: unknown): void }

type Line = { waiting: Asked[]; isUnderWay: boolean }

const statementMax = 500
const statementBytesMax = 4_000_000 // written as JSON, sent and read: each of the three holds it once more

/** `alone`: what fails may be sent again. In a transaction nothing may, once one statement has failed. */
export function openGather(db: Db, { alone }: { alone: boolean }): Gather {
  const lines = new Map<Kind<unknown, unknown>, Line>()
  let isCollecting = false

  const collect = (): void => {
    if (isCollecting) return
    isCollecting = true
    setImmediate(() => {
      isCollecting = false
      for (const [kind, line] of lines) if (line.waiting.length > 0 && !line.isUnderWay) void send(kind, line)
    })
  }

  const send = async (kind: Kind<unknown, unknown>, line: Line): Promise<void> => {
    const { now, later } = split(kind, line.waiting)
    line.waiting = later
    line.isUnderWay = true
    await answer(kind, now)
    line.isUnderWay = false
    if (line.waiting.length > 0) collect()
  }

  /** Never rejects: everybody has their own answer. */
  const answer = async ({ many }: Kind<unknown, unknown>, groups: readonly Asked[][]): Promise<void> => {
    const tell = async (some: readonly Asked[][]): Promise<void> => {
      const answers = await many(
        db,
        some.map(([first]) => first?.item),
      )
      some.forEach((group, index) => {
        for (const { resolve } of group) resolve(answers[index])
      })
    }
    try {
      await tell(groups)
    } catch (cause) {
      const again = alone && groups.length > 1 && !isUnreachable(cause)
      for (const group of groups)
        await (again ? tell([group]) : Promise.reject(cause)).catch((own: unknown) => {
          for (const { reject } of group) reject(own)
        })
    }
  }

  return (kind, item) =>
    new Promise((resolve, reject) => {
      // The types of a kind are its own affair: whoever asks with it is answered by it.
      const untyped = kind as unknown as Kind<unknown, unknown>
      const line = lines.get(untyped) ?? { waiting: [], isUnderWay: false }
      lines.set(untyped, line)
      line.waiting.push({ item, resolve: resolve as Asked['resolve'], reject })
      if (!line.isUnderWay) collect()
    })
}

/** What goes now, each group asking for one thing (G2), and what goes later (G4), in its order. */
function split(
  { keyOf, isRead }: Kind<unknown, unknown>,
  waiting: readonly Asked[],
): { now: Asked[][]; later: Asked[] } {
  const now = new Map<string, Asked[]>()
  const later: Asked[] = []
  let bytes = 0
  for (const asked of waiting) {
    const key = keyOf(asked.item)
    const group = now.get(key)
    if (group && isRead) group.push(asked)
    else if (!group && now.size < statementMax && bytes < statementBytesMax) {
      bytes += weightOf(asked.item)
      if (now.size === 0 || bytes <= statementBytesMax) now.set(key, [asked])
      else later.push(asked)
    } else later.push(asked)
  }
  return { now: [...now.values()], later }
}
