// Whole cycles of a request over HTTP: asked for, the linked flow started, approved by its call back, carried out in the
// embedded store.

import { setTimeout as pause } from 'node:timers/promises'
import { sql } from '../../server/src/platform/database/index.ts'
import { loadFor, underLoad } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { openCompany } from '../world/company.ts'
import { startFakeFlow } from '../world/fakeFlow.ts'
import { type Server, startServerIn } from '../world/server.ts'

/** A cycle goes through four commits, each shared by all who come at the same moment: the more, the less each costs. */
const clients = 512

/** A small part of what a cycle takes: a client hears up to this much later. */
const lookEveryMs = 50

/** So much code is a cycle that V8 has compiled it only after about a minute, ours and that of the clients. */
const warmUpMs = 60_000

async function requestCycles({ folder, quick }: Assignment): Promise<Figures> {
  await using flow = await startFakeFlow()
  await using server = await startServerIn(folder, { COUNTERSIGN_SANDBOX_URL: flow.origin })
  const company = await openCompany(server, flow.requestUrl)
  const stop = new AbortController()
  const { applied, looking } = watch(server, stop.signal)
  let count = 0
  const cycle = async (): Promise<void> => {
    count += 1
    await applied(await company.ask(`nia${count}`))
  }
  await knowItsSize(server, cycle)
  const cycles = underLoad({ ...loadFor({ quick }), ...(quick ? {} : { warmUpMs, clients }) }, cycle)
  // Whoever looks ends before the cycles only because something was wrong: nobody would wait for them then.
  const figures = await Promise.race([cycles, flow.failed, looking.then(() => cycles)])
  stop.abort()
  await looking
  return figures
}

/** Tables that were empty a moment ago are planned for as if they were; autovacuum would tell better within a minute. */
async function knowItsSize({ pool }: Server, cycle: () => Promise<void>): Promise<void> {
  for (let wave = 0; wave < 5; wave += 1) await Promise.all(Array.from({ length: 64 }, cycle))
  await pool.rows(sql`analyze`)
}

/** One look for all clients at what was applied, past the server: it has nothing that tells them. */
function watch({ pool }: Server, stop: AbortSignal) {
  const waiting = new Map<string, () => void>()
  const look = async (): Promise<void> => {
    while (!stop.aborted) {
      const ids = [...waiting.keys()]
      const ended = await pool.rows<{ id: string; state: string }>(
        sql`select id, state from change where id = any(${ids}::uuid[]) and finished_at is not null`,
      )
      for (const { id, state } of ended) {
        if (state !== 'applied') throw new Error(`a request ended as ${state}`)
        waiting.get(id)?.()
        waiting.delete(id)
      }
      await pause(lookEveryMs)
    }
  }
  return { applied: (id: string) => new Promise<void>((resolve) => waiting.set(id, resolve)), looking: look() }
}

await measure(requestCycles)
