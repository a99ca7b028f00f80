import { system } from '../audit/index.ts'
import { end } from './end.ts'
import type { ApprovalParts } from './parts.ts'
import { lockApproval, selectExpired, selectHolding } from './sql.ts'

/** So many at a time; answers how many there were. One that can't be ended keeps none of the others waiting. */
export async function expireDue(parts: ApprovalParts, at: Date, max: number): Promise<number> {
  const due = await selectExpired(parts.pool, at, max)
  const done = await Promise.allSettled(due.map(({ id }) => expire(parts, id, at)))
  for (const [index, result] of done.entries())
    if (result.status === 'rejected')
      parts.log.error({ err: result.reason, approval: due[index]?.id }, 'an approval could not be ended; trying again')
  return done.filter(({ status }) => status === 'fulfilled').length
}

/** Whoever was faster has decided, or another server has ended it. */
const expire = (parts: ApprovalParts, id: string, now: Date): Promise<void> =>
  parts.pool.transaction(async (tx) => {
    const [approval, holders] = await Promise.all([lockApproval(tx, id), selectHolding(tx, id)])
    if (!approval || !hasExpired(approval, now)) return
    const by = { actor: system, requestId: null }
    const how = { id, outcome: 'expired', by: null, via: null, because: null, at: parts.clock.now() } as const
    await end(parts, tx, { approval, holders, by, end: how })
  })

type Expiring = { state: string; expiresAt: Date | null }

/** From that moment on nobody decides it, also where nobody has written that down yet. */
export const hasExpired = ({ state, expiresAt }: Expiring, at: Date): boolean =>
  state === 'pending' && expiresAt !== null && expiresAt.getTime() <= at.getTime()
