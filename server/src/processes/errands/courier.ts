// Does errands: what a step of one instance brings about in others.
//
// E1  An errand is committed with the step that wants it, and begun at least once. It counts once: whoever does it takes
//     it in the same commit, and who finds it gone, because he slept through the end of his claim, does nothing.
// E2  The errands of one line are done in their order: a call is begun before it is called off.

import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import type { Delivery, Receipt } from '../delivery.ts'
import { match, rematch } from '../messages/match.ts'
import { broadcast } from '../signals/broadcast.ts'
import { type Around, cancelCalled, deliveryOf, failure } from './call.ts'
import type { Doing, Errand } from './errand.ts'
import { kinOf } from './kin.ts'
import { type ClaimedErrand, claimErrands, selectNextErrand, takeErrand } from './sql.ts'

export type CourierParts = {
  pool: Pool
  post: (delivery: Delivery) => Promise<Receipt>
  clock: Clock
  log: Log
  /** Instances that call one another and run at a time. */
  kinMax: number
  ownerOf: Around['ownerOf']
}

const batchMax = 500
const claimMs = 30_000 // as long as a batch may take, and as late as an errand gets whose server died just then
const lookMs = 10_000 // errands of a server that died are found within this time

export const startCourier = ({ pool, post, clock, log, kinMax, ownerOf }: CourierParts): Loop =>
  startLoop({
    clock,
    round: async () => {
      const at = clock.now()
      const claimed = await claimErrands(pool, at, new Date(at.getTime() + claimMs), batchMax)
      const hands = { pool, post, log, ownerOf, kin: kinOf(pool, kinMax) }
      const done = await Promise.allSettled(claimed.map((errand) => run(hands, errand, at)))
      for (const result of done)
        if (result.status === 'rejected')
          log.error({ err: result.reason }, 'an errand could not be done; trying again in half a minute')
      if (claimed.length > 0) return at // whoever stood behind these comes now
      const next = await selectNextErrand(pool)
      const look = new Date(at.getTime() + lookMs)
      return next.at && next.at < look ? next.at : look
    },
    failed: (cause) => log.error({ err: cause }, 'errands could not be looked up; trying again'),
  })

type Hands = Pick<CourierParts, 'pool' | 'post' | 'log'> & Around
type Run<K extends Errand['kind']> = (
  hands: Hands,
  payload: Extract<Errand, { kind: K }>['payload'],
  doing: Doing,
) => Promise<unknown>

/** How each kind is done; whoever does it takes it in the same commit. */
const runs: { readonly [K in Errand['kind']]: Run<K> } = {
  deliver: (hands, payload, { errand }) => deliver(hands, payload, errand),
  call: async (hands, payload, { errand }) => deliver(hands, await deliveryOf(hands.pool, hands, payload), errand),
  cancelCalled: ({ pool, post }, payload, { errand }) => cancelCalled(pool, post, payload, errand),
  broadcast: ({ pool }, payload, doing) => broadcast(pool, payload, doing),
  match: ({ pool }, payload, doing) => match(pool, payload, doing),
  rematch: ({ pool }, payload, doing) => rematch(pool, payload, doing),
}

/**
 * Of what can't begin because it is too much whoever called it is told; where nobody has, it waits as an incident. One more turn
 * of an endless circle does not, and is only logged.
 */
async function deliver({ pool, post, log }: Hands, delivery: Delivery, errand: string): Promise<void> {
  const receipt = await post({ ...delivery, errand, unattended: true })
  if (receipt.status !== 'too-large' || !delivery.begins) return
  const { caller, processId } = delivery.begins
  if (caller) await post({ ...failure(caller, receipt.reason), errand, unattended: true })
  else if (await takeErrand(pool, errand))
    log.error({ processId, reason: receipt.reason }, 'an instance could not begin')
}

/** The table pairs each kind with its own runner; the compiler can't follow that pairing through a lookup. */
const run = (hands: Hands, { number, kind, payload }: ClaimedErrand, at: Date): Promise<unknown> =>
  (runs[kind] as Run<Errand['kind']>)(hands, payload, { errand: number, at })
