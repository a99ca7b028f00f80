// Against servers on this machine; names mean what a test says they mean.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { asFetch, CallFault, type EgressParts, type OutgoingRequest, openEgress } from './index.ts'

type Place = AsyncDisposable & { origin: string; port: number; asked: IncomingMessage[] }

async function place(answer: RequestListener): Promise<Place> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${port}`, port, asked, [Symbol.asyncDispose]: close }
}

const greeting: RequestListener = (_, response) => response.end('hello')

/** Nobody has it and no way leads there, though it could be given out to somebody. */
const nowhere = { address: '3ffe::1', family: 6 }
const here = { address: '127.0.0.1', family: 4 }

const way = (parts: Partial<EgressParts> = {}) => {
  const egress = openEgress({ allowedOrigins: [], connectionsMax: 100, ...parts })
  return {
    get: (url: string, more: Partial<OutgoingRequest> = {}) =>
      egress.send({ url: new URL(url), method: 'GET', ...more }),
    send: egress.send,
    [Symbol.asyncDispose]: egress.stop,
  }
}

/** The fault that a call must end with. */
async function fault(call: Promise<unknown>): Promise<CallFault> {
  const outcome = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  assert.ok(outcome instanceof CallFault, `${outcome}`)
  return outcome
}

const refused = async (call: Promise<unknown>, code = 'ADDRESS_REFUSED') => {
  const { code: told, sent, retry } = await fault(call)
  assert.deepEqual([told, sent, retry], [code, 'never', 'never'])
}

test('E1 an address of this machine is not called, however it is written', async () => {
  await using there = await place(greeting)
  await using out = way()
  for (const host of ['127.0.0.1', '127.1', '0x7f000001', '2130706433', '0177.0.0.1', '[::ffff:127.0.0.1]', '0.0.0.0'])
    await refused(out.get(`http://${host}:${there.port}/`))
  assert.equal(there.asked.length, 0)
})

test('E1 nor by a name', async () => {
  await using there = await place(greeting)
  await using system = way()
  await refused(system.get(`http://localhost:${there.port}/`))
  await using out = way({ resolve: async () => [here] })
  await refused(out.get(`http://intranet.example:${there.port}/`))
  assert.equal(there.asked.length, 0)
})

test('E1 a name that means an address of ours beside another is not called at either', async () => {
  await using there = await place(greeting)
  await using out = way({ resolve: async () => [nowhere, here] })
  await refused(out.get(`http://both.example:${there.port}/`))
  assert.equal(there.asked.length, 0)
})

test('E1 the address that was looked at is the one that is called: a name that means another a moment later leads nowhere', async () => {
  await using there = await place(greeting)
  let times = 0
  const resolve = async () => {
    times += 1
    return [times === 1 ? nowhere : here]
  }
  await using out = way({ resolve, connectMs: 50 })
  const { code, sent } = await fault(out.get(`http://rebound.example:${there.port}/`))
  assert.deepEqual([code, sent], ['UNREACHABLE', 'never'])
  assert.deepEqual([times, there.asked.length], [1, 0])
})

test('E1 what configuration names is called wherever it lies: that origin, and no other', async () => {
  await using there = await place(greeting)
  await using other = await place(greeting)
  await using out = way({
    allowedOrigins: [there.origin, `http://internal.example:${there.port}`],
    resolve: async () => [here],
  })
  assert.equal(`${(await out.get(`${there.origin}/`)).body}`, 'hello')
  assert.equal((await out.get(`http://internal.example:${there.port}/`)).status, 200)
  await refused(out.get(`${other.origin}/`))
  await refused(out.get(`http://elsewhere.example:${there.port}/`))
  await refused(out.get(`https://127.0.0.1:${there.port}/`))
  assert.equal(other.asked.length, 0)
})

test('E1 a redirect leads no further than an address would', async () => {
  await using inside = await place(greeting)
  await using there = await place((_, response) =>
    response.writeHead(302, { Location: `${inside.origin}/secret` }).end(),
  )
  await using out = way({ allowedOrigins: [there.origin] })
  await refused(out.get(`${there.origin}/`, { redirectsMax: 5 }))
  assert.equal(inside.asked.length, 0)
})

