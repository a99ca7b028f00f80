// `$batch`: up to twenty requests in one, each answered as if it had come by itself.
//
// B1  A part runs when those it depends on have succeeded; otherwise it is not run and answered 424.
// B2  Parts are throttled one by one: the batch itself is 200.

import type { Answer, Body, Found } from './answer.ts'
import { found, ok, refuse } from './answer.ts'
import { identify } from './caller.ts'
import { type Grounds, type Ids, readJson, serve } from './serve.ts'

const partsMax = 20
/** As long as an address may be that comes by itself: Node takes no longer one, and what reads it need bear no longer one. */
const addressMax = 16_384
const methods: readonly string[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']

type Part = {
  id: string
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: unknown
  dependsOn: readonly string[]
}

export async function batch(grounds: Grounds, request: Request, ids: Ids): Promise<Answer> {
  const caller = await identify(grounds.premises, request.headers.get('authorization') ?? undefined)
  if (caller.error) return caller
  const body = await readJson(request)
  if (body.error) return body
  const parts = readParts(body.value.requests)
  if (parts.error) return parts
  const answers = new Map<string, Body & { status: number }>()
  for (const part of inOrder(parts.value)) {
    const isHeld = part.dependsOn.some((id) => (answers.get(id)?.status ?? 500) >= 400)
    answers.set(part.id, isHeld ? failedDependency(part) : await run(grounds, request, ids, part))
  }
  return ok({ responses: [...answers.values()] })
}

function readParts(requests: unknown): Found<readonly Part[]> {
  if (!Array.isArray(requests) || requests.length === 0) return refuse('badQuery', 'Invalid batch payload format.')
  if (requests.length > partsMax)
    return refuse('badQuery', `Number of batch request steps exceeds the max value of ${partsMax}.`)
  const parts: Part[] = []
  for (const request of requests as readonly unknown[]) {
    const part = readPart(request)
    if (part.error) return part
    if (parts.some(({ id }) => id.toLowerCase() === part.value.id.toLowerCase()))
      return refuse('badQuery', `Duplicate batch request id '${part.value.id}' was found.`)
    parts.push(part.value)
  }
  return areReachable(parts)
    ? found(parts)
    : refuse('badQuery', 'A batch request depends on one that is not there, or on itself.')
}

function readPart(request: unknown): Found<Part> {
  const { id, method, url, headers, body, dependsOn } = (request ?? {}) as Readonly<Record<string, unknown>>
  if (typeof id !== 'string' || id === '' || typeof url !== 'string' || typeof method !== 'string')
    return refuse('badQuery', 'Each batch request needs id, method and url.')
  if (!methods.includes(method.toUpperCase())) return refuse('badQuery', `Invalid batch request method '${method}'.`)
  if (url.length > addressMax) return refuse('badQuery', `The url of the batch request '${id}' is too long.`)
  const own = headersIn(headers)
  if (body !== undefined && !own['content-type'])
    return refuse('badQuery', 'Write request with a body needs the Content-Type header.')
  return found({
    id,
    method: method.toUpperCase(),
    url,
    headers: own,
    body,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  })
}

const headersIn = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((headers ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  )

/** Every part can run once those it depends on have: none is missing, and none waits for itself. */
const areReachable = (parts: readonly Part[]): boolean => inOrder(parts).length === parts.length

function inOrder(parts: readonly Part[]): Part[] {
  const done: Part[] = []
  const isDone = (id: string): boolean => done.some((part) => part.id === id)
  for (;;) {
    const next = parts.find((part) => !isDone(part.id) && part.dependsOn.every(isDone))
    if (!next) return done
    done.push(next)
  }
}

async function run(grounds: Grounds, batchRequest: Request, ids: Ids, part: Part) {
  const address = URL.parse(`/v1.0/${part.url.replace(/^\//, '')}`, batchRequest.url)
  if (!address) return { ...failedDependency(part), status: 400 }
  const authorization = batchRequest.headers.get('authorization')
  const response = await serve(
    grounds,
    new Request(address, {
      method: part.method,
      headers: { ...part.headers, ...(authorization === null ? {} : { authorization }) },
      ...(part.body === undefined || part.method === 'GET' ? {} : { body: JSON.stringify(part.body) }),
    }),
    ids,
  )
  const text = await response.text()
  return {
    id: part.id,
    status: response.status,
    headers: toldHeaders(response.headers),
    ...(text === '' ? {} : { body: JSON.parse(text) as unknown }),
  }
}

const told: Readonly<Record<string, string>> = {
  'cache-control': 'Cache-Control',
  'content-type': 'Content-Type',
  location: 'Location',
  'odata-version': 'OData-Version',
  'retry-after': 'Retry-After',
  'x-ms-resource-unit': 'x-ms-resource-unit',
}

const toldHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers].flatMap(([name, value]) => {
      const written = told[name]
      return written === undefined ? [] : [[written, value] as const]
    }),
  )

const failedDependency = ({ id }: Part) => {
  const { error } = refuse('failedDependency')
  return {
    id,
    status: error.status as number,
    headers: { 'Content-Type': 'application/json' },
    body: { error: { code: error.code, message: error.message } },
  }
}
