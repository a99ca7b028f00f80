import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { bodyOf } from './body.ts'

const delayMaxMs = 3_600_000

/** How long it takes until readers of the directory see what was written. */
export const replicationRoutes = ({ directory }: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/_sandbox/replication', (c) => c.json({ delayMs: directory.delayMs() }))
    .post('/_sandbox/replication', async (c) => {
      const { delayMs } = await bodyOf(c)
      if (typeof delayMs !== 'number' || !Number.isInteger(delayMs) || delayMs < 0 || delayMs > delayMaxMs)
        return c.json({ error: `Send { "delayMs": 10000 }, from 0 to ${delayMaxMs}.` }, 400)
      directory.setDelayMs(delayMs)
      return c.json({ delayMs })
    })
