// Whatever is sent: a refusal that says why, never a failure of ours, and nothing left behind in the data.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { after, before, test } from 'node:test'
import { type ProblemCode, problem } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { pressed, type TestBrowser, testBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

let server: TestServer
let grace: TestBrowser // administrator
let tom: TestBrowser // ordinary user
before(async () => {
  server = await testServer()
  grace = await server.signIn('Grace Okafor')
  tom = await server.signIn('Tom Becker')
})
after(() => server[Symbol.asyncDispose]())

type Sent = { as?: () => TestBrowser; path: string; init?: RequestInit }
const json = (body: unknown, more: RequestInit = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...more,
})
const token = { name: 'nightly', scopes: ['audit.read'], expiresInDays: 30 }
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

const cases: [what: string, code: ProblemCode, sent: Sent][] = [
  [
    'an oversized body',
    'body-too-large',
    { path: '/api/v1/tokens', init: json({ ...token, name: 'x'.repeat(2_000_000) }) },
  ],
  ['broken JSON', 'invalid-json', { path: '/api/v1/tokens', init: json('{"name":') }],
  ['no body', 'invalid-json', { path: '/api/v1/tokens', init: json('') }],
  ['JSON nested without end', 'invalid-input', { path: '/api/v1/tokens', init: json(`{"name":${deep}}`) }],
  [
    'a form',
    'unsupported-media-type',
    { path: '/api/v1/tokens', init: { method: 'POST', body: new URLSearchParams({ name: 'x' }) } },
  ],
  ['text', 'unsupported-media-type', { path: '/api/v1/tokens', init: { method: 'POST', body: JSON.stringify(token) } }],
  ['an unknown field', 'invalid-input', { path: '/api/v1/tokens', init: json({ ...token, admin: true }) }],
  [
    'a field named like a prototype',
    'invalid-input',
    { path: '/api/v1/tokens', init: json(`{"__proto__":{"name":"x"},"scopes":[],"expiresInDays":1}`) },
  ],
  ['a list in the place of an object', 'invalid-input', { path: '/api/v1/tokens', init: json([token]) }],
  [
    'a scope that does not exist',
    'invalid-input',
    { path: '/api/v1/tokens', init: json({ ...token, scopes: ['everything'] }) },
  ],
  ['a number out of range', 'invalid-input', { path: '/api/v1/tokens', init: json({ ...token, expiresInDays: 1e9 }) }],
  ['a NUL character', 'invalid-input', { path: '/api/v1/tokens', init: json({ ...token, name: 'a\u0000b' }) }],
  ['a NUL character in the query', 'invalid-input', { path: '/api/v1/audit?search=%00' }],
  ['a query where none is taken', 'invalid-input', { path: '/api/v1/me?verbose=1' }],
  ['a query name given twice', 'invalid-input', { path: '/api/v1/audit?limit=1&limit=2' }],
  ['a limit that is no number', 'invalid-input', { path: '/api/v1/audit?limit=all' }],
  ['a date that is none', 'invalid-input', { path: '/api/v1/audit?from=2026-13-45T00:00:00Z' }],
  [
    'a cursor of another list',
    'invalid-cursor',
    { path: `/api/v1/audit?cursor=${Buffer.from('{"name":"a"}').toString('base64url')}` },
  ],
  [
    'a cursor with SQL in it',
    'invalid-cursor',
    {
      path: `/api/v1/accounts?cursor=${Buffer.from(`{"name":"a","id":"'; drop table account"}`).toString('base64url')}`,
    },
  ],
  [
    'a diagram that is no XML',
    'unfit-process',
    { path: '/api/v1/deployments', init: json({ fileName: 'x', xml: 'BPMN' }) },
  ],
  [
    'a diagram that grows',
    'unfit-process',
    {
      path: '/api/v1/deployments',
      init: json({ fileName: 'x', xml: `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(99)}">]><x>&a;</x>` }),
    },
  ],
  [
    'a diagram that fetches',
    'unfit-process',
    {
      path: '/api/v1/deployments',
      init: json({ fileName: 'x', xml: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>' }),
    },
  ],
  [
    'a diagram of 20 MB',
    'body-too-large',
    { path: '/api/v1/deployments', init: json({ fileName: 'x', xml: 'x'.repeat(20_000_000) }) },
  ],
  ['an instance of nothing', 'not-found', { path: '/api/v1/instances', init: json({ processId: 'nothing' }) }],
  [
    'variables that are a list',
    'invalid-input',
    { path: '/api/v1/instances', init: json({ processId: 'hiring', variables: [1] }) },
  ],
  [
    'variables nested without end',
    'invalid-input',
    { path: '/api/v1/instances', init: json(`{"processId":"hiring","variables":{"a":${deep}}}`) },
  ],
  [
    'a key for repetitions without end',
    'invalid-input',
    {
      path: '/api/v1/instances',
      init: json(
        { processId: 'hiring' },
        { headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'x'.repeat(300) } },
      ),
    },
  ],
  ['a variable to search by without a value', 'invalid-input', { path: '/api/v1/instances?variable=name' }],
  [
    'a cursor of another list of instances',
    'invalid-cursor',
    { path: `/api/v1/instances?cursor=${Buffer.from('{"number":"1"}').toString('base64url')}` },
  ],
  [
    'a lease that was never given',
    'conflict',
    {
      path: '/api/v1/jobs/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/complete',
      init: json({ lease: '01a1f749-cd66-7b6b-ad7e-eaf0cb198772.01a1f749-cd66-7b6b-ad7e-eaf0cb198772' }),
    },
  ],
  [
    'more jobs than anybody can do',
    'invalid-input',
    { path: '/api/v1/jobs/activate', init: json({ types: ['x'], worker: 'w', maxJobs: 1e6 }) },
  ],
  [
    'a wait for jobs without end',
    'invalid-input',
    { path: '/api/v1/jobs/activate', init: json({ types: ['x'], worker: 'w', waitMs: 1e9 }) },
  ],
  [
    'a task of nothing',
    'not-found',
    { path: '/api/v1/tasks/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/complete', init: json({}) },
  ],
  [
    'a change of nothing in particular',
    'invalid-input',
    {
      path: '/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/changes',
      init: json({ change: { kind: 'user.promote' } }),
    },
  ],
  [
    'a change with attributes without end',
    'invalid-input',
    {
      path: '/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/changes',
      init: json({
        change: {
          kind: 'user.create',
          values: Object.fromEntries(Array.from({ length: 1_000 }, (_, place) => [`a${place}`, 'x'])),
        },
      }),
    },
  ],
  [
    'a change with an attribute that is an object',
    'invalid-input',
    {
      path: '/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/changes',
      init: json({ change: { kind: 'user.create', values: { city: { $ne: 1 } } } }),
    },
  ],
  [
    'a change in no identity store',
    'not-found',
    {
      path: '/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/changes',
      init: json({ change: { kind: 'group.join', targetId: 'x' } }),
    },
  ],
  [
    'an object whose id is none',
    'not-found',
    { path: "/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/objects/'%20or%201=1" },
  ],
  ['a list of requests that is none', 'invalid-input', { path: '/api/v1/requests?list=theirs' }],
  ['a cursor of another list of requests', 'invalid-cursor', { path: '/api/v1/requests?cursor=eyJuYW1lIjoiYSJ9' }],
  ['a request whose id is none', 'invalid-input', { path: '/api/v1/requests/tom' }],
  [
    'a decision about nothing',
    'not-found',
    { path: '/api/v1/requests/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/approve', init: json({ comment: 'yes' }) },
  ],
  [
    'a denial without a reason',
    'invalid-input',
    { path: '/api/v1/requests/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/deny', init: json({ reason: ' ' }) },
  ],
  [
    'a rerouting to nobody',
    'invalid-input',
    { path: '/api/v1/requests/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/reroute', init: json({ to: [], reason: 'away' }) },
  ],
  [
    'a preview of nothing in particular',
    'invalid-input',
    { path: '/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/changes/preview', init: json({ change: {} }) },
  ],
  ['a domain that is none', 'invalid-input', { path: '/api/v1/stores', init: json({ name: 'x', domains: ['*'] }) }],
  [
    'more made-up people than one waits for',
    'invalid-input',
    { path: '/api/v1/stores/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/generated-people', init: json({ count: 1e9 }) },
  ],
  ['a message without a name', 'invalid-input', { path: '/api/v1/messages', init: json({ name: '' }) }],
  [
    'a message that is kept for ever',
    'invalid-input',
    { path: '/api/v1/messages', init: json({ name: 'x', timeToLiveMs: 1e15 }) },
  ],
  [
    'somebody who may not deploy',
    'no-permission',
    { as: () => tom, path: '/api/v1/deployments', init: json({ fileName: 'x', xml: 'x' }) },
  ],
  [
    'somebody who may not start',
    'no-permission',
    { as: () => tom, path: '/api/v1/instances', init: json({ processId: 'hiring' }) },
  ],
  [
    'somebody who is no worker',
    'no-permission',
    { as: () => tom, path: '/api/v1/jobs/activate', init: json({ types: ['x'], worker: 'w' }) },
  ],
  ['an id that is none', 'invalid-input', { path: '/api/v1/tokens/7', init: { method: 'DELETE' } }],
  ['a half percent sign in the path', 'invalid-input', { path: '/api/v1/tokens/%E0%A4%A', init: { method: 'DELETE' } }],
  [
    'an id of nothing',
    'not-found',
    { path: '/api/v1/tokens/01a1f749-cd66-7b6b-ad7e-eaf0cb198772', init: { method: 'DELETE' } },
  ],
  ['an address of nothing', 'not-found', { path: '/api/v1/nothing' }],
  ['another method', 'method-not-allowed', { path: '/api/v1/me', init: { method: 'DELETE' } }],
  ['an address without end', 'uri-too-long', { path: `/api/v1/audit?search=${'x'.repeat(9_000)}` }],
  [
    'a request from another site',
    'cross-site',
    { path: '/api/v1/me/sessions', init: { method: 'DELETE', headers: { Origin: 'https://evil.example' } } },
  ],
  [
    'a request from another port of this machine',
    'cross-site',
    { path: '/api/v1/me/sessions', init: { method: 'DELETE', headers: { Origin: 'http://localhost:1' } } },
  ],
  [
    'a request that hides where it is from',
    'cross-site',
    { path: '/api/v1/me/sessions', init: { method: 'DELETE', headers: { Origin: 'null' } } },
  ],
  ['no cookie', 'not-signed-in', { as: testBrowser, path: '/api/v1/me' }],
  [
    'a forged cookie',
    'not-signed-in',
    { as: testBrowser, path: '/api/v1/me', init: { headers: { Cookie: 'countersign_session=forged' } } },
  ],
  [
    'a forged API token',
    'invalid-token',
    { path: '/api/v1/me', init: { headers: { Authorization: 'Bearer csk_forged' } } },
  ],
  [
    'a name and a password',
    'invalid-token',
    { path: '/api/v1/me', init: { headers: { Authorization: `Basic ${btoa('grace:secret')}` } } },
  ],
  ['somebody without the permission', 'no-permission', { as: () => tom, path: '/api/v1/audit' }],
  ['a right that is not one’s own', 'no-permission', { as: () => tom, path: '/api/v1/tokens', init: json(token) }],
  [
    'taking the last administrator away',
    'not-found',
    {
      path: '/api/v1/accounts/01a1f749-cd66-7b6b-ad7e-eaf0cb198772/granted-roles',
      init: json({ roles: [] }, { method: 'PUT' }),
    },
  ],
  ['a return that no sign-in began', 'sign-in-forged', { path: '/sign-in/callback?code=x&state=forged' }],
  ['a return without anything', 'sign-in-forged', { path: '/sign-in/callback' }],
  [
    'a first administrator’s link that was never made',
    'link-used',
    { path: '/sign-in/first-administrator?token=forged' },
  ],
  [
    'half a character',
    'invalid-input',
    { path: '/api/v1/role-rules', init: json('{"claim":"roles","value":"x\\ud800y","role":"auditor"}') },
  ],
  [
    'a cursor with a NUL in it and an id that is none',
    'invalid-cursor',
    { path: `/api/v1/accounts?cursor=${Buffer.from('{"name":"a\\u0000","id":"7"}').toString('base64url')}` },
  ],
  [
    'a form without its boundary',
    'unsupported-media-type',
    {
      path: '/sign-in/first-administrator',
      init: { method: 'POST', body: 'x', headers: { 'Content-Type': 'multipart/form-data' } },
    },
  ],
  [
    'a form of another boundary',
    'unsupported-media-type',
    {
      path: '/sign-in/first-administrator',
      init: { method: 'POST', body: '--a--', headers: { 'Content-Type': 'multipart/form-data; boundary=b' } },
    },
  ],
  ['a way back too long for a cookie', 'sign-in-forged', { path: `/sign-in/callback?state=${'x'.repeat(5_000)}` }],
]

for (const [what, code, { as = () => grace, path, init }] of cases)
  test(`${what} is refused as ${code}`, async () => {
    await leavesNoTrace(async () => isProblem(await as().fetch(server.url + path, init), code))
  })

const unusual = [
  '/api/v1/accounts?search=%ED%A0%80%00',
  '/api/v1/audit?from=0000-01-01T00:00:00Z',
  '/api/v1/audit?from=2026-01-01T00:00:00%2B23:59',
  '/api/v1/audit?to=9999-12-31T23:59:59-23:59',
  `/api/v1/audit?cursor=${Buffer.from('{"at":"0000-01-01T00:00:00.000Z","id":"01a1f749-cd66-7b6b-ad7e-eaf0cb198772"}').toString('base64url')}`,
  `/api/v1/accounts?cursor=${Buffer.from('{"name":"a\\u0000","id":"01a1f749-cd66-7b6b-ad7e-eaf0cb198772"}').toString('base64url')}`,
  '/api/v1/audit?search=%5Cu0000',
]
for (const path of unusual)
  test(`${path} is unusual, and answered`, async () => {
    await leavesNoTrace(async () => assert.equal((await grace.fetch(server.url + path)).status, 200))
  })

test('HEAD does nothing that GET would do', async () => {
  await leavesNoTrace(async () => {
    const { status } = await grace.fetch(`${server.url}/api/v1/audit/export`, { method: 'HEAD' })
    assert.equal(status, 405)
  })
})

test('what the issuer is said to have answered is never taken at its word', async () => {
  const { browser, authorize } = await begun()
  const state = new URL(authorize).searchParams.get('state')
  const query = new URLSearchParams({
    state: state ?? '',
    error: 'x\\u0000',
    error_description: 'Grace is an impostor \\u0000',
  })
  await isProblem(await browser.fetch(`${server.url}/sign-in/callback?${query}`), 'sign-in-refused')
  const rows = await server.pool.rows<{ details: { code: string } }>(
    sql`select details from audit_entry where action = 'session.refused'`,
  )
  assert.deepEqual(
    rows.map(({ details }) => details.code),
    ['other'],
  )
})

test('an oversized body of unknown length is refused as body-too-large, while it is still being sent', async () => {
  const headers = {
    'Content-Type': 'application/json',
    'Transfer-Encoding': 'chunked',
    Origin: server.url,
    Cookie: cookiesOf(grace),
  }
  await leavesNoTrace(async () => {
    const sending = request(`${server.url}/api/v1/tokens`, { method: 'POST', headers })
    sending.on('error', () => {}) // the server need not listen to the end
    for (let sent = 0; sent < 2_000_000; sent += 100_000) sending.write(' '.repeat(100_000))
    assert.equal(await codeOf(sending), 'body-too-large')
  })
})

test('a body that has no end is refused as malformed-request, and nothing is done of what it came with', async () => {
  await server.signIn('Grace Okafor') // another session of hers
  const headers = { 'Transfer-Encoding': 'identity', Origin: server.url, Cookie: cookiesOf(grace) }
  await leavesNoTrace(async () => {
    const sending = request(`${server.url}/api/v1/me/sessions`, { method: 'DELETE', headers }).end()
    assert.equal(await codeOf(sending), 'malformed-request')
  })
})

test('a request under another host name is refused as misdirected', async () => {
  await leavesNoTrace(async () => {
    const asking = request(`${server.url}/api/v1/welcome`, { headers: { Host: 'evil.example' } }).end()
    assert.equal(await codeOf(asking), 'misdirected')
  })
})

test('a code that the issuer does not know is refused as sign-in-refused', async () => {
  const { browser, authorize } = await begun()
  const state = new URL(authorize).searchParams.get('state')
  await leavesNoTrace(async () =>
    isProblem(await browser.fetch(`${server.url}/sign-in/callback?code=forged&state=${state}`), 'sign-in-refused'),
  )
})

test('a return that is played again is refused as sign-in-forged', async () => {
  const { browser, returned } = await returning()
  assert.equal((await browser.fetch(returned)).status, 303)
  await leavesNoTrace(async () => isProblem(await browser.fetch(returned), 'sign-in-forged'))
})

test('a return in another browser is refused as sign-in-forged', async () => {
  const { returned } = await returning()
  await leavesNoTrace(async () => isProblem(await testBrowser().fetch(returned), 'sign-in-forged'))
})

test('a code that is used twice is refused as sign-in-refused', async () => {
  const { browser, returned } = await returning()
  const headers = { Cookie: cookiesOf(browser) }
  assert.equal((await browser.fetch(returned)).status, 303)
  await leavesNoTrace(async () => isProblem(await testBrowser().fetch(returned, { headers }), 'sign-in-refused'))
})

test('a return with a sealed attempt that was changed is refused as sign-in-forged', async () => {
  const { browser, returned } = await returning()
  const jar = browser.cookies(server.url)
  for (const [name, value] of jar) jar.set(name, `${value.slice(0, -4)}AAAA`)
  await leavesNoTrace(async () => isProblem(await browser.fetch(returned), 'sign-in-forged'))
})

// Last: the clock only moves on.
test('a return after ten minutes is refused as sign-in-expired', async () => {
  const { browser, returned } = await returning()
  server.advance(601_000)
  await leavesNoTrace(async () => isProblem(await browser.fetch(returned), 'sign-in-expired'))
})

const cookiesOf = (browser: TestBrowser): string =>
  [...browser.cookies(server.url)].map(([name, value]) => `${name}=${value}`).join('; ')

/** For what a browser could not send. */
async function codeOf(sent: ClientRequest): Promise<ProblemCode> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const body: Buffer[] = await answer.toArray()
  return problem.parse(JSON.parse(Buffer.concat(body).toString())).code
}

