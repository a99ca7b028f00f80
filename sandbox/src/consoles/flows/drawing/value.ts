// Values of a definition as the designer shows them: texts, with what is worked out in a run as a token.

import { html } from 'hono/html'
import { isObject, type Json } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'

export function value(of: Json): Html {
  if (typeof of === 'string') return text(of)
  if (of === null || typeof of !== 'object') return html`<code>${String(of)}</code>`
  return html`<pre><code>${JSON.stringify(withoutCredentials(of), null, 2)}</code></pre>`
}

function text(of: string): Html {
  if (of.startsWith('@@')) return html`${of.slice(1)}`
  if (of.startsWith('@') && !of.startsWith('@{')) return token(of.slice(1))
  const parts = of.split(/(@\{[^}]*\})/)
  return html`${parts.map((part) => (part.startsWith('@{') ? token(part.slice(2, -1)) : part))}`
}

/** Of what comes from the trigger, or from an action, the name is enough; everything else is shown as it is written. */
function token(expression: string): Html {
  const [, field] =
    /^(?:triggerBody\(\)|(?:outputs|body)\('[^']*'\)|items\('[^']*'\))\?\['([^']*)'\]$/.exec(expression.trim()) ?? []
  return field === undefined
    ? html`<code class="token">${expression}</code>`
    : html`<span class="token" title="${expression}">${field.split('/').at(-1)}</span>`
}

/** Whoever may see a flow need not see its passwords. */
export function withoutCredentials(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(withoutCredentials)
  if (!isObject(json)) return json
  return Object.fromEntries(
    Object.entries(json).map(([name, one]) => [
      name,
      name === 'authentication' && isObject(one)
        ? { type: one.type ?? null, '…': 'not shown' }
        : withoutCredentials(one),
    ]),
  )
}
