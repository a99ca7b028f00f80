import { randomInt } from 'node:crypto'
import { day } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import { newRun, openWorkflow } from '../definition/index.ts'
import { environmentName } from '../environment.ts'
import type { JsonObject } from '../expressions/index.ts'
import type { Flow } from '../flows/index.ts'
import { newRunName } from './runName.ts'
import { forgetRuns, insertHistory, insertRun } from './sql.ts'

export type Start = {
  /** What the trigger received. */
  outputs: JsonObject
  clientTrackingId?: string | undefined
  /** Somebody waits for the answer of a Response action. */
  hasCaller: boolean
}

/** The cloud's history goes back this far, and shows this much. */
const kept = 28 * day
const keptMax = 500

export const chance = (): number => randomInt(2 ** 32) / 2 ** 32

/** A run that begins as soon as the sandbox's time looks; its name. */
export function startRun(premises: Premises, flow: Flow, { outputs, clientTrackingId, hasCaller }: Start): string {
  const { store, clock, time } = premises
  const now = clock().getTime()
  const name = newRunName(now, chance)
  const run = newRun(openWorkflow(flow.definition), {
    id: name,
    now,
    seed: randomInt(2 ** 32),
    clientTrackingId: clientTrackingId ?? name,
    outputs,
    flow: {
      id: flow.workflowId,
      name: flow.id,
      displayName: flow.displayName,
      environment: environmentName(store),
    },
    hasCaller,
  })
  store.transaction(() => {
    insertRun(store, {
      name,
      flowId: flow.id,
      version: flow.version,
      status: 'Running',
      startedAt: now,
      endedAt: null,
      run,
    })
    insertHistory(store, {
      name,
      flowId: flow.id,
      at: now,
      status: 'Succeeded',
      code: 'OK',
      error: null,
      runName: name,
    })
    forgetRuns(store, flow.id, now - kept, keptMax)
  })
  time.reconsider()
  return name
}
