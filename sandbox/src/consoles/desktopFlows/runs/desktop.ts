// The desktop, played by a person: what the robot would do.

import { html } from 'hono/html'
import { likelyFailures } from '../../../dataverse/index.ts'
import type { Html } from '../../../pages/index.ts'
import { card, postButton, postForm, selectField, textArea, textField } from '../../frame/index.ts'
import { type OutputsForm, outputFields } from '../outputs.ts'
import type { RunVisit } from './runAt.ts'
import { runPath } from './runTable.ts'

export function desktop(visit: RunVisit, form: OutputsForm): Html {
  const { flow, session } = visit
  const path = runPath(visit, session)
  return card(
    'Play the desktop',
    html`<p class="soft">Do what the robot would do. What is left empty is not put out.</p>
<details class="way" open><summary>Succeed</summary>${postForm(visit, {
      action: `${path}/succeed`,
      body: outputFields(flow.outputs, form),
      submit: 'Succeed',
    })}</details>
<details class="way"><summary>Fail</summary>${postForm(visit, {
      action: `${path}/fail`,
      body: html`${selectField({
        name: 'code',
        label: 'Error code',
        options: likelyFailures.map(({ code }) => ({ value: code, text: code })),
      })}
${textField({ name: 'other', label: 'Another code', hint: 'Left empty, the one above counts.' })}
${textArea({ name: 'message', label: 'Error message', rows: 2, hint: 'Left empty, the one that belongs to the code.' })}`,
      submit: 'Fail',
      isDangerous: true,
    })}</details>
<p class="buttons">${postButton(visit, { action: `${path}/time-out`, text: 'Let it time out' })}
${postButton(visit, { action: `${path}/cancel`, text: 'Cancel run' })}</p>`,
  )
}

export const desktopStyle = `
.way { margin-top: 14px; border: 1px solid var(--line); border-radius: 10px; }
.way > summary { padding: 12px 16px; }
.way > form { padding: 4px 16px 18px; }
.way + .buttons { margin-top: 16px; }
`
