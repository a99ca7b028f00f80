import type { Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import type { Link } from './chain.ts'
import { type Sealing, seal } from './seal.ts'

const pauseMs = 500 // an entry is chained within a second of its commit
const blockedMax = 20 // ten seconds: replicas hold the lock for milliseconds

export type Sealer = { stop(): Promise<void> }

/** Keeps the end of the chain somewhere outside the database. */
export type NoteHead = (head: Link) => Promise<void>

/** Seals for as long as the server runs; whatever goes wrong is told once, not twice a second. */
export function startSealer(pool: Pool, key: Buffer, log: Log, note: NoteHead): Sealer {
  const stopped = new AbortController()
  let told = ''
  let blocked = 0
  const tell = (problem: string, details: object) => {
    if (problem !== told && problem !== '') log.error(details, problem)
    told = problem
  }
  const pass = async (): Promise<{ more: boolean }> => {
    try {
      const sealing = await seal(pool, key)
      blocked = sealing.blocked ? blocked + 1 : 0
      tell(problemOf(sealing, blocked), { forged: sealing.forged.slice(0, 10) })
      if (sealing.head) await note(sealing.head)
      return sealing
    } catch (cause) {
      tell('the audit log could not be sealed; trying again', { err: cause })
      return { more: false }
    }
  }
  const run = async () => {
    while (!stopped.signal.aborted) {
      const { more } = await pass()
      if (!more) await pause(pauseMs, stopped.signal)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped.abort()
      await running
      await pass() // what was written last is chained too
    },
  }
}

function problemOf({ headBroken, forged }: Sealing, blocked: number): string {
  if (headBroken) return 'the audit log was changed from outside: sealing stops; run `countersign verify-audit`'
  if (forged.length > 0) return 'audit entries were written past the server; run `countersign verify-audit`'
  if (blocked >= blockedMax) return 'somebody holds the lock of the audit log: entries wait to be sealed'
  return ''
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
