import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { keepPrivate, makePrivateFolder } from '../../server/src/platform/privateFolder.ts'
import { CantStart } from './cantStart.ts'

const bytesMax = 10_000_000
const tailBytes = 8_000

/** Opens a log to be written at its end; one that has grown long moves aside first, and one such is kept. */
export function openLog(file: string): number {
  try {
    makePrivateFolder(dirname(file))
    keepPrivate(dirname(file), 0o700)
    if (existsSync(file) && statSync(file).size > bytesMax) renameSync(file, `${file}.1`)
    const log = openSync(file, 'a', 0o600)
    keepPrivate(file, 0o600)
    return log
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CantStart(
      `Countersign can't write its log ${file} (${reason}): make the data folder writable, or set COUNTERSIGN_DATA to another one.`,
    )
  }
}

/** The last lines of a log, however long it is. */
export function lastLines(file: string, lines: number): string {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const length = Math.min(size, tailBytes)
    const tail = Buffer.alloc(length)
    readSync(descriptor, tail, 0, length, size - length)
    return tail.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } finally {
    closeSync(descriptor)
  }
}
