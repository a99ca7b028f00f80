import { html } from 'hono/html'
import { hosts } from '../../faults/index.ts'
import { type Entry, type Filter, finds, pathIn } from '../../journal/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  badge,
  doneAt,
  linkButton,
  momentText,
  paged,
  postButton,
  selectField,
  showConsole,
  type Tone,
  table,
  textField,
  type Visit,
} from '../frame/index.ts'

export const journalPath = '/sandbox/journal'

const hostOptions = [
  { value: 'cloud', text: 'All of the cloud' },
  ...hosts.map((host) => ({ value: host, text: host })),
  { value: 'none', text: 'The sandbox’s own' },
  { value: '', text: 'Everything' },
]

type Asked = { host: string; method: string; path: string; status: string; text: string }

function askedOf({ c }: Visit): Asked {
  const of = (name: string): string => c.req.query(name)?.trim() ?? ''
  return {
    host: c.req.query('host') ?? 'cloud',
    method: of('method'),
    path: of('path'),
    status: of('status').toLowerCase(),
    text: of('text'),
  }
}

const filterOf = (asked: Asked): Filter => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))

/** Every request that was received, the newest first. */
export function showJournal(visit: Visit): Answer {
  const { journal } = visit.premises
  const asked = askedOf(visit)
  const filter = filterOf(asked)
  const found = journal.entries().filter((entry) => finds(filter, entry))
  const { shown, pager } = paged(visit, found.toReversed())
  const held = journal.entries().length
  return showConsole(visit, {
    title: 'Journal',
    lead: html`Every request that the sandbox received, and what it answered; the newest 2,000. For programs: <code>GET /_journal</code>.`,
    commands: html`${linkButton(addressOf(asked), 'Refresh', true)}
${held === 0 ? '' : postButton(visit, { action: `${journalPath}/clear`, text: 'Clear' })}`,
    body: html`${filterForm(asked)}
<p class="soft below" role="status">${found.length} of ${held} fit${journal.forgotten() === 0 ? '' : `; ${journal.forgotten()} older ones are not held any more`}.</p>
${table({
  caption: 'Requests',
  columns: ['Request', 'Status', 'Duration', 'Time', 'Door'],
  rows: shown.map(row),
  empty:
    held === 0
      ? { title: 'Nothing was received yet' }
      : { title: 'No request fits', text: html`<a href="${journalPath}?host=">Show everything</a>` },
})}${pager}`,
  })
}

const addressOf = (asked: Asked): string => `${journalPath}?${new URLSearchParams(asked)}`

const row = (entry: Entry): (Html | string)[] => [
  html`<a href="${journalPath}/${entry.id}">${entry.wire.method} ${pathIn(entry)}</a>`,
  statusOf(entry),
  `${entry.durationMs} ms`,
  momentText(entry.at.getTime()),
  entry.wire.door,
]

export function statusOf({ wire }: Entry): Html {
  const status = wire.answer()?.status
  if (status === undefined) return badge('bad', 'No answer')
  const tone: Tone = status < 300 ? 'good' : status < 400 ? 'idle' : status < 500 ? 'warn' : 'bad'
  return badge(tone, String(status))
}

const filterForm = ({ host, method, path, status, text }: Asked): Html =>
  html`<form class="card filter below" method="get" action="${journalPath}" role="search">
${selectField({ name: 'host', label: 'Host', value: host, options: hostOptions })}
${selectField({
  name: 'method',
  label: 'Method',
  value: method,
  options: ['', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE'].map((value) => ({ value, text: value || 'Every method' })),
})}
${textField({ name: 'path', label: 'Path', hint: 'May end in *', value: path })}
${textField({ name: 'status', label: 'Status', hint: '404, 4xx or none', value: status })}
${textField({ name: 'text', label: 'Words', hint: 'In address, headers, bodies', value: text })}
<button class="plain-button">Filter</button></form>`

export function clear(visit: Visit): Answer {
  visit.premises.journal.clear()
  return doneAt(visit, journalPath, 'The journal was cleared.')
}
