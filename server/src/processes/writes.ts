// What a batch of decisions writes: rows, collected while the engine decides and sent together.

import type { ScopeId, VisitId } from '@countersign/engine'
import type { AuditNote } from '../audit/index.ts'
import type { Errand } from './errands/errand.ts'
import type { NewIncident } from './incidents/sql.ts'
import type { InstanceChange, NewFact, NewInstance, VariableChange } from './instances/sql.ts'
import type { NewJob } from './jobs/sql.ts'
import type { NewMessageSubscription } from './messages/sql.ts'
import type { NewSignalSubscription } from './signals/sql.ts'
import type { NewTask } from './tasks/sql.ts'
import type { NewTimer } from './timers/sql.ts'

export type VisitKey = { readonly instanceId: string; readonly visit: VisitId }
export type AttemptKey = VisitKey & { readonly attempt: number }
export type EventKey = {
  readonly instanceId: string
  readonly visit: ScopeId
  readonly event: string
  readonly round: number
}

/** Each list is one statement. What was asked for and taken back in the same batch is in neither. */
export type Writes = {
  begun: NewInstance[]
  changed: InstanceChange[]
  /** Those to which something happened that left their states as they were: a fact too late, an incident. */
  touched: string[]
  facts: NewFact[]
  variables: VariableChange[]
  jobs: NewJob[]
  tasks: NewTask[]
  withdrawn: VisitKey[]
  incidents: NewIncident[]
  mended: AttemptKey[]
  timers: NewTimer[]
  unscheduled: EventKey[]
  messageSubscriptions: NewMessageSubscription[]
  unsubscribed: EventKey[]
  signalSubscriptions: NewSignalSubscription[]
  unlistened: EventKey[]
  errands: Errand[]
  finished: string[]
  /** Finished ones that may have kept others of their key from beginning. */
  released: string[]
  notes: AuditNote[]
}

export const newWrites = (): Writes => ({
  begun: [],
  changed: [],
  touched: [],
  facts: [],
  variables: [],
  jobs: [],
  tasks: [],
  withdrawn: [],
  incidents: [],
  mended: [],
  timers: [],
  unscheduled: [],
  messageSubscriptions: [],
  unsubscribed: [],
  signalSubscriptions: [],
  unlistened: [],
  errands: [],
  finished: [],
  released: [],
  notes: [],
})

export const isVisit =
  ({ instanceId, visit }: VisitKey) =>
  (row: VisitKey): boolean =>
    row.instanceId === instanceId && row.visit === visit

export const isAttempt = (key: AttemptKey) => (row: VisitKey & { attempt: number }) =>
  isVisit(key)(row) && row.attempt === key.attempt

export const isEvent =
  ({ instanceId, visit, event, round }: EventKey) =>
  (row: EventKey): boolean =>
    row.instanceId === instanceId && row.visit === visit && row.event === event && row.round === round
