// Gives and takes roles by hand.
//
// G1  Somebody stays an administrator: a change that would leave none is refused.
// G2  Each role given and each role taken is an audit entry of its own, in the same transaction.

import type { Role } from '@countersign/core/accounts'
import type { Actor, Recorder } from '../audit/index.ts'
import type { Db, Pool } from '../platform/database/index.ts'
import {
  type AccountRow,
  deleteGrants,
  deleteRule,
  insertGrants,
  lockAdministrators,
  selectAccount,
  selectAdministrators,
} from './sql.ts'

export type By = { actor: Actor; issuer: string; requestId: string; now: Date }
export type Granted = { ok: true; account: AccountRow } | { ok: false; refusal: 'not-found' | 'last-administrator' }

/** Carries a refusal out of the transaction, so that it rolls back. */
class LastAdministrator extends Error {}

export const setGrantedRoles = (
  pool: Pool,
  record: Recorder,
  accountId: string,
  roles: readonly Role[],
  by: By,
): Promise<Granted> =>
  keepingAnAdministrator<Granted>(pool, by.issuer, async (tx) => {
    const account = await selectAccount(tx, accountId)
    if (!account) return { ok: false, refusal: 'not-found' }
    const before = (await deleteGrants(tx, accountId)).map(({ role }) => role)
    await insertGrants(tx, accountId, roles, by.now)
    const subject = { kind: 'account', id: accountId, name: account.name }
    const given = [...new Set(roles)].filter((role) => !before.includes(role))
    const taken = before.filter((role) => !roles.includes(role))
    const note = { actor: by.actor, subject, requestId: by.requestId }
    await record(
      tx,
      ...given.map((role) => ({ ...note, action: 'role.granted' as const, details: { role } })),
      ...taken.map((role) => ({ ...note, action: 'role.revoked' as const, details: { role } })),
    )
    return { ok: true, account: (await selectAccount(tx, accountId)) ?? account }
  })

export type RuleDeleted = { ok: true } | { ok: false; refusal: 'not-found' | 'last-administrator' }

export const removeRule = (
  pool: Pool,
  record: Recorder,
  id: string,
  { actor, issuer, requestId }: By,
): Promise<RuleDeleted> =>
  keepingAnAdministrator<RuleDeleted>(pool, issuer, async (tx) => {
    const rule = await deleteRule(tx, id)
    if (!rule) return { ok: false, refusal: 'not-found' }
    const subject = { kind: 'role-rule', id, name: `${rule.claim} ${rule.value}` }
    await record(tx, { action: 'role-rule.deleted', actor, subject, details: { ...rule }, requestId })
    return { ok: true }
  })

async function keepingAnAdministrator<Outcome>(
  pool: Pool,
  issuer: string,
  change: (tx: Db) => Promise<Outcome>,
): Promise<Outcome | { ok: false; refusal: 'last-administrator' }> {
  try {
    return await pool.transaction(async (tx) => {
      await lockAdministrators(tx)
      const outcome = await change(tx)
      if ((await selectAdministrators(tx, issuer)).length === 0) throw new LastAdministrator()
      return outcome
    })
  } catch (cause) {
    if (cause instanceof LastAdministrator) return { ok: false, refusal: 'last-administrator' }
    throw cause
  }
}
