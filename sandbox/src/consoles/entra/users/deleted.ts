import { html } from 'hono/html'
import { type DirectoryObject, endObject, restoreObject, text } from '../../../directory/index.ts'
import {
  type Answer,
  doneAt,
  menu,
  moment,
  paged,
  refusedAt,
  showConfirm,
  showConsole,
  showNothing,
  table,
  type Visit,
} from '../../frame/index.ts'
import { refusalText } from '../refusals.ts'
import { userTabs } from './list.ts'
import { allUsers, mayChangeUser, nameOf, notAllowed, userPath, usersPath } from './user.ts'

const path = `${usersPath}/deleted`

/** "Deleted users": for 30 days they can be brought back. */
export function showDeleted(visit: Visit): Answer {
  const deleted = visit.premises.directory
    .latest()
    .deleted()
    .filter(({ kind }) => kind === 'user')
  const { shown, pager } = paged(visit, deleted)
  const mayChange = mayChangeUser(visit)
  return showConsole(visit, {
    title: 'Users',
    body: html`${userTabs('deleted')}
${table({
  caption: 'Deleted users',
  columns: ['Display name', 'User principal name', 'Deletion date', ...(mayChange ? [''] : [])],
  rows: shown.map((user) => [
    nameOf(user),
    text(user, 'userPrincipalName') ?? '',
    moment(Date.parse(text(user, 'deletedDateTime') ?? '')),
    ...(mayChange
      ? [
          menu(visit, {
            id: `deleted-${user.id}`,
            label: nameOf(user),
            items: [
              { text: 'Restore user', post: `${path}/${user.id}/restore` },
              { text: 'Delete permanently', href: `${path}/${user.id}/end`, danger: true },
            ],
          }),
        ]
      : []),
  ]),
  empty: { title: 'No deleted users' },
})}${pager}`,
  })
}

const deletedOf = ({ c, premises }: Visit): DirectoryObject | undefined => {
  const found = premises.directory.latest().findDeleted(c.req.param('id') ?? '')
  return found?.kind === 'user' ? found : undefined
}

/** Those who may create users bring them back, and end them. */
const withDeleted = (visit: Visit, go: (user: DirectoryObject) => Answer): Answer => {
  const user = deletedOf(visit)
  if (!user) return refusedAt(visit, path, 'There is no such deleted user any more.')
  return mayChangeUser(visit) ? go(user) : refusedAt(visit, path, notAllowed(visit))
}

export const restore = (visit: Visit): Answer =>
  withDeleted(visit, (user) => {
    const { directory } = visit.premises
    const outcome = restoreObject(directory, user.id)
    return outcome.ok
      ? doneAt(visit, userPath(user), `${nameOf(user)} was restored.`)
      : refusedAt(visit, path, refusalText(directory, outcome.refusal, nameOf(user)))
  })

export function confirmEnd(visit: Visit): Answer {
  const user = deletedOf(visit)
  if (!user) return showNothing(visit, 'Deleted user', [allUsers])
  return showConfirm(visit, {
    title: `Delete ${nameOf(user)} permanently?`,
    trail: [allUsers, { text: 'Deleted users', href: path }],
    text: 'Nobody can bring them back after this.',
    action: `${path}/${user.id}/end`,
    submit: 'Delete permanently',
    back: path,
  })
}

export const end = (visit: Visit): Answer =>
  withDeleted(visit, (user) => {
    const { directory } = visit.premises
    const outcome = endObject(directory, user.id)
    return outcome.ok
      ? doneAt(visit, path, `${nameOf(user)} was deleted permanently.`)
      : refusedAt(visit, path, refusalText(directory, outcome.refusal, nameOf(user)))
  })
