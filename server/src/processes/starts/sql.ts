import { type Db, prepared, sql } from '../../platform/database/index.ts'

export type NewStartEvent = {
  id: string
  versionId: string
  processId: string
  event: string
  type: 'timer' | 'message' | 'signal'
  name: string | null
  dueAt: Date | null
  cycle: string | null
}

export const deleteStartEvents = (db: Db, processId: string): Promise<unknown> =>
  db.rows(sql`delete from start_event where process_id = ${processId}`)

export const insertStartEvents = (db: Db, rows: readonly NewStartEvent[]): Promise<unknown> =>
  db.rows(sql`
    insert into start_event (id, version_id, process_id, event, type, name, round, due_at, cycle)
    select id, version_id, process_id, event, type, name, 1, due_at, cycle from unnest(
      ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ versionId }) => versionId)}::uuid[],
      ${rows.map(({ processId }) => processId)}::text[],
      ${rows.map(({ event }) => event)}::text[],
      ${rows.map(({ type }) => type)}::text[],
      ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ dueAt }) => dueAt)}::timestamptz[],
      ${rows.map(({ cycle }) => cycle)}::text[]) as s (id, version_id, process_id, event, type, name, due_at, cycle)`)

export type StartPlace = { versionId: string; processId: string; event: string }

export const selectSignalStarts = (db: Db, name: string): Promise<StartPlace[]> =>
  db.rows(
    prepared(sql`
      select version_id as "versionId", process_id as "processId", event
      from start_event where type = 'signal' and name = ${name} order by process_id, event limit 10000`),
  )

export type DueStart = StartPlace & { id: string; round: number; dueAt: Date; cycle: string | null }

/** Held by the transaction that begins the instances and sets the next time. */
export const lockDueStarts = (db: Db, at: Date, limit: number): Promise<DueStart[]> =>
  db.rows(
    prepared(sql`
      select id, version_id as "versionId", process_id as "processId", event, round, due_at as "dueAt", cycle
      from start_event where due_at <= ${at}
      order by due_at, id
      limit ${limit}
      for update skip locked`),
  )

export type NextStart = { id: string; dueAt: Date; cycle: string | null }

export const updateDueStarts = (db: Db, rows: readonly NextStart[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update start_event s
      set due_at = n.due_at, cycle = n.cycle, round = s.round + 1
      from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ dueAt }) => dueAt)}::timestamptz[],
        ${rows.map(({ cycle }) => cycle)}::text[]) as n (id, due_at, cycle)
      where s.id = n.id`),
  )

export const deleteDueStarts = (db: Db, ids: readonly string[]): Promise<unknown> =>
  db.rows(prepared(sql`delete from start_event where id = any(${ids}::uuid[])`))

export const selectNextStart = (db: Db): Promise<{ at: Date | null }> =>
  db.one(prepared(sql`select min(due_at) as at from start_event where due_at is not null`))
