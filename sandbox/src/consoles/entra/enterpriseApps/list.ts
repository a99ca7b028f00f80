import { html } from 'hono/html'
import { isTrue } from '../../../directory/index.ts'
import { appRegistrations, servicePrincipalOf } from '../../../entra/index.ts'
import { type Answer, badge, paged, showConsole, table, type Visit } from '../../frame/index.ts'
import { pathOf } from './app.ts'

/** "Enterprise applications": of the tenant's own apps. Microsoft's are there as well, and nobody changes them. */
export function showEnterpriseApps(visit: Visit): Answer {
  const { store, directory } = visit.premises
  const { shown, pager } = paged(visit, appRegistrations(store))
  return showConsole(visit, {
    title: 'Enterprise applications',
    lead: 'What the apps are in this tenant: who has a role there, and what they were granted.',
    body: html`${table({
      caption: 'Enterprise applications',
      columns: ['Name', 'Object ID', 'Application ID', 'Enabled for users to sign in'],
      rows: shown.map((app) => {
        const principal = servicePrincipalOf(directory, app.clientId)
        return [
          html`<a href="${pathOf(app)}">${app.displayName}</a>`,
          html`<code>${principal?.id ?? '–'}</code>`,
          html`<code>${app.clientId}</code>`,
          principal && isTrue(principal, 'accountEnabled') ? badge('good', 'Yes') : badge('idle', 'No'),
        ]
      }),
      empty: { title: 'There are no enterprise applications' },
    })}${pager}`,
  })
}
