// Where the faults in force meet the requests they strike.

import { setTimeout } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler } from 'hono'
import { atDoor, type Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { answerFault } from './answers.ts'
import { hostOf, isOutOfReach } from './hosts.ts'

/** A delay is waited in the world's time: whoever waits for the answer has no other. */
export const striking =
  (premises: Premises): MiddlewareHandler<Traced> =>
  async (c, next) => {
    const { path, method } = c.req
    if (isOutOfReach(path)) return next()
    const host = hostOf(path)
    const { delayMs, end } = premises.faults.ofRequest({ host, path, method })
    if (delayMs > 0) await setTimeout(delayMs, undefined, { ref: false })
    switch (end?.kind) {
      case undefined:
        return next()
      case 'answer':
        return answerFault(c, host, atDoor(c, premises).url, end)
      case 'reset':
        c.env.wire.cut()
        return RESPONSE_ALREADY_SENT
      case 'lost-answer':
        await next()
        c.env.wire.cut()
        c.res = RESPONSE_ALREADY_SENT
        return
    }
  }
