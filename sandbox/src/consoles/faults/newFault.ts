import { html } from 'hono/html'
import { z } from 'zod'
import { hour, minute } from '../../clock.ts'
import { appRegistrations } from '../../entra/index.ts'
import { hosts, mailMoments, mailStatuses, ruleSchema, rulesMax, statuses } from '../../faults/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  card,
  doneAt,
  postForm,
  selectField,
  showConsole,
  showNothing,
  textField,
  type Visit,
} from '../frame/index.ts'
import { faultsPath } from './list.ts'
import { hostText, isKind, type Kind, kinds, mailMomentText } from './words.ts'

const trail = [{ text: 'Faults', href: faultsPath }]
const newPath = `${faultsPath}/new`

/** First the kind, then whom it strikes and how often. */
export function showNewFault(visit: Visit): Answer {
  const kind = visit.c.req.query('kind')
  if (kind === undefined)
    return showConsole(visit, {
      title: 'New fault',
      trail,
      body: html`<ul class="people">${Object.entries(kinds).map(
        ([name, { title, about }]) =>
          html`<li><a class="person way" href="${newPath}?kind=${name}"><span><span class="name">${title}</span><span class="facts">${about}</span></span></a></li>\n`,
      )}</ul>`,
    })
  return isKind(kind)
    ? showForm(visit, kind, new URLSearchParams(), undefined)
    : showNothing(visit, 'Kind of fault', trail)
}

function showForm(visit: Visit, kind: Kind, filled: URLSearchParams, fault: string | undefined): Answer {
  const { title, about } = kinds[kind]
  const of = (name: string): string => filled.get(name) ?? ''
  return showConsole(
    visit,
    {
      title,
      trail: [...trail, { text: 'New fault', href: newPath }],
      lead: `${about}.`,
      ...(fault === undefined ? {} : { notice: { tone: 'refused', text: fault } as const }),
      body: card(
        'When it strikes',
        postForm(visit, {
          action: newPath,
          submit: 'Add',
          cancel: faultsPath,
          body: html`<input type="hidden" name="kind" value="${kind}">${fieldsOf(visit, kind, of)}${measure(of)}`,
        }),
      ),
    },
    fault === undefined ? 200 : 400,
  )
}

type Value = (name: string) => string

function fieldsOf(visit: Visit, kind: Kind, of: Value): Html {
  switch (kind) {
    case 'answer':
      return html`${statusFields(of)}${address(of)}`
    case 'latency':
      return html`${msField(of)}${address(of)}`
    case 'reset':
    case 'lost-answer':
      return address(of)
    case 'lost-callback':
    case 'doubled-callback':
    case 'unreachable-callback':
      return textField({
        name: 'url',
        label: 'Address that is called',
        hint: 'Or its beginning with a * at the end. Empty: everybody outside.',
        value: of('url'),
      })
    case 'mail-refused':
      return mailFields(of)
    case 'mail-slow':
      return msField(of)
    case 'mail-down':
    case 'mail-lost-answer':
      return html``
    case 'expired-secret':
      return appField(visit, of)
    case 'revoked-grant':
      return html`${appField(visit, of)}${textField({ name: 'user', label: 'User principal name', hint: 'Empty: everybody.', value: of('user') })}`
  }
}

const statusFields = (of: Value): Html =>
  html`${selectField({
    name: 'status',
    label: 'Status',
    value: of('status'),
    options: statuses.map((status) => ({ value: String(status), text: statusText[status] })),
  })}
${textField({ name: 'retryAfterSeconds', label: 'Retry-After, in seconds', type: 'number', hint: 'Empty: without the header.', value: of('retryAfterSeconds') })}`

const msField = (of: Value): Html =>
  textField({ name: 'ms', label: 'Milliseconds', type: 'number', value: of('ms') || '3000', isRequired: true })

const mailFields = (of: Value): Html =>
  html`${selectField({
    name: 'status',
    label: 'Status',
    value: of('status') || '451',
    options: mailStatuses.map((status) => ({ value: String(status), text: `${status} ${mailStatusText[status]}` })),
  })}
${selectField({
  name: 'at',
  label: 'When',
  value: of('at') || 'recipient',
  options: mailMoments.map((value) => ({ value, text: mailMomentText[value] })),
})}
${textField({ name: 'recipient', label: 'Recipient', hint: 'Or the beginning of an address with a * at the end. Empty: everybody.', value: of('recipient') })}`