test('without being asked to it follows no redirect; asked to, so many and no more', async () => {
  await using there = await place((request, response) => {
    const hop = Number(request.url?.slice(1))
    if (hop < 3) response.writeHead(302, { Location: `/${hop + 1}` }).end()
    else response.end('there')
  })
  await using out = way({ allowedOrigins: [there.origin] })
  assert.equal((await out.get(`${there.origin}/0`)).status, 302)
  const answer = await out.get(`${there.origin}/0`, { redirectsMax: 3 })
  assert.deepEqual([`${answer.body}`, answer.url.pathname], ['there', '/3'])
  assert.equal((await fault(out.get(`${there.origin}/0`, { redirectsMax: 2 }))).code, 'REDIRECT_REFUSED')
})

test('what may go to certain hosts goes there and nowhere else, redirected or not', async () => {
  await using other = await place(greeting)
  await using there = await place((_, response) => response.writeHead(302, { Location: `${other.origin}/` }).end())
  await using out = way({ allowedOrigins: [there.origin, other.origin] })
  const hosts = [`127.0.0.1:${there.port}`]
  await refused(out.get(`${other.origin}/`, { hosts }))
  await refused(out.get(`${there.origin}/`, { hosts, redirectsMax: 1 }))
  assert.equal((await out.get(`${there.origin}/`, { hosts })).status, 302)
  assert.equal(other.asked.length, 0)
})

test('what may go to certain hosts goes there by https, unless configuration names the origin', async () => {
  await using out = way({ resolve: async () => [nowhere], connectMs: 50 })
  await refused(out.get('http://api.example/', { hosts: ['api.example'] }))
  assert.equal((await fault(out.get('https://api.example/', { hosts: ['api.example'] }))).code, 'UNREACHABLE')
})

test('E4 an address with a name and a password in it is not called, and not told', async () => {
  await using out = way()
  const call = out.get('https://ada:hunter2@api.example/')
  await refused(call, 'REQUEST_UNUSABLE')
  assert.doesNotMatch((await fault(call)).message, /ada|hunter2/)
})

test('nothing but the web is called', async () => {
  await using out = way()
  for (const url of ['file:///etc/passwd', 'ftp://api.example/', 'data:text/plain,hello'])
    await refused(out.get(url), 'REQUEST_UNUSABLE')
})

test('E2 an answer that does not begin is not waited for', async () => {
  await using there = await place(() => {})
  await using out = way({ allowedOrigins: [there.origin] })
  const { code, sent, retry } = await fault(out.get(`${there.origin}/`, { limits: { headMs: 30 } }))
  assert.deepEqual([code, sent, retry], ['TIMED_OUT', 'perhaps', 'later'])
})

test('E2 E3 nor is a connection that is still to come: then nothing was sent, and nothing is when it comes', async () => {
  await using there = await place(greeting)
  const known = Promise.withResolvers<readonly [typeof here]>()
  await using out = way({ allowedOrigins: [`http://slow.example:${there.port}`], resolve: () => known.promise })
  const slow = `http://slow.example:${there.port}/`
  const late = await fault(out.get(slow, { limits: { headMs: 20, bodyMs: 10 } }))
  assert.deepEqual([late.code, late.sent, late.retry], ['TIMED_OUT', 'never', 'later'])
  const unwanted = await fault(out.get(slow, { signal: AbortSignal.abort() }))
  assert.deepEqual([unwanted.code, unwanted.sent], ['CALLED_OFF', 'never'])
  known.resolve([here])
  assert.equal((await out.get(slow)).body.toString(), 'hello')
  assert.equal(there.asked.length, 1)
})

