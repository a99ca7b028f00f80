// "When a HTTP request is received": the address, who may call it, and what they have to send.

import { html } from 'hono/html'
import { type Flow, type Json, readDefinition, triggerAccess, triggerAddress } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import { copyable, linkButton, pairs } from '../../frame/index.ts'
import { drawCard } from '../drawing/index.ts'
import { type FlowVisit, pathOf } from '../flowAt.ts'

export const requestTrigger = 'When a HTTP request is received'

export function triggerTitle(flow: Flow): string {
  const reading = readDefinition(flow.definition)
  if (!reading.ok) return 'Trigger'
  const { name, type, kind } = reading.workflow.trigger
  return type === 'Request' && (kind === undefined || kind === 'Http') ? requestTrigger : `${name} (${type})`
}

export const triggerCard = (visit: FlowVisit): Html =>
  drawCard(triggerTitle(visit.flow), 'Request', {
    content: html`${addresses(visit)}
${pairs([
  ['Who can trigger the flow?', whoMay(visit.flow)],
  ['Method', method(visit.flow)],
])}
<div><h3>Request Body JSON Schema</h3><pre><code>${JSON.stringify(inputsOf(visit.flow).schema ?? {}, null, 2)}</code></pre></div>
${visit.isEditor ? html`<p>${linkButton(pathOf(visit.premises, visit.flow, 'regenerate-key'), 'Regenerate access key…')}</p>` : ''}`,
  })

function addresses({ premises, flow, isEditor }: FlowVisit): Html {
  // Who knows a signed address can call it: it is for those who may change the flow.
  if (!isEditor) return html`<p class="soft">The HTTP POST URL is shown to owners of the flow.</p>`
  const { mode } = triggerAccess(flow.definition)
  return html`${copyable('post-url', 'HTTP POST URL', triggerAddress(premises.url, flow).value)}
${mode === 'All' ? '' : html`<p class="soft">There is no signature in it: whoever calls it sends a token for <code>https://service.flow.microsoft.com/</code>, the slash at its end included.</p>`}
<details><summary>The address in its former form</summary>${copyable('former-url', 'HTTP POST URL as it was until 2025', triggerAddress(premises.url, flow, 'former').value)}</details>`
}

function whoMay({ definition }: Flow): Html {
  const access = triggerAccess(definition)
  switch (access.mode) {
    case 'All':
      return html`Anyone`
    case 'Tenant':
      return html`Any user in my tenant`
    case 'User':
      return html`Specific users in my tenant: ${access.allowed.join(', ')}`
  }
}

const inputsOf = (flow: Flow): { readonly [name: string]: Json } => {
  const reading = readDefinition(flow.definition)
  return reading.ok ? reading.workflow.trigger.inputs : {}
}

const method = (flow: Flow): string => {
  const { method: given } = inputsOf(flow)
  return typeof given === 'string' ? given.toUpperCase() : 'POST'
}
