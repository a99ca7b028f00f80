// Takes an approval back: whoever asked for it, or what it was asked for, wants it no longer.

import { isOwn } from '@countersign/core/approvals'
import { actorOf, system } from '../audit/index.ts'
import { personOf } from '../directory/index.ts'
import type { KnownCaller } from '../http/index.ts'
import type { DecidedBy } from './approval.ts'
import { type By, end } from './end.ts'
import type { ApprovalParts } from './parts.ts'
import { lockHeld, selectApproval } from './sql.ts'

export type Cancelled =
  | { code: 'cancelled' }
  | { code: 'already-decided' }
  | { code: 'not-yours' }
  | { code: 'no-approval' }

export async function cancel(
  parts: ApprovalParts,
  { approvalId, caller, requestId }: { approvalId: string; caller: KnownCaller; requestId: string },
): Promise<Cancelled> {
  const { pool, stores } = parts
  const approval = await selectApproval(pool, approvalId)
  const store = approval && (await stores.find(approval.storeId))
  if (!store) return { code: 'no-approval' }
  const { account } = caller
  // By their account alone it is theirs, whatever the store says; asking it is for a second account of the same person.
  const person = approval.accountId === account.id ? undefined : await personOf(pool, store, account)
  const requestedBy = { accountId: approval.accountId, personId: approval.requester.person?.id ?? null }
  const answering = { way: 'portal', accountId: account.id, personId: person?.id ?? null, managesAll: false } as const
  if (!isOwn(requestedBy, answering)) return { code: 'not-yours' }
  const by = { name: approval.requester.name, person: approval.requester.person }
  return takeBack(parts, approvalId, by, { actor: actorOf(caller), requestId })
}

/** What it was asked for has ended without it. */
export const withdraw = (parts: ApprovalParts, approvalId: string): Promise<Cancelled> =>
  takeBack(parts, approvalId, null, { actor: system, requestId: null })

const takeBack = (parts: ApprovalParts, id: string, who: DecidedBy | null, by: By): Promise<Cancelled> =>
  parts.pool.transaction(async (tx): Promise<Cancelled> => {
    const held = await lockHeld(tx, id)
    if (!held) return { code: 'no-approval' }
    if (held.approval.state !== 'pending') return { code: 'already-decided' }
    const at = parts.clock.now()
    const how = { id, outcome: 'cancelled', by: who, via: null, because: null, at } as const
    await end(parts, tx, { ...held, by, end: how })
    return { code: 'cancelled' }
  })
