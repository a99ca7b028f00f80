import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const memory = '/dev/shm'
const bytesMin = 4 * 2 ** 30 // many times what three files have at a time, databases and browsers included

/**
 * A folder for what tests write: it is gone when they end, and need not reach a disk. Undefined where memory has no
 * room, as in a container, which has 64 MB of it, or no program may be started from there.
 */
export function folderInMemory(): (Disposable & { path: string }) | undefined {
  if (!isUsable()) return undefined
  for (const left of leftBehind()) remove(left)
  const path = mkdtempSync(join(memory, `countersign-tests-${process.pid}-`))
  chmodSync(path, 0o755) // under root PostgreSQL is another user
  return { path, [Symbol.dispose]: () => remove(path) }
}

function isUsable(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
    const [, , kind, options = ''] = mounts.map((line) => line.split(' ')).findLast(([, at]) => at === memory) ?? []
    const hasRoom = Math.min(bavail * bsize, process.availableMemory()) >= bytesMin
    return kind === 'tmpfs' && /^rw\b/.test(options) && !/\bnoexec\b/.test(options) && hasRoom
  } catch {
    return false // not Linux
  }
}

/** By runs that were killed. */
const leftBehind = (): string[] =>
  readdirSync(memory)
    .filter((name) => {
      const processId = /^countersign-tests-(\d+)-/.exec(name)?.[1]
      return processId !== undefined && !existsSync(`/proc/${processId}`)
    })
    .map((name) => join(memory, name))

const remove = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
