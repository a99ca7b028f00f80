import { html } from 'hono/html'
import { findPeople, type Person, people, personById } from '../../../directory/index.ts'
import { type AppRegistration, giveRole, roleHolders, rolesOf, takeRole } from '../../../entra/index.ts'
import {
  type Answer,
  card,
  doneAt,
  linkButton,
  menu,
  paged,
  postForm,
  refusedAt,
  selectField,
  showConsole,
  table,
  type Visit,
} from '../../frame/index.ts'
import { picker } from '../picker.ts'
import { onlyLooking, toManageApps } from '../rights.ts'
import { enterpriseAppsPath, pathOf, showAppPage } from './app.ts'

/** "Users and groups": who holds which role of the app. */
export function showUsers(visit: Visit, app: AppRegistration): Answer {
  const { store, directory } = visit.premises
  const assignments = rolesOf(store, app.clientId).flatMap((role) =>
    roleHolders(store, role.id).flatMap((id) => {
      const person = personById(directory, id)
      return person ? [{ role, person }] : []
    }),
  )
  const { shown, pager } = paged(visit, assignments)
  const mayChange = toManageApps.may(visit)
  return showAppPage(visit, app, 'users', {
    ...(mayChange && rolesOf(store, app.clientId).length > 0
      ? { commands: linkButton(`${pathOf(app, 'users')}/add`, 'Add user/group', true) }
      : {}),
    body: html`${table({
      caption: 'Users and groups',
      columns: ['Display name', 'User principal name', 'Role assigned', ...(mayChange ? [''] : [])],
      rows: shown.map(({ role, person }, place) => [
        html`<a href="/entra/users/${person.id}">${person.displayName}</a>`,
        person.userPrincipalName,
        role.displayName,
        ...(mayChange
          ? [
              menu(visit, {
                id: `assignment-${place}`,
                label: `${person.displayName}, ${role.displayName}`,
                items: [
                  {
                    text: 'Remove assignment',
                    post: `${pathOf(app, 'users')}/remove`,
                    fields: { role: role.value, person: person.id },
                  },
                ],
              }),
            ]
          : []),
      ]),
      empty: {
        title: 'No application assignments found',
        text: 'Roles are made on the app registration’s page App roles.',
      },
    })}${pager}`,
  })
}

export function showAddUser(visit: Visit, app: AppRegistration): Answer {
  const { c, premises } = visit
  const find = c.req.query('find')?.trim() ?? ''
  const everybody = people(premises.directory)
  const roles = rolesOf(premises.store, app.clientId).map(({ value, displayName }) => ({ value, text: displayName }))
  return showConsole(visit, {
    title: 'Add assignment',
    trail: [
      { text: 'Enterprise applications', href: enterpriseAppsPath },
      { text: app.displayName, href: pathOf(app) },
      { text: 'Users and groups', href: pathOf(app, 'users') },
    ],
    body: toManageApps.may(visit)
      ? picker({
          page: `${pathOf(app, 'users')}/add`,
          find,
          found: find === '' ? everybody : findPeople(everybody, find),
          form: (choices) =>
            card(
              'Assign',
              postForm(visit, {
                action: `${pathOf(app, 'users')}/add`,
                submit: 'Assign',
                cancel: pathOf(app, 'users'),
                body: html`${selectField({ name: 'role', label: 'Select a role', options: roles })}${choices}`,
              }),
            ),
        })
      : onlyLooking(visit, toManageApps),
  })
}

export function addUser(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const chosen = personsIn(visit, form.getAll('id'))
  const back = `${pathOf(app, 'users')}/add`
  if (chosen.length === 0) return refusedAt(visit, back, 'Select at least one person.')
  for (const person of chosen) {
    const done = giveRole(visit.premises, app, form.get('role') ?? '', person)
    if (!done.ok) return refusedAt(visit, back, done.reason)
  }
  return doneAt(visit, pathOf(app, 'users'), 'Application assignment succeeded.')
}

const personsIn = ({ premises }: Visit, ids: readonly string[]): Person[] =>
  ids.flatMap((id) => personById(premises.directory, id) ?? [])

export function removeUser(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const [person] = personsIn(visit, form.getAll('person'))
  const isGone = person !== undefined && takeRole(visit.premises, app, form.get('role') ?? '', person)
  const back = pathOf(app, 'users')
  return isGone
    ? doneAt(visit, back, `The assignment of ${person.displayName} was removed.`)
    : refusedAt(visit, back, 'There is no such assignment any more.')
}
