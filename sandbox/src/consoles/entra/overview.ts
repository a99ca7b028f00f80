import { html } from 'hono/html'
import { homeTenant } from '../../directory/index.ts'
import { appRegistrations, consentRequests } from '../../entra/index.ts'
import { type Answer, card, copyable, copyScript, pairs, showConsole, type Visit } from '../frame/index.ts'
import { toConsent } from './rights.ts'

/** The admin center's first page: which tenant this is, and how much is in it. */
export function showOverview(visit: Visit): Answer {
  const { store, directory } = visit.premises
  const { id, name, domain } = homeTenant(store)
  const view = directory.latest()
  const requests = toConsent.may(visit) ? consentRequests(store).length : 0
  return showConsole(visit, {
    title: name,
    script: copyScript,
    body: html`${card(
      'Basic information',
      html`<div class="fields">${copyable('tenant-id', 'Tenant ID', id)}${copyable('domain', 'Primary domain', domain)}</div>
${pairs([
  ['Name', name],
  ['Users', html`<a href="/entra/users">${view.all('user').length}</a>`],
  ['Groups', html`<a href="/entra/groups">${view.all('group').length}</a>`],
  ['Applications', html`<a href="/entra/apps">${appRegistrations(store).length}</a>`],
  ['Devices', String(view.all('device').length)],
])}`,
    )}
${requests === 0 ? '' : card('My to-dos', html`<p><a href="/entra/consent-requests">${requests === 1 ? 'One request' : `${requests} requests`} for admin consent</a></p>`)}`,
  })
}
