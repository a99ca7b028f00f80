// Gives a pending approval to others: those who had it have it no longer.

import { type Holder, heldBy, holdersMax, holdersOf, isOwn, lineFrom } from '@countersign/core/approvals'
import type { Reference } from '@countersign/core/directory'
import { actorOf } from '../audit/index.ts'
import { personOf, type Store } from '../directory/index.ts'
import type { KnownCaller } from '../http/index.ts'
import { postLetters } from '../mail/index.ts'
import type { ApprovalRow } from './approval.ts'
import { hasExpired } from './expire.ts'
import { lettersToHolders } from './letters.ts'
import { daysAfter, knownFrom } from './open.ts'
import type { ApprovalParts } from './parts.ts'
import { insertEvent, insertHolders, lockApproval, moveApproval, retireHolders, selectApproval } from './sql.ts'

export type Reroute = {
  approvalId: string
  to: readonly string[]
  reason: string
  caller: KnownCaller
  requestId: string
}

export type Rerouted =
  | { code: 'rerouted' }
  | { code: 'already-decided' | 'own-request' | 'no-approval' }
  /** Whom of those it was to go to nobody can be asked. */
  | { code: 'unusable'; sentence: string }

export async function reroute(parts: ApprovalParts, given: Reroute): Promise<Rerouted> {
  const { pool, stores } = parts
  const approval = await selectApproval(pool, given.approvalId)
  const store = approval && (await stores.find(approval.storeId))
  if (!store) return { code: 'no-approval' }
  const { account } = given.caller
  const person = await personOf(pool, store, account)
  const requestedBy = { accountId: approval.accountId, personId: approval.requester.person?.id ?? null }
  const answering = { way: 'portal', accountId: account.id, personId: person?.id ?? null, managesAll: true } as const
  if (isOwn(requestedBy, answering)) return { code: 'own-request' }
  const found = await whomItGoesTo(store, approval, given.to)
  return 'sentence' in found ? { code: 'unusable', sentence: found.sentence } : giveTo(parts, given, found)
}

type Going = { to: Reference[]; holders: Holder[] }

async function whomItGoesTo(
  { directory }: Store,
  { requester }: ApprovalRow,
  ids: readonly string[],
): Promise<Going | { sentence: string }> {
  const known = knownFrom(ids, await directory.standings(ids))
  const to = ids.map((id) => known.get(id) ?? null)
  const there = to.filter((one) => one !== null)
  if (there.length < to.length) return { sentence: 'Somebody it was to go to is not in this identity store.' }
  const requesterId = requester.person?.id ?? null
  if (ids.some((id) => id === requesterId))
    return { sentence: `${requester.name} made this request, and can’t decide it.` }
  const references = there.map(
    (one): Reference => (one.kind === 'user' ? { id: one.person.id, kind: 'user', name: one.person.name } : one.group),
  )
  const named = references.map((reference) => ({ reference, reason: 'reroute' as const }))
  const { holders, leftOut } = holdersOf(named, known, { requesterId, level: 0, insteadOf: null })
  if (leftOut.length > 0)
    return { sentence: `${leftOut.map(({ name }) => name).join(', ')}: more than ${holdersMax} people can’t be asked.` }
  return holders.length > 0
    ? { to: references, holders }
    : { sentence: 'Nobody it was to go to can decide it: choose somebody who may sign in, or a group with members.' }
}

const giveTo = (
  { pool, record, clock }: ApprovalParts,
  { approvalId, reason, caller, requestId }: Reroute,
  { to, holders }: Going,
): Promise<Rerouted> =>
  pool.transaction(async (tx): Promise<Rerouted> => {
    const approval = await lockApproval(tx, approvalId)
    if (!approval) return { code: 'no-approval' }
    const at = clock.now()
    if (approval.state !== 'pending' || hasExpired(approval, at)) return { code: 'already-decided' }
    const line = approval.line && lineFrom('approvers', to)
    const nextAt = line && daysAfter(at, approval.everyDays)
    const people = heldBy(holders)
    await Promise.all([
      retireHolders(tx, approvalId, at),
      insertHolders(tx, approvalId, holders, at),
      moveApproval(tx, { id: approvalId, queue: 'approvers', line, nextAt }),
      insertEvent(tx, approvalId, { kind: 'rerouted', at, who: caller.account.name, via: null, people, words: reason }),
      record(tx, {
        ...{ action: 'request.rerouted', actor: actorOf(caller), requestId },
        subject: { kind: 'request', id: approvalId, name: approval.title },
        details: { to: to.map(({ name }) => name), reason },
      }),
      postLetters(tx, lettersToHolders(approval, holders, at)),
    ])
    return { code: 'rerouted' }
  })
