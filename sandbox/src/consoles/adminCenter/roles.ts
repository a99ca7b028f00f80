// Security roles of a member, and whether they are let in at all.

import { html } from 'hono/html'
import { type SecurityRole, securityRoles, setDisabled, setRoles } from '../../dataverse/index.ts'
import type { Html } from '../../pages/index.ts'
import { type Answer, checkField, doneAt, postForm, refusedAt, showConsole } from '../frame/index.ts'
import { onUser } from './administrator.ts'
import { type Kind, listPath } from './kinds.ts'

export const roleFields = (held: readonly SecurityRole[]): Html =>
  html`<fieldset class="field"><legend>Security roles</legend>${securityRoles.map((role) =>
    checkField({
      name: `role-${role.id}`,
      label: `${role.name}: ${role.description}`,
      isOn: held.some(({ id }) => id === role.id),
    }),
  )}</fieldset>`

export const readRoles = (form: URLSearchParams): string[] =>
  securityRoles.flatMap(({ id }) => (form.get(`role-${id}`) === '1' ? [id] : []))

export const showRoles = (kind: Kind) =>
  onUser(
    kind,
    (visit): Answer =>
      showConsole(visit, {
        title: `Security roles of ${visit.user.name}`,
        trail: [{ text: kind.title, href: listPath(visit, kind) }],
        body: html`<section class="card">${postForm(visit, {
          action: `${listPath(visit, kind)}/${visit.user.id}/roles`,
          body: roleFields(visit.user.roles),
          submit: 'Save',
          cancel: listPath(visit, kind),
        })}</section>`,
      }),
  )

export const saveRoles = (kind: Kind) =>
  onUser(kind, (visit, form: URLSearchParams): Answer => {
    const roles = readRoles(form)
    if (visit.user.id === visit.member.id && !keepsAdministrator(roles))
      return refusedAt(visit, listPath(visit, kind), 'You cannot take System Administrator from yourself.')
    setRoles(visit.premises, visit.user.id, roles)
    return doneAt(visit, listPath(visit, kind), `The security roles of ${visit.user.name} are saved.`)
  })

const keepsAdministrator = (roleIds: readonly string[]): boolean =>
  securityRoles.some(({ id, privileges }) => roleIds.includes(id) && privileges.get('prvWriteUser') === 'global')

export const turn = (kind: Kind, isActive: boolean) =>
  onUser(kind, (visit): Answer => {
    if (visit.user.id === visit.member.id)
      return refusedAt(visit, listPath(visit, kind), 'You cannot deactivate yourself.')
    setDisabled(visit.premises, visit.user.id, !isActive)
    return doneAt(visit, listPath(visit, kind), `${visit.user.name} is ${isActive ? 'active' : 'inactive'}.`)
  })
