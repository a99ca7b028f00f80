import { html } from 'hono/html'
import { isTrue } from '../../../directory/index.ts'
import { type AppRegistration, enableServicePrincipal, servicePrincipalOf } from '../../../entra/index.ts'
import { type Answer, card, choiceField, doneAt, pairs, postForm, type Visit } from '../../frame/index.ts'
import { toManageApps } from '../rights.ts'
import { pathOf, showAppPage } from './app.ts'

export function showProperties(visit: Visit, app: AppRegistration): Answer {
  const principal = servicePrincipalOf(visit.premises.directory, app.clientId)
  const isEnabled = principal !== undefined && isTrue(principal, 'accountEnabled')
  return showAppPage(visit, app, 'properties', {
    body: html`${card(
      'Properties',
      pairs([
        ['Name', app.displayName],
        ['Application ID', html`<code>${app.clientId}</code>`],
        ['Object ID', html`<code>${principal?.id ?? '–'}</code>`],
        ['App registration', html`<a href="/entra/apps/${app.clientId}">${app.displayName}</a>`],
        ['Enabled for users to sign in', isEnabled ? 'Yes' : 'No'],
      ]),
    )}
${toManageApps.may(visit) && principal ? card('Sign-in', form(visit, app, isEnabled)) : ''}`,
  })
}

const form = (visit: Visit, app: AppRegistration, isEnabled: boolean) =>
  postForm(visit, {
    action: pathOf(app),
    submit: 'Save',
    body: html`${choiceField({
      name: 'enabled',
      label: 'Enabled for users to sign in?',
      value: isEnabled ? 'yes' : 'no',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    })}
<p class="soft">If this is No, neither people nor the app itself get a token for it (AADSTS7000112).</p>`,
  })

export function saveProperties(visit: Visit, app: AppRegistration, sent: URLSearchParams): Answer {
  const isEnabled = sent.get('enabled') === 'yes'
  enableServicePrincipal(visit.premises.directory, app.clientId, isEnabled)
  return doneAt(visit, pathOf(app), isEnabled ? `${app.displayName} was enabled.` : `${app.displayName} was disabled.`)
}
