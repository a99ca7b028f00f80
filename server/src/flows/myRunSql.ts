import { type Db, sql } from '../platform/database/index.ts'
import { type RunPlace, type RunRow, runColumns, runTables } from './runSql.ts'

/** Runs that this account has begun by a button, the newest first. */
export const selectMyRuns = (
  db: Db,
  accountId: string,
  after: RunPlace | undefined,
  limit: number,
): Promise<RunRow[]> =>
  db.rows(sql`
    select ${runColumns} from flow_run r join ${runTables} on i.id = r.instance_id
    where r.account_id = ${accountId} and v.number is not null
      ${after ? sql`and (i.started_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by i.started_at desc, i.id desc
    limit ${limit}`)

/** Whether this account has begun this run. */
export const hasBegun = async (db: Db, accountId: string, runId: string): Promise<boolean> =>
  (await db.maybe(sql`select from flow_run where instance_id = ${runId} and account_id = ${accountId}`)) !== undefined
