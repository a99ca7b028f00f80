// Everything the sandbox remembers, in one SQLite file.
//
// Owns: the file, its schema, transactions. Does not own: any statement; those stand beside what they serve.
// Calls are synchronous: between two awaits nothing else touches the data, so "read, then write" cannot interleave.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { StartFailure } from '../startFailure.ts'
import { migrations } from './migrations.ts'

/** A statement is written where it is used; `${}` is always a parameter, and `T` is what its columns promise. */
type Statement<Answer> = (text: TemplateStringsArray, ...values: SQLInputValue[]) => Answer

export type Store = {
  row: <T>(...statement: Parameters<Statement<T>>) => T | undefined
  rows: <T>(...statement: Parameters<Statement<T>>) => T[]
  run: Statement<void>
  /** All of it or nothing of it. */
  transaction: <T>(work: () => T) => T
  [Symbol.dispose]: () => void
}

/** Opens the store of a folder, makes it if it is not there, and brings it to the newest schema. */
export function openStore(folder: string): Store {
  const database = openDatabase(folder)
  const statements = database.createTagStore(200)
  const store: Store = {
    row: <T>(...statement: Parameters<Statement<T>>) => statements.get(...statement) as T | undefined,
    rows: <T>(...statement: Parameters<Statement<T>>) => statements.all(...statement) as T[],
    run: (...statement) => void statements.run(...statement),
    transaction: (work) => inTransaction(database, work),
    [Symbol.dispose]: () => database.close(),
  }
  migrate(database, folder)
  return store
}

function openDatabase(folder: string): DatabaseSync {
  const file = join(folder, 'sandbox.sqlite')
  try {
    mkdirSync(folder, { recursive: true })
    const database = new DatabaseSync(file, { timeout: 5_000 })
    // A write-ahead log survives kill -9; what it may lose with the power is a sandbox's last second.
    database.exec('pragma journal_mode = wal; pragma synchronous = normal')
    return database
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartFailure(
      `The sandbox cannot keep its data in ${file}: ${reason}. Set SANDBOX_DATA to a writable folder.`,
      {
        cause,
      },
    )
  }
}

function migrate(database: DatabaseSync, folder: string): void {
  inTransaction(database, () => {
    const version = database.prepare('pragma user_version').get()?.user_version as number
    if (version > migrations.length)
      throw new StartFailure(
        `The sandbox data in ${folder} was written by a newer version of the sandbox. Update it, or set SANDBOX_DATA to another folder.`,
      )
    for (const migration of migrations.slice(version)) database.exec(migration)
    database.exec(`pragma user_version = ${migrations.length}`)
  })
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
