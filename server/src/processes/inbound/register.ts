import { webhooksOf } from '@countersign/core/connectors'
import type { Graph } from '@countersign/engine'
import type { Db } from '../../platform/database/index.ts'
import { deleteReplacedWebhooks, insertWebhooks } from './sql.ts'

/** From now on this version listens. Older ones go on only where an instance may wait at what this one has no more. */
export async function registerWebhooks(
  tx: Db,
  version: { versionId: string; processId: string },
  graph: Graph,
  at: Date,
): Promise<void> {
  const drawn = webhooksOf(graph)
  await deleteReplacedWebhooks(tx, version.processId, drawn)
  if (drawn.length > 0)
    await insertWebhooks(
      tx,
      drawn.map((one) => ({ ...version, at, drawn: one })),
    )
}

/** Nothing begins by a webhook any more; instances that wait for one go on. */
export const silenceWebhooks = (tx: Db, processId: string): Promise<unknown> =>
  deleteReplacedWebhooks(tx, processId, [])
