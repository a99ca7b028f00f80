import { html } from 'hono/html'
import { type AppRegistration, changeSettings } from '../../../entra/index.ts'
import { type Answer, badge, card, checkField, doneAt, postForm, type Visit } from '../../frame/index.ts'
import { mayChangeApps, pathOf, showAppPage } from './app.ts'

/** "Token configuration": whether an id token says in which groups somebody is. */
export const showTokenConfiguration = (visit: Visit, app: AppRegistration): Answer =>
  showAppPage(visit, app, 'token-configuration', {
    body: card(
      'Groups claim',
      mayChangeApps(visit)
        ? postForm(visit, {
            action: pathOf(app, 'token-configuration'),
            submit: 'Save',
            body: html`<p class="soft">The ID token tells every security group that somebody is in, by its object id; directly, or by way of another group.</p>
${checkField({ name: 'groups', label: 'Security groups', isOn: app.groupClaims === 'SecurityGroup' })}`,
          })
        : html`<p>${app.groupClaims === 'SecurityGroup' ? badge('good', 'Security groups') : badge('idle', 'None')}</p>`,
    ),
  })

export function saveTokenConfiguration(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  changeSettings(visit.premises.store, app, { groupClaims: form.has('groups') ? 'SecurityGroup' : 'None' })
  return doneAt(visit, pathOf(app, 'token-configuration'), 'The groups claim was updated.')
}
