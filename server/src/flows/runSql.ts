import type { Draft } from '@countersign/core/flows'
import { type Db, type Statement, sql } from '../platform/database/index.ts'

export type RunRow = {
  id: string
  flowId: string
  flowName: string
  version: number | null
  draft: Draft
  status: string
  incidents: number
  isFailed: boolean
  startedAt: Date
  finishedAt: Date | null
  startedBy: string | null
}

export const runColumns = sql`
  i.id, f.id as "flowId", f.name as "flowName", v.number as version, v.draft, i.status,
  (select count(*)::int from incident n where n.instance_id = i.id) as incidents,
  exists (select from variable x where x.instance_id = i.id and x.name = 'endedAs' and x.value = 'failed') as "isFailed",
  i.started_at as "startedAt", i.finished_at as "finishedAt",
  (select a.name from flow_run r join account a on a.id = r.account_id where r.instance_id = i.id) as "startedBy"`

export const runTables = sql`(
  instance i join flow_version v on v.version_id = i.version_id join flow f on f.id = v.flow_id)`

export type RunFilter = { state?: string | undefined; test?: 'yes' | 'no' | undefined; search?: string | undefined }
export type RunPlace = { at: string; id: string }

export const selectRuns = (
  db: Db,
  processIds: readonly string[],
  flowId: string,
  filter: RunFilter,
  after: RunPlace | undefined,
  limit: number,
): Promise<RunRow[]> =>
  db.rows(sql`
    select ${runColumns} from ${runTables}
    where i.process_id = any(${processIds}::text[]) and f.id = ${flowId} ${stateIs(filter.state)}
      ${filter.test === undefined ? sql`` : filter.test === 'yes' ? sql`and v.number is null` : sql`and v.number is not null`}
      ${filter.search === undefined ? sql`` : tellsOf(filter.search)}
      ${after ? sql`and (i.started_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by i.started_at desc, i.id desc
    limit ${limit}`)

/** In what the trigger brought, or in the name of whoever began it. */
const tellsOf = (words: string): Statement => sql`and (
  exists (select from variable x where x.instance_id = i.id and x.name = 'trigger'
    and position(lower(${words}) in lower(x.value)) > 0)
  or exists (select from flow_run r join account a on a.id = r.account_id where r.instance_id = i.id
    and position(lower(${words}) in lower(a.name)) > 0))`

const hasIncident = sql`exists (select from incident n where n.instance_id = i.id)`
const endedAsFailed = sql`
  exists (select from variable x where x.instance_id = i.id and x.name = 'endedAs' and x.value = 'failed')`

function stateIs(state: string | undefined): Statement {
  switch (state) {
    case 'running':
      return sql`and i.status = 'active' and not ${hasIncident}`
    case 'needs-attention':
      return sql`and i.status = 'active' and ${hasIncident}`
    case 'done':
      return sql`and i.status = 'completed' and not ${endedAsFailed}`
    case 'failed':
      return sql`and i.status <> 'active' and i.status <> 'cancelled' and (i.status <> 'completed' or ${endedAsFailed})`
    case 'cancelled':
      return sql`and i.status = 'cancelled'`
    default:
      return sql``
  }
}

export const selectRun = (db: Db, id: string): Promise<RunRow | undefined> =>
  db.maybe(sql`select ${runColumns} from ${runTables} where i.id = ${id}`)

/** Written before the run begins; a repetition is the same run. */
export const insertRun = (db: Db, instanceId: string, accountId: string, at: Date): Promise<unknown> =>
  db.rows(sql`
    insert into flow_run (instance_id, account_id, at) values (${instanceId}, ${accountId}, ${at})
    on conflict do nothing`)

/** What an instance is not there for any more: it was deleted in its time, or never began. */
export const deleteEndedRuns = (db: Db, before: Date): Promise<unknown> =>
  db.rows(sql`
    delete from flow_run r
    where instance_id in (
      select instance_id from flow_run
      where at < ${before} and not exists (select from instance i where i.id = instance_id)
      order by at
      limit 10000)`)
