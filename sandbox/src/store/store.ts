// Everything the sandbox remembers, in one SQLite file.
//
// Owns: the file, its schema, transactions. Does not own: any statement; those stand beside what they serve.
// Calls are synchronous: between two awaits nothing else touches the data, so "read, then write" cannot interleave.

import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { StartFailure } from '../startFailure.ts'
import { migrations } from './migrations/index.ts'

/** A statement is written where it is used; `${}` is always a parameter, and `T` is what its columns promise. */
type Statement<Answer> = (text: TemplateStringsArray, ...values: SQLInputValue[]) => Answer

export type Store = {
  row: <T>(...statement: Parameters<Statement<T>>) => T | undefined
  rows: <T>(...statement: Parameters<Statement<T>>) => T[]
  run: Statement<void>
  /** All of it or nothing of it. Within another it is a part of that one. */
  transaction: <T>(work: () => T) => T
  /** Forgets everything but the rows of these tables. */
  empty: (kept: readonly string[]) => void
  [Symbol.dispose]: () => void
}

/** Opens the store of a folder, makes it if it is not there, and brings it to the newest schema. */
export function openStore(folder: string): Store {
  const database = openDatabase(folder)
  const statements = database.createTagStore(200)
  return {
    row: <T>(...statement: Parameters<Statement<T>>) => statements.get(...statement) as T | undefined,
    rows: <T>(...statement: Parameters<Statement<T>>) => statements.all(...statement) as T[],
    run: (...statement) => void statements.run(...statement),
    transaction: (work) => (database.isTransaction ? work() : inTransaction(database, work)),
    empty: (kept) => emptyTables(database, kept),
    [Symbol.dispose]: () => database.close(),
  }
}

/** How long a sandbox that is just stopping may take to let go of the file. */
const lockWaitMs = 1_000

function openDatabase(folder: string): DatabaseSync {
  const file = join(folder, 'sandbox.sqlite')
  using unfinished = new DisposableStack()
  try {
    makeFolder(resolve(folder))
    const database = unfinished.adopt(new DatabaseSync(file, { timeout: lockWaitMs }), (one) => one.close())
    chmodSync(file, 0o600) // sessions and signing keys are in it; its log gets the same rights from SQLite
    // One sandbox at a time has the file. A write-ahead log survives kill -9; a power cut may cost the last second.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal')
    migrate(database, folder)
    unfinished.move()
    return database
  } catch (cause) {
    throw cause instanceof StartFailure ? cause : new StartFailure(sentence(file, cause), { cause })
  }
}

/** For its owner alone. Node's own recursive mkdir never comes back from a place such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

const sqliteBusy = 5

function sentence(file: string, cause: unknown): string {
  if (cause instanceof Error && 'errcode' in cause && cause.errcode === sqliteBusy)
    return `Another sandbox is using ${file}. Stop it, or set SANDBOX_DATA to another folder.`
  const reason = cause instanceof Error ? cause.message : String(cause)
  return `The sandbox cannot keep its data in ${file}: ${reason}. Set SANDBOX_DATA to a writable folder.`
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

/** Every room's tables, whatever they are called; the order does not matter, since references are looked at in the end. */
function emptyTables(database: DatabaseSync, kept: readonly string[]): void {
  database.exec('pragma defer_foreign_keys = on')
  const tables = database.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
  for (const { name } of tables.all()) if (!kept.includes(String(name))) database.exec(`delete from "${name}"`)
}