async function begun() {
  const browser = testBrowser()
  const authorize = (await browser.fetch(`${server.url}/sign-in`)).headers.get('Location') ?? ''
  return { browser, authorize }
}

/** A browser that has chosen a person at the sandbox and is about to come back. */
async function returning() {
  const { browser, authorize } = await begun()
  const page = await (await browser.fetch(authorize)).text()
  const { url, init } = pressed(page, authorize, 'Priya Nair')
  const returned = (await browser.fetch(url, init)).headers.get('Location') ?? ''
  assert.ok(returned.startsWith(`${server.url}/sign-in/callback?`), returned)
  return { browser, returned }
}

async function isProblem(response: Response, code: ProblemCode): Promise<void> {
  const body = problem.parse(await response.json())
  assert.equal(body.code, code)
  assert.equal(response.status, body.status)
  assert.ok(response.status >= 400 && response.status < 500, `${response.status}`)
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/problem\+json/)
  assert.ok(body.requestId)
}

/** Everything in the tables, but when somebody was last seen. */
async function leavesNoTrace(work: () => Promise<void>): Promise<void> {
  const before = await contents()
  await work()
  assert.deepEqual(await contents(), before)
}

async function contents(): Promise<Record<string, unknown[]>> {
  const tables = [
    'account',
    'role_rule',
    'role_grant',
    'session',
    'api_token',
    'first_administrator_link',
    'deployment',
    'process_version',
    'embedded_form',
    'instance',
    'fact',
    'variable',
    'job',
    'user_task',
    'incident',
    'timer',
    'message_subscription',
    'signal_subscription',
    'broadcast',
    'message',
    'message_correlation',
    'start_event',
    'message_start',
    'errand',
    'secret',
    'connection',
    'connection_token',
    'connection_sign_in',
    'webhook',
    'identity_store',
    'directory_object',
    'directory_member',
    'directory_relation',
    'directory_password',
    'directory_applied',
    'directory_import',
    'change',
    'approval',
    'approval_holder',
    'approval_event',
    'letter',
    'workflow',
    'workflow_settings',
    'power_automate_client',
    'workflow_link',
    'link_round_trip',
    'linked_request',
    'flow',
    'flow_version',
    'flow_run',
    'audit_entry',
  ]
  const all: Record<string, unknown[]> = {}
  for (const table of tables)
    all[table] = await server.pool.rows(
      rawStatement(`select to_jsonb(t) - 'last_seen_at' - 'last_used_at' as row from ${table} t order by 1`),
    )
  const { count } = await server.pool.one<{ count: number }>(sql`
    select count(*)::int as count from pg_stat_user_tables where relname not like 'audit_%' and relname not in ('migration', 'master_key')`)
  assert.equal(count, tables.length - 1, 'a table is not looked at')
  return all
}
