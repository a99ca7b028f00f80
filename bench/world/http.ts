import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The same caller for everybody who is asked over HTTP. Anything but success is an error. */
export async function call<Answer>({ method, url, token, body, headers: more }: Call): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const headers = {
    ...more,
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  }
  const sent = request(url, { method, agent, headers }, resolve)
  sent.on('error', reject)
  sent.end(body === undefined ? undefined : JSON.stringify(body))
  const response = await promise
  const answer = await text(response)
  const { statusCode = 0 } = response
  if (statusCode >= 300) throw new Error(`${method} ${url} answered ${statusCode}: ${answer}`)
  const isJson = response.headers['content-type']?.includes('json') ?? false
  return (isJson ? JSON.parse(answer) : answer) as Answer
}
