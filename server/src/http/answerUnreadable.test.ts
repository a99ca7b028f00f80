// Requests that no library would send, byte by byte.

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { type ProblemCode, problem } from '@countersign/core/api'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let issuer: TestIssuer
let server: TestServer
before(async () => {
  issuer = await startTestIssuer()
  server = await testServer(issuer.variables)
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

/** All that comes back until the server closes the connection. */
async function sent(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), 'localhost')
  socket.on('error', () => undefined) // it may close before all is written
  socket.write(bytes)
  const answer: Buffer[] = await socket.toArray()
  return Buffer.concat(answer).toString()
}

const unreadable: [what: string, bytes: string, code: ProblemCode][] = [
  ['something else than HTTP', 'HELLO\r\n\r\n', 'malformed-request'],
  ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'malformed-request'],
  ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', 'malformed-request'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'malformed-request',
  ],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'malformed-request',
  ],
  ['a body without end', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n', 'malformed-request'],
  ['one that has begun', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n{}', 'malformed-request'],
  ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 'headers-too-large'],
  [
    'another expectation',
    'GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n',
    'expectation-failed',
  ],
]
for (const [what, bytes, code] of unreadable)
  test(`${what} is answered as ${code}, like any other refusal`, async () => {
    const [head = '', body = ''] = (await sent(bytes)).split('\r\n\r\n', 2)
    const told = problem.parse(JSON.parse(body))
    assert.equal(told.code, code)
    assert.match(head, new RegExp(`^HTTP/1.1 ${told.status} `))
    assert.match(head, /^Content-Type: application\/problem\+json$/m)
    assert.match(head, /^X-Content-Type-Options: nosniff$/m)
    assert.match(head, /^Connection: close$/m)
  })

test('nobody gets the refusal of what follows for an answer', async () => {
  const endless = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n'
  assert.doesNotMatch(await sent(`GET /health HTTP/1.1\r\nHost: x\r\n\r\n${endless}`), /malformed-request/)
  assert.doesNotMatch(await sent('GET /health HTTP/1.1\r\nHost: x\r\n\r\nNONSENSE\r\n\r\n'), /malformed-request/)
})
