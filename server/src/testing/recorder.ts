import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came over the wire. */
export type Received = {
  method: string
  /** Letter by letter, with its query. */
  path: string
  headers: Record<string, string>
  body: string
}

/** What is answered; `null` breaks the connection without an answer. */
export type Said = { status?: number; headers?: Record<string, string | string[]>; body?: string } | null

export type TestRecorder = AsyncDisposable & { url: string; received: Received[] }

/** A server that writes down what it is sent, and answers as it is told. */
export async function startRecorder(answer: (request: Received) => Said | Promise<Said>): Promise<TestRecorder> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const read = await readRequest(request)
    received.push(read)
    respond(response, await answer(read))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function readRequest(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { method = '', url = '', rawHeaders } = request
  const headers = Object.fromEntries(
    rawHeaders.flatMap((name, place) => (place % 2 === 0 ? [[name, rawHeaders[place + 1] ?? '']] : [])),
  )
  return { method, path: url, headers, body: Buffer.concat(parts).toString() }
}

function respond(response: ServerResponse, said: Said): void {
  if (said === null) {
    response.socket?.destroy()
    return
  }
  response.writeHead(said.status ?? 200, said.headers ?? { 'Content-Type': 'application/json' })
  response.end(said.body ?? '')
}
