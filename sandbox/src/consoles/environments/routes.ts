import { Hono } from 'hono'
import { html } from 'hono/html'
import { environmentDisplayName, environmentName, environmentRegion, isEnvironmentAdmin } from '../../automate/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { type Answer, badge, looking, menu, showConsole, table, type Visit } from '../frame/index.ts'

export const environmentsRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().get('/environments', looking(premises, showEnvironments))

function showEnvironments(visit: Visit): Answer {
  const { store } = visit.premises
  const name = environmentName(store)
  return showConsole(visit, {
    title: 'Environments',
    lead: 'Where flows, connections and approvals live. Alder Instruments has the one that every tenant begins with.',
    body: table({
      caption: 'Environments',
      columns: ['Environment', 'Type', 'Your role', 'State', 'Region', ''],
      rows: [
        [
          html`<a href="/environments/${name}/flows">${environmentDisplayName}</a><span class="beneath"><code>${name}</code></span>`,
          'Default',
          isEnvironmentAdmin(visit.person.id) ? 'Environment Admin' : 'Environment Maker',
          badge('good', 'Ready'),
          environmentRegion,
          menu(visit, {
            id: 'more-environment',
            label: environmentDisplayName,
            items: [
              { text: 'My flows', href: `/environments/${name}/flows` },
              { text: 'Environment details', href: `/environments/${name}/hub` },
            ],
          }),
        ],
      ],
      empty: { title: 'No environments' },
    }),
  })
}
