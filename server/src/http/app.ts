// The HTTP face: what every request goes through, in order, and what is mounted behind it.

import type { BlockList } from 'node:net'
import type { ProblemCode } from '@countersign/core/api'
import { Hono } from 'hono'
import { isUnreachable, type Pool } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Identify } from './caller.ts'
import type { App, Environment } from './environment.ts'
import {
  knowAddress,
  knowCaller,
  knowHost,
  limitBody,
  limitRate,
  limitUri,
  refuseCrossSite,
  refuseHead,
} from './guards.ts'
import { mountHealth } from './health.ts'
import { observe } from './observe.ts'
import { describeApi } from './openapi.ts'
import { type Mounted, mount } from './operation.ts'
import { answerProblem, refused } from './problem.ts'
import { rateLimit } from './rateLimit.ts'
import { commonHeaders } from './securityHeaders.ts'

export type AppParts = {
  url: URL
  version: string
  trustedProxies: BlockList
  limits: { requestsPerMinute: number; signInsPerMinute: number }
  pool: Pool
  log: Log
  metrics: Metrics
  identify: Identify
  operations: readonly Mounted[]
  isStopping: () => boolean
}

export function createApp(parts: AppParts): App {
  const { url, log, pool, operations } = parts
  const app = new Hono<Environment>()
  const described = operations.map(({ operation }) => operation)
  const headers = Object.entries(commonHeaders(url.protocol === 'https:'))

  app.use(observe(log, parts.metrics), knowAddress(parts.trustedProxies), async (c, next) => {
    // On Node's own answer, where no list has to be made of them; what a route says of the same name stands instead.
    for (const [name, value] of headers) c.env.outgoing.setHeader(name, value)
    await next()
    if (parts.isStopping()) c.header('Connection', 'close') // what stays open would hold the stop up
  })
  app.use(limitUri, knowHost(url), limitBody(described), refuseCrossSite(url))
  const requests = limitRate(rateLimit(parts.limits.requestsPerMinute, Date.now))
  app.use('/sign-in/*', limitRate(rateLimit(parts.limits.signInsPerMinute, Date.now)))
  for (const path of ['/inbound/*', '/callbacks/*']) app.use(path, requests)
  for (const path of ['/api/*', '/metrics']) app.use(path, refuseHead, requests, knowCaller(parts.identify))

  mountHealth(app, pool, parts.isStopping)
  mountMetrics(app, parts.metrics)
  mountDescription(app, describeApi(described, parts.version))
  mount(app, operations)

  app.notFound((c) => {
    const allowed = methodsAt(operations, c.req.path)
    if (allowed.length === 0) return answerProblem(c, refused('not-found'))
    c.header('Allow', allowed.join(', '))
    return answerProblem(c, refused('method-not-allowed', { detail: `It takes ${allowed.join(', ')}.` }))
  })
  app.onError((cause, c) => {
    c.get('log')().error({ err: cause }, 'request failed')
    return answerProblem(c, refused(failureOf(cause)))
  })
  return app
}

function failureOf(cause: unknown): ProblemCode {
  if (isUnreachable(cause)) return 'unavailable'
  return cause instanceof Fault && cause.code === 'OVERLOADED' ? 'overloaded' : 'broken'
}

function mountMetrics(app: App, metrics: Metrics): void {
  app.get('/metrics', async (c) => {
    c.set('route', '/metrics')
    const caller = c.get('caller')
    if (caller.kind === 'nobody') return answerProblem(c, refused('not-signed-in'))
    if (!caller.permissions.has('system.read')) return answerProblem(c, refused('no-permission'))
    const { body, contentType } = await metrics.text()
    return c.body(body, 200, { 'Content-Type': contentType })
  })
}

/** The description is public: it says what exists, not what is in it. */
function mountDescription(app: App, description: object): void {
  app.get('/api/v1/openapi.json', (c) => {
    c.set('route', '/api/v1/openapi.json')
    return c.json(description)
  })
}

function methodsAt(operations: readonly Mounted[], path: string): string[] {
  const methods = operations
    .filter(({ operation }) => new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
    .map(({ operation }) => operation.method.toUpperCase())
  return [...new Set(methods)]
}
