import { type Db, prepared, sql } from '../../platform/database/index.ts'
import { jobChannel } from './channel.ts'

/** Wakes idle workers of all replicas when the jobs are committed. A notice holds 8,000 bytes: one for each type. */
export const notifyJobs = (db: Db, taskTypes: readonly string[]): Promise<unknown> =>
  db.rows(prepared(sql`select pg_notify(${jobChannel}, t) from unnest(${taskTypes}::text[]) as t`))