test('E2 E3 whoever waits for a connection loses no time for the answer; who waits too long was never sent', async (t) => {
  const first = Promise.withResolvers<ServerResponse>()
  const second = Promise.withResolvers<ServerResponse>()
  await using there = await place((request, response) => (request.url === '/slow' ? first : second).resolve(response))
  t.mock.timers.enable({ apis: ['setTimeout'] })
  await using out = way({ allowedOrigins: [there.origin], connectionsMax: 1 })
  const slow = out.get(`${there.origin}/slow`, { limits: { headMs: 60_000 } })
  const held = await first.promise
  const patient = out.get(`${there.origin}/patient`, { limits: { headMs: 20_000 } })
  const hasty = fault(out.get(`${there.origin}/hasty`, { limits: { headMs: 10_000 } }))
  t.mock.timers.tick(15_000)
  const { code, sent, retry, message } = await hasty
  assert.deepEqual([code, sent, retry], ['TIMED_OUT', 'never', 'later'])
  assert.equal(message, `There was no connection to ${there.origin} within 10 s; nothing was sent.`)
  held.end('at last')
  const answering = await second.promise
  t.mock.timers.tick(15_000)
  answering.end('hello')
  assert.deepEqual([`${(await slow).body}`, `${(await patient).body}`], ['at last', 'hello'])
  assert.deepEqual(
    there.asked.map(({ url }) => url),
    ['/slow', '/patient'],
  )
})

test('so many are under way to one origin at a time as were said, and its name is looked up once for all of them', async () => {
  const answers: ServerResponse[] = []
  const all = Promise.withResolvers<void>()
  await using there = await place((_, response) => {
    if (answers.push(response) === 100) all.resolve()
  })
  let times = 0
  const resolve = async () => {
    times += 1
    return [here]
  }
  const origin = `http://many.example:${there.port}`
  await using out = way({ allowedOrigins: [origin], connectionsMax: 100, resolve })
  const calls = Array.from({ length: 100 }, () => out.get(origin))
  await all.promise
  for (const answer of answers) answer.end('hello')
  assert.ok((await Promise.all(calls)).every(({ status }) => status === 200))
  assert.equal(times, 1)
})

test('E2 nor one that goes on drop by drop', async () => {
  await using there = await place((_, response) => {
    response.write('drop')
    const dripping = setInterval(() => response.write('drop'), 5)
    response.on('close', () => clearInterval(dripping))
  })
  await using out = way({ allowedOrigins: [there.origin] })
  const { code } = await fault(out.get(`${there.origin}/`, { limits: { bodyMs: 60 } }))
  assert.equal(code, 'TIMED_OUT')
})

test('what only says that an answer comes is not the answer', async () => {
  await using there = await place((_, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' })
    response.writeHead(201, { 'X-Which': 'the last' }).end('hello')
  })
  await using out = way({ allowedOrigins: [there.origin] })
  const { status, headers, body } = await out.get(`${there.origin}/`)
  assert.deepEqual([status, body.toString()], [201, 'hello'])
  assert.ok(headers.some(([name, value]) => name.toLowerCase() === 'x-which' && value === 'the last'))
})

test('E2 an answer larger than its limit is not read to its end', async () => {
  const left = Promise.withResolvers<void>()
  await using there = await place((_, response) => {
    response.on('close', left.resolve)
    const more = () => {
      while (response.write('x'.repeat(10_000)));
      response.once('drain', more)
    }
    more()
  })
  await using out = way({ allowedOrigins: [there.origin] })
  const { code, retry } = await fault(out.get(`${there.origin}/`, { limits: { bytesMax: 50_000 } }))
  assert.deepEqual([code, retry], ['ANSWER_TOO_LARGE', 'never'])
  await left.promise
})

test('E2 packed it may be no larger either', async () => {
  const packed = gzipSync('x'.repeat(1_000_000))
  assert.ok(packed.length < 5_000)
  await using there = await place((_, response) => response.setHeader('Content-Encoding', 'gzip').end(packed))
  await using out = way({ allowedOrigins: [there.origin] })
  assert.equal((await fault(out.get(`${there.origin}/`, { limits: { bytesMax: 50_000 } }))).code, 'ANSWER_TOO_LARGE')
  assert.equal((await out.get(`${there.origin}/`)).body.length, 1_000_000)
})

