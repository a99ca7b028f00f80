import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { after, latestMoment } from '../time/index.ts'
import { bodyOf } from './body.ts'

export const clockRoutes = ({ time }: Premises): Hono<Traced> => {
  const reading = () => ({ now: time.clock().toISOString(), aheadMs: time.aheadMs() })
  return new Hono<Traced>()
    .get('/_sandbox/clock', (c) => c.json(reading()))
    .post('/_sandbox/clock', async (c) => {
      const moment = momentIn(await bodyOf(c), time.clock())
      if (!moment)
        return c.json(
          {
            error:
              'Send { "advance": "P30D" } (an ISO 8601 duration), or { "to": "2027-01-01T00:00:00Z" } with a moment ahead.',
          },
          400,
        )
      await time.moveTo(moment)
      return c.json(reading())
    })
}

function momentIn({ advance, to }: Readonly<Record<string, unknown>>, now: Date): Date | undefined {
  if ((typeof advance === 'string') === (typeof to === 'string')) return undefined
  const moment = typeof advance === 'string' ? after(now, advance) : new Date(String(to))
  return moment && moment.getTime() >= now.getTime() && moment <= latestMoment ? moment : undefined
}
