import type { Draft } from '@countersign/core/flows'
import { type Db, sql } from '../platform/database/index.ts'

export type FlowRow = {
  id: string
  name: string
  description: string
  draft: Draft
  revision: number
  /** Of the process version that runs are begun with; null while it is inactive. */
  activeVersionId: string | null
  /** Its number among the flow's own. */
  activeVersion: number | null
  /** Of the newest, active or not. */
  newestDraft: Draft | null
  running: number
  incidents: number
  lastRun: { id: string; startedAt: string; finishedAt: string | null } | null
  updatedAt: Date
  updatedBy: string
}

const columns = sql`
  f.id, f.name, f.description, f.draft, f.revision, f.active_version_id as "activeVersionId",
  (select number from flow_version v where v.version_id = f.active_version_id) as "activeVersion",
  (select draft from flow_version v where v.flow_id = f.id and number is not null order by number desc limit 1)
    as "newestDraft",
  (select count(*)::int from flow_version v join instance i on i.version_id = v.version_id and i.status = 'active'
    where v.flow_id = f.id) as running,
  (select count(distinct n.instance_id)::int from flow_version v join instance i on i.version_id = v.version_id
      and i.status = 'active' join incident n on n.instance_id = i.id
    where v.flow_id = f.id) as incidents,
  (select json_build_object('id', i.id, 'startedAt', i.started_at, 'finishedAt', i.finished_at)
    from flow_version v join instance i on i.version_id = v.version_id
    where v.flow_id = f.id order by i.started_at desc, i.id desc limit 1) as "lastRun",
  f.updated_at as "updatedAt", f.updated_by as "updatedBy"`

export type FlowFilter = { search?: string | undefined; state?: 'inactive' | 'active' | undefined }
export type FlowPlace = { name: string }

export const selectFlows = (
  db: Db,
  { search, state }: FlowFilter,
  after: FlowPlace | undefined,
  limit: number,
): Promise<FlowRow[]> =>
  db.rows(sql`
    select ${columns} from flow f
    where (${search ?? null}::text is null or position(lower(${search ?? ''}) in lower(f.name || ' ' || f.description)) > 0)
      and (${state ?? null}::text is null or (f.active_version_id is not null) = (${state ?? ''} = 'active'))
      and (${after?.name ?? null}::text is null or lower(f.name) > ${after?.name ?? ''})
    order by lower(f.name)
    limit ${limit}`)

export const selectFlow = (db: Db, id: string): Promise<FlowRow | undefined> =>
  db.maybe(sql`select ${columns} from flow f where f.id = ${id}`)

export type LockedFlow = Pick<FlowRow, 'id' | 'name' | 'description' | 'draft' | 'revision' | 'activeVersionId'>

export const lockFlow = (db: Db, id: string): Promise<LockedFlow | undefined> =>
  db.maybe(sql`
    select id, name, description, draft, revision, active_version_id as "activeVersionId"
    from flow where id = ${id} for update`)

/** Whoever counts and then adds does so alone. */
export const lockFlows = (db: Db): Promise<unknown> => db.rows(sql`lock table flow in share row exclusive mode`)

export const countFlows = async (db: Db): Promise<number> =>
  (await db.one<{ count: number }>(sql`select count(*)::int as count from flow`)).count

type NewFlow = { id: string; name: string; description: string; draft: Draft; at: Date; by: string }

/** False when there is one of this name already. */
export const insertFlow = async (db: Db, { id, name, description, draft, at, by }: NewFlow): Promise<boolean> =>
  (await db.maybe(sql`
    insert into flow (id, name, description, draft, created_at, updated_at, updated_by)
    values (${id}, ${name}, ${description}, ${JSON.stringify(draft)}::json, ${at}, ${at}, ${by})
    on conflict do nothing
    returning id`)) !== undefined

export type Edit = { at: Date; by: string }

export const updateDraft = (db: Db, id: string, draft: Draft, { at, by }: Edit): Promise<unknown> =>
  db.rows(sql`
    update flow set draft = ${JSON.stringify(draft)}::json, revision = revision + 1, updated_at = ${at}, updated_by = ${by}
    where id = ${id}`)

export const nameIsTaken = async (db: Db, id: string, name: string): Promise<boolean> =>
  (await db.maybe(sql`select from flow where lower(name) = lower(${name}) and id <> ${id}`)) !== undefined

export const updateTexts = (
  db: Db,
  id: string,
  { name, description }: { name: string; description: string },
  { at, by }: Edit,
): Promise<unknown> =>
  db.rows(sql`
    update flow set name = ${name}, description = ${description}, revision = revision + 1, updated_at = ${at},
      updated_by = ${by}
    where id = ${id}`)

export const updateActive = (db: Db, id: string, versionId: string | null, { at, by }: Edit): Promise<unknown> =>
  db.rows(sql`
    update flow set active_version_id = ${versionId}, revision = revision + 1, updated_at = ${at}, updated_by = ${by}
    where id = ${id}`)

export const deleteFlowRow = (db: Db, id: string): Promise<unknown> => db.rows(sql`delete from flow where id = ${id}`)

type NewVersion = { versionId: string; flowId: string; draft: Draft; at: Date; by: string }

/** The same draft again is the same version. */
export const insertNumbered = (db: Db, { versionId, flowId, draft, at, by }: NewVersion): Promise<{ number: number }> =>
  db.one(sql`
    insert into flow_version (version_id, flow_id, number, draft, at, by)
    select ${versionId}::uuid, ${flowId}::uuid, coalesce(max(number), 0) + 1, ${JSON.stringify(draft)}::json,
      ${at}::timestamptz, ${by}
    from flow_version where flow_id = ${flowId}
    on conflict (version_id) do update set flow_id = flow_version.flow_id
    returning number`)

export const insertTried = (db: Db, { versionId, flowId, draft, at, by }: NewVersion): Promise<unknown> =>
  db.rows(sql`
    insert into flow_version (version_id, flow_id, draft, at, by)
    values (${versionId}, ${flowId}, ${JSON.stringify(draft)}::json, ${at}, ${by})
    on conflict (version_id) do nothing`)

export type VersionRow = { version: number; at: Date; by: string; versionId: string }

const versionsShown = 100

export const selectVersions = (db: Db, flowId: string): Promise<VersionRow[]> =>
  db.rows(sql`
    select number as version, at, by, version_id as "versionId" from flow_version
    where flow_id = ${flowId} and number is not null
    order by number desc
    limit ${versionsShown}`)

export type ButtonRow = { flowId: string; name: string; description: string; draft: Draft }

const active = sql`
  select f.id as "flowId", f.name, f.description, v.draft
  from flow f join flow_version v on v.version_id = f.active_version_id`

/** Flows that people begin themselves. */
export const selectButtons = (db: Db, after: FlowPlace | undefined, limit: number): Promise<ButtonRow[]> =>
  db.rows(sql`
    ${active}
    where v.draft->'trigger'->>'kind' = 'button'
      and (${after?.name ?? null}::text is null or lower(f.name) > ${after?.name ?? ''})
    order by lower(f.name)
    limit ${limit}`)

export const selectActive = (
  db: Db,
  flowId: string,
): Promise<(ButtonRow & { processId: string; version: number; number: number }) | undefined> =>
  db.maybe(sql`
    select f.id as "flowId", f.name, f.description, v.draft, v.number, p.process_id as "processId", p.version
    from flow f join flow_version v on v.version_id = f.active_version_id join process_version p on p.id = v.version_id
    where f.id = ${flowId}`)
