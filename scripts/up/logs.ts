import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CantStart } from './cantStart.ts'

const bytesMax = 10_000_000
const tailBytes = 8_000

/** Opens a log to be written at its end; one that has grown long moves aside first, and one such is kept. */
export function openLog(file: string): number {
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (existsSync(file) && statSync(file).size > bytesMax) renameSync(file, `${file}.1`)
    return openSync(file, 'a')
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
