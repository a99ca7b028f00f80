import { html } from 'hono/html'
import { type DirectoryObject, deleteObject, type Properties, text, updateUser } from '../../../directory/index.ts'
import {
  type Answer,
  card,
  doneAt,
  postForm,
  refusedAt,
  showConfirm,
  showConsole,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { refusalText } from '../refusals.ts'
import { propertiesIn, propertyFields } from './form.ts'
import { allUsers, nameOf, userPath, usersPath } from './user.ts'

export const showEdit = (visit: Visit, user: DirectoryObject): Answer =>
  showConsole(visit, {
    title: 'Edit properties',
    trail: [allUsers, { text: nameOf(user), href: userPath(user) }],
    body: card(
      nameOf(user),
      postForm(visit, {
        action: `${userPath(user)}/edit`,
        submit: 'Save',
        cancel: userPath(user),
        body: html`${textField({ name: 'displayName', label: 'Display name', value: nameOf(user), isRequired: true })}
${propertyFields((name) => text(user, name) ?? '')}`,
      }),
    ),
  })

export function edit(visit: Visit, user: DirectoryObject, form: URLSearchParams): Answer {
  const displayName = form.get('displayName')?.trim() ?? ''
  const { values, fault } = propertiesIn(form)
  if (displayName === '' || fault !== undefined)
    return refusedAt(visit, `${userPath(user)}/edit`, fault ?? 'A user needs a display name.')
  return update(visit, user, { ...values, displayName }, `${displayName} was updated.`)
}

export const block = (visit: Visit, user: DirectoryObject): Answer =>
  update(
    visit,
    user,
    { accountEnabled: false },
    `${nameOf(user)} cannot sign in any more, and gets no new tokens (AADSTS50057).`,
  )

export const unblock = (visit: Visit, user: DirectoryObject): Answer =>
  update(visit, user, { accountEnabled: true }, `${nameOf(user)} can sign in again.`)

function update(visit: Visit, user: DirectoryObject, changes: Properties, done: string): Answer {
  const { directory } = visit.premises
  const outcome = updateUser(directory, user.id, changes)
  return outcome.ok
    ? doneAt(visit, userPath(user), done)
    : refusedAt(visit, userPath(user), refusalText(directory, outcome.refusal, nameOf(user)))
}

export const confirmDeletion = (visit: Visit, user: DirectoryObject): Answer =>
  showConfirm(visit, {
    title: `Delete ${nameOf(user)}?`,
    trail: [allUsers, { text: nameOf(user), href: userPath(user) }],
    text: 'Whoever is deleted can be brought back for 30 days, with all groups they were in.',
    action: `${userPath(user)}/delete`,
    submit: 'Delete',
    back: userPath(user),
  })

export function remove(visit: Visit, user: DirectoryObject): Answer {
  const { directory } = visit.premises
  const outcome = deleteObject(directory, user.id)
  return outcome.ok
    ? doneAt(visit, usersPath, `${nameOf(user)} was deleted.`)
    : refusedAt(visit, userPath(user), refusalText(directory, outcome.refusal, nameOf(user)))
}
