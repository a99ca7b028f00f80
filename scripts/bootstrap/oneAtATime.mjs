// Two commands started together must not install at the same time: `npm ci` begins by deleting what the other needs.

import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const lookMs = 200

/**
 * Does `work` when nobody else on this machine is doing it for `folder`. The lock names its holder's process: one that
 * is gone holds nothing.
 *
 * @template Result
 * @param {string} folder
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function oneAtATime(folder, work) {
  const lock = join(tmpdir(), `countersign-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`)
  while (!taken(lock)) await pause(lookMs)
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {string} lock a file: making it succeeds for one of us only */
function taken(lock) {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (failure) {
    if (codeOf(failure) !== 'EEXIST') throw failure
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    return false
  }
}

const namelessMs = 5_000 // between making the file and writing into it; longer means that its maker died in between

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    if (!holder) return Date.now() - statSync(lock).mtimeMs > namelessMs
    process.kill(holder, 0)
    return false
  } catch (failure) {
    return codeOf(failure) === 'ESRCH' // no such process; the file itself may be gone by now, which says nothing
  }
}

/** @param {unknown} failure */
const codeOf = (failure) => (failure instanceof Error && 'code' in failure ? failure.code : undefined)
