// Users as whoever signs them in sees them.

import type { Directory } from './directory.ts'
import { reachable } from './members.ts'
import { type DirectoryObject, isTrue, text } from './objects.ts'

export type Person = {
  id: string
  userPrincipalName: string
  displayName: string
  givenName: string
  surname: string
  mail: string
  jobTitle: string
  department: string
  managerName: string | null
}

/** Everybody who may sign in, in the order in which they came. */
export const people = (directory: Directory): Person[] =>
  directory
    .latest()
    .all('user')
    .filter((user) => isTrue(user, 'accountEnabled'))
    .map((user) => asPerson(directory, user))

/** And those who may not. */
export const everybody = (directory: Directory): Person[] =>
  directory
    .latest()
    .all('user')
    .map((user) => asPerson(directory, user))

/** Whether somebody is there and may sign in. */
export function isEnabled(directory: Directory, personId: string): boolean {
  const user = directory.latest().find(personId)
  return user?.kind === 'user' && isTrue(user, 'accountEnabled')
}

export function personById(directory: Directory, id: string): Person | undefined {
  const user = directory.latest().find(id)
  return user?.kind === 'user' ? asPerson(directory, user) : undefined
}

/** Whom a login hint means; names are compared without looking at their case. */
export function personByName(directory: Directory, userPrincipalName: string): Person | undefined {
  const user = directory.latest().userNamed(userPrincipalName.trim())
  return user && asPerson(directory, user)
}

/** The `groups` of a token: every security group somebody is in, directly or by way of another. */
export const securityGroupIdsOf = (directory: Directory, personId: string): string[] =>
  reachable(personId, directory.latest().sources, 'member')
    .filter((group) => group.kind === 'group' && isTrue(group, 'securityEnabled'))
    .map(({ id }) => id)
    .sort()

function asPerson(directory: Directory, user: DirectoryObject): Person {
  const of = (name: string): string => text(user, name) ?? ''
  const [manager] = directory.latest().targets(user.id, 'manager')
  return {
    id: user.id,
    userPrincipalName: of('userPrincipalName'),
    displayName: of('displayName'),
    givenName: of('givenName'),
    surname: of('surname'),
    mail: of('mail') || of('userPrincipalName'),
    jobTitle: of('jobTitle'),
    department: of('department'),
    managerName: manager ? text(manager, 'displayName') : null,
  }
}
