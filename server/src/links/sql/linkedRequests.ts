import type { Change } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'
import type { SaidDecision } from '@countersign/core/links'
import { brief, type Db, prepared, readById, readTogether, sql, writeTogether } from '../../platform/database/index.ts'

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
export const selectRequestFacts = readById<RequestFacts>((db, requestIds) =>
  db.rows(
    brief(sql`
    select c.id, c.store_id as "storeId", s.name as "storeName", c.workflow, c.content, c.reason, c.requester, c.state,
      c.created_at as "createdAt",
      (select coalesce(jsonb_agg(h.content -> 'person' order by h.since, h.person_id), '[]')
        from approval_holder h where h.approval_id = c.id and h.until is null) as holders
    from change c join identity_store s on s.id = c.store_id
    where c.id = any(${requestIds}::uuid[]) and c.workflow is not null`),
  ),
)

export type StartState = 'starting' | 'started' | 'answered' | 'failed' | 'unknown'

/** What was answered to the flow, and is answered again. */
export type Result = { status: number; code: string; sentence: string }

type ByToken = { tokenHash: Buffer }

function keyOf({ tokenHash }: ByToken): string {
  return tokenHash.toString('hex')
}

type NewStart = { tokenHash: Buffer; requestId: string; linkId: string; stage: string; flowName: string; at: Date }

/** Before anything is sent: who dies from here on is known to have begun. */
export const insertStart = writeTogether(keyOf, (db, rows: readonly NewStart[]) =>
  db.rows(
    prepared(sql`
        insert into linked_request (token_hash, request_id, link_id, stage, flow_name, state, started_at)
        select token_hash, request_id, link_id, stage, flow_name, 'starting', at from unnest(
          ${rows.map(({ tokenHash }) => tokenHash)}::bytea[], ${rows.map(({ requestId }) => requestId)}::uuid[],
          ${rows.map(({ linkId }) => linkId)}::uuid[], ${rows.map(({ stage }) => stage)}::text[],
          ${rows.map(({ flowName }) => flowName)}::text[], ${rows.map(({ at }) => at)}::timestamptz[])
          as new (token_hash, request_id, link_id, stage, flow_name, at)`),
  ),
)

/** Only while nothing is known yet: what the flow has said since says more. */
export const endStart = (
  db: Db,
  tokenHash: Buffer,
  state: EndedStart['state'],
  sentence: string | null,
): Promise<unknown> => endStarts(db, { tokenHash, state, sentence })

type EndedStart = ByToken & { state: 'started' | 'failed' | 'unknown'; sentence: string | null }

const endStarts = writeTogether(keyOf, (db, ended: readonly EndedStart[]) =>
  db.rows(
    prepared(sql`
        with ended as (
          select r.token_hash, e.state, e.sentence
          from linked_request r join unnest(${ended.map(({ tokenHash }) => tokenHash)}::bytea[],
            ${ended.map(({ state }) => state)}::text[], ${ended.map(({ sentence }) => sentence)}::text[])
            as e (token_hash, state, sentence) on e.token_hash = r.token_hash
          where r.state = 'starting'
          order by r.token_hash
          for no key update of r)
        update linked_request r set state = e.state, sentence = e.sentence from ended e
        where r.token_hash = e.token_hash`),
  ),
)

export const selectLastStart = (
  db: Db,
  requestId: string,
  stage: string,
): Promise<{ tokenHash: Buffer; state: StartState; said: SaidDecision | null } | undefined> =>
  db.maybe(sql`
    select token_hash as "tokenHash", state, said from linked_request
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
  /** When anybody last called with an address of this store. */
  calledUsAt: Date | null
}

export const selectStarted = readTogether(
  (tokenHash: Buffer) => keyOf({ tokenHash }),
  async (db, hashes): Promise<(Started | undefined)[]> => {
    const rows = await db.rows<Started & ByToken>(
      brief(sql`
        select r.token_hash as "tokenHash", r.request_id as "requestId", l.workflow_id as "workflowId",
          l.store_id as "storeId", r.state, r.said, r.result, c.state as "requestState", p.called_us_at as "calledUsAt"
        from linked_request r
        join workflow_link l on l.id = r.link_id
        join change c on c.id = r.request_id
        left join power_automate_client p on p.store_id = l.store_id
        where r.token_hash = any(${hashes}::bytea[])`),
    )
    const found = new Map(rows.map(({ tokenHash, ...started }) => [keyOf({ tokenHash }), started]))
    return hashes.map((tokenHash) => found.get(keyOf({ tokenHash })))
  },
)

type Said = Pick<Started, 'said' | 'result'>

/** What the flow has said before, and what was answered to it; locked, so that of two that speak at a time one is first. */
export const lockSaid = readTogether(
  (tokenHash: Buffer) => keyOf({ tokenHash }),
  async (db, hashes): Promise<(Said | undefined)[]> => {
    const rows = await db.rows<Said & ByToken>(
      prepared(sql`
        select token_hash as "tokenHash", said, result from linked_request
        where token_hash = any(${hashes}::bytea[])
        order by token_hash
        for no key update`),
    )
    const found = new Map(rows.map(({ tokenHash, ...before }) => [keyOf({ tokenHash }), before]))
    return hashes.map((tokenHash) => found.get(keyOf({ tokenHash })))
  },
)

type Heard = ByToken & {
  said: SaidDecision
  at: Date
  state: 'answered' | 'failed'
  sentence: string | null
  result: Result
}

/** Locked before. */
export const saveHeard = writeTogether(keyOf, (db, all: readonly Heard[]) =>
  db.rows(
    prepared(sql`
        update linked_request r
        set said = coalesce(r.said, h.said), said_at = coalesce(r.said_at, h.at), state = h.state, sentence = h.sentence,
          result = h.result
        from unnest(${all.map(({ tokenHash }) => tokenHash)}::bytea[],
            ${all.map(({ said }) => JSON.stringify(said))}::jsonb[], ${all.map(({ at }) => at)}::timestamptz[],
            ${all.map(({ state }) => state)}::text[], ${all.map(({ sentence }) => sentence)}::text[],
            ${all.map(({ result }) => JSON.stringify(result))}::jsonb[])
            as h (token_hash, said, at, state, sentence, result)
        where r.token_hash = h.token_hash`),
  ),
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
  result: Result | null
  requestState: string
  decidedVia: string | null
}

export const selectLatestOf = (db: Db, requestId: string): Promise<StartRow | undefined> =>
  db.maybe(sql`
    select r.flow_name as "flowName", r.state, r.sentence, r.said, r.result, c.state as "requestState",
      a.decided_via as "decidedVia"
    from linked_request r join change c on c.id = r.request_id left join approval a on a.id = c.id
    where r.request_id = ${requestId}
    order by r.started_at desc
    limit 1`)

/** `trouble`: what was found out since about a flow that had not answered before, and why it was not started. */
export type Awaiting = { flowName: string; trouble: string | null }

/** Of a request whose flow is about to be started. */
export const selectAwaiting = (db: Db, requestId: string): Promise<Awaiting | undefined> =>
  db.maybe(sql`
    select coalesce(l.template ->> 'flowName', w.name) as "flowName",
      case when l.answered_at is null and l.health <> 'ok' and l.health_at >= c.created_at then l.health_sentence end
        as trouble
    from change c join workflow w on w.id::text = c.workflow ->> 'id' join workflow_link l on l.workflow_id = w.id
    where c.id = ${requestId} and c.state = 'pending' and l.authenticated_at is not null`)
