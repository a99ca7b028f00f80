// What Graph tells, in the words of core/directory.

import { createHash } from 'node:crypto'
import type { DirectoryObject, FixedBecause, ObjectDetails, Reference } from '@countersign/core/directory'
import { z } from 'zod'
import { attributesOfGroup, attributesOfUser, graphGroup, graphUser } from '../graph/index.ts'

const reference = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  '@odata.type': z.string().optional(),
})

/** Members may be devices and applications too: those are none of ours. */
export const graphObject = z.looseObject({ '@odata.type': z.string().optional(), id: z.string() })

export const userWithManager = graphUser.extend({ manager: reference.nullish() })

export function userOf(user: z.output<typeof graphUser>): DirectoryObject {
  const attributes = attributesOfUser(user)
  const fixed = user.onPremisesSyncEnabled === true ? synchronised : null
  return {
    id: user.id,
    kind: 'user',
    name: String(attributes.displayName),
    version: versionOf(attributes),
    attributes,
    fixed,
  }
}

export function groupOf(group: z.output<typeof graphGroup>): DirectoryObject {
  const attributes = attributesOfGroup(group)
  const fixed = fixedBecause(group)
  return {
    id: group.id,
    kind: 'group',
    name: String(attributes.displayName),
    version: versionOf(attributes),
    attributes,
    fixed,
  }
}

/** A member, an owner, what somebody is in: undefined where it is neither a user nor a group. */
export function objectOf(one: z.output<typeof graphObject>): DirectoryObject | undefined {
  if (one['@odata.type'] === '#microsoft.graph.user') {
    const user = graphUser.safeParse(one)
    return user.success ? userOf(user.data) : undefined
  }
  if (one['@odata.type'] !== '#microsoft.graph.group') return undefined
  const group = graphGroup.safeParse(one)
  return group.success ? groupOf(group.data) : undefined
}

export const userReference = ({ id, displayName }: z.output<typeof reference>): Reference => ({
  ...{ id, kind: 'user', name: displayName ?? id },
})

export const detailsOfUser = (user: z.output<typeof userWithManager>): ObjectDetails => {
  const manager = user.manager ? [userReference(user.manager)] : []
  const object = userOf(user)
  const version = versionOf([object.version, manager.map(({ id }) => id)])
  return { ...object, kind: 'user', version, manager, additionalManagers: [] }
}

export const detailsOfGroup = (group: z.output<typeof graphGroup>, owners: Reference[]): ObjectDetails => {
  const object = groupOf(group)
  const version = versionOf([object.version, owners.map(({ id }) => id).toSorted()])
  return { ...object, kind: 'group', version, owners, additionalOwners: [] }
}

/** Graph has no versions of users and groups: what was read stands for itself. */
const versionOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)

const synchronised: FixedBecause = {
  what: 'object',
  sentence: 'It is synchronised from a directory on premises. Change it there.',
}

function fixedBecause(group: z.output<typeof graphGroup>): FixedBecause | null {
  if (group.onPremisesSyncEnabled === true) return synchronised
  if (group.groupTypes.includes('DynamicMembership'))
    return {
      what: 'members',
      sentence:
        'This is a dynamic group: a rule of Microsoft Entra ID says who is in it, and nobody is put in or taken out by hand. Change the rule there.',
    }
  if (group.mailEnabled === true && !group.groupTypes.includes('Unified'))
    return { what: 'object', sentence: 'This group belongs to Exchange, and can only be changed there.' }
  return null
}
