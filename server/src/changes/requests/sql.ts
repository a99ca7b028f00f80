import type { RequestState } from '@countersign/core/api'
import type { AnswerWay, ApprovalEventKind, ApprovalOutcome, ApprovalQueue, Holder } from '@countersign/core/approvals'
import type { Change, Conflict } from '@countersign/core/changes'
import type { Provider, Reference } from '@countersign/core/directory'
import type { DecidedBy, PersonIn, Requester, Workflow } from '../../approvals/index.ts'
import { type Db, type Statement, sql } from '../../platform/database/index.ts'

export type RequestRow = {
  id: string
  storeId: string
  storeName: string
  provider: Provider
  workflow: Workflow | null
  title: string
  /** Null for a step of an action flow. */
  content: Change | null
  targetId: string | null
  requester: Requester
  accountId: string | null
  state: RequestState
  /** Of the approval alone. */
  approvalState: 'pending' | ApprovalOutcome
  createdAt: Date
  decidedAt: Date | null
  queue: ApprovalQueue
  heldBy: Reference[] | null
  heldByCount: number
  heldSince: Date | null
  /** Whoever asks is asked for it at this moment, or was. */
  holds: boolean
  held: boolean
}

/** Those who look: their account, and who they are in each identity store. */
export type Reader = { accountId: string; persons: readonly PersonIn[] }

const ids = ({ persons }: Reader) => persons.map(({ personId }) => personId)
const stores = ({ persons }: Reader) => persons.map(({ storeId }) => storeId)

const heldByMax = 10

const columns = sql`
  a.id, a.store_id as "storeId", s.name as "storeName", s.provider, a.workflow, a.title, c.content, c.target_id as "targetId",
  a.requester, a.account_id as "accountId", coalesce(c.state, a.state) as state, a.state as "approvalState",
  a.created_at as "createdAt", a.decided_at as "decidedAt", a.queue, h.people as "heldBy", h.count as "heldByCount",
  h.since as "heldSince", coalesce(mine.holds, false) as holds, mine.held is not null as held`

const tables = (reader: Reader): Statement => sql`
  approval a
  join identity_store s on s.id = a.store_id
  left join change c on c.id = a.id
  cross join lateral (
    select count(*)::int as count, max(n.since) as since, jsonb_agg(jsonb_build_object(
      'id', n.person_id, 'kind', 'user', 'name', n.content -> 'person' ->> 'name') order by n.since, n.person_id)
      filter (where n.place <= ${heldByMax}) as people
    from (
      select o.*, row_number() over (order by o.since, o.person_id) as place
      from approval_holder o where o.approval_id = a.id and o.pending) n) h
  left join lateral (
    select o.approval_id as held, o.until is null as holds
    from approval_holder o
    join unnest(${ids(reader)}::text[], ${stores(reader)}::uuid[]) as p (person_id, store_id)
      on p.person_id = o.person_id and p.store_id = o.store_id
    where o.approval_id = a.id) mine on true`

export type RequestList = {
  list: 'mine' | 'inbox' | 'all'
  state: RequestState | 'decided' | undefined
  storeId: string | undefined
  patterns: readonly string[]
  since: string | undefined
  /** Of the inbox: what nobody else can decide. */
  withLeftOver: boolean
}

export type RequestPlace = { at: string; id: string }

export const selectRequests = (
  db: Db,
  reader: Reader,
  list: RequestList,
  place: RequestPlace | undefined,
  limit: number,
): Promise<RequestRow[]> =>
  db.rows(sql`
    select ${columns} from ${tables(reader)}
    where ${inList(reader, list)} and ${inState(list.state)}
      and ${list.storeId === undefined ? sql`true` : sql`a.store_id = ${list.storeId}`}
      and ${list.patterns.reduce((all, pattern) => sql`${all} and a.search_text like ${pattern}`, sql`true`)}
      and ${list.since === undefined ? sql`true` : sql`a.created_at >= ${list.since}::timestamptz`}
      and ${place === undefined ? sql`true` : sql`(a.created_at, a.id) < (${place.at}::timestamptz, ${place.id}::uuid)`}
    order by a.created_at desc, a.id desc
    limit ${limit}`)

