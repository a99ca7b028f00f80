import type { Variables } from '@countersign/engine'
import type { Actor } from '../audit/index.ts'
import { isRefused, type Refused } from '../http/index.ts'
import { derivedId, startInstance } from '../processes/index.ts'
import type { FlowParts } from './parts.ts'
import { insertRun } from './runSql.ts'

export type NewRun = {
  processId: string
  /** Of the process. */
  version: number
  trigger: Variables
  accountId: string
  /** What makes a repetition harmless. */
  key: string
}

/**
 * Who begins it is written down before it runs, for the lists of runs. Where it does not begin after all, that tells of
 * nothing.
 */
export async function beginRun(
  { pool, processes, now }: FlowParts,
  flow: { id: string; name: string },
  { processId, version, trigger, accountId, key }: NewRun,
  by: { actor: Actor; requestId: string },
): Promise<{ runId: string } | Refused> {
  const repetition = [accountId, `flow ${flow.id} ${key}`] as const
  await insertRun(pool, derivedId('start', ...repetition), accountId, now())
  const start = { processId, version, businessKey: null, variables: { trigger }, accountId, key: repetition }
  const started = await startInstance({ pool, processes }, start, by)
  return isRefused(started) ? started : { runId: started.id }
}
