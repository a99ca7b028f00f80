// What a person may change, whatever the app that acts for them may: an app that acts for somebody is never allowed more
// than both. An app that acts for itself is held by its permissions alone.

import { type DirectoryObject, isTrue, text, type View } from '../../directory/index.ts'
import type { Call } from '../call.ts'

const rolesOf = (view: View, userId: string): ReadonlySet<string | null> =>
  new Set(
    view
      .sources(userId, 'member')
      .filter(({ kind }) => kind === 'directoryRole')
      .map((role) => text(role, 'displayName')),
  )

/** Whether the caller's person may change, or delete, this user or group; without one: may create such. */
export function mayWrite({ caller, premises }: Call, kind: 'user' | 'group', object?: DirectoryObject): boolean {
  if (caller.userId === undefined) return true
  const view = premises.directory.latest()
  const roles = rolesOf(view, caller.userId)
  if (roles.has('Global Administrator')) return true
  if (kind === 'user') return roles.has('User Administrator') && !(object && rolesOf(view, object.id).size > 0)
  if (object && view.isLinked(object.id, 'owner', caller.userId)) return true
  if (object && isTrue(object, 'isAssignableToRole')) return false
  if (roles.has('User Administrator') || roles.has('Groups Administrator')) return true
  const person = view.find(caller.userId)
  return object === undefined && person !== undefined && text(person, 'userType') !== 'Guest'
}
