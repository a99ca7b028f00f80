import { callOffRunTaskType, cancelRun, hasEnded } from '@countersign/core/connectors'
import type { Action, Assignment, Outcome } from '../../processes/index.ts'
import { openDataverse } from './dataverse.ts'
import { lookUpRun } from './lookUpRun.ts'
import { arrivalMs, type RunParts } from './startedRuns.ts'

/** Stops a run that nobody waits for any more. Asked twice it finds that it has ended. */
export const callOffRun = (parts: RunParts): Action => ({
  taskType: callOffRunTaskType,
  repeat: 'safe',
  run: (assignment) => callOff(parts, assignment),
})

const done: Outcome = { type: 'completed' }
const failed = (message: string): Outcome => ({ type: 'failed', message })

async function callOff(parts: RunParts, assignment: Assignment): Promise<Outcome> {
  const callbackUrl = parts.callbacks.of(assignment)
  const opened = await openDataverse(parts, assignment)
  if (!opened.ok || !callbackUrl) return failed('Dataverse can’t be asked for the run.')
  const { dataverse } = opened
  const sought = await lookUpRun(dataverse, callbackUrl)
  if (sought.type === 'later') return sought
  if (sought.type === 'unknown') return failed(sought.message)
  if (sought.type === 'none') {
    const begunMs = assignment.begunAt?.getTime() ?? 0
    return parts.moment().nowMs - begunMs < arrivalMs ? { type: 'later', delayMs: 10_000 } : done
  }
  if (hasEnded(sought.run.status)) return done
  const call = await dataverse.ask(cancelRun(dataverse.environment, sought.run.session))
  return call.type === 'answered' ? done : failed('The run could not be stopped yet.')
}
