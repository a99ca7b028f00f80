// Cycles under fire: start → action → wait → decision → action → end, over HTTP, while the servers are killed in turn.

import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { openPool, type Pool, sql } from '../../platform/database/index.ts'
import { testDatabase } from '../database.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { type Client, clientOf } from './client.ts'
import { twoActionsXml } from './diagram.ts'
import { type Kind, kinds, taskTypeOf } from './kind.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { type Kills, startKilledServers } from './servers.ts'
import { giveToken } from './token.ts'

export type Cycles = {
  readonly cycles: number
  /** Clients at a time, each with one cycle after the other. */
  readonly clients: number
  /** At the least; the cycles are spread over so many. */
  readonly kills: number
  readonly progress?: (ended: number, kills: Kills) => void
}

export type Survived = {
  readonly kills: Kills
  /** Requests that had to be made again. */
  readonly repeats: number
  readonly started: number
  /** Instances by kind and how they are in the end: `completed`, or the code of the incident they wait with. */
  readonly ends: Readonly<Record<Kind, Readonly<Record<string, number>>>>
  /** What was wished for, each wish a cycle's action, by the receiver's own count. */
  readonly performed: Readonly<Record<Kind, { readonly once: number; readonly more: number }>>
  /** Rows of work that is still to be done. */
  readonly left: number
}

export async function cyclesUnderFire({ cycles, clients, kills, progress }: Cycles): Promise<Survived> {
  await using undo = new AsyncDisposableStack()
  const database = undo.use(await testDatabase())
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const receiver = undo.use(await startReceiver({ answerMsMax: 300 }))
  const folders = [undo.use(await temporaryFolder()).path, undo.use(await temporaryFolder()).path] as const
  const environment = {
    DATABASE_URL: database.url,
    RECEIVER_URL: receiver.url,
    COUNTERSIGN_MASTER_KEY: randomBytes(32).toString('base64'),
  }
  const servers = undo.use(await startKilledServers({ environment, folders }))
  const client = clientOf(servers.url, await giveToken(pool))
  for (const kind of kinds) await client.deploy(`${kind}.bpmn`, twoActionsXml(kind, taskTypeOf(kind)))
  servers.openFire()

  let next = 0
  let ended = 0
  const run = async (): Promise<void> => {
    for (let number = next++; number < cycles; number = next++) {
      while (servers.kills().ready < Math.floor(((number + 1) * kills) / cycles)) await setTimeout(lookMs)
      await cycle(client, kinds[number % kinds.length] ?? 'keyed', `${number}`)
      ended += 1
      progress?.(ended, servers.kills())
    }
  }
  const all = Promise.all(Array.from({ length: clients }, run))
  await Promise.race([all, servers.failed])
  const killed = servers.kills()
  await servers.spare()
  return { kills: killed, repeats: client.repeats(), ...(await accountOf(pool, receiver)) }
}

const lookMs = 25
const cycleMsMax = 120_000 // every lease of a killed server has ended long before

/** Until it is over, or stuck with what somebody has to look at. */
async function cycle(client: Client, kind: Kind, number: string): Promise<void> {
  const id = await client.start(kind, number)
  for (const until = performance.now() + cycleMsMax; performance.now() < until; await setTimeout(lookMs)) {
    const { status, incidents, visits } = await client.instance(id)
    if (status !== 'active' || incidents > 0) return
    if (!visits.some(({ elementId }) => elementId === 'ask')) continue
    for (const task of await client.tasksOf(id)) await client.complete(task.id)
  }
  throw new Error(`instance ${id} does not come to rest: ${JSON.stringify(await client.instance(id))}`)
}

type Account = Pick<Survived, 'started' | 'ends' | 'performed' | 'left'>

async function accountOf(pool: Pool, receiver: Receiver): Promise<Account> {
  const { started } = await pool.one<{ started: number }>(sql`select count(*)::int as started from instance`)
  const { left } = await pool.one<{ left: number }>(sql`
    select (select count(*) from job)::int + (select count(*) from user_task)::int
      + (select count(*) from errand)::int as left`)
  const rows = await pool.rows<{ kind: Kind; how: string; count: number }>(sql`
    select i.process_id as kind, coalesce(n.code, i.status) as how, count(*)::int as count
    from instance i left join incident n on n.instance_id = i.id
    group by 1, 2`)
  const book = await receiver.book()
  return {
    started,
    left,
    ends: byKind((kind) =>
      Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ how, count }) => [how, count])),
    ),
    performed: byKind((kind) => {
      const times = Object.values(book[kind])
      return { once: times.filter((n) => n === 1).length, more: times.filter((n) => n > 1).length }
    }),
  }
}

const byKind = <Value>(of: (kind: Kind) => Value): Record<Kind, Value> => ({
  keyed: of('keyed'),
  unsafe: of('unsafe'),
  known: of('known'),
})
