import type { Json, JsonObject } from '../expressions/index.ts'
import { callLife, type Run } from './run.ts'
import { timestamp } from './told.ts'
import type { Workflow } from './workflow.ts'

export type Beginning = {
  id: string
  now: number
  seed: number
  clientTrackingId: string
  /** What the trigger received: headers, queries, body. */
  outputs: JsonObject
  /** What `workflow()` tells beside the run. */
  flow: { id: string; name: string; displayName: string; environment: string }
  /** Somebody waits for the answer of a Response action. */
  hasCaller: boolean
}

/** A run on which nothing has happened yet; the first fact sets it going. */
export function newRun(
  { trigger }: Workflow,
  { id, now, seed, clientTrackingId, outputs, flow, hasCaller }: Beginning,
): Run {
  return {
    id,
    status: 'Running',
    startedAt: now,
    clientTrackingId,
    trigger: {
      name: trigger.name,
      inputs: inputsTold(trigger.inputs),
      outputs,
      startTime: timestamp(now),
      endTime: timestamp(now),
      trackingId: id,
      clientTrackingId,
      code: 'OK',
      status: 'Succeeded',
    },
    workflow: {
      id: `/workflows/${flow.id}`,
      name: flow.name,
      type: 'Microsoft.Logic/workflows',
      tags: {
        flowDisplayName: flow.displayName,
        environmentName: flow.environment,
        logicAppName: flow.name,
        state: 'Enabled',
      },
      run: { id: `/workflows/${flow.id}/runs/${id}`, name: id, type: 'Microsoft.Logic/workflows/runs' },
    },
    caller: hasCaller ? { state: 'waiting', dueAt: now + callLife } : { state: 'none' },
    variables: {},
    steps: {},
    seed,
  }
}

/** The schema is part of the definition, not of what happened. */
const inputsTold = ({ schema, ...inputs }: JsonObject): Json => inputs
