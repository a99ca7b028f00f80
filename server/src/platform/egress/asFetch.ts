import type { Send } from './egress.ts'
import type { OutgoingRequest } from './outgoing.ts'

export type FetchLike = (url: string, init: FetchInit) => Promise<Response>

type FetchInit = {
  method: string
  headers: Record<string, string>
  body?: unknown
  signal?: AbortSignal | undefined
}

/** For libraries that call the outside themselves: the same way out in the shape of `fetch`. */
export const asFetch =
  (send: Send, fixed: Pick<OutgoingRequest, 'hosts' | 'limits'>): FetchLike =>
  async (url, { method, headers, body, signal }) => {
    const text = body === undefined || body === null ? {} : { body: `${body}` }
    const request = { url: new URL(url), method: method as OutgoingRequest['method'], headers, ...text }
    const answer = await send({ ...fixed, ...request, ...(signal && { signal }) })
    const { status, reason: statusText } = answer
    const hasBody = status !== 204 && status !== 304 && answer.body.length > 0
    // What was unpacked is no longer packed.
    const kept = answer.headers.filter(([name]) => !/^content-(encoding|length)$/i.test(name))
    return new Response(hasBody ? new Uint8Array(answer.body) : null, { status, statusText, headers: kept.map(pair) })
  }

const pair = ([name, value]: readonly [string, string]): [string, string] => [name, value]
