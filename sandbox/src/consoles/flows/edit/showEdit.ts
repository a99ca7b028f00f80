// The designer, as far as it is needed: connections to confirm, the address of the trigger, what the flow does.

import { html } from 'hono/html'
import { readDefinition } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import { type Answer, copyScript, linkButton, postForm, showConsole, textArea, textField } from '../../frame/index.ts'
import { drawBody, drawingStyle } from '../drawing/index.ts'
import { type FlowVisit, onOwnFlow, pathOf, trailTo } from '../flowAt.ts'
import { flowState } from '../words.ts'
import { connectionsArea } from './connectionsArea.ts'
import { actionContent } from './parameters.ts'
import { triggerCard } from './triggerCard.ts'

export const showEdit = onOwnFlow((visit): Answer => {
  const { premises, flow } = visit
  return showConsole(visit, {
    title: 'Edit flow',
    trail: trailTo(visit),
    lead: html`${flow.displayName} · ${flowState(flow)}`,
    commands: linkButton(pathOf(premises, flow, 'details'), 'Details'),
    style: drawingStyle,
    script: copyScript,
    body: html`<section class="card">${postForm(visit, {
      action: pathOf(premises, flow, 'edit'),
      body: html`${textField({ name: 'name', label: 'Flow name', value: flow.displayName, isRequired: true })}
${textArea({ name: 'description', label: 'Description', value: flow.description, rows: 2 })}
${connectionsArea(visit)}`,
      submit: 'Save',
    })}</section>
<div class="drawing">${triggerCard(visit)}${actions(visit)}</div>`,
  })
})

function actions({ flow }: FlowVisit): Html {
  const reading = readDefinition(flow.definition)
  if (!reading.ok)
    return html`<section class="card"><h2>This definition cannot be run</h2><p>${reading.fault.code}: ${reading.fault.message}</p><pre><code>${JSON.stringify(flow.definition, null, 2)}</code></pre></section>`
  return drawBody(reading.workflow.actions, (action) => ({ content: actionContent(action) }))
}
