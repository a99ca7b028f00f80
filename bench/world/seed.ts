import { type Clock, systemClock } from '../../server/src/platform/clock.ts'
import { sql } from '../../server/src/platform/database/index.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { lockDataFolder } from '../../server/src/platform/postgres/index.ts'
import { inAYear, withDeadline } from './decisions.ts'
import { approving } from './diagram.ts'
import { type Host, startHost } from './host.ts'
import { startDatabase } from './postgres.ts'

const hourMs = 3_600_000
const atATimeMax = 512 // two batches' worth

/** An hour ago: what was due since then nobody has fired. */
const anHourAgo: Clock = {
  now: () => new Date(Date.now() - hourMs),
  at: (time, ring) => systemClock.at(new Date(time.getTime() + hourMs), ring),
}

/**
 * Instances that wait, put there by a host that dies: its PostgreSQL runs on and nobody tidied up. `due` more of them
 * have a deadline that has passed.
 */
export async function seedWaiting(folder: string, { waiting, due }: { waiting: number; due: number }): Promise<void> {
  using _lock = lockDataFolder(folder)
  const { url } = await startDatabase(folder)
  await using host = await startHost(url, anHourAgo)
  const version = await host.deploy(approving)
  const passed = new Date(Date.now() - hourMs / 2).toISOString()
  const deadlines = Array.from({ length: waiting + due }, (_, index) => (index < due ? passed : inAYear)).values()
  const begin = async (): Promise<void> => {
    for (const deadline of deadlines) await start(host, version, deadline)
  }
  await Promise.all(Array.from({ length: atATimeMax }, begin))
  const { timers } = await host.pool.one<{ timers: number }>(sql`
    select count(*)::int as timers from timer where due_at <= now()`)
  if (timers !== due) throw new Error(`${timers} timers are due instead of ${due}`)
}

async function start({ processes }: Host, version: { versionId: string; processId: string }, deadline: string) {
  const begins = { ...version, businessKey: null, caller: null }
  const fact = { type: 'started', variables: withDeadline(deadline) } as const
  const { status } = await processes.post({ id: 'start', instanceId: newId(), fact, begins })
  if (status !== 'taken') throw new Error(`an instance did not begin: ${status}`)
}
