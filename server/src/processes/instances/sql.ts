import type { Fact, Instance, VisitId } from '@countersign/engine'
import { brief, type Db, prepared, type Statement, sql } from '../../platform/database/index.ts'
import type { Caller } from '../delivery.ts'
import { TooMuchTogether, togetherBytesMax } from '../limits.ts'

export type LockedInstance = {
  id: string
  versionId: string
  processId: string
  state: Instance
  revision: number
  callerId: string | null
  callerVisit: VisitId
  callerAttempt: number
  depth: number
  rootId: string | null
}

/** Always in the order of their ids: two hosts that want the same instances never wait for each other in a circle. */
export async function lockInstances(db: Db, ids: readonly string[]): Promise<LockedInstance[]> {
  const locked = await selectLocked(db, ids)
  if (!locked.every(isBorne)) throw new TooMuchTogether()
  return locked
}

type Measured = Omit<LockedInstance, 'state'> & { state: Instance | null }

const isBorne = (row: Measured): row is LockedInstance => row.state !== null

/**
 * Measured before it is sent: of several that are too much together no state comes at all. A row says for nothing what
 * it takes where it lies; only of one that is laid out of line the text has to be measured.
 */
const selectLocked = (db: Db, ids: readonly string[]): Promise<Measured[]> =>
  db.rows(
    prepared(sql`
      with locked as (
        select *, case when pg_column_size(state) < 2000 then 2000 else octet_length(state::text) end as bytes
        from instance where id = any(${ids}::uuid[])
        order by id
        for no key update),
      measured as (select *, count(*) over () = 1 or sum(bytes) over () <= ${togetherBytesMax} as borne from locked)
      select id, version_id as "versionId", process_id as "processId", revision, depth,
        root_id as "rootId", caller_id as "callerId", caller_visit as "callerVisit", caller_attempt as "callerAttempt",
        case when borne then state end as state
      from measured`),
  )

type DeliveryKey = { instanceId: string; id: string }

/** Which of these deliveries were made before. Asked under the lock of their instances, so the answer stays true. */
export const selectKnown = (db: Db, deliveries: readonly DeliveryKey[]): Promise<DeliveryKey[]> =>
  db.rows(
    prepared(sql`
      select f.instance_id as "instanceId", f.delivery_id as id
      from unnest(
        ${deliveries.map(({ instanceId }) => instanceId)}::uuid[],
        ${deliveries.map(({ id }) => id)}::text[]) as d (instance_id, delivery_id)
      join fact f using (instance_id, delivery_id)`),
  )

export type InstanceChange = { id: string; state: string; status: string; finishedAt: Date | null }

export type NewInstance = InstanceChange & {
  versionId: string
  processId: string
  businessKey: string | null
  startedAt: Date
  caller: Caller | null
  startedBy?: string | null
}

export const insertInstances = (db: Db, rows: readonly NewInstance[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into instance
        (id, version_id, process_id, business_key, started_at, status, state, finished_at,
          caller_id, caller_visit, caller_attempt, depth, root_id, started_by, revision)
      select *, 1 from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ versionId }) => versionId)}::uuid[],
        ${rows.map(({ processId }) => processId)}::text[],
        ${rows.map(({ businessKey }) => businessKey)}::text[],
        ${rows.map(({ startedAt }) => startedAt)}::timestamptz[],
        ${rows.map(({ status }) => status)}::text[],
        ${rows.map(({ state }) => state)}::json[],
        ${rows.map(({ finishedAt }) => finishedAt)}::timestamptz[],
        ${rows.map(({ caller }) => caller?.instanceId)}::uuid[],
        ${rows.map(({ caller }) => caller?.visit)}::text[],
        ${rows.map(({ caller }) => caller?.attempt)}::int[],
        ${rows.map(({ caller }) => caller?.depth ?? 0)}::int[],
        ${rows.map(({ caller }) => caller?.root)}::uuid[],
        ${rows.map(({ startedBy }) => startedBy)}::uuid[])`),
  )

/** Whose doing an instance is: of one that others have called, whose the one on top is. */
export const selectStarter = (db: Db, id: string): Promise<{ accountId: string | null } | undefined> =>
  db.maybe(
    brief(sql`
      select coalesce(i.started_by, top.started_by) as "accountId"
      from instance i left join instance top on top.id = i.root_id
      where i.id = ${id}`),
  )

export const updateInstances = (db: Db, rows: readonly InstanceChange[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update instance i
      set status = s.status, state = s.state, finished_at = s.finished_at, revision = i.revision + 1
      from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ status }) => status)}::text[],
        ${rows.map(({ state }) => state)}::json[],
        ${rows.map(({ finishedAt }) => finishedAt)}::timestamptz[]) as s (id, status, state, finished_at)
      where i.id = s.id`),
  )

/** Whoever shows them looks at them anew. */
export const touchInstances = (db: Db, ids: readonly string[]): Promise<unknown> =>
  db.rows(prepared(sql`update instance set revision = revision + 1 where id = any(${ids}::uuid[])`))

export type NewFact = { instanceId: string; deliveryId: string; at: Date; fact: Fact; actor: string | null }

/** A delivery that is there already breaks the statement, and with it the batch: it counts once. */
export const insertFacts = (db: Db, rows: readonly NewFact[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into fact (instance_id, delivery_id, at, fact, actor)
      select * from unnest(
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ deliveryId }) => deliveryId)}::text[],
        ${rows.map(({ at }) => at)}::timestamptz[],
        ${rows.map(({ fact }) => JSON.stringify(fact))}::json[],
        ${rows.map(({ actor }) => actor)}::text[])`),
  )

/** `value` is null where one can no longer search by the variable. */
export type VariableChange = { instanceId: string; name: string; value: string | null }

/** Of instances that begin: there is nothing to compare with. */
export const insertVariables = (db: Db, rows: readonly VariableChange[]): Promise<unknown> =>
  db.rows(prepared(insertionOf(rows)))

export const upsertVariables = (db: Db, rows: readonly VariableChange[]): Promise<unknown> =>
  db.rows(prepared(sql`${insertionOf(rows)} on conflict (instance_id, name) do update set value = excluded.value`))

const insertionOf = (rows: readonly VariableChange[]): Statement => sql`
  insert into variable (instance_id, name, value)
  select * from unnest(
    ${rows.map(({ instanceId }) => instanceId)}::uuid[],
    ${rows.map(({ name }) => name)}::text[],
    ${rows.map(({ value }) => value)}::text[])`

export const deleteVariables = (db: Db, rows: readonly { instanceId: string; name: string }[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      delete from variable v
      using unnest(
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ name }) => name)}::text[]) as d (instance_id, name)
      where v.instance_id = d.instance_id and v.name = d.name`),
  )
