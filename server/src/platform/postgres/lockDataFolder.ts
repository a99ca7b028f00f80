import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { keepPrivate } from '../privateFolder.ts'
import { StartRefusal } from '../startRefusal.ts'
import { makeDataFolder, unusable } from './dataFolder.ts'

// One Countersign per data folder, by a lock of the operating system: whatever way the holder dies, the lock dies
// with it, and nobody has to guess whether a process id in a file still means what it meant.
//
// Node has no call for file locks. SQLite takes one for an exclusive transaction: a POSIX record lock (LockFileEx on
// Windows). A record lock belongs to the process and is not inherited, which is what is needed here: a PostgreSQL
// that outlives a killed server must not keep the folder locked. `flock` would be inherited; a listening port or
// socket would be one more thing that can be taken by a stranger.

/** A lock whose handle nobody keeps is held all the same: a collected connection would be a closed one. */
const held = new Set<DatabaseSync>()

export type DataFolderLock = Disposable & { release(): void }

/** Holds `folder` until released, or until this process ends in whatever way. */
export function lockDataFolder(folder: string): DataFolderLock {
  const absolute = resolve(folder)
  makeDataFolder(absolute)
  const database = openLockFile(absolute)
  try {
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (cause) {
    database.close()
    throw isBusy(cause) ? inUse(absolute, cause) : unusable(absolute, cause)
  }
  held.add(database)
  const release = (): void => {
    if (held.delete(database)) database.close()
  }
  return { release, [Symbol.dispose]: release }
}

function openLockFile(folder: string): DatabaseSync {
  const file = join(folder, 'lock')
  try {
    const database = new DatabaseSync(file, { timeout: 0 })
    keepPrivate(file, 0o600) // whoever may read it may hold a read lock on it, and no start would get the exclusive one
    return database
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

const SQLITE_BUSY = 5

const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY

const inUse = (folder: string, cause: unknown): StartRefusal =>
  new StartRefusal(
    'DATA_FOLDER_IN_USE',
    `Another Countersign is running on the data folder ${folder}: stop that one first, or set COUNTERSIGN_DATA to another folder.`,
    { cause },
  )
