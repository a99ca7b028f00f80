import { type Db, prepared, sql } from '../../platform/database/index.ts'

export type NewIncident = {
  id: string
  instanceId: string
  visit: string
  attempt: number
  processId: string
  nodeId: string
  code: string
  message: string
  warnings: readonly string[]
  /** The delivery that met a bug of ours. */
  deliveryId: string | null
  raisedAt: Date
}

export const insertIncidents = (db: Db, rows: readonly NewIncident[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into incident
        (id, instance_id, visit, attempt, process_id, node_id, code, message, warnings, delivery_id, raised_at)
      select * from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ visit }) => visit)}::text[],
        ${rows.map(({ attempt }) => attempt)}::int[],
        ${rows.map(({ processId }) => processId)}::text[],
        ${rows.map(({ nodeId }) => nodeId)}::text[],
        ${rows.map(({ code }) => code)}::text[],
        ${rows.map(({ message }) => message)}::text[],
        ${rows.map(({ warnings }) => JSON.stringify(warnings))}::json[],
        ${rows.map(({ deliveryId }) => deliveryId)}::text[],
        ${rows.map(({ raisedAt }) => raisedAt)}::timestamptz[])`),
  )

/** Takes incidents for their resolution: of two people who resolve the same one, one does. */
export const takeIncidents = (
  db: Db,
  tickets: readonly { id: string; instanceId: string }[],
): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      delete from incident i
      using unnest(
        ${tickets.map(({ id }) => id)}::uuid[],
        ${tickets.map(({ instanceId }) => instanceId)}::uuid[]) as t (id, instance_id)
      where i.id = t.id and i.instance_id = t.instance_id
      returning i.id`),
  )

/** What has no delivery is looked at last: an index knows it, too, and would lead through all that ever got stuck. */
export const deleteIncidents = (
  db: Db,
  mended: readonly { instanceId: string; visit: string; attempt: number }[],
): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with found as materialized (
        select i.id, i.delivery_id from incident i join unnest(
          ${mended.map(({ instanceId }) => instanceId)}::uuid[],
          ${mended.map(({ visit }) => visit)}::text[],
          ${mended.map(({ attempt }) => attempt)}::int[]) as m (instance_id, visit, attempt)
          on i.instance_id = m.instance_id and i.visit = m.visit and i.attempt = m.attempt)
      delete from incident i using found f where i.id = f.id and f.delivery_id is null`),
  )

/** Those that no effect will mend: a finished instance leaves none behind. */
export const deleteIncidentsOf = (db: Db, instanceIds: readonly string[]): Promise<unknown> =>
  db.rows(prepared(sql`delete from incident where instance_id = any(${instanceIds}::uuid[])`))
