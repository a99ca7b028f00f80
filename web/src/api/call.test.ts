import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createToken, getInstance, listTokens, revokeToken, searchAudit, setVariables } from '@countersign/core/api'
import { addressOf } from './address.ts'
import { call, callIfChanged } from './call.ts'
import { failureOf, passesByItself, problemCodeOf } from './failure.ts'
import { fieldErrorsOf, refusedFieldsOf } from './fieldErrors.ts'
import { ifMatch, ifNoneMatch } from './ifMatch.ts'

const id = '01a1f770-4937-7230-8000-000000000000'

/** A server that answers once, and says what it was asked. */
function answering(t: TestContext, answer: Response | Error) {
  const asked: { address: string; init: RequestInit }[] = []
  t.mock.method(globalThis, 'fetch', async (address: string, init: RequestInit) => {
    asked.push({ address, init })
    if (answer instanceof Error) throw answer
    return answer
  })
  return asked
}

const refusal = (status: number, problem: object): Response =>
  Response.json({ type: 'urn:x', title: 'No.', status, requestId: 'r-1', ...problem }, { status })

/** What the call throws. */
const thrownBy = (calling: Promise<unknown>): Promise<unknown> =>
  calling.then(
    () => assert.fail('it was answered'),
    (error: unknown) => error,
  )

test('parameters go into the path, encoded; what is empty stays out of the query', () => {
  assert.equal(addressOf(revokeToken, { params: { id: 'a/b' } }), '/api/v1/tokens/a%2Fb')
  assert.equal(
    addressOf(searchAudit, { query: { search: 'ada & co', action: undefined, limit: 100 } }),
    '/api/v1/audit?search=ada+%26+co&limit=100',
  )
  assert.equal(addressOf(searchAudit, { query: { search: '' } }), '/api/v1/audit')
})

test('a body is sent as JSON and named as such; without one nothing is', async (t) => {
  const body = { name: 'x', scopes: ['audit.read' as const], expiresInDays: 1 }
  const [posted] = await sentBy(t, () => call(createToken, { body }))
  assert.equal(posted?.init.method, 'POST')
  assert.deepEqual(JSON.parse(String(posted?.init.body)), body)
  assert.deepEqual(posted?.init.headers, { 'content-type': 'application/json' })
  const [deleted] = await sentBy(t, () => call(revokeToken, { params: { id } }))
  assert.equal(deleted?.init.body, undefined)
})

test('an edit says which revision it was made against', async (t) => {
  const edit = { params: { id }, body: { variables: { approved: true } }, headers: ifMatch(3) }
  const [sent] = await sentBy(t, () => call(setVariables, edit))
  assert.deepEqual(sent?.init.headers, { 'content-type': 'application/json', 'If-Match': '"3"' })
})

test('what still holds is not sent again, and is told from what is refused', async (t) => {
  const input = { params: { id }, headers: ifNoneMatch(3) }
  const asked = answering(t, new Response(null, { status: 304 }))
  assert.equal(await callIfChanged(getInstance, input), undefined)
  assert.deepEqual(asked[0]?.init.headers, { 'If-None-Match': '"3"' })
  t.mock.restoreAll()
  answering(t, refusal(404, { code: 'not-found' }))
  assert.equal(problemCodeOf(await thrownBy(callIfChanged(getInstance, input))), 'not-found')
})

async function sentBy(t: TestContext, send: () => Promise<unknown>) {
  t.mock.restoreAll()
  const asked = answering(t, refusal(401, { code: 'not-signed-in' }))
  await thrownBy(send())
  return asked
}

test('an answer is parsed by the operation that was asked', async (t) => {
  answering(t, Response.json({ items: [] }))
  assert.deepEqual(await call(listTokens, { query: {} }), { items: [] })
})

test('an operation that answers nothing is done when it is done', async (t) => {
  answering(t, new Response(null, { status: 204 }))
  assert.equal(await call(revokeToken, { params: { id } }), undefined)
})

test('an answer of another shape is no answer: the page and the server are of different versions', async (t) => {
  answering(t, Response.json({ items: [{ id }] }))
  assert.equal(failureOf(await thrownBy(call(listTokens, { query: {} })))?.kind, 'unreadable')
})

test('a refusal keeps its code, its request id and what it says of each field', async (t) => {
  const errors = [
    { path: 'body.name', message: 'Too long.' },
    { path: 'body.scopes.0', message: 'Unknown.' },
    { path: 'body.scopes.1', message: 'Unknown as well.' },
  ]
  answering(t, refusal(400, { code: 'invalid-input', errors }))
  const error = await thrownBy(call(listTokens, { query: {} }))
  assert.equal(problemCodeOf(error), 'invalid-input')
  assert.deepEqual(refusedFieldsOf(error), {
    ...{ name: 'Too long.', scopes: 'Unknown.' },
    ...{ 'scopes.0': 'Unknown.', 'scopes.1': 'Unknown as well.' },
  })
  assert.equal(passesByItself(error), false)
})

for (const [what, answer] of [
  ['a network that is down', new TypeError('fetch failed')],
  ['a proxy before a server that is down', new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ['a database that is away', refusal(503, { code: 'unavailable' })],
] as const)
  test(`${what} passes by itself`, async (t) => {
    answering(t, answer)
    assert.equal(passesByItself(await thrownBy(call(listTokens, { query: {} }))), true)
  })

test('an answer that breaks off on its way is asked for again; one that is no JSON is not', async (t) => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) })
  answering(t, new Response(broken))
  assert.equal(passesByItself(await thrownBy(call(listTokens, { query: {} }))), true)
  t.mock.restoreAll()
  answering(t, new Response('<html>'))
  assert.equal(passesByItself(await thrownBy(call(listTokens, { query: {} }))), false)
})

test('a question nobody waits for any more is no failure of the server', async (t) => {
  const abort = new AbortController()
  abort.abort()
  answering(t, abort.signal.reason)
  assert.equal(failureOf(await thrownBy(call(listTokens, { query: {} }, { signal: abort.signal }))), null)
})

test('a form is told what is wrong at every field at once, and nothing when all is well', () => {
  const wrong = fieldErrorsOf(createToken.body, { name: '', scopes: [], expiresInDays: 366 })
  assert.deepEqual(Object.keys(wrong).toSorted(), ['expiresInDays', 'name', 'scopes'])
  assert.deepEqual(fieldErrorsOf(createToken.body, { name: 'x', scopes: ['audit.read'], expiresInDays: 1 }), {})
})
