import { system } from '../audit/index.ts'
import { end } from './end.ts'
import type { Overseer } from './overseers.ts'
import type { ApprovalParts } from './parts.ts'
import { lockHeld, selectExpired } from './sql.ts'

/** So many at a time; answers how many there were. One that can't be ended keeps none of the others waiting. */
export async function expireDue(parts: ApprovalParts, at: Date, max: number): Promise<number> {
  const due = await selectExpired(parts.pool, at, max)
  // Where it lay with nobody else they were written to, and are told that there is nothing left to decide.
  const lies = due.some(({ queue }) => queue === 'administrators')
  const overseers = lies ? await parts.overseers() : []
  const done = await Promise.allSettled(
    due.map(({ id, queue }) => expire(parts, { id, overseers: queue === 'administrators' ? overseers : [], now: at })),
  )
  for (const [index, result] of done.entries())
    if (result.status === 'rejected')
      parts.log.error({ err: result.reason, approval: due[index]?.id }, 'an approval could not be ended; trying again')
  return done.filter(({ status }) => status === 'fulfilled').length
}

type Due = { id: string; overseers: readonly Overseer[]; now: Date }

/** Whoever was faster has decided, or another server has ended it. */
const expire = (parts: ApprovalParts, { id, overseers, now }: Due): Promise<void> =>
  parts.pool.transaction(async (tx) => {
    const held = await lockHeld(tx, id)
    if (!held || !hasExpired(held.approval, now)) return
    const by = { actor: system, requestId: null }
    const how = { id, outcome: 'expired', by: null, via: null, because: null, at: parts.clock.now() } as const
    await end(parts, tx, { ...held, by, end: how, overseers })
  })

type Expiring = { state: string; expiresAt: Date | null }

/** From that moment on nobody decides it, also where nobody has written that down yet. */
export const hasExpired = ({ state, expiresAt }: Expiring, at: Date): boolean =>
  state === 'pending' && expiresAt !== null && expiresAt.getTime() <= at.getTime()
