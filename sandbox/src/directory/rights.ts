// What a person may change in the directory, by the roles they hold and by what is theirs. Whoever acts for somebody, an
// app by Graph or a page, is allowed no more than this.

import type { Directory } from './directory.ts'
import { type DirectoryObject, isTrue, text } from './objects.ts'

export const directoryRolesOf = ({ latest }: Directory, personId: string): string[] =>
  latest()
    .sources(personId, 'member')
    .filter(({ kind }) => kind === 'directoryRole')
    .map((role) => text(role, 'displayName') ?? '')

/** Whether somebody may change, or delete, this user or group; without one: may create such. */
export function mayChange(
  directory: Directory,
  personId: string,
  kind: 'user' | 'group',
  object?: DirectoryObject,
): boolean {
  const view = directory.latest()
  const roles = directoryRolesOf(directory, personId)
  if (roles.includes('Global Administrator')) return true
  if (kind === 'user')
    return roles.includes('User Administrator') && !(object && directoryRolesOf(directory, object.id).length > 0)
  if (object && view.isLinked(object.id, 'owner', personId)) return true
  if (object && isTrue(object, 'isAssignableToRole')) return false
  if (roles.includes('User Administrator') || roles.includes('Groups Administrator')) return true
  const person = view.find(personId)
  return object === undefined && person !== undefined && text(person, 'userType') !== 'Guest'
}
