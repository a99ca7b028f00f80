// Makes a file into versions of its processes.
//
// D1  All processes of a file become versions together, or none does.
// D2  The same file again changes nothing: a version is new only if its file is.
// D3  From then on new instances begin with the new version; those that run keep theirs.

import { createHash } from 'node:crypto'
import type { ReadProcess } from '@countersign/core/processes'
import type { EmbeddedForm } from '@countersign/engine/bpmn'
import type { AuditNote, Recorder } from '../../audit/index.ts'
import type { Db, Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { registerWebhooks } from '../inbound/index.ts'
import { registerStarts } from '../starts/register.ts'
import { insertDeployment, insertForms, insertVersions, lockDeploying, selectLatest } from './sql.ts'

export type DeployParts = { pool: Pool; record: Recorder; now: () => Date }

/** A file whose processes can run. */
export type DeployFile = {
  readonly fileName: string
  readonly xml: string
  readonly processes: readonly ReadProcess[]
  /** Those that lie in the file. */
  readonly forms: readonly EmbeddedForm[]
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

export const deploy = ({ pool, ...parts }: DeployParts, file: DeployFile): Promise<readonly DeployedVersion[]> =>
  pool.transaction((tx) => deployIn(tx, parts, file))

/** In a transaction of whoever deploys, with what else belongs to it. */
export async function deployIn(
  tx: Db,
  { record, now }: Omit<DeployParts, 'pool'>,
  file: DeployFile,
): Promise<readonly DeployedVersion[]> {
  await lockDeploying(tx)
  const deployed = await versionsOf(tx, file)
  const fresh = deployed.filter(({ isNew }) => isNew)
  if (fresh.length === 0) return deployed.map(shown)

  const { fileName, xml, forms, deployedBy, noteOf } = file
  const deployment = { id: newId(), fileName, checksum: checksumOf(xml), xml, deployedAt: now(), deployedBy }
  await insertDeployment(tx, deployment)
  await insertVersions(tx, deployment, fresh)
  if (forms.length > 0) await insertForms(tx, deployment.id, forms)
  for (const { id: versionId, processId, starts, graph } of fresh) {
    await registerStarts(tx, { versionId, processId }, starts)
    await registerWebhooks(tx, { versionId, processId }, graph, deployment.deployedAt)
  }
  if (noteOf) await record(tx, ...fresh.map(shown).map(noteOf))
  return deployed.map(shown)
}

const checksumOf = (xml: string): Buffer => createHash('sha256').update(xml).digest()

type Numbered = DeployedVersion & ReadProcess

async function versionsOf(tx: Db, { xml, processes }: DeployFile): Promise<readonly Numbered[]> {
  const ids = processes.map(({ graph }) => graph.id)
  const latest = new Map((await selectLatest(tx, ids)).map((version) => [version.processId, version]))
  const checksum = checksumOf(xml)
  return processes.map((process) => {
    const { id: processId, name = null } = process.graph
    const before = latest.get(processId)
    const isNew = !before?.checksum.equals(checksum)
    const id = isNew || !before ? newId() : before.id
    const version = (before?.version ?? 0) + (isNew ? 1 : 0)
    return { ...process, id, processId, name, version, isNew }
  })
}

const shown = ({ id, processId, name, version, isNew }: Numbered): DeployedVersion => ({
  id,
  processId,
  name,
  version,
  isNew,
})
