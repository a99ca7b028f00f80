// Starting a desktop flow, and waiting for it.
//
// D1  A run that may have been begun is found by the address it calls back, or is certainly not there; it is never begun
//     a second time because an answer was lost.
// D2  While it runs it takes a row of ours and nothing else; its callback makes us look, and so does time.
// D3  What a callback says decides nothing: Dataverse is asked.

import {
  answeredWith,
  askOutputs,
  type Call,
  callOffRunTaskType,
  desktopFlowTaskTypes,
  endOf,
  hasEnded,
  lookAgainMs,
  type Moment,
  passes,
  readRun,
  type SeenRun,
  shownRun,
  startRun,
} from '@countersign/core/connectors'
import type { Action, Assignment, LookedUp, Outcome } from '../../processes/index.ts'
import { concluded } from '../calls/index.ts'
import type { CallbackAddresses } from './callbackAddress.ts'
import { type Dataverse, type DataverseParts, failed, openDataverse } from './dataverse.ts'
import { lookUpRun } from './lookUpRun.ts'

export type RunParts = DataverseParts & {
  moment: () => Moment
  callbacks: CallbackAddresses
}

export const startedRuns = (parts: RunParts): Action[] => [
  action(parts, desktopFlowTaskTypes.start, false),
  action(parts, desktopFlowTaskTypes.run, true),
]

const action = (parts: RunParts, taskType: string, waits: boolean): Action => ({
  taskType,
  repeat: 'unsafe',
  run: (assignment) => start(parts, assignment, waits),
  lookUp: (assignment) => lookUp(parts, assignment, waits),
  ...(waits && { followUp: callOffRunTaskType }),
})

async function start(parts: RunParts, assignment: Assignment, waits: boolean): Promise<Outcome> {
  const conclude = (call: Call) => concluded(assignment, parts.moment(), call)
  const opened = await openDataverse(parts, assignment)
  if (!opened.ok) return conclude(opened.call)
  const { dataverse } = opened
  const read = readRun(dataverse.inputs)
  if (!read.ok) return conclude(failed(read.reason))
  const { workflowId, body, callbackUrl } = read.value
  const own = parts.callbacks.of(assignment)
  if (waits && own === null) return conclude(failed(unreachable))
  const called = waits ? own : (callbackUrl ?? own)
  const call = await dataverse.ask(
    startRun(dataverse.environment, workflowId, { ...body, ...(called !== null && { callbackUrl: called }) }),
  )
  if (call.type === 'unanswered') {
    const found = await lookUp(parts, assignment, waits)
    return found.type === 'not-done' ? soon : found
  }
  return waits && call.type === 'answered' ? soon : conclude(call)
}

const unreachable =
  'A run can only be waited for where Dataverse can call this server: set COUNTERSIGN_URL to its https address.'

/** The first look: many runs are short. */
const soon: Outcome = { type: 'later', delayMs: 5_000 }

/** A request that was sent may arrive so long after its answer was given up. */
export const arrivalMs = 120_000

async function lookUp(parts: RunParts, assignment: Assignment, waits: boolean): Promise<LookedUp> {
  const opened = await openDataverse(parts, assignment)
  if (!opened.ok) return concluded(assignment, parts.moment(), opened.call)
  const { dataverse } = opened
  const callbackUrl = parts.callbacks.of(assignment)
  if (!callbackUrl || (!waits && keyless(dataverse)))
    return concluded(assignment, parts.moment(), { type: 'unanswered', message: noKey })
  const sought = await lookUpRun(dataverse, callbackUrl)
  switch (sought.type) {
    case 'found':
      return told(parts, assignment, dataverse, sought.run, waits)
    case 'none': {
      const begunMs = assignment.begunAt?.getTime() ?? parts.moment().nowMs
      return parts.moment().nowMs - begunMs < arrivalMs ? { type: 'later', delayMs: 10_000 } : { type: 'not-done' }
    }
    case 'later':
      return sought
    case 'unknown':
      return concluded(assignment, parts.moment(), { type: 'unanswered', message: sought.message })
  }
}

const keyless = ({ inputs }: Dataverse): boolean => typeof inputs.callbackUrl === 'string' && inputs.callbackUrl !== ''

const noKey =
  'The run calls back an address of its own, so it can’t be looked up by ours. Look for it in Power Automate before you try again.'

async function told(
  parts: RunParts,
  assignment: Assignment,
  dataverse: Dataverse,
  run: SeenRun,
  waits: boolean,
): Promise<Outcome> {
  const { nowMs } = parts.moment()
  if (!waits) return concluded(assignment, parts.moment(), answeredWith(shownRun(run)))
  if (!hasEnded(run.status)) return { type: 'later', delayMs: lookAgainMs(ageOf(run, nowMs)) }
  if (run.status !== 'Succeeded') return concluded(assignment, parts.moment(), endOf(run, null))
  const outputs = await dataverse.ask(askOutputs(dataverse.environment, run.session))
  if (outputs.type === 'answered') return concluded(assignment, parts.moment(), endOf(run, outputs.response.body ?? {}))
  if (outputs.type === 'failed' && outputs.error.code === '404')
    return concluded(assignment, parts.moment(), endOf(run, {})) // it put nothing out
  if (outputs.type === 'unanswered' || passes(outputs)) return { type: 'later', delayMs: 30_000 }
  return concluded(assignment, parts.moment(), outputs)
}

function ageOf({ row }: SeenRun, nowMs: number): number {
  const createdMs = typeof row.createdon === 'string' ? Date.parse(row.createdon) : Number.NaN
  return Number.isFinite(createdMs) ? Math.max(0, nowMs - createdMs) : 0
}
