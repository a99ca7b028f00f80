import type { Store } from '../../../store/index.ts'
import type { Session } from '../session.ts'

export type Callback = Pick<Session, 'status' | 'startedAt' | 'completedAt' | 'flowId'> & {
  sessionId: string
  url: string
  attempts: number
  dueAt: number
}

/** Those to be made, the earliest first. */
export const callbacks = (store: Store): Callback[] =>
  store.rows<Callback>`
    select session_id as sessionId, attempts, session_callback.due_at as dueAt, callback_url as url, flow_id as flowId,
      status, started_at as startedAt, completed_at as completedAt
    from session_callback join flow_session on id = session_id
    order by session_callback.due_at limit 1000`

export const addCallback = (store: Store, sessionId: string, dueAt: number): void =>
  store.run`insert into session_callback (session_id, attempts, due_at) values (${sessionId}, 0, ${dueAt})`

export const isPending = (store: Store, sessionId: string): boolean =>
  store.row`select 1 from session_callback where session_id = ${sessionId}` !== undefined

export const postpone = (store: Store, sessionId: string, dueAt: number): void =>
  store.run`update session_callback set attempts = attempts + 1, due_at = ${dueAt} where session_id = ${sessionId}`

export const removeCallback = (store: Store, sessionId: string): void =>
  store.run`delete from session_callback where session_id = ${sessionId}`

export type Attempt = { at: number; outcome: string }

export const noteAttempt = (store: Store, sessionId: string, { at, outcome }: Attempt): void =>
  store.run`insert into session_callback_attempt (session_id, at, outcome) values (${sessionId}, ${at}, ${outcome})`

/** What became of telling whoever asked for a run. */
export const attemptsOf = (store: Store, sessionId: string): Attempt[] =>
  store.rows<Attempt>`
    select at, outcome from session_callback_attempt where session_id = ${sessionId} order by position limit 100`
