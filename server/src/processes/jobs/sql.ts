// Whoever takes or changes several jobs locks them in the order of their ids first: so nobody waits in a circle.

import type { Variables, VisitId } from '@countersign/engine'
import { type Db, prepared, type Statement, sql, takeTogether, writeTogether } from '../../platform/database/index.ts'
import type { VisitKey } from '../writes.ts'
import { jobChannel } from './channel.ts'

export type NewJob = {
  id: string
  instanceId: string
  visit: VisitId
  attempt: number
  taskType: string
  retries: number
  headers: string
  variables: string
  createdAt: Date
  availableAt: Date
  lease: string | null
  worker: string | null
  /** When it is marked as begun from the first. */
  begunAt: Date | null
}

export const insertJobs = (db: Db, rows: readonly NewJob[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into job (id, instance_id, visit, attempt, task_type, retries, headers, variables, created_at,
        available_at, lease, worker, begun_at)
      select * from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ visit }) => visit)}::text[],
        ${rows.map(({ attempt }) => attempt)}::int[],
        ${rows.map(({ taskType }) => taskType)}::text[],
        ${rows.map(({ retries }) => retries)}::int[],
        ${rows.map(({ headers }) => headers)}::json[],
        ${rows.map(({ variables }) => variables)}::json[],
        ${rows.map(({ createdAt }) => createdAt)}::timestamptz[],
        ${rows.map(({ availableAt }) => availableAt)}::timestamptz[],
        ${rows.map(({ lease }) => lease)}::uuid[],
        ${rows.map(({ worker }) => worker)}::text[],
        ${rows.map(({ begunAt }) => begunAt)}::timestamptz[])`),
  )

/** Who holds the lease holds the job. */
export type Held = { id: string; lease: string }

/** Takes jobs for their answers. Whoever's lease passed on finds nothing to take. */
export const takeJobs = (db: Db, tickets: readonly (Held & { instanceId: string })[]): Promise<Held[]> =>
  db.rows(
    prepared(sql`
      with held as (
        select j.id from job j join unnest(
          ${tickets.map(({ id }) => id)}::uuid[],
          ${tickets.map(({ lease }) => lease)}::uuid[],
          ${tickets.map(({ instanceId }) => instanceId)}::uuid[]) as t (id, lease, instance_id)
          on j.id = t.id and j.lease = t.lease and j.instance_id = t.instance_id
        order by j.id
        for update of j)
      delete from job j using held h where j.id = h.id
      returning j.id, j.lease`),
  )

/** A visit whose job waits for what others bring about: see `answerTo`. */
export type Waiting = VisitKey & { id: string; taskType: string }

/**
 * Takes jobs for answers that come from elsewhere, whoever holds them. The type is looked at last: an index knows it, too,
 * and would lead through all that ever waited of it.
 */
export const takeWaiting = (db: Db, tickets: readonly Waiting[]): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      with t as (
        select j.id as job, j.task_type = w.task_type as is_wanted, w.id from job j join unnest(
          ${tickets.map(({ id }) => id)}::text[],
          ${tickets.map(({ taskType }) => taskType)}::text[],
          ${tickets.map(({ instanceId }) => instanceId)}::uuid[],
          ${tickets.map(({ visit }) => visit)}::text[]) as w (id, task_type, instance_id, visit)
          on j.instance_id = w.instance_id and j.visit = w.visit
        order by j.id
        for update of j)
      delete from job j using t where j.id = t.job and t.is_wanted
      returning t.id`),
  )

/**
 * Whether the visit still waits for its job: until the end of the transaction nobody withdraws it, and what follows a
 * withdrawal comes after.
 */
export const lockWanted = async (db: Db, { instanceId, visit, taskType }: VisitKey & { taskType: string }) =>
  (
    await db.rows(
      prepared(sql`
        select from job where instance_id = ${instanceId} and visit = ${visit} and task_type = ${taskType} for share`),
    )
  ).length > 0

