import type { Graph } from '@countersign/engine'
import { type Db, sql } from '../../platform/database/index.ts'

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

export type NewVersion = {
  id: string
  processId: string
  version: number
  name: string | null
  versionTag: string | null
  graph: Graph
}

export const insertVersions = (db: Db, deploymentId: string, at: Date, rows: readonly NewVersion[]): Promise<unknown> =>
  db.rows(sql`
    insert into process_version
      (id, process_id, version, name, version_tag, graph, deployment_id, deployed_at)
    select *, ${deploymentId}::uuid, ${at}::timestamptz from unnest(
      ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ processId }) => processId)}::text[],
      ${rows.map(({ version }) => version)}::int[],
      ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ versionTag }) => versionTag)}::text[],
      ${rows.map(({ graph }) => JSON.stringify(graph))}::json[])`)
