import type { AnswerWay, ApprovalEventKind, ApprovalOutcome, Holder } from '@countersign/core/approvals'
import type { Reference } from '@countersign/core/directory'
import { brief, type Db, prepared, readById, sql, takeTogether, writeTogether } from '../platform/database/index.ts'
import type { ApprovalRow, DecidedBy, NewApproval } from './approval.ts'

const columns = sql`
  a.id, a.store_id as "storeId", a.workflow, a.title, a.about, a.requester, a.account_id as "accountId", a.state,
  a.decided_by as "decidedBy", a.decided_via as "decidedVia", a.decided_at as "decidedAt",
  a.decided_because as "decidedBecause", a.queue, a.line, a.levels_max as "levelsMax", a.every_days as "everyDays",
  a.default_approver as "defaultApprover", a.next_at as "nextAt", a.expires_at as "expiresAt",
  a.instance_id as "instanceId", a.visit`

export type Event = {
  kind: ApprovalEventKind
  at: Date
  who: string | null
  via: AnswerWay | null
  people: readonly Reference[]
  words: string | null
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** With its holders and its first events. Whether it was opened: false where it is there already. */
export const insertApproval = takeTogether(
  ({ row }: { row: NewApproval; events: readonly Event[] }) => row.id,
  async (db, openings): Promise<boolean[]> => {
    const opened = new Set((await insertApprovals(db, openings)).map(({ id }) => id))
    return openings.map(({ row }) => opened.has(row.id))
  },
)

const insertApprovals = (
  db: Db,
  openings: readonly { row: NewApproval; events: readonly Event[] }[],
): Promise<{ id: string }[]> => {
  const rows = openings.map(({ row, events }) => ({ ...row, events }))
  return db.rows(
    prepared(sql`
      with new as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, "storeId" uuid,
          workflow jsonb, title text, message text, about jsonb, requester jsonb, "accountId" uuid, queue text,
          line jsonb, "levelsMax" int, "everyDays" int, "defaultApprover" jsonb, "nextAt" timestamptz,
          "expiresAt" timestamptz, at timestamptz, holders jsonb, events jsonb)),
      opened as (
        insert into approval (id, store_id, workflow, title, message, about, requester, account_id, queue, line,
          levels_max, every_days, default_approver, next_at, expires_at, created_at)
        select id, "storeId", workflow, title, message, about, requester, "accountId", queue, line, "levelsMax",
          "everyDays", "defaultApprover", "nextAt", "expiresAt", at
        from new
        on conflict do nothing
        returning id),
      held as (
        insert into approval_holder (approval_id, person_id, store_id, content, since, pending, created_at)
        select id, h -> 'person' ->> 'id', "storeId", h, at, true, at
        from new, jsonb_array_elements(holders) as h
        where new.id = any(array(select id from opened))),
      told as (
        insert into approval_event (approval_id, at, kind, who, via, people, words)
        select id, (e ->> 'at')::timestamptz, e ->> 'kind', e ->> 'who', e ->> 'via', e -> 'people', e ->> 'words'
        from new, jsonb_array_elements(events) as e
        where new.id = any(array(select id from opened)))
      select id from opened`),
  )
}

/** Held until the end of the transaction: answers, passing on and rerouting come one after the other. */
const lockApprovals = (db: Db, ids: readonly string[]): Promise<ApprovalRow[]> =>
  db.rows(
    prepared(sql`select ${columns} from approval a where a.id = any(${ids}::uuid[]) order by a.id for no key update`),
  )

export const lockApproval = readById(lockApprovals)

/** More than `holdersMax` at each of the levels that it may be passed on to: nobody is ever beyond it. */
const heldMax = 20_000

type Holding = { id: string; holders: Holder[] }

const selectHoldings = (db: Db, ids: readonly string[]): Promise<Holding[]> =>
  db.rows(
    prepared(sql`
      select a.id, (
        select coalesce(jsonb_agg(h.content order by h.since, h.person_id), '[]') from (
          select content, since, person_id from approval_holder where approval_id = a.id and until is null
          order by since, person_id limit ${heldMax}) as h) as holders
      from unnest(${ids}::uuid[]) as a (id)`),
  )

/** Those who may decide. */
export const selectHolding = async (db: Db, id: string): Promise<Holder[]> =>
  (await selectHoldings(db, [id])).flatMap(({ holders }) => holders)

type Held = { id: string; approval: ApprovalRow; holders: readonly Holder[] }

/** Locked, and those who may decide: read behind the lock, so that what whoever held it before has changed is seen. */
export const lockHeld = readById<Held>(async (db, ids) => {
  const [approvals, holdings] = await Promise.all([lockApprovals(db, ids), selectHoldings(db, ids)])
  const holders = new Map(holdings.map((one) => [one.id, one.holders]))
  return approvals.map((approval) => ({ id: approval.id, approval, holders: holders.get(approval.id) ?? [] }))
})

type Place = Pick<ApprovalRow, 'id' | 'storeId' | 'instanceId'> & { heldBy: number; aboutBytes: number }

/** Where it belongs, an instance only once its step waits; and how many are told how much when it ends. */
export const selectPlace = readById<Place>((db, ids) =>
  db.rows(
    brief(sql`
      select id, store_id as "storeId", instance_id as "instanceId", length(about::text) as "aboutBytes", (
        select count(*)::int from approval_holder where approval_id = a.id and until is null) as "heldBy"
      from approval a where id = any(${ids}::uuid[])`),
  ),
)

export type End = {
  id: string
  outcome: ApprovalOutcome
  by: DecidedBy | null
  via: AnswerWay | null
  because: string | null
  at: Date
}

export const endApproval = writeTogether(
  ({ id }: End) => id,
  (db, ends) => endApprovals(db, ends),
)

const endApprovals = (db: Db, ends: readonly End[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with an_end as (
        select * from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb)
          as an_end (id uuid, outcome text, by jsonb, via text, because text, at timestamptz)),
      ended as (
        update approval a
        set state = e.outcome, decided_by = e.by, decided_via = e.via, decided_at = e.at, decided_because = e.because,
          next_at = null
        from an_end e where a.id = e.id
        returning a.id)
      update approval_holder h set pending = false from ended e where h.approval_id = e.id and h.until is null`),
  )

export const insertEvent = (db: Db, id: string, event: Event): Promise<unknown> => insertEvents(db, { id, ...event })

const insertEvents = writeTogether(
  ({ id }: Event & { id: string }) => id,
  (db, events) =>
    db.rows(
      prepared(sql`
        insert into approval_event (approval_id, at, kind, who, via, people, words)
        select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
          as event (id uuid, at timestamptz, kind text, who text, via text, people jsonb, words text)`),
    ),
)

/** Told once of this account, however often it repeats itself; where it is null, once of whoever it is. */
export const insertEventOnce = (db: Db, id: string, event: Event, accountId: string | null): Promise<unknown> =>
  db.rows(sql`
    insert into approval_event (approval_id, at, kind, who, via, people, words, account_id)
    select ${id}, ${event.at}, ${event.kind}, ${event.who}, ${event.via}, ${JSON.stringify(event.people)}::jsonb,
      ${event.words}, ${accountId}::uuid
    where not exists (
      select 1 from approval_event
      where approval_id = ${id} and kind = ${event.kind}
        and (${accountId}::uuid is null or account_id = ${accountId}::uuid))`)

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

/** Those whose time is over, and that nobody has decided. */
export const selectExpired = (db: Db, at: Date, limit: number): Promise<Pick<ApprovalRow, 'id' | 'queue'>[]> =>
  db.rows(
    prepared(sql`
      select id, queue from approval where state = 'pending' and expires_at <= ${at} order by expires_at, id limit ${limit}`),
  )

export const selectNextExpiry = (db: Db): Promise<{ at: Date | null }> =>
  db.one(prepared(sql`select min(expires_at) as at from approval where state = 'pending' and expires_at is not null`))

/** As it is, outside of any transaction. */
export const selectApproval = (db: Db, id: string): Promise<ApprovalRow | undefined> =>
  db.maybe(brief(sql`select ${columns} from approval a where a.id = ${id}`))

export type Awaited = Pick<ApprovalRow, 'state' | 'decidedBy' | 'decidedAt' | 'decidedBecause'>

export const selectAwaited = readById<Awaited & { id: string }>((db, ids) =>
  db.rows(
    brief(sql`
      select id, state, decided_by as "decidedBy", decided_at as "decidedAt", decided_because as "decidedBecause"
      from approval where id = any(${ids}::uuid[])`),
  ),
)

/**
 * From now on this visit waits for it. Whoever is just deciding it is waited for: either the decision is seen here, or the
 * visit is seen there.
 */
export const awaitApproval = (db: Db, id: string, instanceId: string, visit: string): Promise<Awaited | undefined> =>
  awaitApprovals(db, { id, instanceId, visit })

type Waiting = { id: string; instanceId: string; visit: string }

const awaitApprovals = takeTogether(
  ({ id }: Waiting) => id,
  async (db, waiting): Promise<(Awaited | undefined)[]> => {
    const rows = await db.rows<Awaited & { id: string }>(
      prepared(sql`
        with found as (
          select a.id, a.state, a.decided_by as "decidedBy", a.decided_at as "decidedAt",
            a.decided_because as "decidedBecause", w.instance_id, w.visit
          from approval a join unnest(${waiting.map(({ id }) => id)}::uuid[],
            ${waiting.map(({ instanceId }) => instanceId)}::uuid[], ${waiting.map(({ visit }) => visit)}::text[])
            as w (id, instance_id, visit) on w.id = a.id
          order by a.id
          for no key update of a),
        awaited as (
          update approval a set instance_id = f.instance_id, visit = f.visit from found f
          where a.id = f.id and (a.instance_id, a.visit) is distinct from (f.instance_id, f.visit))
        select id, state, "decidedBy", "decidedAt", "decidedBecause" from found`),
    )
    const found = new Map(rows.map(({ id, ...awaited }) => [id, awaited]))
    return waiting.map(({ id }) => found.get(id))
  },
)
