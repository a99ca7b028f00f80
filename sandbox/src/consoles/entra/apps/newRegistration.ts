import { html } from 'hono/html'
import {
  type AppRegistration,
  allowRedirectUri,
  changeSettings,
  createApp,
  type Platform,
  redirectUriFault,
} from '../../../entra/index.ts'
import {
  type Answer,
  choiceField,
  doneAt,
  postForm,
  selectField,
  showConsole,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { onlyLooking, toManageApps } from '../rights.ts'
import { accountsText, appsPath, pathOf, platformOptions } from './app.ts'

type Filled = { name: string; accounts: string; platform: string; uri: string }

const nothing: Filled = { name: '', accounts: 'AzureADMyOrg', platform: 'web', uri: '' }

/** "Register an application" */
export const showNewRegistration = (visit: Visit): Answer => show(visit, nothing, {})

type Faults = { name?: string | undefined; uri?: string | undefined }

const show = (visit: Visit, filled: Filled, faults: Faults): Answer =>
  showConsole(
    visit,
    {
      title: 'Register an application',
      trail: [{ text: 'App registrations', href: appsPath }],
      body: toManageApps.may(visit) ? form(visit, filled, faults) : onlyLooking(visit, toManageApps),
    },
    faults.name === undefined && faults.uri === undefined ? 200 : 400,
  )

const form = (visit: Visit, { name, accounts, platform, uri }: Filled, faults: Faults) =>
  html`<section class="card">${postForm(visit, {
    action: appsPath,
    submit: 'Register',
    cancel: appsPath,
    body: html`${textField({
      name: 'name',
      label: 'Name',
      hint: 'The user-facing display name for this application (this can be changed later).',
      value: name,
      isRequired: true,
      error: faults.name,
    })}
${choiceField({
  name: 'accounts',
  label: 'Supported account types: who can use this application?',
  value: accounts,
  options: Object.entries(accountsText).map(([value, text]) => ({ value, text })),
})}
${selectField({ name: 'platform', label: 'Redirect URI (optional): platform', value: platform, options: platformOptions })}
${textField({
  name: 'uri',
  label: 'Redirect URI (optional)',
  hint: 'Where Entra sends people back to. It can be changed later.',
  value: uri,
  error: faults.uri,
})}`,
  })}</section>`

export function register(visit: Visit, sent: URLSearchParams): Answer {
  const { premises } = visit
  const of = (name: string): string => sent.get(name)?.trim() ?? ''
  const filled = { name: of('name'), accounts: of('accounts'), platform: of('platform'), uri: of('uri') }
  const platform = platformOf(filled.platform)
  const faults: Faults = {
    name: filled.name === '' ? 'An application needs a name.' : undefined,
    uri: filled.uri === '' ? undefined : redirectUriFault(filled.uri, platform),
  }
  if (faults.name !== undefined || faults.uri !== undefined) return show(visit, filled, faults)
  const app: AppRegistration = createApp(premises, filled.name)
  if (filled.accounts === 'AzureADMultipleOrgs')
    changeSettings(premises.store, app, { signInAudience: 'AzureADMultipleOrgs' })
  if (filled.uri !== '') allowRedirectUri(premises, app, filled.uri, platform)
  return doneAt(visit, pathOf(app), `${filled.name} was registered. It has no secret and no permissions yet.`)
}

/** Anything else than these three is a page somebody wrote themselves: the safest of them then. */
export const platformOf = (name: string): Platform => (name === 'spa' || name === 'publicClient' ? name : 'web')
