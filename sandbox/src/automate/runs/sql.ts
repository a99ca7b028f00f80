import type { Store } from '../../store/index.ts'
import type { Problem, Run, RunStatus } from '../definition/index.ts'

export type RunRow = {
  name: string
  flowId: string
  version: number
  status: RunStatus
  startedAt: number
  endedAt: number | null
  run: Run
}

type Row = Omit<RunRow, 'run'> & { state: string }

const rowOf = ({ state, ...row }: Row): RunRow => ({ ...row, run: JSON.parse(state) as Run })

export function findRun(store: Store, name: string): RunRow | undefined {
  const row = store.row<Row>`
    select name, flow_id as flowId, version, status, started_at as startedAt, ended_at as endedAt, state
    from flow_run where name = ${name}`
  return row && rowOf(row)
}

export type RunFilter = { status?: string | undefined; since?: number | undefined; before?: number | undefined }

/** The newest first; `after` goes on behind one that was told last. */
export const runsOfFlow = (
  store: Store,
  flowId: string,
  { status, since, before }: RunFilter,
  { limit, after }: { limit: number; after?: string | undefined },
): RunRow[] =>
  store.rows<Row>`
    select name, flow_id as flowId, version, status, started_at as startedAt, ended_at as endedAt, state
    from flow_run
    where flow_id = ${flowId} and (${status ?? null} is null or status = ${status ?? null})
      and started_at >= ${since ?? 0} and (${before ?? null} is null or started_at < ${before ?? null})
      and (${after ?? null} is null or position < (select position from flow_run where name = ${after ?? null}))
    order by position desc limit ${limit}`.map(rowOf)

export function insertRun(store: Store, { name, flowId, version, status, startedAt, run }: RunRow): void {
  store.run`
    insert into flow_run (name, flow_id, version, status, started_at, due_at, state)
    values (${name}, ${flowId}, ${version}, ${status}, ${startedAt}, ${startedAt}, ${JSON.stringify(run)})`
}

export function saveRun(store: Store, name: string, run: Run, dueAt: number | undefined): void {
  store.run`
    update flow_run
    set status = ${run.status}, ended_at = ${run.endedAt ?? null}, due_at = ${dueAt ?? null}, state = ${JSON.stringify(run)}
    where name = ${name}`
}

export const nextDueRun = (store: Store): number | undefined =>
  store.row<{ dueAt: number | null }>`select min(due_at) as dueAt from flow_run where due_at is not null`?.dueAt ??
  undefined

/** In the order in which they come due. */
export const dueRuns = (store: Store, now: number): string[] =>
  store.rows<{ name: string }>`
    select name from flow_run where due_at <= ${now} order by due_at, position limit 1000`.map(({ name }) => name)

/** Whom others still have to be asked for: what a restart takes up again. */
export const runningNames = (store: Store): string[] =>
  store.rows<{ name: string }>`
    select name from flow_run where status = 'Running' order by position limit 100000`.map(({ name }) => name)

export type TriggerHistory = {
  name: string
  flowId: string
  at: number
  status: 'Succeeded' | 'Failed'
  code: string
  error: Problem | null
  runName: string | null
}

export function insertHistory(store: Store, history: TriggerHistory): void {
  const { name, flowId, at, status, code, error, runName } = history
  store.run`
    insert into flow_trigger_history (name, flow_id, at, status, code, error, run_name)
    values (${name}, ${flowId}, ${at}, ${status}, ${code}, ${error && JSON.stringify(error)}, ${runName})`
}

export const historiesOfFlow = (store: Store, flowId: string, limit: number): TriggerHistory[] =>
  store.rows<Omit<TriggerHistory, 'error'> & { error: string | null }>`
    select name, flow_id as flowId, at, status, code, error, run_name as runName
    from flow_trigger_history where flow_id = ${flowId} order by position desc limit ${limit}`.map((row) => ({
    ...row,
    error: row.error === null ? null : (JSON.parse(row.error) as Problem),
  }))

/** What is older than this, or more of a flow than this, is not kept; a run that is under way is. */
export function forgetRuns(store: Store, flowId: string, before: number, kept: number): void {
  store.run`
    delete from flow_run
    where flow_id = ${flowId} and status <> 'Running' and name not in (select run_name from approval_waiter)
      and name not in (select run_name from flow_run_fact)
      and (ended_at < ${before} or position <= (
        select position from flow_run where flow_id = ${flowId} order by position desc limit 1 offset ${kept}))`
  store.run`
    delete from flow_trigger_history
    where flow_id = ${flowId} and (at < ${before} or position <= (
      select position from flow_trigger_history where flow_id = ${flowId} order by position desc limit 1 offset ${kept}))`
}
