import { html } from 'hono/html'
import { homeTenant } from '../../../directory/index.ts'
import { type AppRegistration, issuerOf, renameRegistration } from '../../../entra/index.ts'
import {
  type Answer,
  card,
  copyable,
  copyScript,
  doneAt,
  moment,
  pairs,
  postForm,
  refusedAt,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { accountsText, mayChangeApps, pathOf, showAppPage, viewOf } from './app.ts'

/** "Essentials", and the addresses an app is configured with. */
export function showOverview(visit: Visit, app: AppRegistration): Answer {
  const { store, url } = visit.premises
  const tenant = homeTenant(store)
  const { secrets, certificates, redirectUris, isDisabled } = viewOf(visit, app)
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`
  return showAppPage(visit, app, 'overview', {
    script: copyScript,
    body: html`${card(
      'Essentials',
      html`<div class="fields">${copyable('client-id', 'Application (client) ID', app.clientId)}
${copyable('tenant-id', 'Directory (tenant) ID', tenant.id)}</div>
${pairs([
  ['Display name', app.displayName],
  ['Supported account types', accountsText[app.signInAudience]],
  [
    'Client credentials',
    html`<a href="${pathOf(app, 'credentials')}">${count(certificates.length, 'certificate')}, ${count(secrets.length, 'secret')}</a>`,
  ],
  ['Redirect URIs', html`<a href="${pathOf(app, 'authentication')}">${count(redirectUris.length, 'redirect URI')}</a>`],
  [
    'Managed application in local directory',
    html`<a href="/entra/enterprise-apps/${app.clientId}">${app.displayName}</a>${isDisabled ? ' (disabled for users to sign in)' : ''}`,
  ],
  ['Created on', moment(app.createdAt)],
])}`,
    )}
${card(
  'Endpoints',
  html`<div class="fields">${copyable('authorize', 'OAuth 2.0 authorization endpoint (v2)', `${url}/${tenant.id}/oauth2/v2.0/authorize`)}
${copyable('token', 'OAuth 2.0 token endpoint (v2)', `${url}/${tenant.id}/oauth2/v2.0/token`)}
${copyable('metadata', 'OpenID Connect metadata document', `${issuerOf(url, tenant.id)}/.well-known/openid-configuration`)}
${copyable('graph', 'Microsoft Graph API endpoint', `${url}/v1.0`)}</div>
<p class="buttons"><a href="/get-a-token">Get a token as this app</a></p>`,
)}
${mayChangeApps(visit) ? card('Branding & properties', renameForm(visit, app)) : ''}`,
  })
}

const renameForm = (visit: Visit, app: AppRegistration) =>
  postForm(visit, {
    action: pathOf(app),
    submit: 'Save',
    body: textField({ name: 'name', label: 'Name', value: app.displayName, isRequired: true }),
  })

export function rename(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const name = form.get('name')?.trim() ?? ''
  if (name === '') return refusedAt(visit, pathOf(app), 'An application needs a name.')
  renameRegistration(visit.premises.store, app.clientId, name)
  return doneAt(visit, pathOf(app), `The application is called ${name} now.`)
}
