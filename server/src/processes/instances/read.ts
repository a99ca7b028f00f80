// What is shown of instances.

import type { Fact, Instance } from '@countersign/engine'
import { type Db, type Statement, sql } from '../../platform/database/index.ts'

export type InstanceRow = {
  id: string
  processId: string
  processName: string | null
  versionId: string
  version: number
  businessKey: string | null
  status: 'active' | 'completed' | 'cancelled' | 'errorThrown' | 'escalated'
  incidents: number
  startedAt: Date
  finishedAt: Date | null
  callerId: string | null
}

const instanceColumns = sql`
  i.id, i.process_id as "processId", v.name as "processName", i.version_id as "versionId", v.version,
  i.business_key as "businessKey", i.status, i.started_at as "startedAt", i.finished_at as "finishedAt",
  i.caller_id as "callerId", (select count(*)::int from incident n where n.instance_id = i.id) as incidents`

export type InstanceFilter = {
  status?: string | undefined
  incidents?: 'yes' | undefined
  processId?: string | undefined
  versionId?: string | undefined
  businessKey?: string | undefined
  callerId?: string | undefined
  variable?: { name: string; value: string } | undefined
}

export type InstancePlace = { at: string; id: string }

/** Each filter that is not asked for is left out, so that the planner finds the index for those that are. */
export const selectInstances = (
  db: Db,
  filter: InstanceFilter,
  after: InstancePlace | undefined,
  limit: number,
): Promise<InstanceRow[]> =>
  db.rows(sql`
    select ${instanceColumns}
    from instance i join process_version v on v.id = i.version_id
    where true ${conditionsOf(filter)}
      ${after ? sql`and (i.started_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by i.started_at desc, i.id desc
    limit ${limit}`)

function conditionsOf(filter: InstanceFilter): Statement {
  const { status, incidents, processId, versionId, businessKey, callerId, variable } = filter
  const conditions = [
    status === 'active' && sql`and i.status = 'active'`,
    status !== undefined && status !== 'active' && sql`and i.status = ${status}`,
    incidents && sql`and exists (select from incident n where n.instance_id = i.id)`,
    processId !== undefined && sql`and i.process_id = ${processId}`,
    versionId !== undefined && sql`and i.version_id = ${versionId}`,
    businessKey !== undefined && sql`and i.business_key = ${businessKey}`,
    callerId !== undefined && sql`and i.caller_id = ${callerId}`,
    variable &&
      sql`and exists (
        select from variable x where x.instance_id = i.id and x.name = ${variable.name} and x.value = ${variable.value})`,
  ]
  return conditions.reduce((all: Statement, one) => (one ? sql`${all} ${one}` : all), sql``)
}

export const selectInstance = (
  db: Db,
  id: string,
): Promise<(InstanceRow & { revision: number; state: Instance }) | undefined> =>
  db.maybe(sql`
    select ${instanceColumns}, i.revision, i.state
    from instance i join process_version v on v.id = i.version_id
    where i.id = ${id}`)

/**
 * Whether what was read at this revision still holds. Cheap, for those who ask again and again. What it calls changes
 * without it: while that runs, nothing is said to hold.
 */
export const isStill = async (db: Db, id: string, revision: number): Promise<boolean> =>
  (await db.maybe(sql`
    select from instance i
    where id = ${id} and revision = ${revision}
      and not exists (select from instance c where c.caller_id = i.id and c.status = 'active')`)) !== undefined

export type CalledRow = { id: string; visit: string; processId: string; status: InstanceRow['status'] }

export const selectCalled = (db: Db, callerId: string): Promise<CalledRow[]> =>
  db.rows(sql`
    select id, caller_visit as visit, process_id as "processId", status
    from instance where caller_id = ${callerId}
    order by started_at desc, id desc
    limit 200`)

export type FactRow = { number: string; at: Date; fact: Fact; actor: string | null }

/** What travels in one page, but for its first fact: that one is shown whatever its size. */
const pageBytesMax = 16_000_000

/** `found` says of how many these are the first: a page of large facts has fewer than were asked for. */
export const selectFacts = (
  db: Db,
  instanceId: string,
  after: { number: string } | undefined,
  limit: number,
): Promise<(FactRow & { found: number })[]> =>
  db.rows(sql`
    with page as (
      select number, at, fact, actor,
        case when pg_column_size(fact) < 2000 then 20000 else octet_length(fact::text) end as bytes
      from fact
      where instance_id = ${instanceId} and number > ${after?.number ?? 0}::bigint
      order by number
      limit ${limit}),
    summed as (select *, sum(bytes) over (order by number) - bytes as before, count(*) over ()::int as found from page)
    select number, at, fact, actor, found from summed where before < ${pageBytesMax} order by number`)

export const selectFact = (db: Db, instanceId: string, deliveryId: string): Promise<{ fact: Fact } | undefined> =>
  db.maybe(sql`select fact from fact where instance_id = ${instanceId} and delivery_id = ${deliveryId}`)
