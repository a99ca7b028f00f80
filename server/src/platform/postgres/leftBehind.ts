import { realpath, rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartRefusal } from '../startRefusal.ts'
import { type Place, type Postmaster, postmasterFile, postmasterOf, superuserOf, urlOf } from './place.ts'
import type { Tools } from './tools.ts'

// A server that was killed leaves its PostgreSQL running, or after a power cut only the file that names it. Its
// process id may belong to somebody else by now, so before anything is stopped it is asked who it is. It is stopped
// and started anew rather than adopted: its binaries may be gone (a new `npm ci`), its settings may be old.

const answerWithinMs = 1_000 // a PostgreSQL that starts opens its port at once; where nobody is this long is none
const sayWithinMs = 15_000 // on a machine that is very busy; who takes a call and says nothing this long is none, too
const readyWithinMs = 120_000 // recovery after a crash under load

/** Leaves the cluster without a running PostgreSQL. Its caller holds the lock of the data folder. */
export async function clearAway(tools: Tools, place: Place): Promise<void> {
  for (const begun = Date.now(); ; await pause(50)) {
    const postmaster = await postmasterOf(place)
    if (!postmaster || !isAlive(postmaster.pid)) return // PostgreSQL removes the file of a dead one by itself
    const waitedMs = Date.now() - begun
    switch (await whoAnswers(place, postmaster)) {
      case 'ours':
        return stopPostgres(tools, place)
      case 'somebody else':
        return rm(postmasterFile(place), { force: true })
      case 'nobody':
        if (waitedMs > answerWithinMs) return rm(postmasterFile(place), { force: true })
        break
      case 'silent':
        if (waitedMs > sayWithinMs) return rm(postmasterFile(place), { force: true })
        break
      case 'not ready':
        if (waitedMs > readyWithinMs) throw stuck(place, postmaster)
    }
  }
}

/** Orderly, with everybody's transactions ended and a checkpoint written. */
export async function stopPostgres(tools: Tools, place: Place): Promise<void> {
  const { code, output } = await tools.run('pg_ctl', ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '60'])
  if (code !== 0 && (await postmasterOf(place)))
    throw new Error(`PostgreSQL in ${place.cluster} did not stop: ${output}`)
}

type Answer = 'ours' | 'somebody else' | 'nobody' | 'silent' | 'not ready'

async function whoAnswers(place: Place, { port }: Postmaster): Promise<Answer> {
  if (port === 0) return 'nobody'
  const client = new pg.Client({
    connectionString: urlOf(await superuserOf(place), { port, socketFolder: undefined }, 'postgres'),
    connectionTimeoutMillis: 1_000,
  })
  client.on('error', () => undefined) // it may be stopping while we ask: the failed question says so already
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    const folder = rows[0]?.folder
    return folder !== undefined && (await realpath(folder)) === (await realpath(place.cluster))
      ? 'ours'
      : 'somebody else'
  } catch (failure) {
    return answerIn(failure)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** PostgreSQL's own codes have five characters; another program on this port makes none of them. */
function answerIn(failure: unknown): Answer {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (code === '57P03' || code === '57P01' || code === '53300') return 'not ready' // starting, stopping, full
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'nobody'
  return code === '' ? 'silent' : 'somebody else'
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}

const stuck = (place: Place, { pid }: Postmaster): StartRefusal =>
  new StartRefusal(
    'POSTGRES_STUCK',
    `A PostgreSQL left from an earlier run (process ${pid}) is neither ready nor gone after two minutes: see ${place.log}, end that process, and start again.`,
  )
