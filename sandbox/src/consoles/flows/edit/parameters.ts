// What an action of a definition is told to do, in the designer's words.

import { html } from 'hono/html'
import { type Action, isObject, type Json, type JsonObject } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import { approvalTypeName } from '../../approvals/index.ts'
import { pairs } from '../../frame/index.ts'
import { value, withoutCredentials } from '../drawing/index.ts'
import { sentence } from '../words.ts'

export const actionContent = (action: Action): Html => {
  const known = parametersOf(action)
  return html`${known.length === 0 ? html`<p class="soft">Nothing is to be set here.</p>` : pairs(known.map(([name, one]) => [name, value(one)]))}
<details><summary>Peek code</summary><pre><code>${JSON.stringify(withoutCredentials(codeOf(action)), null, 2)}</code></pre></details>`
}

/** Without what is drawn below it. */
function codeOf({ definition }: Action): JsonObject {
  const { actions, else: otherwise, cases, default: fallback, ...code } = definition
  return code
}

const ownNames = {
  expression: 'Condition',
  foreach: 'Select an output from previous steps',
  limit: 'Limits',
} as const

function parametersOf({ definition, inputs }: Action): [string, Json][] {
  const own = Object.entries(ownNames).flatMap(([name, label]): [string, Json][] => {
    const one = definition[name]
    return one === undefined ? [] : [[label, one]]
  })
  if (!isObject(inputs)) return inputs === null ? own : [...own, ['Inputs', inputs]]
  return [
    ...own,
    ...Object.entries(toldTo(inputs)).map(([name, one]): [string, Json] => [labelOf(name), shown(name, one)]),
  ]
}

/** Of a connector what is asked of it; which one it is, the head of the card says. */
function toldTo(inputs: JsonObject): JsonObject {
  const { host, parameters, authentication, ...others } = inputs
  return host === undefined ? inputs : { ...(isObject(parameters) ? parameters : {}), ...others }
}

/** `WebhookApprovalCreationInput/assignedTo` → `Assigned to`. */
const labelOf = (name: string): string => sentence(name.split('/').at(-1) ?? name)

function shown(name: string, one: Json): Json {
  if (name === 'approvalType' && typeof one === 'string') return approvalTypeName(one)
  if (name === 'authentication' && isObject(one)) return String(one.type ?? '')
  return one
}
