import { html } from 'hono/html'
import { type AppRegistration, createRole, removeRole } from '../../../entra/index.ts'
import {
  type Answer,
  card,
  doneAt,
  menu,
  postForm,
  refusedAt,
  showConfirm,
  showNothing,
  table,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { mayChangeApps, pathOf, showAppPage, trailTo, viewOf } from './app.ts'

/** "App roles": what the app calls its users; who holds which is said at its enterprise application. */
export const showRoles = (visit: Visit, app: AppRegistration): Answer =>
  showAppPage(visit, app, 'roles', {
    body: html`<p class="lead below">Custom roles that can be assigned to users. The application finds them in its tokens, as <code>roles</code>. <a href="/entra/enterprise-apps/${app.clientId}/users">How do I assign app roles?</a></p>
${table({
  caption: 'App roles',
  columns: ['Display name', 'Value', 'Assigned to', 'ID', ...(mayChangeApps(visit) ? [''] : [])],
  rows: viewOf(visit, app).roles.map(({ id, displayName, value, holders }) => [
    displayName,
    html`<code>${value}</code>`,
    `${holders.length} ${holders.length === 1 ? 'person' : 'people'}`,
    html`<code>${id}</code>`,
    ...(mayChangeApps(visit)
      ? [
          menu(visit, {
            id: `role-${id}`,
            label: displayName,
            items: [{ text: 'Delete', href: `${pathOf(app, 'roles')}/${id}/delete`, danger: true }],
          }),
        ]
      : []),
  ]),
  empty: { title: 'This application has no app roles' },
})}
${mayChangeApps(visit) ? card('Create app role', form(visit, app)) : ''}`,
  })

const form = (visit: Visit, app: AppRegistration) =>
  postForm(visit, {
    action: pathOf(app, 'roles'),
    submit: 'Apply',
    body: html`${textField({ name: 'displayName', label: 'Display name', isRequired: true })}
${textField({ name: 'value', label: 'Value', hint: 'What the token says: one word, such as Survey.Create.', isRequired: true })}`,
  })

export function addRole(visit: Visit, app: AppRegistration, sent: URLSearchParams): Answer {
  const back = pathOf(app, 'roles')
  const [displayName, value] = [sent.get('displayName')?.trim() ?? '', sent.get('value')?.trim() ?? '']
  if (displayName === '' || !/^[^\s.][^\s]{0,119}$/.test(value))
    return refusedAt(visit, back, 'A role has a name, and a value of one word that does not begin with a dot.')
  const done = createRole(visit.premises, app, value, displayName)
  return done.ok ? doneAt(visit, back, `The role ${displayName} was created.`) : refusedAt(visit, back, done.reason)
}

export function confirmRoleDeletion(visit: Visit, app: AppRegistration): Answer {
  const role = viewOf(visit, app).roles.find(({ id }) => id === visit.c.req.param('id'))
  if (!role) return showNothing(visit, 'App role', trailTo(app, 'roles'))
  return showConfirm(visit, {
    title: `Delete the role “${role.displayName}”?`,
    trail: trailTo(app, 'roles'),
    text: `Whoever holds it (${role.holders.length}) does not any more.`,
    action: `${pathOf(app, 'roles')}/${role.id}/delete`,
    submit: 'Delete',
    back: pathOf(app, 'roles'),
  })
}

export function deleteRole(visit: Visit, app: AppRegistration): Answer {
  const isGone = removeRole(visit.premises.store, app.clientId, visit.c.req.param('id') ?? '')
  const back = pathOf(app, 'roles')
  return isGone
    ? doneAt(visit, back, 'The role was deleted.')
    : refusedAt(visit, back, 'There is no such role any more.')
}
