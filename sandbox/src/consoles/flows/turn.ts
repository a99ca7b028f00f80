// On, off and gone.

import { html } from 'hono/html'
import { deleteFlow, flowFault, turnOff, turnOn } from '../../automate/index.ts'
import { type Answer, doneAt, refusedAt, showConfirm } from '../frame/index.ts'
import { type FlowVisit, flowsPath, onOwnFlow, pathOf, trailTo } from './flowAt.ts'

export const turnFlowOn = onOwnFlow((visit, form: URLSearchParams) => {
  const { premises, flow } = visit
  const outcome = turnOn(premises, flow.id)
  return outcome.ok
    ? doneAt(visit, backOf(visit, form), `“${flow.displayName}” is on.`)
    : refusedAt(
        visit,
        backOf(visit, form),
        `“${flow.displayName}” could not be turned on. ${flowFault(outcome.refusal).message}`,
      )
})

export const turnFlowOff = onOwnFlow((visit, form: URLSearchParams) => {
  const { premises, flow } = visit
  turnOff(premises, flow.id)
  return doneAt(visit, backOf(visit, form), `“${flow.displayName}” is off. Runs that are under way go on.`)
})

/** To the page it was asked for on: the list, or the flow's own. */
const backOf = (visit: FlowVisit, form: URLSearchParams): string =>
  form.get('from') === 'details' ? pathOf(visit.premises, visit.flow, 'details') : flowsPath(visit)

export const askToDelete = onOwnFlow(
  (visit): Answer =>
    showConfirm(visit, {
      title: 'Delete flow',
      trail: trailTo(visit),
      text: html`Are you sure you want to delete <strong>${visit.flow.displayName}</strong>? Its runs that are under way are cancelled, and its address answers that the flow was deleted. This cannot be undone.`,
      action: pathOf(visit.premises, visit.flow, 'delete'),
      submit: 'Delete',
      back: flowsPath(visit),
    }),
)

export const removeFlow = onOwnFlow((visit) => {
  deleteFlow(visit.premises, visit.flow.id)
  return doneAt(visit, flowsPath(visit), `“${visit.flow.displayName}” was deleted.`)
})
