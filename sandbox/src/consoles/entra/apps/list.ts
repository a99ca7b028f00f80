import { html } from 'hono/html'
import { appRegistrations, appView } from '../../../entra/index.ts'
import { type Answer, badge, linkButton, moment, paged, showConsole, table, type Visit } from '../../frame/index.ts'
import { type SearchView, searchField } from '../search.ts'
import { mayChangeApps, pathOf } from './app.ts'

/** "App registrations" */
export function showApps(visit: Visit): Answer {
  const { premises, c } = visit
  const find = c.req.query('find')?.trim() ?? ''
  const wanted = find.toLowerCase()
  const found = appRegistrations(premises.store).filter(
    ({ displayName, clientId }) => displayName.toLowerCase().includes(wanted) || clientId.startsWith(wanted),
  )
  const { shown, pager } = paged(visit, found)
  const search: SearchView = {
    action: '/entra/apps',
    label: 'Application (client) ID starts with, or name holds',
    find,
  }
  return showConsole(visit, {
    title: 'App registrations',
    lead: 'Apps that ask Entra for tokens: who they are, how they prove it, and what they may ask for.',
    ...(mayChangeApps(visit) ? { commands: linkButton('/entra/apps/new', 'New registration', true) } : {}),
    body: html`${searchField(search)}
${table({
  caption: 'App registrations',
  columns: ['Display name', 'Application (client) ID', 'Created on', 'Certificates & secrets', 'State'],
  rows: shown.map((app) => {
    const { secrets, certificates, isDisabled } = appView(premises, app)
    return [
      html`<a href="${pathOf(app)}">${app.displayName}</a>`,
      html`<code>${app.clientId}</code>`,
      moment(app.createdAt),
      credentialState(
        [...secrets, ...certificates].map(({ endsAt }) => Date.parse(endsAt)),
        premises.clock().getTime(),
      ),
      isDisabled ? badge('idle', 'Disabled') : badge('good', 'Enabled'),
    ]
  }),
  empty: { title: find === '' ? 'There are no app registrations' : `No app fits “${find}”` },
})}${pager}`,
  })
}

const soonMs = 30 * 86_400_000

/** As the list in the cloud shows it: whether what the app proves itself with is still good. */
function credentialState(ends: readonly number[], now: number) {
  const last = Math.max(...ends)
  if (ends.length === 0) return '–'
  if (last <= now) return badge('bad', 'Expired')
  return last - now < soonMs ? badge('warn', 'Expiring soon') : badge('good', 'Current')
}
