// Carries a change out in the embedded store: key, comparison and writing in one transaction.

import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import {
  attributesIn,
  type Change,
  type Creation,
  changeKinds,
  conflictsOf,
  type MembershipChange,
  putsIn,
  relationsIn,
  type ValuesChange,
} from '@countersign/core/changes'
import type { ObjectDetails, Reference } from '@countersign/core/directory'
import type { Db, Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Applied, DirectoryRefusal } from '../directory.ts'
import { conflict, nameTaken, notThere } from '../refusals.ts'
import { temporaryPassword } from '../temporaryPassword.ts'
import { lockDetails } from './details.ts'
import { isId } from './isId.ts'
import { nestGroup } from './nest.ts'
import {
  claimKey,
  deleteMember,
  deleteObject,
  insertMembers,
  insertObject,
  releaseKey,
  replaceRelation,
  selectTargetOf,
  updateObject,
  upsertPassword,
} from './write.ts'

export type EmbeddedParts = { pool: Pool; storeId: string; now: () => Date; passwordKey: Buffer }

type Outcome = { targetId: string; temporaryPassword?: string } | DirectoryRefusal

export async function applyToEmbedded(parts: EmbeddedParts, change: Change, key: string): Promise<Applied> {
  const { pool, storeId } = parts
  const work = async (tx: Db): Promise<Applied> => {
    const targetId = change.target?.id ?? newId()
    if (!isId(targetId)) return { ok: false, ...notThere(change) }
    if (!(await claimKey(tx, { storeId, key, targetId }))) return appliedBefore(tx, parts, change, key)
    const outcome = await carryOut(tx, parts, change, targetId, key)
    if (!('code' in outcome)) return { ok: true, ...outcome }
    await releaseKey(tx, storeId, key)
    return { ok: false, ...outcome }
  }
  try {
    // What is made touches nothing that is there; whatever else is changed is compared and locked on its own.
    if (change.target === null) return await pool.shared(`${storeId} ${key}`, work)
    return await pool.transaction(work)
  } catch (cause) {
    const refusal = refusalOf(cause, change)
    if (!refusal) throw cause
    return { ok: false, ...refusal }
  }
}

async function appliedBefore(tx: Db, { storeId, passwordKey }: EmbeddedParts, change: Change, key: string) {
  const { targetId } = await selectTargetOf(tx, storeId, key)
  const password = change.kind === 'user.resetPassword' && { temporaryPassword: temporaryPassword(passwordKey, key) }
  return { ok: true, targetId, ...password } as const
}

async function carryOut(tx: Db, parts: EmbeddedParts, change: Change, targetId: string, key: string): Promise<Outcome> {
  const { storeId, now } = parts
  if (change.target === null) return create(tx, parts, change, targetId)
  const details = await lockDetails(tx, storeId, targetId)
  // Whoever wanted it gone has what they wanted, whoever deleted it.
  if (!details) return changeKinds[change.kind].shape === 'deletion' ? { targetId } : notThere(change)
  switch (change.kind) {
    case 'user.delete':
    case 'group.delete':
      return deleteIfSeen(tx, parts, change.old, details)
    case 'user.resetPassword': {
      const password = temporaryPassword(parts.passwordKey, key)
      await upsertPassword(tx, storeId, targetId, { ...(await hashed(password)), at: now() })
      return { targetId, temporaryPassword: password }
    }
    case 'group.join':
    case 'group.leave':
    case 'group.addMember':
    case 'group.removeMember':
    case 'group.nest':
      return changeMembership(tx, parts, change)
    default:
      return writeValues(tx, parts, change, details)
  }
}

async function create(tx: Db, { storeId, now }: EmbeddedParts, change: Creation, id: string): Promise<Outcome> {
  const at = now()
  const { kind, new: values } = change
  await insertObject(tx, { storeId, id, kind: changeKinds[kind].of, attributes: attributesIn(values), at })
  for (const [name, list] of Object.entries(relationsIn(values)))
    await replaceRelation(tx, storeId, id, name, list.map(idOf))
  const { members } = values
  if (Array.isArray(members)) await insertMembers(tx, storeId, id, members.map(idOf), at)
  return { targetId: id }
}

async function deleteIfSeen(
  tx: Db,
  { storeId }: EmbeddedParts,
  old: Change['old'],
  details: ObjectDetails,
): Promise<Outcome> {
  const conflicts = conflictsOf(details, old)
  if (conflicts.length > 0) return conflict(conflicts)
  await deleteObject(tx, storeId, details.id)
  return { targetId: details.id }
}

async function writeValues(
  tx: Db,
  { storeId, now }: EmbeddedParts,
  change: ValuesChange,
  details: ObjectDetails,
): Promise<Outcome> {
  const conflicts = conflictsOf(details, change.old)
  if (conflicts.length > 0) return conflict(conflicts)
  await updateObject(tx, storeId, details.id, attributesIn(change.new), now())
  for (const [name, list] of Object.entries(relationsIn(change.new)))
    await replaceRelation(tx, storeId, details.id, name, list.map(idOf))
  return { targetId: details.id }
}

async function changeMembership(
  tx: Db,
  { storeId, now }: EmbeddedParts,
  { kind, target, member }: MembershipChange,
): Promise<Outcome> {
  if (!isId(member.id)) return notThere({ target: member })
  if (!putsIn(kind)) {
    await deleteMember(tx, storeId, target.id, member.id)
    return { targetId: target.id }
  }
  if (member.kind === 'group') return nest(tx, storeId, target, member, now())
  await insertMembers(tx, storeId, target.id, [member.id], now())
  return { targetId: target.id }
}

async function nest(tx: Db, storeId: string, target: Reference, member: Reference, at: Date): Promise<Outcome> {
  if (await nestGroup(tx, storeId, target.id, member.id, at)) return { targetId: target.id }
  return {
    code: 'circular',
    sentence: `${target.name} lies within ${member.name} already: nested the other way round too, both would be members of themselves.`,
  }
}

const idOf = ({ id }: { id: string }): string => id

/** Slow on purpose: what is kept here must not be guessed from a copy of the table. */
async function hashed(password: string): Promise<{ salt: Buffer; hash: Buffer }> {
  const salt = randomBytes(16)
  return { salt, hash: (await promisify(scrypt)(password, salt, 32)) as Buffer }
}

/** What the table's own rules refuse. */
function refusalOf(cause: unknown, change: Change): DirectoryRefusal | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined
  const constraint = 'constraint' in cause ? cause.constraint : undefined
  if (cause.code === '23505' && constraint === 'directory_object_by_user_name')
    return nameTaken('userPrincipalName', change)
  if (cause.code === '23505' && constraint === 'directory_object_by_nickname') return nameTaken('mailNickname', change)
  if (cause.code === '23503') return { code: 'not-there', sentence: 'Somebody it names has been deleted meanwhile.' }
  return undefined
}
