// What is refused before any route sees it.

import type { BlockList } from 'node:net'
import type { Operation } from '@countersign/core/api'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { addressOf, networkOf } from './address.ts'
import type { Identify } from './caller.ts'
import type { Environment, RequestContext } from './environment.ts'
import { answerProblem, refused } from './problem.ts'
import type { RateLimit } from './rateLimit.ts'

type Guard = MiddlewareHandler<Environment>

const uriMax = 8_192
const bodyBytesMax = 1_048_576 // larger bodies (diagrams, imports) name their own limit

export const knowAddress =
  (trusted: BlockList): Guard =>
  async (c, next) => {
    const peer = getConnInfo(c).remote.address ?? ''
    c.set('address', addressOf(peer, c.req.header('X-Forwarded-For'), trusted))
    await next()
  }

export const limitUri: Guard = async (c, next) =>
  c.req.url.length > uriMax ? answerProblem(c, refused('uri-too-long')) : next()

/** Most bodies are small; an operation that takes larger ones says so, and they are its own path's alone. */
export function limitBody(operations: readonly Operation[]): Guard {
  const usual = limitOf(bodyBytesMax)
  const larger = new Map(
    operations.flatMap(({ path, bodyBytesMax }) => (bodyBytesMax ? [[path as string, limitOf(bodyBytesMax)]] : [])),
  )
  return (c, next) => (larger.get(c.req.path) ?? usual)(c, next)
}

/** The head tells how much will come, and Node reads no more than that; what comes in chunks is counted. */
function limitOf(maxSize: number): Guard {
  const tooLarge = (c: RequestContext): Response => {
    // The rest of the body is not read: without this word the caller would put its next request behind it.
    c.header('Connection', 'close')
    return answerProblem(c, refused('body-too-large', { detail: `At most ${maxSize} bytes are taken here.` }))
  }
  const counted: Guard = bodyLimit({ maxSize, onError: tooLarge })
  return async (c, next) => {
    // Only then: to count a body, a second request is made around it, which costs more than all other guards together.
    if (c.req.header('Transfer-Encoding') !== undefined) return counted(c, next)
    return Number(c.req.header('Content-Length') ?? 0) <= maxSize ? next() : tooLarge(c)
  }
}

/** A GET without its answer would still do what the GET does; nobody needs that of an API. */
export const refuseHead: Guard = async (c, next) => {
  if (c.req.method !== 'HEAD') return next()
  c.header('Allow', 'GET')
  return answerProblem(c, refused('method-not-allowed'))
}

/** Only under our own name: a page elsewhere that points its own name at this machine gets nothing (DNS rebinding). */
export const knowHost =
  (url: URL): Guard =>
  async (c, next) =>
    c.req.header('Host') === url.host || probes.has(c.req.path) || isCallback(c.req.path)
      ? next()
      : answerProblem(c, refused('misdirected', { detail: `It answers at ${url.origin}.` }))

/** Called by other systems, perhaps through a proxy that keeps its own name; only who knows a secret gets an answer. */
const isCallback = (path: string): boolean => path.startsWith('/callbacks/')

/** Asked by address from beside the server; they tell nothing and change nothing. */
const probes = new Set(['/health', '/ready'])

export const limitRate =
  (limit: RateLimit): Guard =>
  async (c, next) => {
    const waitSeconds = limit.take(networkOf(c.get('address')))
    if (waitSeconds === 0) return next()
    c.header('Retry-After', `${waitSeconds}`)
    return answerProblem(c, refused('too-many-requests', { detail: `Try again in ${waitSeconds} s.` }))
  }

export const knowCaller =
  (identify: Identify): Guard =>
  async (c, next) => {
    const caller = await identify(c.req.raw.headers)
    if (caller === 'invalid-token') return answerProblem(c, refused('invalid-token'))
    c.set('caller', caller)
    return next()
  }

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Called by other systems, which prove themselves by what they send; no cookie is read there. */
const isOpen = (path: string): boolean => isCallback(path) || path.startsWith('/inbound/')

/**
 * A cookie goes along with whatever another site makes a browser send, so what changes something must come from our
 * own pages. Whoever shows a token instead has no cookie that could be abused.
 */
export const refuseCrossSite =
  (url: URL): Guard =>
  async (c, next) => {
    if (safeMethods.has(c.req.method) || c.req.header('Authorization') || isOpen(c.req.path)) return next()
    const origin = c.req.header('Origin')
    const site = c.req.header('Sec-Fetch-Site')
    const ours =
      origin === undefined ? site === 'same-origin' : origin === url.origin && (site ?? 'same-origin') === 'same-origin'
    return ours ? next() : answerProblem(c, refused('cross-site'))
  }
