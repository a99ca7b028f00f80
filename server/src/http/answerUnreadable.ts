// Requests that are turned away before any of ours sees them: they are answered in the same form as all others.

import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Problem, type ProblemCode, problemTitles } from '@countersign/core/api'
import { newId } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import { statusOf } from './problem.ts'
import { commonHeaders } from './securityHeaders.ts'

const codes: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

export type UnreadableParts = { https: boolean; log: Log }

/** What they are answered, and what the log is told of them. */
export function turningAway({ https, log }: UnreadableParts) {
  return {
    headers: { ...commonHeaders(https), 'Content-Type': 'application/problem+json' },
    problemFor: (code: ProblemCode, address: string | undefined): Problem => {
      const problem = problemOf(code)
      log.info({ requestId: problem.requestId, code, address }, 'a request that could not be read')
      return problem
    },
  }
}

export function answerUnreadable(server: Server, parts: UnreadableParts): void {
  const { headers, problemFor } = turningAway(parts)
  // Whoever is still to be answered would take it for the answer: several requests may come in a row.
  const unanswered = new WeakMap<Duplex, number>()
  const count = (socket: Duplex, change: 1 | -1) => unanswered.set(socket, (unanswered.get(socket) ?? 0) + change)
  const expectAnswer = (socket: Duplex, response: ServerResponse): void => {
    count(socket, 1)
    response.once('close', () => count(socket, -1))
  }
  server.on('request', ({ socket, headers }, response) => {
    if (!endsSomewhere(headers['transfer-encoding'])) return // what Node says of it next is its answer
    expectAnswer(socket, response)
  })
  server.on('clientError', (cause: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || (unanswered.get(socket) ?? 0) > 0) {
      socket.destroy()
      return
    }
    const address = 'remoteAddress' in socket ? String(socket.remoteAddress) : undefined
    write(socket, problemFor(codes[cause.code ?? ''] ?? 'malformed-request', address), headers)
  })
  server.on('checkExpectation', ({ socket }, response) => {
    expectAnswer(socket, response)
    const problem = problemFor('expectation-failed', socket.remoteAddress)
    const body = JSON.stringify(problem)
    response.writeHead(problem.status, { ...headers, ...lengthOf(body) }).end(body)
  })
}

/** A body that is neither counted nor in chunks ends nowhere. Node hands its head on, and then turns it away. */
const endsSomewhere = (transferEncoding: string | undefined): boolean =>
  transferEncoding === undefined || /(?:^|,)\s*chunked$/i.test(transferEncoding.trim())

/** By hand: there is no request that a response could belong to. */
function write(socket: Duplex, problem: Problem, headers: Record<string, string>): void {
  const body = JSON.stringify(problem)
  const lines = Object.entries({ ...headers, ...lengthOf(body), Connection: 'close' })
  const head = [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`, ...lines.map((line) => line.join(': '))]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const lengthOf = (body: string) => ({ 'Content-Length': `${Buffer.byteLength(body)}` })

export const problemOf = (code: ProblemCode): Problem => ({
  type: `urn:countersign:problem:${code}`,
  title: problemTitles[code],
  status: statusOf(code),
  code,
  requestId: newId(),
})
