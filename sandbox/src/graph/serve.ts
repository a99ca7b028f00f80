// What every request to Graph goes through: who calls, what is meant, may they, is it too much, and how the answer looks
// on the wire.

import { readOptions } from '../odata/index.ts'
import type { Premises } from '../premises.ts'
import { type Answer, type Found, found, refuse } from './answer.ts'
import type { Operation } from './call.ts'
import { type Caller, identify } from './caller.ts'
import type { GraphError } from './errors.ts'
import type { Match, Matcher } from './match.ts'
import { reasonNotPlayed } from './notPlayed.ts'
import { grantedOf } from './permissions.ts'
import { costOf, type Throttle } from './throttle.ts'

export type Grounds = { premises: Premises; match: Matcher; throttle: Throttle }

export type Ids = { requestId: string; clientRequestId: string; at: Date }

/** One request of its own, or one part of a batch. */
export async function serve(grounds: Grounds, request: Request, ids: Ids): Promise<Response> {
  const headers = headersOf(ids)
  return asResponse(await answer(grounds, request, headers), headers, ids)
}

/** Of an answer that was found by other means than an operation. */
export const respond = (answer: Answer, ids: Ids): Response => asResponse(answer, headersOf(ids), ids)

const headersOf = ({ requestId, clientRequestId }: Ids): Record<string, string> => ({
  'cache-control': 'no-cache',
  'request-id': requestId,
  'client-request-id': clientRequestId,
})

/** `headers` is what the answer is told with, whichever it is; on the way its costs come in. */
async function answer(
  { premises, match, throttle }: Grounds,
  request: Request,
  headers: Record<string, string>,
): Promise<Answer> {
  const caller = await identify(premises, request.headers.get('authorization') ?? undefined)
  if (caller.error) return caller
  const url = new URL(request.url)
  const path = url.pathname.replace(/^\/v1\.0/i, '')
  const matched = match(request.method, path)
  if (matched.type !== 'operation') return refuseMatch(matched, request.method, path)
  const { operation, isMe } = matched
  const keys = keysFor(matched.keys, isMe, caller.value)
  if (!keys) return refuse('notDelegated')
  const options = readOptions(url.searchParams)
  if (!options.ok) return refuse('badQuery', options.fault)
  const cost = costOf(operation, options.value)
  headers['x-ms-resource-unit'] = String(cost.units)
  const taken = throttle.take(caller.value.appId, cost)
  if ('error' in taken) return taken
  if (taken.usage >= 0.8) headers['x-ms-throttle-limit-percentage'] = taken.usage.toFixed(2)
  const granted =
    operation.needs === 'by body'
      ? []
      : grantedOf(caller.value, operation.needs, isMe, subjectOf(premises, operation, keys))
  if (operation.needs !== 'by body' && granted.length === 0) return refuse('forbidden')
  return operation.run({
    premises,
    caller: caller.value,
    granted,
    keys,
    isMe,
    url,
    base: `${url.origin}/v1.0`,
    options: options.value,
    headers: request.headers,
    body: () => readJson(request),
  })
}

function refuseMatch(matched: Exclude<Match, { type: 'operation' }>, method: string, path: string): Answer {
  const reason = reasonNotPlayed(method, path)
  if (reason !== undefined) return refuse('notPlayed', reason)
  return matched.type === 'wrong-verb' ? refuse('wrongVerb') : refuse('segmentUnknown', matched.segment)
}

function keysFor(keys: readonly string[], isMe: boolean, { userId }: Caller): readonly string[] | undefined {
  if (!isMe) return keys
  return userId === undefined ? undefined : [userId, ...keys.slice(1)]
}

/** Whom an address below `/users/{id}` is about, by the id whatever name it was called by. */
function subjectOf({ directory }: Premises, { path }: Operation, [key = '']: readonly string[]): string | undefined {
  if (!path.startsWith('/users/{id}')) return undefined
  return directory.seen().userNamed(key)?.id ?? key.toLowerCase()
}

export async function readJson(request: Request): Promise<Found<Readonly<Record<string, unknown>>>> {
  const text = await request.text()
  if (text.trim() === '') return refuse('emptyBody')
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  try {
    const body: unknown = type === 'application/json' ? JSON.parse(text) : undefined
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return found(body as Record<string, unknown>)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return refuse('unreadableBody')
}

const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

function asResponse(answer: Answer, headers: Record<string, string>, ids: Ids): Response {
  if ('error' in answer) return errorResponse(answer.error, headers, ids)
  if ('text' in answer)
    return new Response(answer.text, {
      status: answer.status,
      headers: { ...headers, 'content-type': 'text/plain', 'odata-version': '4.0' },
    })
  if (!('body' in answer)) return new Response(null, { status: answer.status, headers })
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { ...headers, 'content-type': json, 'odata-version': '4.0', ...answer.headers },
  })
}

function errorResponse(
  { status, code, message, details, headers: more }: GraphError,
  headers: Record<string, string>,
  { at, requestId, clientRequestId }: Ids,
): Response {
  const moment = { date: at.toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': clientRequestId }
  const innerError = status === 429 ? { code: '429', message: 'Please retry after', status: '429', ...moment } : moment
  const error = { code, message, ...(details ? { details } : {}), innerError }
  return new Response(JSON.stringify({ error }), {
    status,
    headers: { ...headers, 'content-type': 'application/json', ...(status === 401 ? challenge : {}), ...more },
  })
}

const challenge = { 'www-authenticate': 'Bearer' }
