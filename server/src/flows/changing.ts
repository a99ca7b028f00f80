// What every change of a flow has in common: its lock, the revision it is made against, what is noted and answered.

import { type AuditNote, actorOf } from '../audit/index.ts'
import {
  etag,
  ifMatch,
  isRefused,
  type KnownCaller,
  type Refused,
  type RequestContext,
  refused,
} from '../http/index.ts'
import type { Db } from '../platform/database/index.ts'
import { flowDetails } from './answers.ts'
import type { FlowParts } from './parts.ts'
import { type LockedFlow, lockFlow, selectFlow, selectVersions } from './sql.ts'
import { worldNow } from './world.ts'

export const noSuchFlow = refused('not-found', { detail: 'There is no such action flow.' })

export async function detailsOf({ pool, url }: Pick<FlowParts, 'pool' | 'url'>, id: string, context: RequestContext) {
  const row = await selectFlow(pool, id)
  if (!row) return noSuchFlow
  etag(context, row.revision)
  return flowDetails(row, await selectVersions(pool, id), { url, world: await worldNow(pool) })
}

/** One transaction under the lock of the flow, against the revision that was read. */
export async function changing(
  parts: FlowParts,
  id: string,
  context: RequestContext,
  change: (tx: Db, flow: LockedFlow) => Promise<Refused | undefined>,
): Promise<Refused | undefined> {
  const revision = ifMatch(context)
  if (isRefused(revision)) return revision
  return parts.pool.transaction(async (tx) => {
    const flow = await lockFlow(tx, id)
    if (!flow) return noSuchFlow
    if (revision !== undefined && revision !== flow.revision) return refused('changed-meanwhile')
    return change(tx, flow)
  })
}

type Noted = { caller: KnownCaller; requestId: string }

export const note = (
  action: AuditNote['action'],
  { id, name }: { id: string; name: string },
  { caller, requestId }: Noted,
  details: Record<string, unknown> = {},
): AuditNote => ({ action, actor: actorOf(caller), subject: { kind: 'flow', id, name }, details, requestId })
