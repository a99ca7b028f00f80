import { html } from 'hono/html'
import { crowdMax } from '../../company/index.ts'
import {
  type Answer,
  badge,
  card,
  durationText,
  linkButton,
  moment,
  pairs,
  postButton,
  postForm,
  showConsole,
  textField,
  type Visit,
} from '../frame/index.ts'

export const sandboxPath = '/sandbox'

export const showSandbox = (visit: Visit): Answer =>
  showConsole(visit, {
    title: 'Clock and data',
    lead: html`What is done to the sandbox itself. For programs there is <code>/_sandbox</code>.`,
    body: html`${card('Clock', clock(visit))}
${card('Replication delay', replication(visit))}
${card('Throttling of Microsoft Graph', throttling(visit))}
${card('More people', people(visit))}
${card('Reset', html`<p>Begins anew: clock and data as at the first start.</p><p class="buttons next">${linkButton(`${sandboxPath}/reset`, 'Reset…')}</p>`)}`,
  })

const steps = [
  { by: 'PT1H', text: '1 hour ahead' },
  { by: 'P1D', text: '1 day ahead' },
  { by: 'P30D', text: '30 days ahead' },
] as const

const clock = (visit: Visit) => {
  const { time } = visit.premises
  return html`${pairs([
    ['It is', moment(time.clock().getTime())],
    ['Ahead of the world by', time.aheadMs() === 0 ? 'nothing' : durationText(time.aheadMs())],
  ])}
<div class="buttons next">${steps.map(({ by, text }) => postButton(visit, { action: `${sandboxPath}/clock`, text, fields: { by } }))}</div>
<p class="soft next">Everything that comes due on the way happens at its own moment and in order: approvals time out, secrets expire, subscriptions end. Who is signed in is signed out after a day. The clock never goes back.</p>
${postForm(visit, {
  action: `${sandboxPath}/clock`,
  submit: 'Move ahead',
  body: textField({
    name: 'by',
    label: 'By another duration',
    hint: 'ISO 8601, such as PT10M or P90D.',
    isRequired: true,
  }),
})}`
}

const replication = (visit: Visit) =>
  postForm(visit, {
    action: `${sandboxPath}/replication`,
    submit: 'Save',
    body: textField({
      name: 'seconds',
      label: 'Seconds until readers of the directory see a change',
      hint: '0: at once. In the cloud it is often several seconds.',
      type: 'number',
      value: String(visit.premises.directory.delayMs() / 1000),
      isRequired: true,
    }),
  })

const throttling = (visit: Visit) => {
  const isOn = visit.premises.throttle.isOn()
  return html`<p>${isOn ? badge('good', 'On') : badge('idle', 'Off')}</p>
<p class="soft next">As documented: 5,000 resource units in ten seconds for a tenant of this size, and 3,000 writes in 150. A restart turns it on.</p>
<div class="buttons next">${postButton(visit, { action: `${sandboxPath}/throttling`, text: isOn ? 'Turn off' : 'Turn on', fields: { on: isOn ? 'no' : 'yes' } })}</div>`
}

const people = (visit: Visit) =>
  html`${pairs([['Users in the directory', visit.premises.directory.latest().all('user').length.toLocaleString('en-US')]])}
${postForm(visit, {
  action: `${sandboxPath}/people`,
  submit: 'Add people',
  body: textField({
    name: 'crowd',
    label: 'How many further people there are to be',
    hint: `Up to ${crowdMax.toLocaleString('en-US')}, all in one group. Those who are there already stay.`,
    type: 'number',
    value: '1000',
    isRequired: true,
  }),
})}`
