import type { Db } from '../platform/database/index.ts'
import type { Delivery, Ticket } from './delivery.ts'
import { takeIncidents } from './incidents/sql.ts'
import { takeJobs } from './jobs/sql.ts'
import { takeMessageSubscriptions } from './messages/sql.ts'
import { takeSignalSubscriptions } from './signals/sql.ts'
import { takeTasks } from './tasks/sql.ts'
import { takeTimers } from './timers/sql.ts'

type Taker<K extends Ticket['kind']> = (
  db: Db,
  tickets: readonly (Extract<Ticket, { kind: K }> & { instanceId: string })[],
) => Promise<readonly { id: string }[]>

const takers: { readonly [K in Ticket['kind']]: Taker<K> } = {
  job: takeJobs,
  task: takeTasks,
  incident: takeIncidents,
  timer: takeTimers,
  message: takeMessageSubscriptions,
  signal: takeSignalSubscriptions,
}

/** Takes the rows that these deliveries answer; the ids of those that were still there. One statement for each kind. */
export async function spendTickets(db: Db, batch: readonly Delivery[]): Promise<ReadonlySet<string>> {
  const tickets = batch.flatMap(({ instanceId, spends }) => (spends ? [{ ...spends, instanceId }] : []))
  const taken = await Promise.all(
    // The table pairs each kind with its own statement; the compiler can't follow that pairing through a lookup.
    [...Map.groupBy(tickets, ({ kind }) => kind)].map(([kind, ofKind]) =>
      (takers[kind] as Taker<Ticket['kind']>)(db, ofKind as never),
    ),
  )
  return new Set(taken.flat().map(({ id }) => id))
}