/** From the type of a job to that of what follows where it was begun and is withdrawn. */
export type FollowUps = ReadonlyMap<string, string>

const lockedAt = (visits: readonly VisitKey[]): Statement => sql`
  select j.id from job j
  join unnest(
    ${visits.map(({ instanceId }) => instanceId)}::uuid[], ${visits.map(({ visit }) => visit)}::text[]) as v (instance_id, visit)
    on j.instance_id = v.instance_id and j.visit = v.visit
  order by j.id
  for update of j`

/**
 * What was begun out there is not forgotten with its job: the job becomes the one that follows. Locks the others of these
 * visits as well, which are about to be deleted.
 */
export const turnBegunJobs = (db: Db, visits: readonly VisitKey[], followUps: FollowUps, at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with found as (${lockedAt(visits)}),
      turned as (
        update job j set task_type = f.following, lease = null, worker = null, available_at = ${at}
        from found,
        unnest(${[...followUps.keys()]}::text[], ${[...followUps.values()]}::text[]) as f (task_type, following)
        where j.id = found.id and j.begun_at is not null and j.task_type = f.task_type
        returning j.task_type)
      select pg_notify(${jobChannel}, task_type) from (select distinct task_type from turned) as t`),
  )

export const deleteJobsOf = (db: Db, visits: readonly VisitKey[], followUps: FollowUps): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with found as (${lockedAt(visits)})
      delete from job j using found f
      where j.id = f.id and j.task_type <> all(${[...followUps.values()]}::text[])`),
  )

/** What has to be known of a job to report on it. */
export type ReportedJob = Held & {
  readonly instanceId: string
  readonly visit: VisitId
  readonly attempt: number
  readonly retries: number
}

export type ClaimedJob = ReportedJob & {
  taskType: string
  headers: Readonly<Record<string, string>>
  variables: Variables
  begunAt: Date | null
}

/** A job in hand; `isMarked`: as begun, by whoever holds it now. */
export type HeldJob = ClaimedJob & { isMarked: boolean }

export type Claim = { taskTypes: readonly string[]; worker: string; at: Date; until: Date; limit: number }

/** Variables that travel together, but for the first job: that one is handed out whatever its size. */
const claimedBytesMax = 16_000_000

/**
 * A job is claimed for as long as its lease: whoever dies gives it back by doing nothing. What others are just
 * claiming is passed over, so that any number of workers never wait for one another. A row says for nothing what it
 * takes where it lies; only of one that is laid out of line the text has to be measured.
 */
export const claimJobs = (db: Db, { taskTypes, worker, at, until, limit }: Claim): Promise<ClaimedJob[]> =>
  db.rows(
    prepared(sql`
      with free as (
        select id, available_at,
          case when pg_column_size(variables) < 2000 then 20000 else octet_length(variables::text) end as bytes
        from job
        where task_type = any(${taskTypes}::text[]) and available_at <= ${at}
        order by available_at, id
        limit ${limit}
        for update skip locked),
      together as (select id, sum(bytes) over (order by available_at, id) - bytes as before from free)
      update job
      set lease = gen_random_uuid(), worker = ${worker}, available_at = ${until}
      where id in (select id from together where before < ${claimedBytesMax})
      returning id, instance_id as "instanceId", visit, attempt, task_type as "taskType", retries, headers, variables,
        lease, begun_at as "begunAt"`),
  )

/** When the next job of these types will be free, if there is one at all. */
export const selectNextAvailable = (db: Db, taskTypes: readonly string[]): Promise<{ at: Date | null }> =>
  db.one(
    prepared(sql`
      select min(available_at) as at
      from unnest(${taskTypes}::text[]) as t (task_type),
        lateral (select available_at from job j where j.task_type = t.task_type order by available_at limit 1) as next`),
  )

/** When the next job of each of these types will be free, of those that have any. */
export const selectNextOfEach = (db: Db, taskTypes: readonly string[]): Promise<{ taskType: string; at: Date }[]> =>
  db.rows(
    prepared(sql`
      select t.task_type as "taskType", next.available_at as at
      from unnest(${taskTypes}::text[]) as t (task_type),
        lateral (select available_at from job j where j.task_type = t.task_type order by available_at limit 1) as next`),
  )

