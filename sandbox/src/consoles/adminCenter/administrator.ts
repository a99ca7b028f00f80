import type { DataverseUser } from '../../dataverse/index.ts'
import { findUser } from '../../dataverse/index.ts'
import { type Answer, environmentPath, refusedAt, showNothing } from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'
import { type Kind, listPath } from './kinds.ts'

export const asAdministrator = <Rest extends unknown[]>(go: (visit: MemberVisit, ...rest: Rest) => Answer) =>
  asMember<Rest>((visit, ...rest) =>
    visit.isAdministrator
      ? go(visit, ...rest)
      : refusedAt(
          visit,
          `${environmentPath(visit)}/hub`,
          `${visit.person.displayName} is no System Administrator of this environment.`,
        ),
  )

export type UserVisit = MemberVisit & { user: DataverseUser }

/** The member that an address names. */
export const onUser = <Rest extends unknown[]>(kind: Kind, go: (visit: UserVisit, ...rest: Rest) => Answer) =>
  asAdministrator<Rest>((visit, ...rest) => {
    const user = findUser(visit.premises, visit.c.req.param('user') ?? '')
    return user && kind.holds(user)
      ? go({ ...visit, user }, ...rest)
      : showNothing(visit, 'User', [{ text: kind.title, href: listPath(visit, kind) }])
  })
