// A change as somebody asks for it: what shall be. What was is read by the server at that moment.

import { z } from 'zod'
import { expiryPolicyNames } from '../directory/index.ts'

const objectId = z.string().min(1).max(200).meta({ description: 'The id of a user or group in its identity store.' })
const value = z.union([z.string().max(2000), z.boolean(), z.null()])
const values = z.record(z.string().min(1).max(64), value).refine((given) => Object.keys(given).length <= 50, {
  error: 'These are more attributes than there are.',
})
const several = z.array(objectId).max(50)

/** Who says it is told when the object has changed since. */
const version = z.string().max(200).optional().meta({ description: 'The version that was read.' })

const onTarget = { targetId: objectId, version }
const kind = <Kind extends string>(name: Kind) => ({ kind: z.literal(name) })

export const askedChange = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...kind('user.create'), values, managerId: objectId.nullable().default(null) }),
    z.strictObject({ ...kind('user.edit'), ...onTarget, values }),
    z.strictObject({ ...kind('user.delete'), ...onTarget }),
    z.strictObject({
      ...kind('user.changeManager'),
      ...onTarget,
      managerId: objectId.nullable(),
      additionalManagerIds: several.optional(),
    }),
    z.strictObject({ ...kind('user.transfer'), ...onTarget, managerId: objectId }),
    z.strictObject({ ...kind('user.terminate'), ...onTarget }),
    z.strictObject({ ...kind('user.resetPassword'), ...onTarget }),
    z.strictObject({ ...kind('group.create'), values, ownerIds: several.default([]), memberIds: several.default([]) }),
    z.strictObject({ ...kind('group.edit'), ...onTarget, values }),
    z.strictObject({ ...kind('group.delete'), ...onTarget }),
    z.strictObject({
      ...kind('group.changeOwners'),
      ...onTarget,
      ownerIds: several,
      additionalOwnerIds: several.optional(),
    }),
    z.strictObject({ ...kind('group.changeExpiryPolicy'), ...onTarget, expiryPolicy: z.enum(expiryPolicyNames) }),
    z.strictObject({ ...kind('group.join'), ...onTarget }),
    z.strictObject({ ...kind('group.leave'), ...onTarget }),
    z.strictObject({ ...kind('group.addMember'), ...onTarget, memberId: objectId }),
    z.strictObject({ ...kind('group.removeMember'), ...onTarget, memberId: objectId }),
    z.strictObject({ ...kind('group.nest'), ...onTarget, memberId: objectId }),
  ])
  .meta({ id: 'AskedChange' })

export type AskedChange = z.output<typeof askedChange>

/** Everybody whom it names beside its target: the server looks them up before anything is decided. */
export function namedIn(asked: AskedChange): string[] {
  switch (asked.kind) {
    case 'user.create':
    case 'user.transfer':
      return asked.managerId === null ? [] : [asked.managerId]
    case 'user.changeManager':
      return [...(asked.managerId === null ? [] : [asked.managerId]), ...(asked.additionalManagerIds ?? [])]
    case 'group.create':
      return [...asked.ownerIds, ...asked.memberIds]
    case 'group.changeOwners':
      return [...asked.ownerIds, ...(asked.additionalOwnerIds ?? [])]
    case 'group.addMember':
    case 'group.removeMember':
    case 'group.nest':
      return [asked.memberId]
    default:
      return []
  }
}
