// Two commands started together must not install at the same time: `npm ci` begins by deleting what the other needs.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock a folder: making one succeeds for one of us only */
function taken(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'pid'), `${process.pid}`)
    return true
  } catch {
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (failure) {
    // No such process. (A lock without a number yet is just being taken.)
    return failure instanceof Error && 'code' in failure && failure.code === 'ESRCH'
  }
}
