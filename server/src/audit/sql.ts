import type { AuditAction } from '@countersign/core/audit'
import { type Db, prepared, type Statement, sql, writeTogether } from '../platform/database/index.ts'
import type { AuditEntry } from './entry.ts'

export type StoredEntry = AuditEntry & { mac: Buffer }

/** With what is handed over to the sealer. */
export type NewEntry = StoredEntry & { code: Buffer }

/** What one writes is one key: its first entry's. */
export const insertEntries = writeTogether(
  ([first]: readonly NewEntry[]) => first?.id ?? '',
  (db, lists) => insertAll(db, lists.flat()),
)

/** One statement, whatever the number of entries; each waits for the sealer from the same moment on. */
const insertAll = (db: Db, entries: readonly NewEntry[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with entry as (
        select * from unnest(
          ${entries.map(({ id }) => id)}::uuid[],
          ${entries.map(({ at }) => at)}::timestamptz[],
          ${entries.map(({ action }) => action)}::text[],
          ${entries.map(({ actor }) => actor.kind)}::text[],
          ${entries.map(({ actor }) => actor.id)}::text[],
          ${entries.map(({ actor }) => actor.name)}::text[],
          ${entries.map(({ subject }) => subject?.kind)}::text[],
          ${entries.map(({ subject }) => subject?.id)}::text[],
          ${entries.map(({ subject }) => subject?.name)}::text[],
          ${entries.map(({ details }) => JSON.stringify(details))}::jsonb[],
          ${entries.map(({ requestId }) => requestId)}::text[],
          ${entries.map(({ mac }) => mac)}::bytea[],
          ${entries.map(({ code }) => code)}::bytea[]) as entry
          (id, at, action, actor_kind, actor_id, actor_name, subject_kind, subject_id, subject_name, details, request_id,
            mac, code)),
      handed_over as (insert into audit_unsealed (entry_id, mac, code) select id, mac, code from entry)
      insert into audit_entry
        (id, at, action, actor_kind, actor_id, actor_name, subject_kind, subject_id, subject_name, details, request_id, mac)
      select id, at, action, actor_kind, actor_id, actor_name, subject_kind, subject_id, subject_name, details, request_id,
        mac
      from entry`),
  )

type EntryRow = {
  id: string
  at: Date
  action: AuditAction
  actor_kind: AuditEntry['actor']['kind']
  actor_id: string
  actor_name: string
  subject_kind: string | null
  subject_id: string | null
  subject_name: string | null
  details: Record<string, unknown>
  request_id: string | null
  mac: Buffer
}

const entryColumns = sql`
  e.id, e.at, e.action, e.actor_kind, e.actor_id, e.actor_name,
  e.subject_kind, e.subject_id, e.subject_name, e.details, e.request_id, e.mac`

const entryOf = (row: EntryRow): StoredEntry => ({
  id: row.id,
  at: row.at,
  action: row.action,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  subject:
    row.subject_kind === null
      ? null
      : { kind: row.subject_kind, id: row.subject_id ?? '', name: row.subject_name ?? '' },
  details: row.details,
  requestId: row.request_id,
  mac: row.mac,
})

export type AuditFilter = {
  search?: string | undefined
  action?: AuditAction | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Where a page begins: after this entry, in the order newest first. */
export type AuditPosition = { at: string; id: string }

/** Newest first; `sealed` says whether the chain holds it already. */
export async function selectEntries(
  db: Db,
  filter: AuditFilter,
  after: AuditPosition | undefined,
  limit: number,
): Promise<(StoredEntry & { sealed: boolean })[]> {
  const rows = await db.rows<EntryRow & { sealed: boolean }>(sql`
    select ${entryColumns}, not exists (select from audit_unsealed u where u.entry_id = e.id) as sealed
    from audit_entry e
    where ${matches(filter)}
      and (${after?.id ?? null}::uuid is null
        or (e.at, e.id) < (${dateOf(after?.at)}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.at desc, e.id desc
    limit ${limit}`)
  return rows.map((row) => ({ ...entryOf(row), sealed: row.sealed }))
}

const matches = ({ search, action, from, to }: AuditFilter): Statement => sql`
  (${action ?? null}::text is null or e.action = ${action ?? null})
  and (${dateOf(from)}::timestamptz is null or e.at >= ${dateOf(from)}::timestamptz)
  and (${dateOf(to)}::timestamptz is null or e.at < ${dateOf(to)}::timestamptz)
  and (${pattern(search)}::text is null
    or e.actor_name ilike ${pattern(search)} or e.subject_name ilike ${pattern(search)}
    or e.request_id = ${search ?? null} or e.details::text ilike ${pattern(search)})`

/** RFC 3339 knows years and offsets that PostgreSQL's own reading refuses; a Date passes. */
const dateOf = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant))

/** What people type is text, not a pattern. */
const pattern = (search: string | undefined): string | null =>
  search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null

export type Head = { position: string; hash: Buffer; mac: Buffer }

export const selectHead = (db: Db): Promise<Head | undefined> =>
  db.maybe<Head>(sql`select position, hash, mac from audit_head`)

/** One sealer at a time over all replicas; the lock ends with the transaction. */
export const tryLockSealing = async (db: Db): Promise<boolean> =>
  (await db.one<{ locked: boolean }>(sql`select pg_try_advisory_xact_lock(4711002) as locked`)).locked

/** `mac` and `code` are null for what was written before entries were handed over with them. */
export type Unsealed = { id: string; mac: Buffer | null; code: Buffer | null }

/** What waits to be chained, oldest first: ids grow with time, and a long queue is not sorted anew for each batch. */
export const selectUnsealed = (db: Db, limit: number): Promise<Unsealed[]> =>
  db.rows(sql`select entry_id as id, mac, code from audit_unsealed order by entry_id limit ${limit}`)

export const selectStored = async (db: Db, ids: readonly string[]): Promise<StoredEntry[]> =>
  (await db.rows<EntryRow>(sql`select ${entryColumns} from audit_entry e where e.id = any(${ids}::uuid[])`)).map(
    entryOf,
  )

export type Seal = { position: bigint; entryId: string; hash: Buffer }

/** Chains entries and moves the head, in one statement. */
export const insertSeals = (db: Db, seals: readonly Seal[], head: { position: bigint; hash: Buffer; mac: Buffer }) =>
  db.rows(sql`
    with sealed as (
      insert into audit_seal (position, entry_id, hash)
      select * from unnest(
        ${seals.map(({ position }) => position)}::bigint[],
        ${seals.map(({ entryId }) => entryId)}::uuid[],
        ${seals.map(({ hash }) => hash)}::bytea[])
      returning entry_id),
    waiting as (delete from audit_unsealed where entry_id in (select entry_id from sealed))
    insert into audit_head (position, hash, mac) values (${head.position}, ${head.hash}, ${head.mac})
    on conflict (only_one) do update set position = excluded.position, hash = excluded.hash, mac = excluded.mac`)

export type SealRow = { position: string; entryId: string; hash: Buffer; entry: StoredEntry | null }

/** The chain in its order, each link with the entry it holds, if that is still there. */
export async function selectSeals(db: Db, afterPosition: bigint, limit: number): Promise<SealRow[]> {
  const rows = await db.rows<EntryRow & { position: string; entry_id: string; hash: Buffer }>(sql`
    select s.position, s.entry_id, s.hash, ${entryColumns}
    from audit_seal s left join audit_entry e on e.id = s.entry_id
    where s.position > ${afterPosition}
    order by s.position
    limit ${limit}`)
  return rows.map((row) => ({
    position: row.position,
    entryId: row.entry_id,
    hash: row.hash,
    entry: row.id === null ? null : entryOf(row),
  }))
}

/** Entries outside the chain: those that wait for the sealer, and those that never asked for it. */
export async function selectUnchained(db: Db, limit: number): Promise<(StoredEntry & { waiting: boolean })[]> {
  const rows = await db.rows<EntryRow & { waiting: boolean }>(sql`
    select ${entryColumns}, exists (select from audit_unsealed u where u.entry_id = e.id) as waiting
    from audit_entry e
    where not exists (select from audit_seal s where s.entry_id = e.id)
    order by e.at, e.id
    limit ${limit}`)
  return rows.map((row) => ({ ...entryOf(row), waiting: row.waiting }))
}

/** What waits to be chained, and is not in the log: both are written by one statement. */
export const selectOrphans = (db: Db, limit: number): Promise<Unsealed[]> =>
  db.rows(sql`
    select u.entry_id as id, u.mac, u.code from audit_unsealed u
    where not exists (select from audit_entry e where e.id = u.entry_id)
    order by u.entry_id
    limit ${limit}`)

/** How much waits for the sealer, and since when. */
export const selectBacklog = (db: Db): Promise<{ waiting: number; oldest: Date | null; position: string }> =>
  db.one(sql`
    select count(*)::int as waiting, min(e.at) as oldest,
      coalesce((select position from audit_head), 0) as position
    from audit_unsealed u join audit_entry e on e.id = u.entry_id`)

/** Per day and in UTC, days without anything included. */
export const selectActivity = (
  db: Db,
  days: number,
  today: Date,
): Promise<{ date: string; signIns: number; refusals: number; entries: number }[]> =>
  db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as date,
      count(*) filter (where action = 'session.started')::int as "signIns",
      count(*) filter (where action = 'session.refused')::int as refusals,
      count(action)::int as entries
    from generate_series(
      date_trunc('day', ${today}::timestamptz, 'UTC') - make_interval(days => ${days - 1}),
      date_trunc('day', ${today}::timestamptz, 'UTC'), interval '1 day', 'UTC') as day
    left join audit_entry on at >= day and at < day + interval '1 day'
    group by day
    order by day`)
