import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { day } from '../clock.ts'
import { codeFor, redeem, refresh, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const post = async (path: string, body: unknown) => {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const start = '2026-11-20T09:02:24.000Z'

test('the clock is moved by a duration or to a moment, never back, and what expires expires by it', async () => {
  const { body: tokens } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker'))
  assert.deepEqual((await post('clock', { advance: 'P89D' })).body, {
    now: '2027-02-17T09:02:24.000Z',
    aheadMs: 89 * day,
  })
  assert.equal((await refresh(sandbox, tokens.refresh_token)).status, 200)
  assert.equal((await post('clock', { to: '2027-02-18T09:02:24Z' })).body.aheadMs, 90 * day)
  assert.deepEqual((await refresh(sandbox, tokens.refresh_token)).body.error_codes, [700082])
  await sandbox.restart()
  const clock = await (await fetch(`${sandbox.url}/_sandbox/clock`)).json()
  assert.deepEqual(clock, { now: '2027-02-18T09:02:24.000Z', aheadMs: 90 * day })
})

for (const body of [
  {},
  { advance: 'tomorrow' },
  { advance: 'P1D', to: '2030-01-01T00:00:00Z' },
  { to: '2026-01-01T00:00:00Z' },
  { to: 'tomorrow' },
  { to: '+275760-09-13T00:00:00Z' },
  { advance: 'P9000Y' },
  { advance: 7 },
])
  test(`the clock is not moved by ${JSON.stringify(body)}`, async () => {
    assert.equal((await post('clock', body)).status, 400)
    assert.equal(((await (await fetch(`${sandbox.url}/_sandbox/clock`)).json()) as { now: string }).now, start)
  })

test('a reset is a beginning: clock, persons and sessions as at the first start; keys stay, so that apps need not notice', async () => {
  const { body: tokens } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker'))
  const keys = async () => (await fetch(sandbox.tokenUrl.replace('oauth2/v2.0/token', 'discovery/v2.0/keys'))).text()
  const published = await keys()
  await post('clock', { advance: 'P30D' })
  await post('replication', { delayMs: 1000 })
  assert.deepEqual((await post('reset', {})).body, { now: start })
  assert.equal(await keys(), published)
  assert.deepEqual((await refresh(sandbox, tokens.refresh_token)).body.error_codes, [70000])
  assert.deepEqual(await (await fetch(`${sandbox.url}/_sandbox/replication`)).json(), { delayMs: 0 })
  assert.ok(await codeFor(sandbox, 'Priya Nair'))
})

test('the replication delay is a whole number of milliseconds', async () => {
  for (const delayMs of [-1, 1.5, '10', 3_600_001]) assert.equal((await post('replication', { delayMs })).status, 400)
  assert.deepEqual((await post('replication', { delayMs: 10_000 })).body, { delayMs: 10_000 })
})

test('a form of another site moves nothing: a POST has to say that it is JSON', async () => {
  const response = await fetch(`${sandbox.url}/_sandbox/reset`, {
    method: 'POST',
    body: new URLSearchParams({ a: 'b' }),
  })
  assert.equal(response.status, 415)
})

test('a crowd comes when it is asked for, each of them once', async () => {
  assert.deepEqual((await post('seed', { crowd: 150 })).body, { users: 213 })
  assert.deepEqual((await post('seed', { crowd: 200 })).body, { users: 263 })
  for (const crowd of [-1, 1.5, 20_001, '10']) assert.equal((await post('seed', { crowd })).status, 400)
})

test('it says where its doors are', async () => {
  const doors = (await (await fetch(`${sandbox.url}/_sandbox/doors`)).json()) as Record<string, string>
  assert.equal(doors.http, sandbox.url)
  assert.match(doors.https ?? '', /^https:/)
  assert.match(doors.smtp ?? '', /^smtp:\/\/localhost:\d+$/)
})
