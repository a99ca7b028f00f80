import { html } from 'hono/html'
import { type AppRegistration, allowRedirectUri, changeSettings, removeRedirectUri } from '../../../entra/index.ts'
import {
  type Answer,
  badge,
  card,
  checkField,
  choiceField,
  doneAt,
  menu,
  pairs,
  postForm,
  refusedAt,
  selectField,
  table,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { accountsText, mayChangeApps, pathOf, platformOptions, platformText, showAppPage, viewOf } from './app.ts'
import { platformOf } from './newRegistration.ts'

/** "Authentication": where people are sent back to, and what may be issued at once. */
export const showAuthentication = (visit: Visit, app: AppRegistration): Answer =>
  showAppPage(visit, app, 'authentication', {
    body: html`<h2>Redirect URIs</h2>
${redirectUris(visit, app)}
${mayChangeApps(visit) ? card('Add a redirect URI', addForm(visit, app)) : ''}
${card('Implicit grant and hybrid flows', mayChangeApps(visit) ? settingsForm(visit, app) : settingsShown(app))}`,
  })

const redirectUris = (visit: Visit, app: AppRegistration) =>
  table({
    caption: 'Redirect URIs',
    columns: mayChangeApps(visit) ? ['Redirect URI', 'Platform', ''] : ['Redirect URI', 'Platform'],
    rows: viewOf(visit, app).redirectUris.map(({ uri, platform }, place) => [
      html`<code>${uri}</code>`,
      platformText[platform],
      ...(mayChangeApps(visit)
        ? [
            menu(visit, {
              id: `uri-${place}`,
              label: uri,
              items: [{ text: 'Delete', post: `${pathOf(app, 'authentication')}/remove-uri`, fields: { uri } }],
            }),
          ]
        : []),
    ]),
    empty: { title: 'No redirect URIs', text: 'Nobody can sign in to this app before it has one.' },
  })

const addForm = (visit: Visit, app: AppRegistration) =>
  postForm(visit, {
    action: `${pathOf(app, 'authentication')}/add-uri`,
    submit: 'Add',
    body: html`${selectField({ name: 'platform', label: 'Platform', options: platformOptions })}
${textField({ name: 'uri', label: 'Redirect URI', isRequired: true, hint: 'https, or http://localhost. It is compared letter by letter.' })}`,
  })

const settingsForm = (visit: Visit, app: AppRegistration) =>
  postForm(visit, {
    action: pathOf(app, 'authentication'),
    submit: 'Save',
    body: html`<p class="soft">Select the tokens you would like to be issued by the authorization endpoint. A tool that takes its token from the address bar (Postman with the implicit grant, an old single-page application) needs access tokens here.</p>
${checkField({ name: 'accessTokens', label: 'Access tokens (used for implicit flows)', isOn: app.issuesAccessTokens })}
${checkField({ name: 'idTokens', label: 'ID tokens (used for implicit and hybrid flows)', isOn: app.issuesIdTokens })}
${choiceField({
  name: 'accounts',
  label: 'Supported account types',
  value: app.signInAudience,
  options: Object.entries(accountsText).map(([value, text]) => ({ value, text })),
})}
${choiceField({
  name: 'publicClient',
  label: 'Allow public client flows',
  value: app.allowsPublicClient ? 'yes' : 'no',
  options: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}`,
  })

const settingsShown = (app: AppRegistration) => {
  const state = (isOn: boolean) => (isOn ? badge('good', 'On') : badge('idle', 'Off'))
  return pairs([
    ['Access tokens (used for implicit flows)', state(app.issuesAccessTokens)],
    ['ID tokens (used for implicit and hybrid flows)', state(app.issuesIdTokens)],
    ['Supported account types', accountsText[app.signInAudience]],
    ['Allow public client flows', state(app.allowsPublicClient)],
  ])
}

export function saveAuthentication(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  changeSettings(visit.premises.store, app, {
    issuesAccessTokens: form.has('accessTokens'),
    issuesIdTokens: form.has('idTokens'),
    signInAudience: form.get('accounts') === 'AzureADMultipleOrgs' ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
    allowsPublicClient: form.get('publicClient') === 'yes',
  })
  return doneAt(visit, pathOf(app, 'authentication'), `The authentication of ${app.displayName} was updated.`)
}

export function addUri(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const uri = form.get('uri')?.trim() ?? ''
  const done = allowRedirectUri(visit.premises, app, uri, platformOf(form.get('platform') ?? ''))
  const back = pathOf(app, 'authentication')
  return done.ok ? doneAt(visit, back, `${uri} was added.`) : refusedAt(visit, back, done.reason)
}

export function removeUri(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const uri = form.get('uri') ?? ''
  removeRedirectUri(visit.premises.store, app.clientId, uri)
  return doneAt(visit, pathOf(app, 'authentication'), `${uri} was deleted.`)
}
