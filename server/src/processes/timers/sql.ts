import type { ScopeId } from '@countersign/engine'
import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { EventKey } from '../writes.ts'

export type NewTimer = EventKey & { id: string; dueAt: Date }

export const insertTimers = (db: Db, rows: readonly NewTimer[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into timer (id, instance_id, visit, event, round, due_at, available_at)
      select id, instance_id, visit, event, round, due_at, due_at from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ visit }) => visit)}::text[],
        ${rows.map(({ event }) => event)}::text[],
        ${rows.map(({ round }) => round)}::int[],
        ${rows.map(({ dueAt }) => dueAt)}::timestamptz[]) as t (id, instance_id, visit, event, round, due_at)`),
  )

export const takeTimers = (db: Db, tickets: readonly { id: string; instanceId: string }[]): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      delete from timer r
      using unnest(
        ${tickets.map(({ id }) => id)}::uuid[],
        ${tickets.map(({ instanceId }) => instanceId)}::uuid[]) as t (id, instance_id)
      where r.id = t.id and r.instance_id = t.instance_id
      returning r.id`),
  )

export const deleteTimers = (db: Db, keys: readonly EventKey[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      delete from timer r
      using unnest(
        ${keys.map(({ instanceId }) => instanceId)}::uuid[],
        ${keys.map(({ visit }) => visit)}::text[],
        ${keys.map(({ event }) => event)}::text[],
        ${keys.map(({ round }) => round)}::int[]) as k (instance_id, visit, event, round)
      where r.instance_id = k.instance_id and r.visit = k.visit and r.event = k.event and r.round = k.round`),
  )

export type DueTimer = { id: string; instanceId: string; visit: ScopeId; event: string; round: number }

/** Earliest first. They stay ours until `until`: whoever dies gives them back by doing nothing. */
export const claimTimers = (db: Db, at: Date, until: Date, limit: number): Promise<DueTimer[]> =>
  db.rows(
    prepared(sql`
      with due as (
        select id from timer
        where available_at <= ${at}
        order by available_at, id
        limit ${limit}
        for update skip locked)
      update timer r set available_at = ${until} from due where r.id = due.id
      returning r.id, instance_id as "instanceId", visit, event, round`),
  )

/** When the next timer is due, or given back. */
export const selectNextTimer = (db: Db): Promise<{ at: Date | null }> =>
  db.one(prepared(sql`select min(available_at) as at from timer`))
