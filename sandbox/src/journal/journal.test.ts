import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { control } from '../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { fetchTrusting } from '../testing/trusting.ts'
import type { Wire } from '../wire.ts'
import { openJournal } from './journal.ts'
import type { EntryView } from './present.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

type Answer = { entries: EntryView[]; found: number; held: number; forgotten: number }

const read = async (query = ''): Promise<Answer> =>
  (await (await fetch(`${sandbox.url}/_journal${query}`)).json()) as Answer

/** An answer may be read before the server has seen its connection end. */
async function readWhen(isThere: (answer: Answer) => boolean, query = ''): Promise<Answer> {
  for (;;) {
    const answer = await read(query)
    if (isThere(answer)) return answer
    await new Promise(setImmediate)
  }
}

const paths = ({ entries }: Answer): string[] => entries.map(({ url }) => url)

test('a request is there with everything it said and was answered', async () => {
  const fields = new URLSearchParams({ grant_type: 'client_credentials', client_secret: 'sandbox-only-secret' })
  const response = await fetch(`${sandbox.tokenUrl}?a=b`, { method: 'POST', body: fields, headers: { 'x-mine': '1' } })
  const answered = await response.text()
  const { entries } = await readWhen(({ found }) => found === 1)
  const [entry] = entries
  assert.equal(entry?.method, 'POST')
  assert.equal(entry?.url, `${new URL(sandbox.tokenUrl).pathname}?a=b`)
  assert.equal(entry?.door, 'http')
  assert.equal(entry?.at, sandbox.now().toISOString())
  assert.equal(entry?.headers['x-mine'], '1')
  assert.deepEqual(entry?.body, { text: String(fields), bytes: String(fields).length, isWhole: true })
  assert.equal(entry?.answer?.status, 400)
  assert.equal(entry?.answer?.headers['content-type'], 'application/json')
  assert.equal(entry?.answer?.headers['x-ms-request-id'], response.headers.get('x-ms-request-id'))
  assert.deepEqual(entry?.answer?.body, { text: answered, bytes: answered.length, isWhole: true })
})

test('what came by https says so', async () => {
  await fetchTrusting(`${sandbox.httpsUrl}/error`, sandbox.certificateAuthority)
  const { entries } = await readWhen(({ found }) => found === 1)
  assert.equal(entries[0]?.door, 'https')
})

test('looking at the journal is not in it, and clearing empties it', async () => {
  await fetch(`${sandbox.url}/error`)
  await readWhen(({ held }) => held === 1)
  assert.equal((await read()).held, 1)
  assert.equal((await fetch(`${sandbox.url}/_journal`, { method: 'DELETE' })).status, 204)
  assert.deepEqual(await read(), { entries: [], found: 0, held: 0, forgotten: 0 })
})

test('a request is found by path, method, status, moment, number and words; filters add up', async () => {
  await fetch(`${sandbox.url}/v1.0/users/grace@alder.example`)
  await fetch(`${sandbox.url}/v1.0/groups`)
  sandbox.passTime(60_000)
  await fetch(`${sandbox.url}/v1.0/users`, { method: 'POST', body: '{"displayName":"Whoever"}' })
  await fetch(`${sandbox.url}/error`)
  const { entries } = await readWhen(({ found }) => found === 4)
  const found = async (query: string) => paths(await read(`?${query}`))
  assert.deepEqual(await found('path=/v1.0/users'), ['/v1.0/users'])
  assert.deepEqual(await found('path=/v1.0/users*'), ['/v1.0/users/grace@alder.example', '/v1.0/users'])
  assert.deepEqual(await found('host=graph&method=get'), ['/v1.0/users/grace@alder.example', '/v1.0/groups'])
  assert.deepEqual(await found('host=none'), ['/error'])
  assert.equal((await found('host=cloud')).length, 3)
  assert.deepEqual(await found('method=post'), ['/v1.0/users'])
  assert.deepEqual(await found('status=200'), ['/error'])
  assert.deepEqual(await found('status=4xx&method=GET'), ['/v1.0/users/grace@alder.example', '/v1.0/groups'])
  assert.deepEqual(await found(`since=${sandbox.now().toISOString()}`), ['/v1.0/users', '/error'])
  assert.deepEqual(await found(`since=${entries[1]?.id}`), ['/v1.0/users', '/error'])
  assert.deepEqual(await found('text=whoever'), ['/v1.0/users'])
  assert.deepEqual(await found('text=GRACE%40'), ['/v1.0/users/grace@alder.example'])
  assert.deepEqual(await found('limit=1'), ['/error'])
  assert.equal((await read('?limit=1')).found, 4)
})

