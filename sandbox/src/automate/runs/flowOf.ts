import type { Premises } from '../../premises.ts'
import { type Flow, findFlowEver, versionRow } from '../flows/index.ts'
import type { RunRow } from './sql.ts'

/** The flow as it was when the run began; one that was deleted since goes on under its name. */
export function flowOf({ store }: Premises, { flowId, version }: RunRow): Flow {
  const flow = findFlowEver(store, flowId)
  const then = versionRow(store, flowId, version)
  if (!flow || !then) throw new Error(`a run of the flow ${flowId} has lost its version ${version}`)
  return { ...flow, ...then }
}
