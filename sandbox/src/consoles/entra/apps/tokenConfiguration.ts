import { html } from 'hono/html'
import { type AppRegistration, changeSettings } from '../../../entra/index.ts'
import { type Answer, badge, card, checkField, doneAt, postForm, type Visit } from '../../frame/index.ts'
import { mayChangeApps, pathOf, showAppPage } from './app.ts'

/** "Token configuration": what an id token says beside who it is. */
export const showTokenConfiguration = (visit: Visit, app: AppRegistration): Answer =>
  showAppPage(visit, app, 'token-configuration', {
    body: card(
      'Claims',
      mayChangeApps(visit)
        ? postForm(visit, {
            action: pathOf(app, 'token-configuration'),
            submit: 'Save',
            body: html`<p class="soft">The ID token tells every security group that somebody is in, by its object id; directly, or by way of another group.</p>
${checkField({ name: 'groups', label: 'Security groups', isOn: app.groupClaims === 'SecurityGroup' })}
<p class="soft">Optional claim: when somebody last signed in themselves.</p>
${checkField({ name: 'authTime', label: 'auth_time', isOn: app.tellsAuthTime })}`,
          })
        : html`<p>${app.groupClaims === 'SecurityGroup' ? badge('good', 'Security groups') : badge('idle', 'None')}${app.tellsAuthTime ? html` ${badge('good', 'auth_time')}` : ''}</p>`,
    ),
  })

export function saveTokenConfiguration(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const groupClaims = form.has('groups') ? 'SecurityGroup' : 'None'
  changeSettings(visit.premises.store, app, { groupClaims, tellsAuthTime: form.has('authTime') })
  return doneAt(visit, pathOf(app, 'token-configuration'), 'The claims were updated.')
}
