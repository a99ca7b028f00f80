import type { Graph } from '@countersign/engine'
import { brief, type Db, readTogether, sql } from '../../platform/database/index.ts'

export const selectGraphs = (db: Db, ids: readonly string[]): Promise<{ id: string; graph: Graph }[]> =>
  db.rows(sql`select id, graph from process_version where id = any(${ids}::uuid[])`)

/** One deployment at a time: versions are counted. */
export const lockDeploying = (db: Db): Promise<unknown> => db.rows(sql`select pg_advisory_xact_lock(4711011)`)

export type LatestVersion = { id: string; processId: string; version: number; checksum: Buffer }

export const selectLatest = (db: Db, processIds: readonly string[]): Promise<LatestVersion[]> =>
  db.rows(sql`
    select distinct on (v.process_id) v.id, v.process_id as "processId", v.version, d.checksum
    from process_version v join deployment d on d.id = v.deployment_id
    where v.process_id = any(${processIds}::text[])
    order by v.process_id, v.version desc`)

type NewDeployment = {
  id: string
  fileName: string
  checksum: Buffer
  xml: string
  deployedAt: Date
  deployedBy: string
}

export const insertDeployment = (db: Db, row: NewDeployment): Promise<unknown> =>
  db.rows(sql`
    insert into deployment (id, file_name, checksum, xml, deployed_at, deployed_by)
    values (${row.id}, ${row.fileName}, ${row.checksum}, ${row.xml}, ${row.deployedAt}, ${row.deployedBy})`)

type NewVersion = {
  id: string
  processId: string
  version: number
  name: string | null
  versionTag: string | null
  graph: Graph
}

export const insertVersions = (
  db: Db,
  { id: deploymentId, deployedAt }: Pick<NewDeployment, 'id' | 'deployedAt'>,
  rows: readonly NewVersion[],
): Promise<unknown> =>
  db.rows(sql`
    insert into process_version (id, process_id, version, name, version_tag, graph, deployment_id, deployed_at)
    select *, ${deploymentId}::uuid, ${deployedAt}::timestamptz from unnest(
      ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ processId }) => processId)}::text[],
      ${rows.map(({ version }) => version)}::int[],
      ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ versionTag }) => versionTag)}::text[],
      ${rows.map(({ graph }) => JSON.stringify(graph))}::json[])`)

export const insertForms = (
  db: Db,
  deploymentId: string,
  rows: readonly { id: string; body: string }[],
): Promise<unknown> =>
  db.rows(sql`
    insert into embedded_form (deployment_id, form_id, body)
    select ${deploymentId}::uuid, * from unnest(
      ${rows.map(({ id }) => id)}::text[],
      ${rows.map(({ body }) => body)}::text[])`)

export const selectForm = (db: Db, deploymentId: string, formId: string): Promise<{ body: string } | undefined> =>
  db.maybe(sql`select body from embedded_form where deployment_id = ${deploymentId} and form_id = ${formId}`)

export type VersionRow = {
  id: string
  processId: string
  name: string | null
  version: number
  versionTag: string | null
  fileName: string
  deployedAt: Date
  deployedBy: string
}

const versionColumns = sql`
  v.id, v.process_id as "processId", v.name, v.version, v.version_tag as "versionTag",
  d.file_name as "fileName", v.deployed_at as "deployedAt", d.deployed_by as "deployedBy"`

const runningOf = sql`(select count(*)::int from instance i where i.version_id = v.id and i.status = 'active')`

export type ProcessRow = VersionRow & { running: number; incidents: number }

/**
 * By the name of the newest version: that of an older one would bring it up as the newest. Counted for one page only: a
 * process may have a million instances, a page has fifty processes.
 */
export const selectProcesses = (
  db: Db,
  search: string | undefined,
  after: { processId: string } | undefined,
  limit: number,
): Promise<ProcessRow[]> =>
  db.rows(sql`
    with latest as (
      select id from (
        select distinct on (process_id) id, process_id, name from process_version
        where process_id > ${after?.processId ?? ''}
        order by process_id, version desc) newest
      where ${search ?? null}::text is null
        or position(lower(${search ?? ''}) in lower(process_id)) > 0
        or position(lower(${search ?? ''}) in lower(name)) > 0
      order by process_id
      limit ${limit})
    select ${versionColumns},
      (select count(*)::int from process_version o join instance i on i.version_id = o.id and i.status = 'active'
        where o.process_id = v.process_id) as running,
      (select count(*)::int from incident n where n.process_id = v.process_id) as incidents
    from latest join process_version v using (id) join deployment d on d.id = v.deployment_id
    order by v.process_id`)

export const selectVersions = (
  db: Db,
  processId: string,
  after: { version: number } | undefined,
  limit: number,
): Promise<(VersionRow & { running: number })[]> =>
  db.rows(sql`
    select ${versionColumns}, ${runningOf} as running
    from process_version v join deployment d on d.id = v.deployment_id
    where v.process_id = ${processId} and (${after?.version ?? null}::int is null or v.version < ${after?.version ?? null})
    order by v.version desc
    limit ${limit}`)

export const selectVersion = (db: Db, id: string): Promise<(VersionRow & { xml: string }) | undefined> =>
  db.maybe(sql`
    select ${versionColumns}, d.xml
    from process_version v join deployment d on d.id = v.deployment_id
    where v.id = ${id}`)

/** Whether, at that moment, no newer version of the same process had been there for long. */
export const wasNewest = async (db: Db, versionId: string, at: Date): Promise<boolean> =>
  (await db.maybe(sql`
    select from process_version v join process_version newer on newer.process_id = v.process_id
    where v.id = ${versionId} and newer.version > v.version
      and newer.deployed_at < ${at}::timestamptz - interval '10 seconds' -- a start finds its version, then it is written
    limit 1`)) === undefined

/** The newest one, unless a number is named. */
export const selectVersionToStart = (
  db: Db,
  processId: string,
  version: number | undefined,
): Promise<StartedVersion | undefined> => versionToStart(db, { processId, version })

type StartedVersion = { id: string; processId: string; name: string | null; version: number }

const versionToStart = readTogether(
  ({ processId, version }: { processId: string; version: number | undefined }) => `${version ?? ''} ${processId}`,
  (db, asked): Promise<(StartedVersion | undefined)[]> =>
    Promise.all(
      asked.map(({ processId, version }) =>
        db.maybe<StartedVersion>(
          brief(sql`
            select id, process_id as "processId", name, version from process_version
            where process_id = ${processId} and (${version ?? null}::int is null or version = ${version ?? null})
            order by version desc
            limit 1`),
        ),
      ),
    ),
)

/** What fits the first group of a pattern, in the latest versions and those of which instances run; at most so much. */
export const selectNamed = (
  db: Db,
  pattern: string,
): Promise<{ processId: string; name: string | null; words: string }[]> =>
  db.rows(sql`
    select distinct on (v.process_id, found[1]) v.process_id as "processId", v.name, found[1] as words
    from process_version v
    cross join lateral regexp_matches(v.graph::text, ${pattern}, 'g') as found
    where v.version = (select max(version) from process_version latest where latest.process_id = v.process_id)
      or exists (select from instance i where i.version_id = v.id and i.status = 'active')
    order by v.process_id, found[1], v.version desc
    limit 5000`)
