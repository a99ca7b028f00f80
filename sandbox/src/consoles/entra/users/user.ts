// What all pages of one user have in common: who it is, and whether this person may change them.

import { type DirectoryObject, mayChange, text } from '../../../directory/index.ts'
import type { Premises } from '../../../premises.ts'
import { type Answer, acting, looking, refusedAt, showNothing, type Visit } from '../../frame/index.ts'
import { isGuest, showNoAccess } from '../rights.ts'

export const usersPath = '/entra/users'

export const allUsers = { text: 'Users', href: usersPath }

export const userPath = (user: DirectoryObject): string => `${usersPath}/${user.id}`

export const nameOf = (object: DirectoryObject): string => text(object, 'displayName') ?? object.id

const userOf = ({ c, premises }: Visit): DirectoryObject | undefined => {
  const found = premises.directory.latest().find(c.req.param('id') ?? '')
  return found?.kind === 'user' ? found : undefined
}

export const lookingAtUser = (premises: Premises, show: (visit: Visit, user: DirectoryObject) => Answer) =>
  looking(premises, (visit) => {
    const user = userOf(visit)
    if (isGuest(visit) && user?.id !== visit.person.id) return showNoAccess(visit)
    return user ? show(visit, user) : showNothing(visit, 'User', [allUsers])
  })

export const mayChangeUser = ({ premises, person }: Visit, user?: DirectoryObject): boolean =>
  mayChange(premises.directory, person.id, 'user', user)

export const notAllowed = ({ person }: Visit): string =>
  `${person.displayName} may not do this: it takes a User Administrator, and for administrators a Global Administrator.`

export const changingUser = (
  premises: Premises,
  act: (visit: Visit, user: DirectoryObject, form: URLSearchParams) => Answer,
) =>
  acting(premises, (visit, form) => {
    const user = userOf(visit)
    if (!user) return refusedAt(visit, usersPath, 'There is no such user any more.')
    return mayChangeUser(visit, user) ? act(visit, user, form) : refusedAt(visit, userPath(user), notAllowed(visit))
  })
