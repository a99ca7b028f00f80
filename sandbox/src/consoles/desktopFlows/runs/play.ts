import {
  cancelSession,
  failSession,
  likelyFailures,
  type PlayOutcome,
  succeedSession,
  timeOutSession,
} from '../../../dataverse/index.ts'
import { type Answer, doneAt, refusedAt } from '../../frame/index.ts'
import { readOutputs } from '../outputs.ts'
import { onRun, type RunVisit } from './runAt.ts'
import { runPath } from './runTable.ts'
import { showRunWith } from './showRun.ts'

export const succeed = onRun((visit, form: URLSearchParams) => {
  const reading = readOutputs(visit.flow.outputs, form)
  return reading.ok
    ? played(visit, succeedSession(visit.premises, visit.session.id, reading.outputs), 'The run has succeeded.')
    : showRunWith(visit, reading.form)
})

export const fail = onRun((visit, form: URLSearchParams) => {
  const code = form.get('other')?.trim() || (form.get('code') ?? '')
  const known = likelyFailures.find((one) => one.code === code)
  const message = form.get('message')?.trim() || (known?.message ?? '')
  return played(visit, failSession(visit.premises, visit.session.id, { code, message }), 'The run has failed.')
})

export const timeOut = onRun((visit) =>
  played(visit, timeOutSession(visit.premises, visit.session.id), 'The run has timed out.'),
)

export const cancel = onRun((visit) =>
  played(visit, cancelSession(visit.premises, visit.session.id), 'The run was cancelled.'),
)

function played(visit: RunVisit, outcome: PlayOutcome, text: string): Answer {
  const path = runPath(visit, visit.session)
  if (outcome.ok) return doneAt(visit, path, text)
  return refusedAt(
    visit,
    path,
    outcome.refusal.code === 'bad-outputs' ? outcome.refusal.reason : 'The run had ended already.',
  )
}
