import { Hono } from 'hono'
import { employeeId } from '../company/index.ts'
import type { Traced } from '../entra/index.ts'
import type { OpenRoom } from '../room.ts'
import { batch } from './batch.ts'
import { newMatcher } from './match.ts'
import { operations } from './operations.ts'
import { seedRisk } from './risk/index.ts'
import { type Grounds, type Ids, respond, serve } from './serve.ts'
import { subscriptionsDue } from './subscriptions/index.ts'

/** Microsoft Graph v1.0, as far as it is played. */
export const graphRoom: OpenRoom = (premises) => {
  const { clock, store, throttle } = premises
  const grounds: Grounds = { premises, match: newMatcher(operations), throttle }
  return {
    seed: () => seedRisk(store, employeeId('darius'), clock().getTime()),
    routes: new Hono<Traced>()
      .post('/v1.0/$batch', async (c) => respond(await batch(grounds, c.req.raw, idsOf(c.var)), idsOf(c.var)))
      .all('/v1.0/*', (c) => serve(grounds, c.req.raw, idsOf(c.var)))
      .all('/beta/*', (c) => serve(grounds, c.req.raw, idsOf(c.var)))
      .get('/_sandbox/graph/operations', (c) => c.json(operations.map(({ method, path }) => ({ method, path }))))
      .get('/_sandbox/throttling', (c) => c.json({ isOn: throttle.isOn() }))
      .post('/_sandbox/throttling', async (c) => {
        const { isOn } = (await c.req.json().catch(() => ({}))) as { isOn?: unknown }
        if (typeof isOn !== 'boolean') return c.json({ error: 'Send { "isOn": false }.' }, 400)
        throttle.turn(isOn)
        return c.json({ isOn })
      }),
    due: [subscriptionsDue(premises)],
    forget: () => throttle.forget(),
  }
}

const idsOf = ({ trace }: Traced['Variables']): Ids => ({
  requestId: trace.traceId,
  clientRequestId: trace.correlationId,
  at: trace.at,
})
