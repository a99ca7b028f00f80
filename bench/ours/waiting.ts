// What a hundred thousand waiting instances cost a server: memory, the time a decision takes, the time a restart takes.

import { setTimeout as pause } from 'node:timers/promises'
import { sql } from '../../server/src/platform/database/index.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { decisions, startWaiting } from '../world/decisions.ts'
import { approving } from '../world/diagram.ts'
import { seedWaiting } from '../world/seed.ts'
import { type Server, startServerIn } from '../world/server.ts'

async function waiting({ folder, quick }: Assignment): Promise<Figures> {
  const many = quick ? { waiting: 5_000, due: 500 } : { waiting: 100_000, due: 10_000 }
  const few = await withFew(folder)
  await seedWaiting(folder, many)

  const began = await startServerIn(folder) // finds a PostgreSQL that a dead server left behind
  const firedMs = await allFired(began, many.due)
  await began.kill()

  await using again = await startServerIn(folder)
  const among = await exercise(again)
  return {
    readyMs: [began.readyMs, again.readyMs],
    firedMs: [firedMs],
    ...named(few, 'few'),
    ...named(among, 'many'),
  }
}

async function withFew(folder: string): Promise<Exercised> {
  await using server = await startServerIn(folder)
  await server.deploy(approving)
  return await exercise(server) // awaited: the server is needed until then
}

type Exercised = Awaited<ReturnType<typeof exercise>>

const left = 100 // of those that are begun here

/** The same to a server that has few waiting and to one that has many; then what it weighs. */
async function exercise(server: Server) {
  const [rounds, each] = [3, 100]
  await startWaiting(server, (rounds + 1) * each + left)
  await decisions(server, 1, each) // warm-up
  const latency = await decisions(server, rounds, each)
  return { ...latency, memoryMb: [(await server.memoryBytes()) / 2 ** 20] }
}

const named = ({ p50Ms, p99Ms, memoryMb }: Exercised, which: 'few' | 'many'): Figures => ({
  [`${which}P50Ms`]: p50Ms,
  [`${which}P99Ms`]: p99Ms,
  [`${which}MemoryMb`]: memoryMb,
})

/** From the start of the server's process until no timer is left that is due. */
async function allFired({ pool, startedAt }: Server, due: number): Promise<number> {
  const waits = sql`select exists (select from timer where due_at <= now()) as due`
  while ((await pool.one<{ due: boolean }>(waits)).due) await pause(100)
  const firedMs = performance.now() - startedAt
  const { fired } = await pool.one<{ fired: number }>(sql`
    select count(*)::int as fired from fact where fact ->> 'type' = 'timerFired'`)
  if (fired !== due) throw new Error(`${fired} timers were fired instead of ${due}`)
  return firedMs
}

await measure(waiting)