for (const query of ['pat=/x', 'host=nowhere', 'limit=0', 'limit=many', 'status=44', 'since=yesterday'])
  test(`a filter that makes no sense finds nothing by mistake: ${query}`, async () => {
    assert.equal((await fetch(`${sandbox.url}/_journal?${query}`)).status, 400)
  })

test('of a long body there is the beginning, and how long it was', async () => {
  await fetch(`${sandbox.url}/v1.0/users`, { method: 'POST', body: 'é'.repeat(50_000) })
  const { entries } = await readWhen(({ found }) => found === 1)
  const body = entries[0]?.body
  assert.equal(body?.bytes, 100_000)
  assert.equal(body?.isWhole, false)
  assert.equal(body?.text, 'é'.repeat(32_768))
})

test('what is no text is told in base64', async () => {
  await fetch(`${sandbox.url}/v1.0/users`, { method: 'POST', body: new Uint8Array([0xff, 0xfe, 0]) })
  const { entries } = await readWhen(({ found }) => found === 1)
  assert.deepEqual(entries[0]?.body, { base64: '//4A', bytes: 3, isWhole: true })
})

test('a caller who is gone before the answer leaves an entry all the same', async () => {
  await control(sandbox, 'faults', { kind: 'reset', host: 'graph' }, 201)
  await assert.rejects(fetch(`${sandbox.url}/v1.0/me`))
  const { entries } = await readWhen(({ found }) => found === 1, '?status=none')
  assert.equal(entries[0]?.url, '/v1.0/me')
  assert.equal(entries[0]?.answer, null)
})

test('a request under a foreign name is there, too', async () => {
  const { port } = new URL(sandbox.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.end('GET /v1.0/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  for await (const _ of socket);
  const { entries } = await readWhen(({ found }) => found === 1)
  assert.equal(entries[0]?.answer?.status, 421)
  assert.equal(entries[0]?.headers.host, 'evil.example')
})

test('a reset begins a new journal', async () => {
  await fetch(`${sandbox.url}/error`)
  await readWhen(({ held }) => held === 1)
  await control(sandbox, 'reset', {})
  assert.deepEqual(paths(await readWhen(({ held }) => held === 1)), ['/_sandbox/reset'])
})

const wireOf = (bytes: number, url = ''): { wire: Wire; end: () => void } => {
  let end = () => {}
  const body = { held: [Buffer.alloc(bytes)], heldLength: bytes, length: bytes }
  const nothing = { held: [], heldLength: 0, length: 0 }
  const wire: Wire = {
    method: 'GET',
    url,
    door: 'http',
    headers: {},
    received: body,
    sent: nothing,
    answer: () => undefined,
    cut: () => {},
    onEnd: (listener) => {
      end = listener
    },
  }
  return { wire, end: () => end() }
}

test('it is bounded by number: the oldest go first', () => {
  const journal = openJournal(() => new Date(0))
  for (let number = 1; number <= 2_005; number++) {
    const { wire, end } = wireOf(1)
    journal.follow(wire)
    end()
  }
  assert.equal(journal.entries().length, 2_000)
  assert.equal(journal.entries()[0]?.id, 6)
  assert.equal(journal.forgotten(), 5)
})

test('it is bounded by size: the oldest go first', () => {
  const journal = openJournal(() => new Date(0))
  const mebibyte = 1024 * 1024
  for (let number = 1; number <= 40; number++) {
    const { wire, end } = wireOf(mebibyte)
    journal.follow(wire)
    end()
  }
  assert.equal(journal.entries().length, 32)
  assert.equal(journal.entries()[0]?.id, 9)
})

test('addresses and headers count as what it holds', () => {
  const journal = openJournal(() => new Date(0))
  for (let number = 1; number <= 40; number++) {
    const { wire, end } = wireOf(0, `/${'a'.repeat(1024 * 1024 - 1)}`)
    journal.follow(wire)
    end()
  }
  assert.equal(journal.entries().length, 32)
})
