import { html } from 'hono/html'
import { type BodyView, present } from '../../journal/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  card,
  copyable,
  copyScript,
  moment,
  pairs,
  showConsole,
  showNothing,
  type Visit,
} from '../frame/index.ts'
import { journalPath, statusOf } from './list.ts'

const trail = [{ text: 'Journal', href: journalPath }]

/** One request, with everything it said and was answered. */
export function showEntry(visit: Visit): Answer {
  const { journal, doors } = visit.premises
  const id = Number(visit.c.req.param('id'))
  const entry = journal.entries().find((one) => one.id === id)
  if (!entry) return showNothing(visit, 'Request', trail)
  const { method, url, door, at, durationMs, headers, body, answer } = present(entry)
  return showConsole(visit, {
    title: `${method} ${url.split('?')[0]}`,
    trail,
    script: copyScript,
    body: html`${card(
      'Overview',
      html`<div class="fields">${copyable('url', 'Address', doors[door] + url)}</div>
${pairs([
  ['Number', String(id)],
  ['Time', moment(Date.parse(at))],
  ['Duration', `${durationMs} ms`],
  ['Status', statusOf(entry)],
])}`,
    )}
${card('Request', html`${headersShown(headers)}${bodyShown(body, headers['content-type'])}`)}
${card(
  'Answer',
  answer
    ? html`${headersShown(answer.headers)}${bodyShown(answer.body, answer.headers['content-type'])}`
    : html`<p>The connection ended without an answer: a fault struck, or the caller did not wait for it.</p>`,
)}`,
  })
}

const headersShown = (headers: Readonly<Record<string, string>>): Html =>
  html`<h3>Headers</h3><dl class="headers">${Object.entries(headers).map(([name, value]) => html`<dt><code>${name}</code></dt><dd><code>${value}</code></dd>\n`)}</dl>`

function bodyShown(body: BodyView | null, type: string | undefined): Html {
  if (body === null) return html`<p class="soft next">No body.</p>`
  const size = `${body.bytes.toLocaleString('en-US')} bytes${body.isWhole ? '' : ', of which this is the beginning'}`
  return html`<h3 class="next">Body <span class="soft">${size}${body.base64 === undefined ? '' : ', in base64, as it is no text'}</span></h3>
<pre><code>${body.base64 ?? readable(body.text ?? '', type)}</code></pre>`
}

/** JSON with its lines, a form one field to a line; everything else as it came. */
function readable(text: string, type = ''): string {
  if (type.startsWith('application/x-www-form-urlencoded'))
    return [...new URLSearchParams(text)].map(([name, value]) => `${name}=${value}`).join('\n')
  if (!/\bjson\b/.test(type)) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text // the beginning of a long one, or a mistake: then that is what there is to see
  }
}
