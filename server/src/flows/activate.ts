// A draft becomes what runs are begun with, and stops being it.
//
// A1  What is checked, compiled, deployed and listened for is one transaction: nothing listens for a flow that is inactive.
// A2  Runs that have begun keep their version.

import * as api from '@countersign/core/api'
import { processIdOf, webhookPathOf } from '@countersign/core/flows'
import { invariant } from '@countersign/engine'
import { actorOf } from '../audit/index.ts'
import { isRefused, type Mounted, mounted, refused } from '../http/index.ts'
import type { Db } from '../platform/database/index.ts'
import { type DeployFile, deployIn, registerWebhooks, silenceWebhooks } from '../processes/index.ts'
import { changing, detailsOf, noSuchFlow, note } from './changing.ts'
import { compiled } from './compiled.ts'
import type { FlowParts } from './parts.ts'
import { insertNumbered, type LockedFlow, selectFlow, updateActive } from './sql.ts'
import { worldNow } from './world.ts'

export const activation = (parts: FlowParts): Mounted[] => [activated(parts), deactivated(parts)]

const activated = (parts: FlowParts): Mounted =>
  mounted(api.activateFlow, async ({ input: { params }, caller, requestId, context }) => {
    const read = await selectFlow(parts.pool, params.id)
    if (!read) return noSuchFlow
    const file = await compiled(parts, read, await worldNow(parts.pool), {
      ...{ processId: processIdOf(read.id), webhookPath: webhookPathOf(read.id) },
      ...{ name: read.name, by: actorOf(caller).name },
    })
    if (isRefused(file)) return file
    const refusal = await changing(parts, params.id, context, async (tx, flow) => {
      if (flow.revision !== read.revision) return refused('changed-meanwhile')
      const number = await putIntoForce(tx, parts, flow, file)
      await parts.record(tx, note('flow.activated', flow, { caller, requestId }, { version: number }))
      return undefined
    })
    parts.processes.startsChanged()
    return refusal ?? detailsOf(parts, params.id, context)
  })

async function putIntoForce(tx: Db, { record, now }: FlowParts, flow: LockedFlow, file: DeployFile): Promise<number> {
  const [version] = await deployIn(tx, { record, now }, file)
  const graph = file.processes[0]?.graph
  invariant(version && graph, 'a flow is one process')
  const { id: versionId, processId } = version
  // A version that was there before listens again.
  await registerWebhooks(tx, { versionId, processId }, graph, now())
  const edit = { at: now(), by: file.deployedBy }
  const { number } = await insertNumbered(tx, { versionId, flowId: flow.id, draft: flow.draft, ...edit })
  await updateActive(tx, flow.id, versionId, edit)
  return number
}

const deactivated = (parts: FlowParts): Mounted =>
  mounted(api.deactivateFlow, async ({ input: { params }, caller, requestId, context }) => {
    const refusal = await changing(parts, params.id, context, async (tx, flow) => {
      if (flow.activeVersionId === null) return undefined
      await silenceWebhooks(tx, processIdOf(flow.id))
      await updateActive(tx, flow.id, null, { at: parts.now(), by: actorOf(caller).name })
      await parts.record(tx, note('flow.deactivated', flow, { caller, requestId }))
      return undefined
    })
    return refusal ?? detailsOf(parts, params.id, context)
  })
