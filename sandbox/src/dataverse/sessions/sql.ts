import type { Store } from '../../store/index.ts'
import type { Session } from './session.ts'

type Row = Omit<Session, 'inputs' | 'outputs'> & { inputs: string | null; outputs: string | null }

const read = (row: Row): Session => ({
  ...row,
  inputs: row.inputs === null ? null : (JSON.parse(row.inputs) as Session['inputs']),
  outputs: row.outputs === null ? null : (JSON.parse(row.outputs) as Session['outputs']),
})

export function findSession(store: Store, id: string): Session | undefined {
  const row = store.row<Row>`
    select id, flow_id as flowId, user_id as userId, connection_name as connectionName, machine_id as machineId,
      run_mode as runMode, priority, inputs, outputs, callback_url as callbackUrl, status, error_code as errorCode,
      error_message as errorMessage, requested_at as requestedAt, started_at as startedAt,
      completed_at as completedAt, modified_at as modifiedAt, times_out_at as timesOutAt
    from flow_session where id = ${id}`
  return row && read(row)
}

/** The newest first; of one flow, or of all. */
export const listSessions = (store: Store, flowId: string | undefined, limit: number): Session[] =>
  store.rows<Row>`
    select id, flow_id as flowId, user_id as userId, connection_name as connectionName, machine_id as machineId,
      run_mode as runMode, priority, inputs, outputs, callback_url as callbackUrl, status, error_code as errorCode,
      error_message as errorMessage, requested_at as requestedAt, started_at as startedAt,
      completed_at as completedAt, modified_at as modifiedAt, times_out_at as timesOutAt
    from flow_session where ${flowId ?? null} is null or flow_id = ${flowId ?? null}
    order by position desc limit ${limit}`.map(read)

/** Running ones before those that wait; among these the urgent ones first, then by their turn. */
export const sessionsUnderWay = (store: Store, machineId: string): Session[] =>
  store.rows<Row>`
    select id, flow_id as flowId, user_id as userId, connection_name as connectionName, machine_id as machineId,
      run_mode as runMode, priority, inputs, outputs, callback_url as callbackUrl, status, error_code as errorCode,
      error_message as errorMessage, requested_at as requestedAt, started_at as startedAt,
      completed_at as completedAt, modified_at as modifiedAt, times_out_at as timesOutAt
    from flow_session where machine_id = ${machineId} and status in (2, 3)
    order by status, lower(priority) = 'high' desc, position limit 10000`.map(read)

export function insertSession(store: Store, session: Session, dueAt: number): void {
  const { id, flowId, userId, connectionName, machineId, runMode, priority, inputs, callbackUrl, status } = session
  store.run`
    insert into flow_session (id, flow_id, user_id, connection_name, machine_id, run_mode, priority, inputs,
      callback_url, status, requested_at, modified_at, times_out_at, due_at)
    values (${id}, ${flowId}, ${userId}, ${connectionName}, ${machineId}, ${runMode}, ${priority},
      ${inputs ? JSON.stringify(inputs) : null}, ${callbackUrl}, ${status}, ${session.requestedAt},
      ${session.modifiedAt}, ${session.timesOutAt}, ${dueAt})`
}

export function saveSession(store: Store, session: Session, dueAt: number | null): void {
  const { id, outputs, status, errorCode, errorMessage, startedAt, completedAt, modifiedAt } = session
  store.run`
    update flow_session
    set outputs = ${outputs ? JSON.stringify(outputs) : null}, status = ${status}, error_code = ${errorCode},
      error_message = ${errorMessage}, started_at = ${startedAt}, completed_at = ${completedAt},
      modified_at = ${modifiedAt}, due_at = ${dueAt}
    where id = ${id}`
}

export const nextDueSession = (store: Store): number | undefined =>
  store.row<{ dueAt: number | null }>`
    select min(due_at) as dueAt from flow_session where due_at is not null`?.dueAt ?? undefined

export const dueSessionIds = (store: Store, now: number): string[] =>
  store.rows<{ id: string }>`
    select id from flow_session where due_at <= ${now} order by due_at, position limit 1000`.map(({ id }) => id)

/** When the one before the last so many was begun over a connection. */
export const startedBefore = (store: Store, connectionName: string, count: number): number | undefined =>
  store.row<{ requestedAt: number }>`
    select requested_at as requestedAt from flow_session where connection_name = ${connectionName}
    order by requested_at desc limit 1 offset ${count - 1}`?.requestedAt

export type StatusCount = { flowId: string; status: Session['status']; count: number }

export const countSessions = (store: Store): StatusCount[] =>
  store.rows<StatusCount>`
    select flow_id as flowId, status, count(*) as count from flow_session group by flow_id, status limit 10000`
