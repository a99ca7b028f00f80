import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { keepPrivate, makePrivateFolder } from '../privateFolder.ts'
import { StartRefusal } from '../startRefusal.ts'

/**
 * Makes the data folder if it is not there yet, closes it to everybody else, and sees that it can be written to; what
 * stands in the way is told with the folder's name.
 */
export function makeDataFolder(folder: string): void {
  try {
    makePrivateFolder(folder)
    accessSync(folder, constants.W_OK)
    if (holdsOnlyOurs(folder)) keepPrivate(folder, (statSync(folder).mode & passage()) | 0o700)
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

/** A folder in which other things lie too, such as /srv, is not ours to close; what we put there is closed itself. */
const holdsOnlyOurs = (folder: string): boolean => readdirSync(folder).every((name) => ours.test(name))

const ours = /^(lock(-journal)?|master\.key(\.new)?|logs|sandbox|postgres(\.unfinished-\w+)?)$/

/** Under root the group is PostgreSQL's and may pass through, no more (operator.ts). */
const passage = (): number => (process.getuid?.() === 0 ? 0o010 : 0)

export const unusable = (folder: string, cause: unknown): StartRefusal =>
  new StartRefusal(
    'DATA_FOLDER_UNUSABLE',
    `Countersign can't write to its data folder ${folder} (${reason(cause)}): give its user that right, or set COUNTERSIGN_DATA to another folder.`,
    { cause },
  )

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it can not be made there',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EEXIST: 'a file is in its place',
  ENOTDIR: 'a file is in the place of a folder',
  ENOSPC: 'the disk is full',
}

const reason = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return reasons[code] ?? code
}
