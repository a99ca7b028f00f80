// All rows of the hosts at one moment.

import type { Instance, ScopeId, VisitId } from '@countersign/engine'
import { type Pool, sql } from '../../server/src/platform/database/index.ts'

export type InstanceRow = {
  readonly id: string
  readonly processId: string
  readonly status: string
  readonly state: Instance
  readonly revision: number
  readonly callerId: string | null
  readonly callerVisit: string | null
}
type OfVisit = { readonly instanceId: string; readonly visit: VisitId }
type OfEvent = { readonly instanceId: string; readonly visit: ScopeId; readonly event: string; readonly round: number }
type Waiting = { readonly availableAt: Date }

export type JobRow = OfVisit & Waiting & { readonly lease: string | null }
export type TaskRow = OfVisit & { readonly id: string; readonly revision: number }
export type IncidentRow = OfVisit & {
  readonly id: string
  readonly attempt: number
  readonly code: string
  readonly message: string
  readonly deliveryId: string | null
}
export type MessageRow = OfEvent & {
  readonly id: string
  readonly name: string
  readonly correlationKey: string
  readonly messageId: string | null
}
export type SignalRow = OfEvent & { readonly name: string }
export type ErrandRow = Waiting & { readonly kind: string; readonly payload: ErrandPayload }
/** Of each kind of errand what is looked at. */
export type ErrandPayload = {
  readonly instanceId?: string
  readonly visit?: string
  readonly caller?: { readonly instanceId: string; readonly visit: string }
  readonly fact?: { readonly type: string; readonly visit?: string }
  readonly spends?: { readonly id: string }
}

export type Rows = {
  readonly instances: readonly InstanceRow[]
  readonly jobs: readonly JobRow[]
  readonly tasks: readonly TaskRow[]
  readonly incidents: readonly IncidentRow[]
  readonly timers: readonly (OfEvent & Waiting)[]
  readonly messages: readonly MessageRow[]
  readonly signals: readonly SignalRow[]
  readonly errands: readonly ErrandRow[]
  readonly starts: readonly Waiting[]
}

export const look = (pool: Pool): Promise<Rows> =>
  pool.transaction(async (tx) => {
    const [, instances, jobs, tasks, incidents, timers, messages, signals, errands, starts] = await Promise.all([
      tx.rows(sql`set transaction isolation level repeatable read, read only`),
      tx.rows<InstanceRow>(sql`
        select id, process_id as "processId", status, state, revision, caller_id as "callerId",
          caller_visit as "callerVisit"
        from instance order by started_at, id`),
      tx.rows<JobRow>(sql`
        select instance_id as "instanceId", visit, lease, available_at as "availableAt" from job order by id`),
      tx.rows<TaskRow>(sql`select id, instance_id as "instanceId", visit, revision from user_task order by id`),
      tx.rows<IncidentRow>(sql`
        select id, instance_id as "instanceId", visit, attempt, code, message, delivery_id as "deliveryId"
        from incident order by id`),
      tx.rows<OfEvent & Waiting>(sql`
        select instance_id as "instanceId", visit, event, round, available_at as "availableAt" from timer order by id`),
      tx.rows<MessageRow>(sql`
        select id, instance_id as "instanceId", visit, event, round, name, correlation_key as "correlationKey",
          message_id as "messageId"
        from message_subscription order by id`),
      tx.rows<SignalRow>(sql`
        select instance_id as "instanceId", visit, event, round, name from signal_subscription order by id`),
      tx.rows<ErrandRow>(sql`select kind, payload, available_at as "availableAt" from errand order by number`),
      tx.rows<Waiting>(sql`select due_at as "availableAt" from start_event where due_at is not null`),
    ])
    return { instances, jobs, tasks, incidents, timers, messages, signals, errands, starts }
  })
