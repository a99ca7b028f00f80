// Who is a member of the environment: people of the tenant, and apps as application users. Whoever is none gets nowhere,
// whatever token they bring.

import { randomUUID } from 'node:crypto'
import { type DirectoryObject, text } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { type Depth, type Privilege, type SecurityRole, securityRoles } from './roles.ts'
import * as sql from './sql.ts'

export type DataverseUser = {
  id: string
  /** Of a person, or of an app's service principal, in Entra ID. */
  objectId: string
  /** An application user's client id. */
  applicationId: string | null
  isDisabled: boolean
  createdAt: number
  name: string
  /** How they sign in; an app does not. */
  domainName: string | null
  roles: readonly SecurityRole[]
}

export type UserRefusal = { code: 'unknown-principal' } | { code: 'already-a-member' } | { code: 'unknown-role' }

export type UserOutcome = { ok: true; user: DataverseUser } | { ok: false; refusal: UserRefusal }

const usersMax = 5_000

export const dataverseUsers = (premises: Premises): DataverseUser[] =>
  sql.userRows(premises.store, usersMax).map((row) => withRoles(premises, row))

export const findUser = (premises: Premises, id: string): DataverseUser | undefined =>
  known(premises, sql.userRow(premises.store, id))

/** By what they are in Entra ID. */
export const userOfObject = (premises: Premises, objectId: string): DataverseUser | undefined =>
  known(premises, sql.userRowOfObject(premises.store, objectId))

const known = (premises: Premises, row: sql.UserRow | undefined): DataverseUser | undefined =>
  row && withRoles(premises, row)

function withRoles({ store, directory }: Premises, row: sql.UserRow): DataverseUser {
  const object = directory.latest().known(row.objectId)
  const held = new Set(sql.roleIdsOf(store, row.id))
  return {
    ...row,
    isDisabled: row.isDisabled === 1,
    name: (object && text(object, 'displayName')) ?? row.objectId,
    domainName: (object && text(object, 'userPrincipalName')) ?? null,
    roles: securityRoles.filter(({ id }) => held.has(id)),
  }
}

/** "New app user", or a person who is given access. */
export function addUser(
  premises: Premises,
  objectId: string,
  roleIds: readonly string[],
  id: string = randomUUID(),
): UserOutcome {
  const { store, directory, clock } = premises
  const object = directory.latest().find(objectId)
  if (!object || !['user', 'servicePrincipal'].includes(object.kind))
    return { ok: false, refusal: { code: 'unknown-principal' } }
  if (sql.userRowOfObject(store, objectId)) return { ok: false, refusal: { code: 'already-a-member' } }
  if (!roleIds.every(isRole)) return { ok: false, refusal: { code: 'unknown-role' } }
  store.transaction(() => {
    sql.addUser(store, {
      id,
      objectId,
      applicationId: applicationIdOf(object),
      isDisabled: 0,
      createdAt: clock().getTime(),
    })
    sql.setRoles(store, id, roleIds)
  })
  const user = findUser(premises, id)
  return user ? { ok: true, user } : { ok: false, refusal: { code: 'unknown-principal' } }
}

const applicationIdOf = (object: DirectoryObject): string | null =>
  object.kind === 'servicePrincipal' ? text(object, 'appId') : null

const isRole = (id: string): boolean => securityRoles.some((role) => role.id === id)

/** "Edit security roles"; false where one is none, or nobody is meant. */
export function setRoles(premises: Premises, userId: string, roleIds: readonly string[]): boolean {
  if (!findUser(premises, userId) || !roleIds.every(isRole)) return false
  sql.setRoles(premises.store, userId, roleIds)
  return true
}

export const setDisabled = ({ store }: Premises, userId: string, isDisabled: boolean): void =>
  sql.setDisabled(store, userId, isDisabled)

/** How far a right reaches: over one's own, over everything, or not at all. */
export function depthOf({ roles }: DataverseUser, privilege: Privilege): Depth | undefined {
  const depths = roles.map(({ privileges }) => privileges.get(privilege))
  return depths.includes('global') ? 'global' : depths.find((depth) => depth !== undefined)
}
