// The rows of the host. All of it is plain data, and a step of the host changes all of it or nothing: it works on a
// copy, which takes the place of the original when the step is committed.

import type { Fact, IncidentCode, ScopeId, VisitId } from '@countersign/engine'
import type { Delivery } from './delivery.ts'

type Table<Row> = Map<string, Row>

export type InstanceRow = {
  readonly processId: string
  /** What somebody outside calls it; the instances of one wish have the same. */
  readonly businessKey: string
  readonly parent: { readonly instance: string; readonly visit: VisitId; readonly attempt: number } | null
  /** As it is stored: JSON. */
  readonly state: string
}

type OfVisit = { readonly instance: string; readonly visit: VisitId; readonly attempt: number }

export type JobRow = OfVisit & {
  readonly taskType: string
  readonly retries: number
  readonly runAt: number
  readonly lease: { readonly token: string; readonly until: number } | null
  /** How many workers have had this attempt; more than one says that somebody may have done it already. */
  readonly leases: number
}

export type ListenerRow = {
  readonly instance: string
  readonly scope: ScopeId
  readonly event: string
  readonly round: number
} & (
  | { readonly type: 'timer'; readonly dueAt: number }
  | { readonly type: 'message'; readonly messageName: string; readonly correlationKey: string }
  | { readonly type: 'signal'; readonly signalName: string }
)

/** The host's own code, beside those of the engine: an action may have been done, and nobody can tell. */
export const outcomeUnknown = 'OUTCOME_UNKNOWN'

export type IncidentRow = OfVisit & { readonly code: IncidentCode | typeof outcomeUnknown }

export type MessageRow = {
  readonly name: string
  readonly key: string
  readonly expiresAt: number
  /** The processes that took it: each takes a message once. */
  readonly takenBy: readonly string[]
}

export type Tables = {
  readonly recorded: Table<true>
  readonly instances: Table<InstanceRow>
  readonly facts: Table<readonly Fact[]>
  readonly jobs: Table<JobRow>
  readonly tasks: Table<OfVisit>
  readonly calls: Table<OfVisit & { readonly child: string }>
  readonly listeners: Table<ListenerRow>
  readonly incidents: Table<IncidentRow>
  readonly messages: Table<MessageRow>
  /** What the host owes to itself, in order for each receiver. */
  readonly outbox: Table<{ readonly to: string; readonly delivery: Delivery }>
}

export const emptyTables = (): Tables => ({
  recorded: new Map(),
  instances: new Map(),
  facts: new Map(),
  jobs: new Map(),
  tasks: new Map(),
  calls: new Map(),
  listeners: new Map(),
  incidents: new Map(),
  messages: new Map(),
  outbox: new Map(),
})

export const copyOf = (tables: Tables): Tables => mapTables(tables, (table) => new Map(table))

/** Written out and read back, as at every restart. */
export const reloaded = (tables: Tables): Tables =>
  mapTables(tables, (table) => new Map(JSON.parse(JSON.stringify([...table]))))

const mapTables = (tables: Tables, change: (table: Table<unknown>) => Table<unknown>): Tables =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, change(table)])) as Tables

export const visitKey = (instance: string, visit: VisitId): string => `${instance} ${visit}`
export const listenerKey = (instance: string, scope: ScopeId, event: string): string => `${instance} ${scope} ${event}`
