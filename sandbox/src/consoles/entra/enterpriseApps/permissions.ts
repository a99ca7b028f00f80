import { html } from 'hono/html'
import { homeTenant, personById } from '../../../directory/index.ts'
import {
  type AppRegistration,
  agreedByPersons,
  agreeToAll,
  findResource,
  permissionsOf,
  revokeGranted,
  revokeOfPerson,
} from '../../../entra/index.ts'
import { type Answer, doneAt, menu, postButton, refusedAt, table, type Visit } from '../../frame/index.ts'
import { toConsent } from '../rights.ts'
import { pathOf, showAppPage } from './app.ts'

/** "Permissions": what was consented to, by an administrator for everybody and by people for themselves. */
export function showPermissions(visit: Visit, app: AppRegistration): Answer {
  const tenant = homeTenant(visit.premises.store)
  return showAppPage(visit, app, 'permissions', {
    right: toConsent,
    body: html`<h2>Admin consent</h2>
<p class="lead">What an administrator has consented to for all of ${tenant.name}, and what was granted to the app itself.</p>
${toConsent.may(visit) ? html`<p class="commands below">${postButton(visit, { action: `${pathOf(app, 'permissions')}/grant`, text: `Grant admin consent for ${tenant.name}` })}</p>` : ''}
${adminConsents(visit, app)}
<h2 class="next">User consent</h2>
<p class="lead">What people have consented to for themselves.</p>
${userConsents(visit, app)}`,
  })
}

function adminConsents(visit: Visit, app: AppRegistration) {
  const granted = permissionsOf(visit.premises, app).filter(({ isGranted }) => isGranted)
  return table({
    caption: 'Admin consent',
    columns: ['Claim value', 'API name', 'Type', 'Granted through', ...(toConsent.may(visit) ? [''] : [])],
    rows: granted.map(({ permission, resource, resourceAppId, kind }, place) => [
      permission,
      resource,
      kind === 'delegated' ? 'Delegated' : 'Application',
      'Admin consent',
      ...(toConsent.may(visit)
        ? [
            menu(visit, {
              id: `granted-${place}`,
              label: permission,
              items: [
                {
                  text: 'Revoke permission',
                  post: `${pathOf(app, 'permissions')}/revoke`,
                  fields: { resource: resourceAppId, kind, permission },
                },
              ],
            }),
          ]
        : []),
    ]),
    empty: { title: 'No admin consent' },
  })
}

function userConsents(visit: Visit, app: AppRegistration) {
  const { premises } = visit
  const ofPersons = Map.groupBy(agreedByPersons(premises.store, app.clientId), ({ personId }) => personId)
  return table({
    caption: 'User consent',
    columns: ['Granted by', 'Claim values', ...(toConsent.may(visit) ? [''] : [])],
    rows: [...ofPersons].map(([personId, agreed], place) => {
      const name = personById(premises.directory, personId)?.displayName ?? personId
      return [
        html`<a href="/entra/users/${personId}">${name}</a>`,
        html`${agreed.map(({ resourceAppId, permission }) => html`${permission} <span class="soft">${findResource(premises, resourceAppId)?.displayName ?? resourceAppId}</span><br>`)}`,
        ...(toConsent.may(visit)
          ? [
              menu(visit, {
                id: `person-${place}`,
                label: name,
                items: [
                  {
                    text: 'Revoke consent',
                    post: `${pathOf(app, 'permissions')}/revoke-person`,
                    fields: { person: personId },
                  },
                ],
              }),
            ]
          : []),
      ]
    }),
    empty: { title: 'No user consent' },
  })
}

export function grantAll(visit: Visit, app: AppRegistration): Answer {
  agreeToAll(visit.premises, app)
  return doneAt(visit, pathOf(app, 'permissions'), 'Successfully granted admin consent for the requested permissions.')
}

export function revokeOne(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const permission = form.get('permission') ?? ''
  const isGone = revokeGranted(visit.premises, app, {
    resourceAppId: form.get('resource') ?? '',
    kind: form.get('kind') === 'application' ? 'application' : 'delegated',
    permission,
  })
  const back = pathOf(app, 'permissions')
  return isGone
    ? doneAt(visit, back, `${permission} was revoked. Tokens that are out live on for up to an hour.`)
    : refusedAt(visit, back, `${permission} was not granted.`)
}

export function revokePerson(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const isGone = revokeOfPerson(visit.premises.store, app.clientId, form.get('person') ?? '')
  const back = pathOf(app, 'permissions')
  return isGone
    ? doneAt(visit, back, 'The consent was revoked.')
    : refusedAt(visit, back, 'There is no such consent any more.')
}
