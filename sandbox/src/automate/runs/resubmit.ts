import type { Premises } from '../../premises.ts'
import { isObject, type JsonObject } from '../expressions/index.ts'
import { findFlow } from '../flows/index.ts'
import { findRun } from './sql.ts'
import { startRun } from './start.ts'

/**
 * The flow as it is now runs once more with what its trigger had received then; whoever had called is not answered
 * again. The name of the new run; none where the flow is off or gone.
 */
export function resubmitRun(premises: Premises, name: string): string | undefined {
  const row = findRun(premises.store, name)
  const flow = row && findFlow(premises.store, row.flowId)
  if (!row || flow?.state !== 'Started') return undefined
  const received = row.run.trigger.outputs
  const outputs: JsonObject = isObject(received) ? received : {}
  return startRun(premises, flow, { outputs, hasCaller: false })
}
