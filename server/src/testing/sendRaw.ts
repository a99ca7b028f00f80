import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

export type RawRequest = { method?: string; headers?: Record<string, string>; body?: string }

/** A request with these headers and no others, `Host` included: as a proxy sends it, or a browser that was misled. */
export async function sendRaw(url: string | URL, { method = 'GET', headers = {}, body }: RawRequest = {}) {
  const [answer] = (await once(request(url, { method, headers }).end(body), 'response')) as [IncomingMessage]
  const content: Buffer[] = await answer.toArray()
  const received = new Headers()
  for (let at = 0; at < answer.rawHeaders.length; at += 2)
    received.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '')
  const status = answer.statusCode ?? 0
  return new Response(content.length > 0 ? Buffer.concat(content) : null, { status, headers: received })
}