const mailStatusText = {
  421: 'Service not available',
  450: 'Mailbox unavailable',
  451: 'Local error in processing',
  452: 'Insufficient system storage',
  535: 'Authentication failed',
  550: 'Mailbox not found',
  552: 'Exceeded storage allocation',
  554: 'Transaction failed',
} as const

const statusText = {
  429: '429 Too Many Requests',
  500: '500 Internal Server Error',
  502: '502 Bad Gateway',
  503: '503 Service Unavailable',
  504: '504 Gateway Timeout',
} as const

const address = (of: Value): Html =>
  html`${selectField({
    name: 'host',
    label: 'Host',
    value: of('host'),
    options: [{ value: '', text: 'All of the cloud' }, ...hosts.map((host) => ({ value: host, text: hostText[host] }))],
  })}
${textField({ name: 'path', label: 'Path', hint: 'Such as /v1.0/users, or its beginning with a * at the end. Empty: every path.', value: of('path') })}
${selectField({
  name: 'method',
  label: 'Method',
  value: of('method'),
  options: ['', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE'].map((value) => ({ value, text: value || 'Every method' })),
})}`

const appField = ({ premises }: Visit, of: Value): Html =>
  selectField({
    name: 'clientId',
    label: 'App registration',
    value: of('clientId'),
    options: [
      { value: '', text: 'All apps' },
      ...appRegistrations(premises.store).map(({ clientId, displayName }) => ({ value: clientId, text: displayName })),
    ],
  })

const spans = [
  { value: '', text: 'Until it is removed' },
  { value: String(minute), text: 'For a minute' },
  { value: String(10 * minute), text: 'For ten minutes' },
  { value: String(hour), text: 'For an hour' },
] as const

const measure = (of: Value): Html =>
  html`${textField({ name: 'count', label: 'Only the first', type: 'number', hint: 'So many of those that fit. Empty: all of them.', value: of('count') })}
${textField({ name: 'percent', label: 'Chance in percent', type: 'number', hint: 'Empty: every one. The dice fall the same way for the same seed.', value: of('percent') })}
${textField({ name: 'seed', label: 'Seed', type: 'number', value: of('seed') })}
${selectField({ name: 'span', label: 'How long, by the sandbox’s clock', value: of('span'), options: spans })}`

export function addFault(visit: Visit, form: URLSearchParams): Answer {
  const { faults, clock } = visit.premises
  const kind = form.get('kind') ?? undefined
  if (!isKind(kind)) return showNothing(visit, 'Kind of fault', trail)
  const reading = ruleSchema.safeParse(valuesIn(form, clock().getTime()))
  if (!reading.success) return showForm(visit, kind, form, z.prettifyError(reading.error))
  if (faults.isFull()) return showForm(visit, kind, form, `There are ${rulesMax} faults already. Remove some.`)
  faults.add(reading.data)
  return doneAt(visit, faultsPath, `${kinds[kind].title}: it strikes from now on.`)
}

const numbers: ReadonlySet<string> = new Set(['status', 'retryAfterSeconds', 'ms', 'count', 'seed'])

/** What was left empty is not said. Which fields a kind has the schema knows. */
function valuesIn(form: URLSearchParams, now: number): Record<string, string | number> {
  const given = [...form].map(([name, value]) => [name, value.trim()] as const)
  const said = given.filter(([name, value]) => value !== '' && !['canary', 'percent', 'span'].includes(name))
  const percent = form.get('percent')?.trim() ?? ''
  const span = form.get('span') ?? ''
  return {
    ...Object.fromEntries(said.map(([name, value]) => [name, numbers.has(name) ? Number(value) : value])),
    ...(percent === '' ? {} : { probability: Number(percent) / 100 }),
    ...(span === '' ? {} : { until: new Date(now + Number(span)).toISOString() }),
  }
}
