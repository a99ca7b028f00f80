// Requests that no library would send, byte by byte.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { type ProblemCode, problem } from '@countersign/core/api'
import { silentLog } from '../platform/log.ts'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { answerUnreadable } from './answerUnreadable.ts'

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
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 'malformed-request'],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 'malformed-request'],
  ['an address that is none', 'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'malformed-request'],
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
    for (const line of [
      'Content-Type: application/problem+json',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
    ])
      assert.ok(head.toLowerCase().split('\r\n').includes(line.toLowerCase()), `${line}\n\n${head}`)
  })

test('nobody gets the refusal of what follows for an answer', async () => {
  const endless = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n'
  assert.doesNotMatch(await sent(`GET /health HTTP/1.1\r\nHost: x\r\n\r\n${endless}`), /malformed-request/)
  assert.doesNotMatch(await sent('GET /health HTTP/1.1\r\nHost: x\r\n\r\nNONSENSE\r\n\r\n'), /malformed-request/)
})

/** Answers each request when it is let go; `closed`: when the answer is out. */
async function patientServer() {
  const gates = new Map<string, { open: () => void; opened: Promise<void>; closed: Promise<void>; close: () => void }>()
  const gateOf = (path: string) => {
    const [opening, closing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const gate = gates.get(path) ?? {
      ...{ open: opening.resolve, opened: opening.promise },
      ...{ close: closing.resolve, closed: closing.promise },
    }
    gates.set(path, gate)
    return gate
  }
  const patient = createServer(async ({ url = '' }, response) => {
    const gate = gateOf(url)
    response.once('close', gate.close)
    await gate.opened
    response.end(`the answer to ${url}`)
  })
  answerUnreadable(patient, { https: false, log: silentLog })
  patient.listen(0, '127.0.0.1')
  await once(patient, 'listening')
  return {
    port: (patient.address() as AddressInfo).port,
    letGo: (path: string) => {
      gateOf(path).open()
      return gateOf(path).closed
    },
    [Symbol.asyncDispose]: async () => {
      patient.closeAllConnections()
      await promisify(patient.close.bind(patient))()
    },
  }
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`

const answersIn = (bytes: string): string[] =>
  bytes
    .split(/(?=HTTP\/1\.1 )/)
    .map((answer) => /the answer to \S+|malformed-request(?=",)/.exec(answer)?.[0] ?? answer)

for (const answered of [0, 1, 2, 3])
  test(`of three requests in a row ${answered} are answered when something unreadable follows: nobody gets the refusal for an answer`, async () => {
    await using patient = await patientServer()
    const paths = ['/1', '/2', '/3']
    const socket = connect(patient.port, '127.0.0.1')
    const all = socket.toArray()
    socket.write(paths.map(get).join(''))
    for (const path of paths.slice(0, answered)) await patient.letGo(path)
    socket.write('NONSENSE\r\n\r\n')
    const received = Buffer.concat(await all).toString()
    const refusal = answered === paths.length ? ['malformed-request'] : []
    const answers = paths.slice(0, answered).map((path) => `the answer to ${path}`)
    assert.deepEqual(received === '' ? [] : answersIn(received), [...answers, ...refusal])
  })
