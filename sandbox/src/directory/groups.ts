// Groups: of which kind they are, and what that allows.

import { randomUUID } from 'node:crypto'
import type { Directory } from './directory.ts'
import { parseMembershipRule } from './membershipRule/index.ts'
import { type DirectoryObject, isTrue, type Properties, texts } from './objects.ts'
import { good, type Outcome, type Refusal, refused } from './refusal.ts'
import { securityIdentifier } from './securityIdentifier.ts'
import { homeTenant } from './tenant.ts'
import { moment, putChanged } from './users.ts'

export type NewGroup = Properties & {
  displayName: string
  mailEnabled: boolean
  mailNickname: string
  securityEnabled: boolean
}

export const isUnified = (group: DirectoryObject): boolean => texts(group, 'groupTypes').includes('Unified')

/** Whose members can be added and removed by hand: not those a rule decides over, nor those Exchange keeps. */
export const isManageable = (group: DirectoryObject): boolean =>
  !texts(group, 'groupTypes').includes('DynamicMembership') && (isUnified(group) || !isTrue(group, 'mailEnabled'))

export type FirstLinks = { owners: readonly string[]; members: readonly string[] }

/** `id` and `links` for who seeds the company; Exchange's kinds of groups come from there alone. */
export function createGroup(
  directory: Directory,
  given: NewGroup,
  links: FirstLinks = { owners: [], members: [] },
  id: string = randomUUID(),
): Outcome<DirectoryObject> {
  return directory.change((writer) => {
    const fault = ruleFault(given) ?? (isTaken(directory, given) ? takenNickname : undefined)
    if (fault) return refused(fault)
    const group: DirectoryObject = {
      id,
      kind: 'group',
      state: 'live',
      properties: {
        createdDateTime: moment(directory),
        renewedDateTime: moment(directory),
        securityIdentifier: securityIdentifier(id),
        ...(given.mailEnabled ? mailOf(directory, given) : {}),
        ...(has(given, 'Unified') ? { visibility: 'Public' } : {}),
        ...given,
      },
    }
    const unknown = [...links.owners, ...links.members].find((other) => !writer.view.find(other))
    if (unknown !== undefined) return refused({ code: 'not-found', id: unknown })
    writer.put(group)
    for (const owner of links.owners) writer.link(id, 'owner', owner)
    for (const member of links.members) writer.link(id, 'member', member)
    return good(group)
  })
}

const has = ({ groupTypes }: Properties, type: string): boolean =>
  Array.isArray(groupTypes) && groupTypes.includes(type)

const mailOf = ({ store }: Directory, { mailNickname }: NewGroup): Properties => {
  const mail = `${mailNickname}@${homeTenant(store).domain}`
  return { mail, proxyAddresses: [`SMTP:${mail}`] }
}

const takenNickname: Refusal = { code: 'taken', property: 'mailNickname' }

/** Addresses are unique; a group without one may be called like another. */
const isTaken = (directory: Directory, { mailEnabled, mailNickname }: NewGroup): boolean =>
  mailEnabled &&
  directory
    .latest()
    .all('group')
    .some(
      (group) =>
        isTrue(group, 'mailEnabled') &&
        String(group.properties.mailNickname).toLowerCase() === mailNickname.toLowerCase(),
    )

function ruleFault(properties: Properties): Refusal | undefined {
  const { membershipRule } = properties
  if (has(properties, 'DynamicMembership') && typeof membershipRule !== 'string')
    return { code: 'invalid', property: 'membershipRule', reason: 'A dynamic group needs a membershipRule.' }
  if (typeof membershipRule === 'string' && !parseMembershipRule(membershipRule))
    return { code: 'invalid', property: 'membershipRule', reason: 'The membership rule could not be understood.' }
  return undefined
}

export function updateGroup(directory: Directory, id: string, changes: Properties): Outcome<DirectoryObject> {
  return directory.change((writer) => {
    const group = writer.view.find(id)
    if (group?.kind !== 'group') return refused({ code: 'not-found', id })
    if (isTrue(group, 'onPremisesSyncEnabled')) return refused({ code: 'synced' })
    const fault = ruleFault({ ...group.properties, ...changes })
    return fault ? refused(fault) : good(putChanged(writer, group, changes))
  })
}
