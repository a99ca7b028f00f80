import type { MiddlewareHandler } from 'hono'
import type { Clock } from '../clock.ts'
import type { Wire } from '../wire.ts'
import { newTrace, type Trace } from './refusal.ts'

/** Every request carries its trace, which every answer tells, and comes over a wire, which can be cut. */
export type Traced = { Variables: { trace: Trace }; Bindings: { wire: Wire } }

export const tracing =
  (clock: Clock): MiddlewareHandler<Traced> =>
  async (c, next) => {
    const trace = newTrace(clock(), c.req.header('client-request-id') ?? c.req.query('client-request-id'))
    c.set('trace', trace)
    await next()
    c.header('x-ms-request-id', trace.traceId)
    c.header('client-request-id', trace.correlationId)
  }
