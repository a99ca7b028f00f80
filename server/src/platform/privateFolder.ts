import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes `folder` and what is missing above it; a new one is for its owner alone. Node's own recursive mkdir is not
 * used: under /proc it looks for a parent to make for ever.
 */
export function makePrivateFolder(folder: string): void {
  makeFolder(folder, 0o700)
}

function makeFolder(folder: string, mode: number): void {
  if (isFolder(folder)) return
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder), 0o777)
  try {
    mkdirSync(folder, { mode })
  } catch (cause) {
    if (!isFolder(folder)) throw cause // unless somebody else was faster
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** Takes from everybody else what `mode` does not give. What belongs to another user is that one's to close. */
export function keepPrivate(path: string, mode: number): void {
  if (statSync(path).uid === process.getuid?.()) chmodSync(path, mode)
}
