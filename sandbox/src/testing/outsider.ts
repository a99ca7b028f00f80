// Somebody outside whom flows call, over real HTTP: remembers what came, and answers as a test says.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from '../automate/index.ts'

export type OutsideCall = { method: string; path: string; headers: IncomingMessage['headers']; body: Json }

export type OutsideReply = { status?: number; headers?: Record<string, string>; body?: Json }

export type Outsider = {
  url: string
  calls: OutsideCall[]
  /** What the next calls are answered; in the end the last again and again. */
  reply: (...replies: OutsideReply[]) => void
  [Symbol.asyncDispose]: () => Promise<void>
}

/** JSON as what it says, anything else as a text. */
function bodyOf(text: string): Json {
  if (text === '') return null
  return /^[{["]/.test(text) ? (JSON.parse(text) as Json) : text
}

export async function outsider(): Promise<Outsider> {
  const calls: OutsideCall[] = []
  let replies: OutsideReply[] = [{ status: 200 }]
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString('utf8')
    calls.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: bodyOf(text),
    })
    const { status = 200, headers = {}, body } = (replies.length > 1 ? replies.shift() : replies[0]) ?? {}
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body === undefined ? undefined : JSON.stringify(body))
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', () => resolve())
  await promise
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    reply: (...next) => {
      replies = next
    },
    [Symbol.asyncDispose]: async () => {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  }
}
