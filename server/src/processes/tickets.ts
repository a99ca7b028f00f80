import type { Db } from '../platform/database/index.ts'
import type { Delivery, Ticket } from './delivery.ts'
import { takeIncidents } from './incidents/sql.ts'
import { takeJobs, takeWaiting } from './jobs/sql.ts'
import { takeMessageSubscriptions } from './messages/sql.ts'
import { takeSignalSubscriptions } from './signals/sql.ts'
import { takeTasks } from './tasks/sql.ts'
import { takeTimers } from './timers/sql.ts'

type TicketOf<K extends Ticket['kind']> = Extract<Ticket, { kind: K }>

/** Answers what it took: with its lease or its revision, where it has one. */
type Taker<K extends Ticket['kind']> = (
  db: Db,
  tickets: readonly (TicketOf<K> & { instanceId: string })[],
) => Promise<readonly Omit<TicketOf<K>, 'kind' | 'visit' | 'taskType'>[]>

const takers: { readonly [K in Ticket['kind']]: Taker<K> } = {
  job: takeJobs,
  waiting: takeWaiting,
  task: takeTasks,
  incident: takeIncidents,
  timer: takeTimers,
  message: takeMessageSubscriptions,
  signal: takeSignalSubscriptions,
}

/** A row under another lease, or of another revision, is not what the ticket was for. */
export const ticketKey = (ticket: Ticket): string => {
  const { kind, id, lease = '', revision = '' } = ticket as Ticket & { lease?: string; revision?: number }
  return `${kind} ${id} ${lease}${revision}`
}

/** Takes the rows that these deliveries answer; the keys of the tickets that had theirs. One statement for each kind. */
export async function spendTickets(db: Db, batch: readonly Delivery[]): Promise<Set<string>> {
  const tickets = batch.flatMap(({ instanceId, spends }) => (spends ? [{ ...spends, instanceId }] : []))
  const taken = await Promise.all(
    [...Map.groupBy(tickets, ({ kind }) => kind)].map(async ([kind, ofKind]) => {
      // The table pairs each kind with its own statement; the compiler can't follow that pairing through a lookup.
      const rows = await (takers[kind] as Taker<Ticket['kind']>)(db, ofKind as never)
      return rows.map((row) => ticketKey({ kind, ...row } as Ticket))
    }),
  )
  return new Set(taken.flat())
}
