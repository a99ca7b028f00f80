import { accessSync, constants, mkdirSync } from 'node:fs'
import { StartRefusal } from '../startRefusal.ts'

/** Makes the data folder if it is not there yet and sees that it can be written to; what stands in the way is told with the folder's name. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

export const unusable = (folder: string, cause: unknown): StartRefusal =>
  new StartRefusal(
    'DATA_FOLDER_UNUSABLE',
    `Countersign can't write to its data folder ${folder} (${reason(cause)}): give its user that right, or set COUNTERSIGN_DATA to another folder.`,
    { cause },
  )

const reasons: Readonly<Record<string, string>> = {
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
