// What is shown of incidents.

import type { IncidentAges } from '@countersign/core/api'
import { type Db, type Statement, sql } from '../../platform/database/index.ts'

export type IncidentRow = {
  id: string
  instanceId: string
  businessKey: string | null
  processId: string
  elementId: string
  visit: string
  attempt: number
  code: string
  message: string
  warnings: string[]
  deliveryId: string | null
  raisedAt: Date
}

const incidentColumns = sql`
  n.id, n.instance_id as "instanceId", i.business_key as "businessKey", n.process_id as "processId",
  n.node_id as "elementId", n.visit, n.attempt, n.code, n.message, n.warnings, n.delivery_id as "deliveryId",
  n.raised_at as "raisedAt"`

export type Cause = { processId: string; elementId: string; code: string }

export type IncidentFilter = { [Name in keyof Cause]?: string | undefined } & { instanceId?: string | undefined }

export const selectIncidents = (
  db: Db,
  filter: IncidentFilter,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<IncidentRow[]> =>
  db.rows(sql`
    select ${incidentColumns} from incident n join instance i on i.id = n.instance_id
    where true ${conditionsOf(filter)}
      ${after ? sql`and (n.raised_at, n.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by n.raised_at desc, n.id desc
    limit ${limit}`)

function conditionsOf({ processId, elementId, code, instanceId }: IncidentFilter): Statement {
  const conditions = [
    processId !== undefined && sql`and n.process_id = ${processId}`,
    elementId !== undefined && sql`and n.node_id = ${elementId}`,
    code !== undefined && sql`and n.code = ${code}`,
    instanceId !== undefined && sql`and n.instance_id = ${instanceId}`,
  ]
  return conditions.reduce((all: Statement, one) => (one ? sql`${all} ${one}` : all), sql``)
}

export const selectIncidentsOf = (db: Db, instanceId: string): Promise<IncidentRow[]> =>
  selectIncidents(db, { instanceId }, undefined, 1_000)

export const selectIncident = (db: Db, id: string): Promise<IncidentRow | undefined> =>
  db.maybe(sql`select ${incidentColumns} from incident n join instance i on i.id = n.instance_id where n.id = ${id}`)

export type CauseRow = Cause & {
  processName: string | null
  elementName: string | null
  count: number
  message: string
  firstAt: Date
  lastAt: Date
}

export type CauseFilter = Pick<IncidentFilter, 'processId' | 'code'>

/**
 * Names and messages are looked up for the causes that are shown, of the newest incident of each. A graph is read once,
 * however many of its elements are asked for: strictly, or it would name what lies in lists twice.
 */
export const selectCauses = (db: Db, filter: CauseFilter, limit: number): Promise<CauseRow[]> =>
  db.rows(sql`
    with cause as (
      select n.process_id, n.node_id, n.code, count(*)::int as count, min(n.raised_at) as first_at,
        max(n.raised_at) as last_at
      from incident n
      where true ${conditionsOf(filter)}
      group by n.process_id, n.node_id, n.code
      order by count(*) desc, n.process_id, n.node_id, n.code
      limit ${limit}),
    newest as (
      select c.*, n.message, i.version_id
      from cause c
      cross join lateral (
        select n.message, n.instance_id from incident n
        where n.process_id = c.process_id and n.node_id = c.node_id and n.code = c.code
        order by n.raised_at desc, n.id desc
        limit 1) as n
      join instance i on i.id = n.instance_id),
    version as materialized (
      select id, name, graph::jsonb as graph from process_version where id in (select version_id from newest)),
    element as materialized (
      select v.id as version_id, node ->> 'id' as node_id, node ->> 'name' as name
      from version v cross join lateral jsonb_path_query(v.graph, 'strict $.**.nodes[*]') as node
      where (v.id, node ->> 'id') in (select version_id, node_id from newest))
    select c.process_id as "processId", c.node_id as "elementId", c.code, c.count, c.first_at as "firstAt",
      c.last_at as "lastAt", c.message, v.name as "processName", e.name as "elementName"
    from newest c
    join version v on v.id = c.version_id
    left join element e on e.version_id = c.version_id and e.node_id = c.node_id
    order by c.count desc, c.process_id, c.node_id, c.code`)

/** Of what kind the element is at which the incident happened, wherever in the graph it stands. */
export const selectElementType = (db: Db, incidentId: string): Promise<{ type: string | null } | undefined> =>
  db.maybe(sql`
    select jsonb_path_query_first(v.graph::jsonb, '$.**.nodes[*] ? (@.id == $id)', jsonb_build_object('id', n.node_id))
      ->> 'type' as type
    from incident n join instance i on i.id = n.instance_id join process_version v on v.id = i.version_id
    where n.id = ${incidentId}`)

export const selectAges = (db: Db, filter: CauseFilter, now: Date): Promise<IncidentAges> =>
  db.one(sql`
    select count(*) filter (where age < interval '1 hour')::int as hour,
      count(*) filter (where age >= interval '1 hour' and age < interval '1 day')::int as day,
      count(*) filter (where age >= interval '1 day' and age < interval '7 days')::int as week,
      count(*) filter (where age >= interval '7 days')::int as older
    from (select ${now}::timestamptz - n.raised_at as age from incident n where true ${conditionsOf(filter)}) as n`)
