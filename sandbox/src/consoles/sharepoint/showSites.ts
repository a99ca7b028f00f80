import { html } from 'hono/html'
import { levelOf, sites } from '../../sharepoint/index.ts'
import { type Answer, showConsole, table, type Visit } from '../frame/index.ts'
import { sitePath } from './siteAt.ts'
import { levelText } from './words.ts'

export function showSites(visit: Visit): Answer {
  const { premises, person } = visit
  const all = sites(premises.store).map((site) => ({ site, level: levelOf(premises, site, person.id) }))
  const shown = all.sort(
    (one, other) =>
      Number(other.level !== undefined) - Number(one.level !== undefined) ||
      one.site.displayName.localeCompare(other.site.displayName, 'en'),
  )
  return showConsole(visit, {
    title: 'Sites',
    lead: 'Each Microsoft 365 group has a site, those of the departments among them. Whoever is in the group may work there.',
    body: table({
      caption: 'Sites',
      columns: ['Site', 'Address', 'Your access'],
      rows: shown.map(({ site, level }) => [
        html`<a href="${sitePath(site)}">${site.displayName}</a><span class="beneath">${site.description}</span>`,
        html`<code>${sitePath(site)}</code>`,
        level ? levelText(level) : 'None',
      ]),
      empty: { title: 'No sites' },
    }),
  })
}
