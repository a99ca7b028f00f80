import type { AnswerWay, ApprovalEventKind, ApprovalOutcome, Holder } from '@countersign/core/approvals'
import type { Reference } from '@countersign/core/directory'
import { brief, type Db, prepared, sql } from '../platform/database/index.ts'
import type { ApprovalRow, DecidedBy, NewApproval } from './approval.ts'

const columns = sql`
  a.id, a.store_id as "storeId", a.workflow, a.title, a.about, a.requester, a.account_id as "accountId", a.state,
  a.decided_by as "decidedBy", a.decided_via as "decidedVia", a.decided_at as "decidedAt",
  a.decided_because as "decidedBecause", a.queue, a.line, a.levels_max as "levelsMax", a.every_days as "everyDays",
  a.default_approver as "defaultApprover", a.next_at as "nextAt", a.instance_id as "instanceId", a.visit`

export type Event = {
  kind: ApprovalEventKind
  at: Date
  who: string | null
  via: AnswerWay | null
  people: readonly Reference[]
  words: string | null
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** With its holders and its first events; nothing where it is there already. */
export const insertApproval = (
  db: Db,
  row: NewApproval,
  events: readonly Event[],
): Promise<{ id: string } | undefined> =>
  db.maybe(
    prepared(sql`
      with opened as (
        insert into approval (id, store_id, workflow, title, message, about, requester, account_id, queue, line,
          levels_max, every_days, default_approver, next_at, created_at)
        values (${row.id}, ${row.storeId}, ${json(row.workflow)}::jsonb, ${row.title}, ${row.message},
          ${json(row.about)}::jsonb, ${json(row.requester)}::jsonb, ${row.accountId}, ${row.queue},
          ${json(row.line)}::jsonb, ${row.levelsMax}, ${row.everyDays}, ${json(row.defaultApprover)}::jsonb,
          ${row.nextAt}, ${row.at})
        on conflict do nothing
        returning id, store_id, created_at),
      held as (
        insert into approval_holder (approval_id, person_id, store_id, content, since, pending, created_at)
        select o.id, h -> 'person' ->> 'id', o.store_id, h, o.created_at, true, o.created_at
        from opened o, unnest(${row.holders.map((holder) => JSON.stringify(holder))}::jsonb[]) as h),
      told as (
        insert into approval_event (approval_id, at, kind, who, via, people, words)
        select o.id, e.* from opened o, unnest(
          ${events.map(({ at }) => at)}::timestamptz[],
          ${events.map(({ kind }) => kind)}::text[],
          ${events.map(({ who }) => who)}::text[],
          ${events.map(({ via }) => via)}::text[],
          ${events.map(({ people }) => JSON.stringify(people))}::jsonb[],
          ${events.map(({ words }) => words)}::text[]) as e)
      select id from opened`),
  )

/** Held until the end of the transaction: answers, passing on and rerouting come one after the other. */
export const lockApproval = (db: Db, id: string): Promise<ApprovalRow | undefined> =>
  db.maybe(prepared(sql`select ${columns} from approval a where a.id = ${id} for no key update`))

/** More than `holdersMax` at each of the levels that it may be passed on to: nobody is ever beyond it. */
const heldMax = 20_000

/** Those who may decide. Sent behind the lock, so that it sees what whoever held it before has changed. */
export const selectHolding = async (db: Db, id: string): Promise<Holder[]> =>
  (
    await db.rows<{ content: Holder }>(
      prepared(sql`
        select content from approval_holder where approval_id = ${id} and until is null
        order by since, person_id limit ${heldMax}`),
    )
  ).map(({ content }) => content)

export const selectStoreOf = (db: Db, id: string): Promise<{ storeId: string } | undefined> =>
  db.maybe(brief(sql`select store_id as "storeId" from approval where id = ${id}`))

export type End = {
  id: string
  outcome: ApprovalOutcome
  by: DecidedBy | null
  via: AnswerWay | null
  because: string | null
  at: Date
}

export const endApproval = (db: Db, { id, outcome, by, via, because, at }: End): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with ended as (
        update approval
        set state = ${outcome}, decided_by = ${json(by)}::jsonb, decided_via = ${via}, decided_at = ${at},
          decided_because = ${because}, next_at = null
        where id = ${id}
        returning id),
      freed as (
        update approval_holder h set pending = false from ended e where h.approval_id = e.id and h.pending)
      insert into approval_event (approval_id, at, kind, who, via, people, words)
      select id, ${at}, ${outcome}, ${by?.name ?? null}, ${via}, '[]', ${because} from ended`),
  )

export const insertEvent = (db: Db, id: string, event: Event): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into approval_event (approval_id, at, kind, who, via, people, words)
      values (${id}, ${event.at}, ${event.kind}, ${event.who}, ${event.via}, ${JSON.stringify(event.people)}::jsonb,
        ${event.words})`),
  )

/** Somebody may be asked whom it was taken from before. */
export const insertHolders = (db: Db, id: string, holders: readonly Holder[], at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into approval_holder (approval_id, person_id, store_id, content, since, pending, created_at)
      select a.id, h -> 'person' ->> 'id', a.store_id, h, ${at}, true, a.created_at
      from approval a, unnest(${holders.map((holder) => JSON.stringify(holder))}::jsonb[]) as h
      where a.id = ${id}
      on conflict (approval_id, person_id) do update
      set content = excluded.content, since = excluded.since, until = null, pending = true`),
  )

export const retireHolders = (db: Db, id: string, at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update approval_holder set until = ${at}, pending = false where approval_id = ${id} and until is null`),
  )

export const moveApproval = (
  db: Db,
  { id, queue, line, nextAt }: Pick<ApprovalRow, 'id' | 'queue' | 'line' | 'nextAt'>,
): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update approval set queue = ${queue}, line = ${json(line)}::jsonb, next_at = ${nextAt} where id = ${id}`),
  )

/** Those that are to be passed on; whoever claims them has them until `until`. */
export const claimDue = (db: Db, at: Date, until: Date, limit: number): Promise<{ id: string; storeId: string }[]> =>
  db.rows(
    prepared(sql`
      update approval set next_at = ${until}
      where id in (select id from approval where next_at <= ${at} order by next_at limit ${limit} for update skip locked)
      returning id, store_id as "storeId"`),
  )

export const selectNextDue = (db: Db): Promise<{ at: Date | null }> =>
  db.one(prepared(sql`select min(next_at) as at from approval where next_at is not null`))

/** As it is, outside of any transaction. */
export const selectApproval = (db: Db, id: string): Promise<ApprovalRow | undefined> =>
  db.maybe(brief(sql`select ${columns} from approval a where a.id = ${id}`))

export type Awaited = Pick<ApprovalRow, 'state' | 'decidedBy' | 'decidedAt' | 'decidedBecause'>

/**
 * From now on this visit waits for it. Whoever is just deciding it is waited for: either the decision is seen here, or the
 * visit is seen there.
 */
export const awaitApproval = (db: Db, id: string, instanceId: string, visit: string): Promise<Awaited | undefined> =>
  db.maybe(
    prepared(sql`
      update approval set instance_id = ${instanceId}, visit = ${visit}
      where id = ${id}
      returning state, decided_by as "decidedBy", decided_at as "decidedAt", decided_because as "decidedBecause"`),
  )