test('who does not want the answer any more ends the call', async () => {
  const arrived = Promise.withResolvers<void>()
  await using there = await place(() => arrived.resolve())
  await using out = way({ allowedOrigins: [there.origin] })
  const wanted = new AbortController()
  const call = fault(out.get(`${there.origin}/`, { signal: wanted.signal }))
  await arrived.promise
  wanted.abort()
  assert.equal((await call).code, 'CALLED_OFF')
  assert.equal((await fault(out.get(`${there.origin}/`, { signal: wanted.signal }))).code, 'CALLED_OFF')
  assert.equal(there.asked.length, 1)
})

test('E3 a connection that breaks is told as one of which nobody knows what came of it, and nothing is sent again', async () => {
  await using there = await place((request) => request.socket.destroy())
  await using out = way({ allowedOrigins: [there.origin] })
  for (const method of ['GET', 'POST'] as const) {
    const { code, sent, retry } = await fault(out.send({ url: new URL(there.origin), method }))
    assert.deepEqual([code, sent, retry], ['UNREACHABLE', 'perhaps', 'later'])
  }
  assert.equal(there.asked.length, 2)
})

test('E3 where nobody listens nothing was sent', async () => {
  const gone = await place(greeting)
  await gone[Symbol.asyncDispose]()
  await using out = way({ allowedOrigins: [gone.origin] })
  const { code, sent, message } = await fault(out.get(`${gone.origin}/secret?sig=s3cret`))
  assert.deepEqual([code, sent], ['UNREACHABLE', 'never'])
  assert.match(message, /ECONNREFUSED/)
  assert.doesNotMatch(message, /secret|s3cret/)
})

test('a name that nobody has is unreachable', async () => {
  await using out = way({ resolve: async () => [] })
  assert.match(
    (await fault(out.get('https://nobody.example/'))).message,
    /nobody\.example can’t be reached \(ENOTFOUND\)/,
  )
})

test('what is sent is what was said and what HTTP demands, no more', async () => {
  await using there = await place((request, response) => {
    response.setHeader('X-Answer', 'yes').setHeader('Set-Cookie', ['a=1', 'b=2'])
    response.statusMessage = 'Fine'
    request.pipe(response)
  })
  await using out = way({ allowedOrigins: [there.origin] })
  const headers = { Authorization: 'Bearer x', 'X-Odd-Case': '1' }
  const answer = await out.send({ url: new URL(`${there.origin}/p?q=1`), method: 'PUT', headers, body: 'grüße' })
  const names = there.asked[0]?.rawHeaders.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase())
  assert.deepEqual(names?.toSorted(), ['authorization', 'connection', 'content-length', 'host', 'x-odd-case'])
  assert.deepEqual([`${answer.body}`, answer.status, answer.reason], ['grüße', 200, 'Fine'])
  assert.deepEqual(
    answer.headers.filter(([name]) => /^(x-|set-)/i.test(name)),
    [
      ['X-Answer', 'yes'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ],
  )
})

test('a header that would be two is refused before anything is sent', async () => {
  await using there = await place(greeting)
  await using out = way({ allowedOrigins: [there.origin] })
  await refused(out.get(`${there.origin}/`, { headers: { 'X-A': 'a\r\nX-B: s3cret' } }), 'REQUEST_UNUSABLE')
  assert.equal(there.asked.length, 0)
})

test('libraries that fetch go the same way', async () => {
  await using there = await place((_, response) =>
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync('{"a":1}')),
  )
  await using out = way({ allowedOrigins: [there.origin] })
  const call = asFetch(out.send, { hosts: [`127.0.0.1:${there.port}`] })
  const response = await call(there.origin, { method: 'GET', headers: {} })
  assert.deepEqual(await response.json(), { a: 1 })
  await refused(call('http://127.0.0.1:1/', { method: 'GET', headers: {} }))
})
