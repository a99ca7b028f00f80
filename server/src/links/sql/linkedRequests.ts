import type { Change } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'
import type { SaidDecision } from '@countersign/core/links'
import { brief, type Db, prepared, sql } from '../../platform/database/index.ts'

/** A request as its linked flow is told of it; one that waits for an approval, and what was asked then. */
export type RequestFacts = {
  id: string
  storeId: string
  storeName: string
  workflow: { id: string; name: string }
  content: Change
  reason: string | null
  requester: { name: string; person: Reference | null }
  state: string
  createdAt: Date
  /** Who may decide it at this moment. */
  holders: Reference[]
}

/** The ids of both are one: an approval of a change has the change's. */
export const selectRequestFacts = (db: Db, requestId: string): Promise<RequestFacts | undefined> =>
  db.maybe(
    brief(sql`
    select c.id, c.store_id as "storeId", s.name as "storeName", c.workflow, c.content, c.reason, c.requester, c.state,
      c.created_at as "createdAt",
      (select coalesce(jsonb_agg(h.content -> 'person' order by h.since, h.person_id), '[]')
        from approval_holder h where h.approval_id = c.id and h.until is null) as holders
    from change c join identity_store s on s.id = c.store_id
    where c.id = ${requestId} and c.workflow is not null`),
  )

export type StartState = 'starting' | 'started' | 'answered' | 'failed' | 'unknown'

/** What was answered to the flow, and is answered again. */
export type Result = { status: number; code: string; sentence: string }

type NewStart = { tokenHash: Buffer; requestId: string; linkId: string; stage: string; flowName: string; at: Date }

/** Before anything is sent: who dies from here on is known to have begun. */
export const insertStart = (db: Db, row: NewStart): Promise<unknown> =>
  db.rows(
    prepared(sql`
    insert into linked_request (token_hash, request_id, link_id, stage, flow_name, state, started_at)
    values (${row.tokenHash}, ${row.requestId}, ${row.linkId}, ${row.stage}, ${row.flowName}, 'starting', ${row.at})`),
  )

/** Only while nothing is known yet: what the flow has said since says more. */
export const endStart = (
  db: Db,
  tokenHash: Buffer,
  state: 'started' | 'failed' | 'unknown',
  sentence: string | null,
): Promise<unknown> =>
  db.rows(
    prepared(sql`
    update linked_request set state = ${state}, sentence = ${sentence}
    where token_hash = ${tokenHash} and state = 'starting'`),
  )

export const selectLastStart = (
  db: Db,
  requestId: string,
  stage: string,
): Promise<{ tokenHash: Buffer; state: StartState } | undefined> =>
  db.maybe(sql`
    select token_hash as "tokenHash", state from linked_request
    where request_id = ${requestId} and stage = ${stage}
    order by started_at desc
    limit 1`)

export type Started = {
  requestId: string
  workflowId: string
  storeId: string
  state: StartState
  said: SaidDecision | null
  result: Result | null
  /** Of the request itself. */
  requestState: string
}

export const selectStarted = (db: Db, tokenHash: Buffer): Promise<Started | undefined> =>
  db.maybe(
    brief(sql`
    select r.request_id as "requestId", l.workflow_id as "workflowId", l.store_id as "storeId", r.state, r.said, r.result,
      c.state as "requestState"
    from linked_request r join workflow_link l on l.id = r.link_id join change c on c.id = r.request_id
    where r.token_hash = ${tokenHash}`),
  )

/** The first thing that is said stands; answers what stands. */
export const saveSaid = (
  db: Db,
  tokenHash: Buffer,
  said: SaidDecision,
  at: Date,
): Promise<{ said: SaidDecision } | undefined> =>
  db.maybe(
    prepared(sql`
    update linked_request
    set said = coalesce(said, ${JSON.stringify(said)}::jsonb), said_at = coalesce(said_at, ${at})
    where token_hash = ${tokenHash}
    returning said`),
  )

export const saveResult = (
  db: Db,
  tokenHash: Buffer,
  state: 'answered' | 'failed',
  sentence: string | null,
  result: Result,
): Promise<unknown> =>
  db.rows(
    prepared(sql`
    update linked_request set state = ${state}, sentence = ${sentence}, result = ${JSON.stringify(result)}::jsonb
    where token_hash = ${tokenHash}`),
  )

/** It asks, so it runs. */
export const markRunning = (db: Db, tokenHash: Buffer): Promise<unknown> =>
  db.rows(sql`
    update linked_request set state = 'started', sentence = null
    where token_hash = ${tokenHash} and state in ('starting', 'unknown')`)

export type StartRow = {
  flowName: string
  state: StartState
  sentence: string | null
  said: SaidDecision | null
  requestState: string
  decidedVia: string | null
}

export const selectLatestOf = (db: Db, requestId: string): Promise<StartRow | undefined> =>
  db.maybe(sql`
    select r.flow_name as "flowName", r.state, r.sentence, r.said, c.state as "requestState",
      a.decided_via as "decidedVia"
    from linked_request r join change c on c.id = r.request_id left join approval a on a.id = c.id
    where r.request_id = ${requestId}
    order by r.started_at desc
    limit 1`)

/** Of a request whose flow is about to be started. */
export const selectAwaiting = (db: Db, requestId: string): Promise<{ flowName: string } | undefined> =>
  db.maybe(sql`
    select coalesce(l.template ->> 'flowName', w.name) as "flowName"
    from change c join workflow w on w.id::text = c.workflow ->> 'id' join workflow_link l on l.workflow_id = w.id
    where c.id = ${requestId} and c.state = 'pending' and l.authenticated_at is not null`)