function inList(reader: Reader, { list, state, withLeftOver }: RequestList): Statement {
  if (list === 'all') return sql`true`
  if (list === 'mine') return sql`a.account_id = ${reader.accountId}`
  const leftOver = withLeftOver ? sql`(a.state = 'pending' and a.queue = 'administrators')` : sql`false`
  return sql`
    a.account_id is distinct from ${reader.accountId} and (${leftOver} or a.id in (
      select o.approval_id
      from unnest(${ids(reader)}::text[], ${stores(reader)}::uuid[]) as p (person_id, store_id)
      join approval_holder o on o.person_id = p.person_id and o.store_id = p.store_id
      where ${state === 'pending' ? sql`o.pending` : sql`true`}))`
}

function inState(state: RequestList['state']): Statement {
  if (state === undefined) return sql`true`
  if (state === 'pending') return sql`a.state = 'pending'`
  if (state === 'decided') return sql`a.state <> 'pending'`
  return sql`coalesce(c.state, a.state) = ${state}`
}

/** At most so many are counted. */
export const countInbox = async (db: Db, reader: Reader, withLeftOver: boolean, max: number): Promise<number> =>
  (
    await db.one<{ count: number }>(sql`
      select count(*)::int as count from (
        select o.approval_id as id
        from unnest(${ids(reader)}::text[], ${stores(reader)}::uuid[]) as p (person_id, store_id)
        join approval_holder o on o.person_id = p.person_id and o.store_id = p.store_id and o.pending
        union
        select a.id from approval a
        where ${withLeftOver} and a.state = 'pending' and a.queue = 'administrators'
          and a.account_id is distinct from ${reader.accountId}
        limit ${max}) as waiting`)
  ).count

export type RequestDetailsRow = RequestRow & {
  message: string | null
  reason: string | null
  sentence: string | null
  conflicts: Conflict[] | null
  decidedBy: DecidedBy | null
  decidedVia: AnswerWay | null
  decidedBecause: string | null
  nextAt: Date | null
  expiresAt: Date | null
  instanceId: string | null
  passwordShownAt: Date | null
}

export const selectRequest = (db: Db, reader: Reader, id: string): Promise<RequestDetailsRow | undefined> =>
  db.maybe(sql`
    select ${columns}, a.message, c.reason, c.sentence, c.conflicts, a.decided_by as "decidedBy",
      a.decided_via as "decidedVia", a.decided_because as "decidedBecause", a.next_at as "nextAt", a.expires_at as "expiresAt",
      coalesce(a.instance_id, c.id) as "instanceId", c.password_shown_at as "passwordShownAt"
    from ${tables(reader)}
    where a.id = ${id}`)

export type HolderRow = { content: Holder; since: Date; until: Date | null }

export const selectHolders = (db: Db, id: string): Promise<HolderRow[]> =>
  db.rows(sql`
    select content, since, until from approval_holder where approval_id = ${id} order by since, person_id limit 200`)

export type EventRow = {
  at: Date
  kind: ApprovalEventKind
  who: string | null
  via: AnswerWay | null
  people: Reference[]
  words: string | null
}

/**
 * How it ended and what became of it stand with the approval and the change, and nowhere twice. Nothing stands before what it
 * follows from, whatever the clocks of two servers say; of what happened in one moment, the answers that did not count come
 * behind the one that did.
 */
export const selectEvents = (db: Db, id: string): Promise<EventRow[]> =>
  db.rows(sql`
    with ended as (
      select *, greatest(decided_at, (
        select max(at) from approval_event where approval_id = ${id} and kind not like 'answered-%')) as behind
      from approval where id = ${id} and state <> 'pending')
    select at, kind, who, via, people, words from (
      select at, kind, who, via, people, words, number, case when kind like 'answered-%' then 3 else 1 end as place,
        case when kind = 'answered-late' then greatest(at, (select behind from ended)) else at end as behind
      from approval_event where approval_id = ${id}
      union all
      select decided_at, state, decided_by ->> 'name', decided_via, '[]', decided_because, 0, 2, behind from ended
      union all
      select c.finished_at, c.state, null, null, '[]', c.sentence, 0, 4, greatest(c.finished_at, e.behind)
      from change c left join ended e using (id)
      where c.id = ${id} and c.state in ('applied', 'conflict', 'failed')) as told
    order by behind, place, number
    limit 200`)
