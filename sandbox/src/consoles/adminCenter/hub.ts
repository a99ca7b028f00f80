// "Environment details": what a client has to be told to find the environment, and who is in it.

import { html } from 'hono/html'
import { environmentDisplayName, environmentName, environmentRegion } from '../../automate/index.ts'
import { organization } from '../../company/index.ts'
import { dataverseUsers } from '../../dataverse/index.ts'
import { homeTenant } from '../../directory/index.ts'
import { type Answer, badge, card, copyable, copyScript, environmentPath, pairs, showConsole } from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'

export const showHub = asMember((visit): Answer => {
  const { premises } = visit
  return showConsole(visit, {
    title: environmentDisplayName,
    trail: [{ text: 'Environments', href: '/environments' }],
    body: html`${card(
      'Details',
      html`${copyable('environment-url', 'Environment URL', premises.url)}
${pairs([
  ['Scope of tokens', html`<code>${premises.url}/.default</code>`],
  ['Web API', html`<code>${premises.url}/api/data/v9.2</code>`],
  [
    'Organization code',
    html`<code>${organization.urlName}</code><span class="beneath">In the cloud the address is made of it: ${organization.url}. The unique name, ${organization.uniqueName}, is another.</span>`,
  ],
  ['Region', `${environmentRegion} (${organization.region})`],
  ['Environment ID', html`<code>${environmentName(premises.store)}</code>`],
  ['Organization ID', html`<code>${organization.id}</code>`],
  ['Tenant ID', html`<code>${homeTenant(premises.store).id}</code>`],
  ['Type', 'Default'],
  ['State', badge('good', 'Ready')],
])}`,
    )}
${card('Access', access(visit))}`,
    script: copyScript,
  })
})

const access = (visit: MemberVisit) => {
  const users = dataverseUsers(visit.premises)
  const apps = users.filter(({ applicationId }) => applicationId !== null)
  const path = environmentPath(visit)
  return html`<ul>
<li><a href="${path}/appusers">S2S apps: application users</a> <span class="soft">${apps.length}</span></li>
<li><a href="${path}/users">Users</a> <span class="soft">${users.length - apps.length}</span></li>
</ul>`
}
