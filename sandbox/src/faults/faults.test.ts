import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { assertRefused } from '../testing/testApps.ts'
import { graphAs } from '../testing/testGraph.ts'
import {
  type Answer,
  askTokens,
  clientId,
  codeFor,
  redeem,
  refresh,
  type TestSandbox,
  testSandbox,
} from '../testing/testSandbox.ts'
import { fetchTrusting } from '../testing/trusting.ts'
import { chance } from './chance.ts'
import { hostOf } from './hosts.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

type Rule = { id: string; seen: number; struck: number; isInForce: boolean; error?: string }

const send = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${sandbox.url}/_sandbox/faults${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Rule & { faults: Rule[] } }
}

const set = async (fault: unknown): Promise<Rule> => {
  const { status, body } = await send('POST', '', fault)
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

const rules = async (): Promise<Rule[]> => (await send('GET', '')).body.faults

const ask = () => fetch(`${sandbox.url}/v1.0/users`)

const places = {
  '/alder.example/oauth2/v2.0/token': 'entra',
  '/common/v2.0/.well-known/openid-configuration': 'entra',
  '/common/discovery/v2.0/keys': 'entra',
  '/common/adminconsent': 'entra',
  '/oidc/userinfo': 'entra',
  '/v1.0/users': 'graph',
  '/v1.0/$batch': 'graph',
  '/beta/me': 'graph',
  '/api/data/v9.2/WhoAmI': 'dataverse',
  '/providers/Microsoft.ProcessSimple/environments': 'flow-service',
  '/workflows/0a1b/triggers/manual/paths/invoke': 'triggers',
  '/powerautomate/automations/direct/workflows/0a1b/triggers/manual/paths/invoke': 'triggers',
  '/_api/web': 'sharepoint',
  '/sites/sales-team/_api/web/ensureuser': 'sharepoint',
  '/sites/sales-team': undefined,
  '/': undefined,
  '/error': undefined,
  '/_sandbox/apps': undefined,
  '/_journal': undefined,
} as const

for (const [path, host] of Object.entries(places))
  test(`${path} belongs to ${host ?? 'none of the hosts'}`, () => assert.equal(hostOf(path), host))

for (const [host, path, method, expected] of [
  [
    'graph',
    '/v1.0/users',
    'GET',
    (body: Answer['body']) => (body.error as { code: string }).code === 'TooManyRequests',
  ],
  [
    'entra',
    '/alder.example/oauth2/v2.0/token',
    'POST',
    (body: Answer['body']) => body.error === 'temporarily_unavailable',
  ],
  [
    'dataverse',
    '/api/data/v9.2/WhoAmI',
    'GET',
    (body: Answer['body']) => (body.error as { code: string }).code === '0x80072322',
  ],
  [
    'flow-service',
    '/providers/Microsoft.ProcessSimple/environments',
    'GET',
    (body: Answer['body']) => (body.error as { code: string }).code === 'TooManyRequests',
  ],
  [
    'triggers',
    '/workflows/0a/triggers/manual/paths/invoke',
    'POST',
    (body: Answer['body']) => (body.error as { code: string }).code === 'TooManyRequests',
  ],
] as const)
  test(`429 of ${host} is told in its own way, with Retry-After or without`, async () => {
    await set({ kind: 'answer', host, status: 429, retryAfterSeconds: 7, count: 1 })
    await set({ kind: 'answer', host, status: 429, count: 1 })
    for (const retryAfter of ['7', null]) {
      const response = await fetch(sandbox.url + path, { method })
      assert.equal(response.status, 429)
      assert.equal(response.headers.get('retry-after'), retryAfter)
      const body = (await response.json()) as Answer['body']
      assert.ok(expected(body), JSON.stringify(body))
    }
    assert.notEqual((await fetch(sandbox.url + path, { method })).status, 429)
  })

test('AADSTS90055 and AADSTS90033 look like any other refusal of Entra’s', async () => {
  const answer = () => askTokens(sandbox, { grant_type: 'refresh_token', refresh_token: 'x' })
  await set({ kind: 'answer', host: 'entra', status: 429, count: 1 })
  assert.deepEqual([(await answer()).body.error_codes], [[90055]])
  await set({ kind: 'answer', host: 'entra', status: 503, count: 1 })
  const { status, body } = await answer()
  assert.deepEqual([status, body.error, body.error_codes], [503, 'temporarily_unavailable', [90033]])
})

test('a fault strikes its host, its path, its method, and nothing else', async () => {
  await set({ kind: 'answer', path: '/v1.0/groups*', method: 'get', status: 503 })
  const statusOf = async (path: string, method = 'GET') => (await fetch(sandbox.url + path, { method })).status
  assert.equal(await statusOf('/v1.0/groups'), 503)
  assert.equal(await statusOf('/v1.0/groups/x/members'), 503)
  assert.equal(await statusOf('/v1.0/groups', 'POST'), 401)
  assert.equal(await statusOf('/v1.0/users'), 401)
  await send('DELETE', '')
  await set({ kind: 'answer', host: 'graph', status: 500 })
  assert.equal(await statusOf('/v1.0/users'), 500)
  assert.equal(await statusOf('/error'), 200)
  assert.equal((await fetch(sandbox.tokenUrl)).status, 400)
})

test('without a host or a path it strikes the whole cloud, but never what takes it back', async () => {
  const { id } = await set({ kind: 'answer', status: 503 })
  assert.equal((await ask()).status, 503)
  assert.equal((await fetch(sandbox.tokenUrl)).status, 503)
  assert.equal((await fetch(`${sandbox.url}/`)).status, 200)
  assert.equal((await fetch(`${sandbox.url}/_journal`)).status, 200)
  assert.equal((await send('DELETE', `/${id}`)).status, 204)
  assert.equal((await ask()).status, 401)
})

test('a page of the sandbox’s own is struck only where its path is named', async () => {
  await set({ kind: 'answer', path: '/error', status: 502 })
  assert.equal((await fetch(`${sandbox.url}/error`)).status, 502)
})

test('a count is used up, a moment passes; both stay to be looked at', async () => {
  const until = new Date(sandbox.now().getTime() + 60_000).toISOString()
  await set({ kind: 'answer', host: 'graph', status: 503, count: 2 })
  await set({ kind: 'answer', host: 'graph', status: 504, until })
  const statuses = [(await ask()).status, (await ask()).status, (await ask()).status]
  assert.deepEqual(statuses, [503, 503, 504])
  sandbox.passTime(60_000)
  assert.equal((await ask()).status, 401)
  assert.deepEqual(
    (await rules()).map(({ seen, struck, isInForce }) => ({ seen, struck, isInForce })),
    [
      { seen: 2, struck: 2, isInForce: false },
      { seen: 1, struck: 1, isInForce: false },
    ],
  )
})

const statusesOf = async (times: number): Promise<number[]> => {
  const statuses: number[] = []
  while (statuses.length < times) statuses.push((await ask()).status)
  return statuses
}

test('chance falls the same way for the same seed, over a restart, and another way for another', async () => {
  const fault = { kind: 'answer', host: 'graph', status: 503, probability: 0.5 }
  await set({ ...fault, seed: 17 })
  const whole = await statusesOf(20)
  assert.ok(whole.includes(503) && whole.includes(401))
  await send('DELETE', '')
  await set({ ...fault, seed: 17 })
  const first = await statusesOf(10)
  await sandbox.restart()
  assert.deepEqual([...first, ...(await statusesOf(10))], whole)
  await send('DELETE', '')
  await set({ ...fault, seed: 18 })
  assert.notDeepEqual(await statusesOf(20), whole)
})

test('the dice are fair enough', () => {
  for (const seed of [0, 1, 17, -5]) {
    const throws = Array.from({ length: 10_000 }, (_, nth) => chance(seed, nth))
    assert.ok(throws.every((one) => one >= 0 && one < 1))
    const low = throws.filter((one) => one < 0.3).length
    assert.ok(low > 2_800 && low < 3_200, `${seed}: ${low}`)
  }
})

test('a reset connection is one for the caller, and nothing was done', async () => {
  const graph = await graphAs(sandbox, 'User.ReadWrite.All')
  await set({ kind: 'reset', host: 'graph', method: 'POST', count: 1 })
  await assert.rejects(graph.post('/users', newUser), { message: 'fetch failed' })
  assert.equal((await graph.get('/users/new@alder.example')).status, 404)
  assert.equal((await graph.post('/users', newUser)).status, 201)
  assert.deepEqual(sandbox.reported, [])
})

test('a lost answer is a reset connection, too, but everything was done', async () => {
  const graph = await graphAs(sandbox, 'User.ReadWrite.All')
  await set({ kind: 'lost-answer', host: 'graph', method: 'POST', count: 1 })
  await assert.rejects(graph.post('/users', newUser), { message: 'fetch failed' })
  assert.equal((await graph.get('/users/new@alder.example')).status, 200)
  assert.equal((await graph.post('/users', newUser)).status, 400)
  assert.deepEqual(sandbox.reported, [])
})

const newUser = {
  accountEnabled: true,
  displayName: 'New',
  mailNickname: 'new',
  userPrincipalName: 'new@alder.example',
  passwordProfile: { password: 'Not-a-real-1' },
}

test('latency delays an answer and changes nothing of it', async () => {
  await set({ kind: 'latency', host: 'graph', ms: 1, count: 1 })
  assert.equal((await ask()).status, 401)
  assert.deepEqual(
    (await rules()).map(({ struck }) => struck),
    [1],
  )
})

test('AADSTS7000222 a secret that is good counts as expired, for the app that is named', async () => {
  const { id } = await set({ kind: 'expired-secret', clientId })
  await set({ kind: 'expired-secret', clientId: '3115c228-94cd-4852-ae38-135995a022ff' })
  const code = await codeFor(sandbox, 'Tom Becker')
  assertRefused(await redeem(sandbox, code), [401, 'invalid_client', 7000222])
  assertRefused(await redeem(sandbox, code, { client_secret: 'wrong' }), [401, 'invalid_client', 7000215])
  await send('DELETE', `/${id}`)
  assert.equal((await redeem(sandbox, code)).status, 200)
})

test('AADSTS50173 a grant that is good counts as taken back, for the person who is named', async () => {
  const refreshTokenOf = async (name: string) =>
    (await redeem(sandbox, await codeFor(sandbox, name))).body.refresh_token
  const [tom, priya] = [await refreshTokenOf('Tom Becker'), await refreshTokenOf('Priya Nair')]
  await set({ kind: 'revoked-grant', user: 'Tom@alder.example' })
  const answer = await refresh(sandbox, tom)
  assertRefused(answer, [400, 'invalid_grant', 50173])
  assert.equal(answer.body.suberror, 'bad_token')
  assert.equal((await refresh(sandbox, priya)).status, 200)
})

test('faults outlive a restart, not a reset', async () => {
  await set({ kind: 'answer', host: 'graph', status: 503 })
  await sandbox.restart()
  assert.equal((await ask()).status, 503)
  await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', headers: { 'content-type': 'application/json' } })
  assert.equal((await ask()).status, 401)
  assert.deepEqual(await rules(), [])
})

for (const fault of [
  {},
  { kind: 'answer', host: 'graph' },
  { kind: 'answer', host: 'graph', status: 418 },
  { kind: 'answer', host: 'nowhere', status: 503 },
  { kind: 'answer', host: 'graph', status: 503, coun: 1 },
  { kind: 'answer', host: 'graph', status: 503, count: 0 },
  { kind: 'answer', host: 'graph', status: 503, probability: 2 },
  { kind: 'answer', host: 'graph', status: 503, until: 'tomorrow' },
  { kind: 'latency', host: 'graph', ms: 1_000_000 },
])
  test(`a fault that could not be meant is refused: ${JSON.stringify(fault)}`, async () => {
    const { status, body } = await send('POST', '', fault)
    assert.equal(status, 400)
    assert.ok(body.error)
    assert.deepEqual(await rules(), [])
  })

test('one that is off strikes nothing and counts nothing, until it is turned on', async () => {
  const { id } = await set({ kind: 'answer', host: 'graph', status: 503 })
  const off = await send('PATCH', `/${id}`, { isOff: true })
  assert.deepEqual([off.status, off.body.isInForce], [200, false])
  assert.equal((await ask()).status, 401)
  assert.equal((await rules())[0]?.seen, 0)
  await send('PATCH', `/${id}`, { isOff: false })
  assert.equal((await ask()).status, 503)
  assert.equal((await send('PATCH', '/none', { isOff: true })).status, 404)
  assert.equal((await send('PATCH', `/${id}`, { off: true })).status, 400)
})

test('one that is not there cannot be removed', async () => {
  assert.equal((await send('DELETE', '/nothing')).status, 404)
})

for (const kind of ['reset', 'lost-answer'])
  test(`${kind}: over https there is no answer either`, async () => {
    await set({ kind, host: 'graph' })
    await assert.rejects(
      fetchTrusting(`${sandbox.httpsUrl}/v1.0/users`, sandbox.certificateAuthority),
      /ECONNRESET|hang up/,
    )
  })
