// Users: who they are, and whom they report to.

import { randomUUID } from 'node:crypto'
import type { Directory, Writer } from './directory.ts'
import { type DirectoryObject, isTrue, type Properties } from './objects.ts'
import { good, type Outcome, refused } from './refusal.ts'
import { securityIdentifier } from './securityIdentifier.ts'
import { homeTenant } from './tenant.ts'

/** What an administrator says of a new user; the rest is the directory's to say. */
export type NewUser = Properties & { displayName: string; userPrincipalName: string; mailNickname: string }

export function createUser(directory: Directory, given: NewUser, id: string = randomUUID()): Outcome<DirectoryObject> {
  return directory.change((writer) => {
    const fault = nameFault(directory, writer, given.userPrincipalName)
    if (fault) return fault
    const domain = given.userPrincipalName.split('@')[1] ?? ''
    const user: DirectoryObject = {
      id,
      kind: 'user',
      state: 'live',
      properties: {
        userType: 'Member',
        createdDateTime: moment(directory),
        securityIdentifier: securityIdentifier(id),
        identities: [{ signInType: 'userPrincipalName', issuer: domain, issuerAssignedId: given.userPrincipalName }],
        ...given,
      },
    }
    writer.put(user)
    return good(user)
  })
}

/** Entra's own clock tells whole seconds. */
export const moment = ({ clock }: Directory): string => `${clock().toISOString().slice(0, 19)}Z`

/** `null` takes a value away. */
export function updateUser(directory: Directory, id: string, changes: Properties): Outcome<DirectoryObject> {
  return directory.change((writer) => {
    const user = writer.view.find(id)
    if (user?.kind !== 'user') return refused({ code: 'not-found', id })
    if (isTrue(user, 'onPremisesSyncEnabled') && Object.keys(changes).some((name) => !cloudMastered.has(name)))
      return refused({ code: 'synced' })
    const name = changes.userPrincipalName
    if (typeof name === 'string' && name.toLowerCase() !== String(user.properties.userPrincipalName).toLowerCase()) {
      const fault = nameFault(directory, writer, name)
      if (fault) return fault
    }
    return good(putChanged(writer, user, changes))
  })
}

/** What stays the cloud's also where everything else of a user comes from on premises. */
const cloudMastered: ReadonlySet<string> = new Set(['usageLocation', 'preferredDataLocation', 'otherMails', 'skills'])

export function putChanged(writer: Writer, object: DirectoryObject, changes: Properties): DirectoryObject {
  const isSame = Object.entries(changes).every(
    ([name, value]) => JSON.stringify(object.properties[name] ?? null) === JSON.stringify(value),
  )
  if (isSame) return object
  const properties = Object.fromEntries(
    Object.entries({ ...object.properties, ...changes }).filter(([, value]) => value !== null),
  )
  const changed = { ...object, properties }
  writer.put(changed)
  return changed
}

function nameFault({ store }: Directory, { view }: Writer, name: string): ReturnType<typeof refused> | undefined {
  const [alias = '', domain = '', ...rest] = name.split('@')
  if (rest.length > 0 || !/^[\w.'#!$%&*+\-/=?^`{|}~]{1,64}$/.test(alias))
    return refused({
      code: 'invalid',
      property: 'userPrincipalName',
      reason: `The specified userPrincipalName '${name}' is not valid.`,
    })
  if (domain.toLowerCase() !== homeTenant(store).domain)
    return refused({
      code: 'invalid',
      property: 'userPrincipalName',
      reason:
        'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    })
  return view.userNamed(name) ? refused({ code: 'taken', property: 'userPrincipalName' }) : undefined
}

/** Whoever was invited takes the invitation up by coming. */
export function acceptInvitation(directory: Directory, id: string): void {
  directory.change((writer) => {
    const user = writer.view.find(id)
    if (user?.properties.externalUserState !== 'PendingAcceptance') return
    putChanged(writer, user, { externalUserState: 'Accepted', externalUserStateChangeDateTime: moment(directory) })
  })
}

export function setManager(directory: Directory, id: string, managerId: string): Outcome<void> {
  return directory.change((writer) => {
    for (const each of [id, managerId])
      if (writer.view.find(each)?.kind !== 'user' || !directory.seen().find(each))
        return refused({ code: 'not-found', id: each })
    for (const manager of writer.view.targets(id, 'manager'))
      if (manager.id !== managerId) writer.unlink(id, 'manager', manager.id)
    writer.link(id, 'manager', managerId)
    return good(undefined)
  })
}

export function removeManager(directory: Directory, id: string): Outcome<void> {
  return directory.change((writer) => {
    const managers = writer.view.targets(id, 'manager')
    if (managers.length === 0) return refused({ code: 'not-linked', id: 'manager' })
    for (const manager of managers) writer.unlink(id, 'manager', manager.id)
    return good(undefined)
  })
}
