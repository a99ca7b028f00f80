// Makes a file into versions of its processes.
//
// D1  All processes of a file become versions together, or none does.
// D2  The same file again changes nothing: a version is new only if its file is.
// D3  From then on new instances begin with the new version; those that run keep theirs.

import { createHash } from 'node:crypto'
import { type BadStart, type Graph, type Model, type Start, startsOf } from '@countersign/engine'
import type { AuditNote, Recorder } from '../../audit/index.ts'
import type { Db, Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { registerStarts } from '../starts/register.ts'
import { insertDeployment, insertVersions, lockDeploying, type NewVersion, selectLatest } from './sql.ts'

export type DeployParts = { pool: Pool; record: Recorder; now: () => Date }

/** A process that was read from a file and checked. */
export type Deployable = { readonly graph: Graph; readonly model: Model; readonly versionTag: string | null }

export type DeployFile = {
  readonly fileName: string
  readonly xml: string
  readonly processes: readonly Deployable[]
  readonly deployedBy: string
  readonly noteOf?: (version: DeployedVersion) => AuditNote
}

export type DeployedVersion = {
  readonly id: string
  readonly processId: string
  readonly name: string | null
  readonly version: number
  /** False where the newest version came from the same file already. */
  readonly isNew: boolean
}

export type Deployed =
  | { readonly ok: true; readonly versions: readonly DeployedVersion[] }
  | { readonly ok: false; readonly problems: readonly BadStart[] }

export async function deploy({ pool, record, now }: DeployParts, file: DeployFile): Promise<Deployed> {
  const at = now()
  const starting = file.processes.map(({ model }) => startsOf(model, { at: at.getTime(), seed: newId() }))
  const problems = starting.flatMap((starts) => (starts.ok ? [] : starts.problems))
  if (problems.length > 0) return { ok: false, problems }
  const starts = new Map(
    starting.flatMap((found, index) => (found.ok ? [[file.processes[index]?.graph.id ?? '', found.starts]] : [])),
  )
  const versions = await pool.transaction(async (tx) => {
    const deployed = await writeVersions(tx, file, at)
    for (const { id: versionId, processId, isNew } of deployed)
      if (isNew) await registerStarts(tx, { versionId, processId }, starts.get(processId) ?? ([] as readonly Start[]))
    const notes = file.noteOf ? deployed.filter(({ isNew }) => isNew).map(file.noteOf) : []
    if (notes.length > 0) await record(tx, ...notes)
    return deployed
  })
  return { ok: true, versions }
}

async function writeVersions(tx: Db, { fileName, xml, processes, deployedBy }: DeployFile, at: Date) {
  await lockDeploying(tx)
  const checksum = createHash('sha256').update(xml).digest()
  const latest = new Map(
    (
      await selectLatest(
        tx,
        processes.map(({ graph }) => graph.id),
      )
    ).map((version) => [version.processId, version]),
  )
  const deploymentId = newId()
  const versions = processes.map(({ graph, versionTag }): DeployedVersion & NewVersion => {
    const before = latest.get(graph.id)
    const same = before?.checksum.equals(checksum) ? before : undefined
    return {
      id: same?.id ?? newId(),
      processId: graph.id,
      name: graph.name ?? null,
      version: same?.version ?? (before?.version ?? 0) + 1,
      isNew: !same,
      versionTag,
      graph,
    }
  })
  const fresh = versions.filter(({ isNew }) => isNew)
  if (fresh.length > 0) {
    await insertDeployment(tx, { id: deploymentId, fileName, checksum, xml, deployedAt: at, deployedBy })
    await insertVersions(tx, deploymentId, at, fresh)
  }
  return versions
}
