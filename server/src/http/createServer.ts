import { createServer as createNodeServer, type Server } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { answerUnreadable, problemOf, turningAway, type UnreadableParts } from './answerUnreadable.ts'

/** Node's server with an app behind it. What Node turns away, or the library between the two, is answered as the app would. */
export function createServer(fetch: Fetch, parts: UnreadableParts): Server {
  const { headers, problemFor } = turningAway(parts)
  const problemIn = (cause: unknown) => {
    if (cause instanceof RequestError) return problemFor('malformed-request', undefined)
    const problem = problemOf('broken')
    parts.log.error({ requestId: problem.requestId, err: cause }, 'request failed')
    return problem
  }
  const errorHandler = (cause: unknown): Response => {
    const problem = problemIn(cause)
    return Response.json(problem, { status: problem.status, headers })
  }
  // A request without a host is handed on: Node would answer it by itself, and say nothing.
  const server = createNodeServer({ requireHostHeader: false }, getRequestListener(fetch, { errorHandler }))
  answerUnreadable(server, parts)
  return server
}

type Fetch = Parameters<typeof getRequestListener>[0]
