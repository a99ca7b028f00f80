import { type Db, sql } from '../../platform/database/index.ts'

export type ImportRow = {
  state: 'waiting' | 'running' | 'done' | 'failed'
  users: number
  groups: number
  links: number
  leftOut: number
  problem: string | null
  startedAt: Date
  finishedAt: Date | null
}

const columns = sql`
  state, users, groups, links, left_out as "leftOut", problem, started_at as "startedAt", finished_at as "finishedAt"`

export const selectImport = (db: Db, storeId: string): Promise<ImportRow | undefined> =>
  db.maybe(sql`select ${columns} from directory_import where store_id = ${storeId}`)

/** One that is under way goes on as it is. */
export const queueImport = (db: Db, storeId: string, at: Date): Promise<unknown> =>
  db.rows(sql`
    insert into directory_import (store_id, state, run_at, started_at) values (${storeId}, 'waiting', ${at}, ${at})
    on conflict (store_id) do update
    set state = 'waiting', users = 0, groups = 0, links = 0, left_out = 0, problem = null, attempt = 0,
      run_at = ${at}, started_at = ${at}, finished_at = null
    where directory_import.state in ('done', 'failed')`)

export type Claimed = { storeId: string; attempt: number }

/** Whoever claims it has it until `until`; who dies gives it back by doing nothing. */
export const claimImport = (db: Db, at: Date, until: Date): Promise<Claimed | undefined> =>
  db.maybe(sql`
    update directory_import set state = 'running', attempt = attempt + 1, run_at = ${until}
    where store_id = (
      select store_id from directory_import
      where state in ('waiting', 'running') and run_at <= ${at}
      order by run_at limit 1
      for update skip locked)
    returning store_id as "storeId", attempt`)

export type Progress = Pick<ImportRow, 'users' | 'groups' | 'links' | 'leftOut'>

export const updateProgress = (db: Db, storeId: string, progress: Progress, until: Date): Promise<unknown> =>
  db.rows(sql`
    update directory_import
    set users = ${progress.users}, groups = ${progress.groups}, links = ${progress.links},
      left_out = ${progress.leftOut}, run_at = ${until}
    where store_id = ${storeId} and state = 'running'`)

export const finishImport = (
  db: Db,
  storeId: string,
  state: 'waiting' | 'done' | 'failed',
  problem: string | null,
  at: Date,
  runAt: Date,
): Promise<unknown> =>
  db.rows(sql`
    update directory_import
    set state = ${state}, problem = ${problem}, run_at = ${runAt},
      finished_at = case when ${state}::text = 'waiting' then null else ${at}::timestamptz end
    where store_id = ${storeId}`)

/** What was just filled is planned for as if it were empty, until PostgreSQL looks by itself: memberships would take minutes. */
export const analyzeDirectory = (db: Db): Promise<unknown> => db.rows(sql`analyze directory_object, directory_member`)
