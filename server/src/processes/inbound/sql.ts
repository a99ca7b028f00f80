import type { DrawnWebhook } from '@countersign/core/connectors'
import { type Db, sql } from '../../platform/database/index.ts'

export type NewWebhook = { versionId: string; processId: string; at: Date; drawn: DrawnWebhook }

/** What begins a process begins its newest version alone; for what is drawn anew the newest drawing counts. */
export const deleteReplacedWebhooks = (db: Db, processId: string, drawn: readonly DrawnWebhook[]): Promise<unknown> =>
  db.rows(sql`
    delete from webhook
    where process_id = ${processId}
      and ((drawn->>'begins')::boolean
        or path = any(${drawn.map(({ path }) => path)}::text[])
        or drawn->>'messageName' = any(${drawn.flatMap(({ messageName }) => messageName ?? [])}::text[])
        or not exists (select from instance i where i.version_id = webhook.version_id and i.status = 'active'))`)

export const insertWebhooks = (db: Db, rows: readonly NewWebhook[]): Promise<unknown> =>
  db.rows(sql`
    insert into webhook (version_id, process_id, element_id, path, drawn, created_at)
    select * from unnest(
      ${rows.map(({ versionId }) => versionId)}::uuid[],
      ${rows.map(({ processId }) => processId)}::text[],
      ${rows.map(({ drawn }) => drawn.elementId)}::text[],
      ${rows.map(({ drawn }) => drawn.path)}::text[],
      ${rows.map(({ drawn }) => JSON.stringify(drawn))}::json[],
      ${rows.map(({ at }) => at)}::timestamptz[])`)

export type Webhook = { versionId: string; processId: string; drawn: DrawnWebhook }

/** Those that listen at a path. Where several processes do, the first one has it until it listens there no more. */
export const selectWebhooks = (db: Db, path: string): Promise<Webhook[]> =>
  db.rows(sql`
    select version_id as "versionId", process_id as "processId", drawn
    from webhook
    where path = ${path} and process_id = (
      select process_id from webhook where path = ${path} order by created_at, process_id limit 1)
    order by element_id
    limit 100`)
