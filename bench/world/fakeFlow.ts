// A linked flow that takes every request and calls back at once: what a flow of Power Automate does, without the flow and
// without anybody who looks at its approval.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { LinkedAnswer } from '@countersign/core/links'
import { call } from './http.ts'

type Sent = { link: string; requestId: string; callbackUrl: string }

export type FakeFlow = AsyncDisposable & {
  origin: string
  requestUrl: string
  /** Fires when its call back was refused. */
  failed: Promise<never>
}

const responder = { displayName: 'Ada Lindqvist', userPrincipalName: 'ada@alder.example', email: 'ada@alder.example' }

export async function startFakeFlow(): Promise<FakeFlow> {
  const failed = Promise.withResolvers<never>()
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/workflows/')) return void response.writeHead(404).end() // nothing else of a cloud is here
    const { link, requestId, callbackUrl } = (await json(request)) as Sent
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ countersign: 'request', version: 1, link, requestId } satisfies LinkedAnswer))
    const body = { version: 1, outcome: 'Approve', responder, comments: '' }
    await call({ method: 'POST', url: callbackUrl, body }).catch(failed.reject)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const path = '/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke'
  return {
    origin,
    requestUrl: `${origin}${path}?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${'x'.repeat(43)}`,
    failed: failed.promise,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
