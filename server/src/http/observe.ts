import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { type Log, plainLog } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Environment } from './environment.ts'

/** Ids that others gave are kept when they are harmless to write down. */
const acceptableId = /^[\w.:-]{8,64}$/

/** In the addresses that other systems are given to call, the last part is what they prove themselves by. */
const tellable = (path: string): string => path.replace(/^(\/callbacks\/(?:desktop-flows\/|reach\/)?).*$/s, '$1…')

/** Gives every request its id, and tells log and metrics how it went. Never the query: it may hold a code or a key. */
export function observe(log: Log, metrics: Metrics): MiddlewareHandler<Environment> {
  const requests = plainLog(log)
  return async (c, next) => {
    const given = c.req.header('X-Request-Id')
    const requestId = given && acceptableId.test(given) ? given : randomUUID()
    const started = performance.now()
    c.set('requestId', requestId)
    c.set('log', () => log.child({ requestId }))
    c.set('caller', { kind: 'nobody' })
    c.set('route', 'other')
    c.env.outgoing.setHeader('X-Request-Id', requestId)
    await next()
    const seconds = (performance.now() - started) / 1_000
    const { status } = c.res
    metrics.request(c.req.method, c.get('route'), status, seconds)
    if (c.get('route') === 'other' && status < 400) return // assets and pages: metrics are enough
    const caller = c.get('caller')
    requests[status >= 500 ? 'error' : 'info'](
      {
        requestId,
        method: c.req.method,
        path: tellable(c.req.path),
        status,
        ms: Math.round(seconds * 1_000),
        address: c.get('address'),
        account: caller.kind === 'known' ? caller.account.id : undefined,
      },
      'request',
    )
  }
}
