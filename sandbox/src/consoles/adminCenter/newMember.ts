// "New app user" and "New user".

import { html } from 'hono/html'
import { addUser, userOfObject } from '../../dataverse/index.ts'
import { people as everybody } from '../../directory/index.ts'
import { appRegistrations, servicePrincipalOf } from '../../entra/index.ts'
import { type Answer, doneAt, type Option, postForm, refusedAt, selectField, showConsole } from '../frame/index.ts'
import type { MemberVisit } from '../members/index.ts'
import { asAdministrator } from './administrator.ts'
import { appUsers, type Kind, listPath, people } from './kinds.ts'
import { readRoles, roleFields } from './roles.ts'

const shown = (kind: Kind) =>
  asAdministrator((visit): Answer => {
    const options = candidates(visit, kind)
    return showConsole(visit, {
      title: `New ${kind.one}`,
      trail: [{ text: kind.title, href: listPath(visit, kind) }],
      body:
        options.length === 0
          ? html`<section class="card"><p>Everybody there is a member already. ${kind === appUsers ? 'Register an app in the Microsoft Entra admin center first.' : ''}</p></section>`
          : html`<section class="card">${postForm(visit, {
              action: `${listPath(visit, kind)}/new`,
              body: html`${selectField({
                name: 'principal',
                label: kind === appUsers ? 'App' : 'Person',
                options,
              })}${roleFields([])}`,
              submit: 'Create',
              cancel: listPath(visit, kind),
            })}</section>`,
    })
  })

export const showNewAppUser = shown(appUsers)
export const showNewUser = shown(people)

/** Who is no member yet. */
function candidates({ premises }: MemberVisit, kind: Kind): Option[] {
  const { store, directory } = premises
  const all =
    kind === appUsers
      ? appRegistrations(store).flatMap(({ clientId, displayName }) => {
          const principal = servicePrincipalOf(directory, clientId)
          return principal ? [{ value: principal.id, text: `${displayName} (${clientId})` }] : []
        })
      : everybody(directory).map(({ id, displayName, userPrincipalName }) => ({
          value: id,
          text: `${displayName} (${userPrincipalName})`,
        }))
  return all.filter(({ value }) => !userOfObject(premises, value))
}

const created = (kind: Kind) =>
  asAdministrator((visit, form: URLSearchParams): Answer => {
    const chosen = candidates(visit, kind).find(({ value }) => value === form.get('principal'))
    const added = chosen && addUser(visit.premises, chosen.value, readRoles(form))
    return added?.ok
      ? doneAt(visit, listPath(visit, kind), `${added.user.name} is a member of the environment.`)
      : refusedAt(visit, `${listPath(visit, kind)}/new`, 'Choose somebody who is no member yet.')
  })

export const createAppUser = created(appUsers)
export const createUser = created(people)