const locked = (held: readonly Held[]): Statement => sql`
  select j.id from job j
  join unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ lease }) => lease)}::uuid[]) as h (id, lease)
    on j.id = h.id and j.lease = h.lease
  order by j.id
  for no key update of j`

/** From now on the outside may have been asked. Answers those that are still held. */
export const markBegun = (db: Db, held: readonly Held[], at: Date): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      with ours as (${locked(held)})
      update job j set begun_at = ${at} from ours o
      where j.id = o.id and j.available_at > ${at}
      returning j.id`),
  )

/** Answers those that are still held. */
export const extendLeases = (db: Db, held: readonly Held[], until: Date): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      with ours as (${locked(held)})
      update job j set available_at = ${until} from ours o
      where j.id = o.id
      returning j.id`),
  )

/** Given back until then by who holds it: what it stands for goes on elsewhere. Answers when it can be had again. */
export const postponeJob = (db: Db, { id, lease }: Held, until: Date, at: Date): Promise<{ at: Date } | undefined> =>
  postponeJobs(db, { id, lease, until, at })

type Postponed = Held & { until: Date; at: Date }

const postponeJobs = takeTogether(
  ({ id }: Postponed) => id,
  async (db, postponed): Promise<({ at: Date } | undefined)[]> => {
    const rows = await db.rows<{ id: string; at: Date }>(
      prepared(sql`
        with postponed as (
          select j.id, p.until, p.at from job j join unnest(${postponed.map(({ id }) => id)}::uuid[],
            ${postponed.map(({ lease }) => lease)}::uuid[], ${postponed.map(({ until }) => until)}::timestamptz[],
            ${postponed.map(({ at }) => at)}::timestamptz[]) as p (id, lease, until, at)
            on j.id = p.id and j.lease = p.lease
          order by j.id
          for no key update of j)
        update job j set lease = null, worker = null, hurried = false,
          available_at = case when j.hurried then p.at else p.until end
        from postponed p
        where j.id = p.id
        returning j.id, j.available_at as at`),
    )
    const found = new Map(rows.map(({ id, at }) => [id, { at }]))
    return postponed.map(({ id }) => found.get(id))
  },
)

/**
 * What was postponed is looked at now, and idle workers of all replicas hear of it after the commit. Whoever is just
 * looking may have looked too early: they give it back for now, not for later.
 */
export const hurryJob = (db: Db, visit: VisitKey, at: Date): Promise<unknown> => hurryJobs(db, { ...visit, at })

const hurryJobs = writeTogether(
  ({ instanceId, visit }: VisitKey & { at: Date }) => `${instanceId} ${visit}`,
  (db, visits) =>
    db.rows(
      prepared(sql`
        with found as (
          select j.id, v.at from job j join unnest(${visits.map(({ instanceId }) => instanceId)}::uuid[],
            ${visits.map(({ visit }) => visit)}::text[], ${visits.map(({ at }) => at)}::timestamptz[])
            as v (instance_id, visit, at) on j.instance_id = v.instance_id and j.visit = v.visit
          where j.begun_at is not null and (j.lease is not null or j.available_at > v.at)
          order by j.id
          for no key update of j),
        called as (
          update job j set hurried = j.lease is not null,
            available_at = case when j.lease is null then f.at else j.available_at end
          from found f
          where j.id = f.id
          returning j.task_type, j.lease)
        select pg_notify(${jobChannel}, task_type)
        from (select distinct task_type from called where lease is null) as t`),
    ),
)

/** The job, if this lease holds it. */
export const selectHeld = (db: Db, id: string, lease: string): Promise<ReportedJob | undefined> =>
  db.maybe(
    prepared(sql`
      select id, lease, instance_id as "instanceId", visit, attempt, retries
      from job where id = ${id} and lease = ${lease}`),
  )
