import { html } from 'hono/html'
import {
  allOrNothing,
  confirmConnection,
  type Flow,
  type FlowOutcome,
  findFlow,
  flowFault,
  regenerateAccessKey,
  unconnected,
  updateFlowBy,
} from '../../../automate/index.ts'
import { type Answer, doneAt, refusedAt, showConfirm } from '../../frame/index.ts'
import { type FlowVisit, onOwnFlow, pathOf, trailTo } from '../flowAt.ts'
import { connectorName } from '../words.ts'

/** What the flow is called, and the connections that were chosen: of whoever saves. */
export const saveFlow = onOwnFlow((visit, form: URLSearchParams) => {
  const { premises, flow } = visit
  const page = pathOf(premises, flow, 'edit')
  const displayName = form.get('name')?.trim() ?? ''
  if (displayName === '') return refusedAt(visit, page, 'A flow needs a name.')
  const description = form.get('description') ?? flow.description
  const outcome = allOrNothing(premises.store, () =>
    form
      .getAll('connection')
      .reduce<FlowOutcome<Flow>>(
        (before, name) => (before.ok ? confirmConnection(premises, flow.id, name, visit.person.id) : before),
        updateFlowBy(premises, flow.id, { displayName, description }, true),
      ),
  )
  return outcome.ok
    ? doneAt(visit, page, saved(visit))
    : refusedAt(visit, page, `The flow was not saved. ${flowFault(outcome.refusal).message}`)
})

function saved({ premises, flow }: FlowVisit): string {
  const now = findFlow(premises.store, flow.id) ?? flow
  const missing = unconnected(premises.store, now).map((name) => connectorName(now.connections[name]?.api ?? name))
  return missing.length === 0
    ? 'Your flow is ready to go. We recommend you test it.'
    : `The flow is saved. It cannot be turned on yet: choose a connection for ${missing.join(', ')}.`
}

export const askForNewKey = onOwnFlow(
  (visit): Answer =>
    showConfirm(visit, {
      title: 'Regenerate access key',
      trail: trailTo(visit),
      text: html`The HTTP POST URL of <strong>${visit.flow.displayName}</strong> gets a new signature. The one that was given out is good for nothing from then on: whoever calls the flow needs the new one.`,
      action: pathOf(visit.premises, visit.flow, 'regenerate-key'),
      submit: 'Regenerate',
      back: pathOf(visit.premises, visit.flow, 'edit'),
    }),
)

export const makeNewKey = onOwnFlow((visit) => {
  const { premises, flow } = visit
  const outcome = regenerateAccessKey(premises, flow.id)
  const page = pathOf(premises, flow, 'edit')
  return outcome.ok
    ? doneAt(visit, page, 'The access key is new. Copy the HTTP POST URL again for whoever calls this flow.')
    : refusedAt(visit, page, flowFault(outcome.refusal).message)
})
