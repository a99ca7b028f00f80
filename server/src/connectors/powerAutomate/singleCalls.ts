// What is asked of a run that is known: how it stands, what it put out, that it stops.

import {
  answeredWith,
  askOutputs,
  askStatus,
  type Call,
  cancelRun,
  desktopFlowTaskTypes,
  type Environment,
  type HttpRequest,
  readSession,
  shownRun,
  statusOf,
} from '@countersign/core/connectors'
import type { Action, Assignment } from '../../processes/index.ts'
import { concluded } from '../calls/index.ts'
import { failed, openDataverse } from './dataverse.ts'
import type { RunParts } from './startedRuns.ts'

/** All three may be asked twice: a run that was stopped stays so. */
export const singleCalls = (parts: RunParts): Action[] => [
  single(parts, desktopFlowTaskTypes.status, askStatus, shownStatus),
  single(parts, desktopFlowTaskTypes.outputs, askOutputs, shownOutputs),
  single(parts, desktopFlowTaskTypes.cancel, cancelRun, repeatable),
]

function single(
  parts: RunParts,
  taskType: string,
  request: (environment: Environment, session: string) => HttpRequest,
  shown: (call: Call, session: string) => Call,
): Action {
  const called = async (assignment: Assignment): Promise<Call> => {
    const opened = await openDataverse(parts, assignment)
    if (!opened.ok) return opened.call
    const session = readSession(opened.dataverse.inputs)
    if (!session.ok) return failed(session.reason)
    return shown(await opened.dataverse.ask(request(opened.dataverse.environment, session.value)), session.value)
  }
  return {
    taskType,
    repeat: 'safe',
    run: async (assignment) => concluded(assignment, parts.moment(), await called(assignment)),
  }
}

function shownStatus(call: Call, session: string): Call {
  if (call.type !== 'answered') return call
  const run = statusOf(call, session)
  return run === 'unreadable' ? failed('Dataverse told the run’s status unreadably.') : answeredWith(shownRun(run))
}

const shownOutputs = (call: Call): Call => {
  const isEmpty = call.type === 'failed' && call.error.code === '404' && /No FileAttachment/i.test(call.error.message)
  if (isEmpty) return answeredWith({})
  return call.type === 'answered' && call.response.body === null ? answeredWith({}) : call
}

/** Without an answer it is asked again: whoever is stopped already stays so. */
const repeatable = (call: Call): Call =>
  call.type === 'unanswered'
    ? { type: 'failed', error: { code: '408', message: call.message }, final: false, delayMs: 5_000 }
    : call
