import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, minute, second } from '../../clock.ts'
import type { JsonObject } from '../expressions/index.ts'
import { after, compose, http, play } from './testing/play.ts'

test('a call is asked by others; what it answered is its outputs', () => {
  const { asking, answer, step, run } = play({ Call: http() })
  assert.deepEqual(asking(), ['Call #1'])
  answer('Call', { statusCode: 201, headers: { 'Content-Type': 'application/json' }, body: { id: 7 } })
  assert.deepEqual(step('Call').outputs, {
    statusCode: 201,
    headers: { 'Content-Type': 'application/json' },
    body: { id: 7 },
  })
  assert.equal(step('Call').code, 'Created')
  assert.equal(run().status, 'Succeeded')
})

test('an answer that is not 2xx is a failure, which keeps what was answered', () => {
  const { answer, step } = play({ Call: http() })
  answer('Call', { statusCode: 404, body: { error: { code: 'NoSuchRequest', message: 'There is none.' } } })
  assert.equal(step('Call').status, 'Failed')
  assert.equal(step('Call').code, 'NotFound')
  assert.deepEqual(step('Call').error, { code: 'NoSuchRequest', message: 'There is none.' })
})

const policies: readonly (readonly [string, JsonObject | undefined, readonly number[]])[] = [
  ['none', { type: 'none' }, []],
  ['fixed', { type: 'fixed', count: 2, interval: 'PT30S' }, [30, 30]],
  ['exponential', { type: 'exponential', count: 4, interval: 'PT7S' }, [7, 14, 28, 56]],
  [
    'exponential within limits',
    { type: 'exponential', count: 3, interval: 'PT7S', minimumInterval: 'PT10S', maximumInterval: 'PT20S' },
    [10, 14, 20],
  ],
  ['the ordinary one', undefined, [7, 14, 28, 56, 112, 224, 448, 896]],
]

for (const [name, retryPolicy, waits] of policies)
  test(`a failure that may pass is tried again: ${name}`, () => {
    const { answer, pass, asking, step } = play({ Call: http(retryPolicy ? { retryPolicy } : {}) })
    for (const [retry, seconds] of waits.entries()) {
      answer('Call', { statusCode: 503 })
      pass(seconds * second - 1)
      assert.deepEqual(asking(), [], `before retry ${retry + 1}`)
      pass(1)
      assert.deepEqual(asking(), [`Call #${retry + 2}`])
    }
    answer('Call', { statusCode: 503 })
    assert.equal(step('Call').status, 'Failed')
    assert.equal(step('Call').code, 'ServiceUnavailable')
    assert.equal(step('Call').retries?.length ?? 0, waits.length)
  })

for (const [statusCode, isTriedAgain] of [
  [400, false],
  [401, false],
  [404, false],
  [408, true],
  [409, false],
  [429, true],
  [500, true],
  [504, true],
] as const)
  test(`${statusCode} is ${isTriedAgain ? '' : 'not '}tried again`, () => {
    const { answer, step } = play({ Call: http() })
    answer('Call', { statusCode })
    assert.equal(step('Call').wait?.type, isTriedAgain ? 'retry' : undefined)
  })

test('nobody answering is tried again, and the failure in the end tells why', () => {
  const { noAnswer, pass, step } = play({ Call: http({ retryPolicy: { type: 'fixed', count: 1, interval: 'PT5S' } }) })
  noAnswer('Call')
  pass(5 * second)
  noAnswer('Call')
  assert.deepEqual(step('Call').error, { code: 'BadRequest', message: 'nobody is there' })
  assert.deepEqual(
    step('Call').retries?.map(({ code }) => code),
    ['BadRequest'],
  )
})

test('a retry that succeeds is a success', () => {
  const { answer, pass, step } = play({ Call: http() })
  answer('Call', { statusCode: 500 })
  pass(7 * second)
  answer('Call', { statusCode: 204 })
  assert.equal(step('Call').code, 'NoContent')
})

test('R2 an answer to an attempt that is over changes nothing', () => {
  const { answer, pass, deliver, run } = play({ Call: http() })
  answer('Call', { statusCode: 500 })
  pass(7 * second)
  const before = run()
  deliver({
    type: 'answered',
    key: 'Call',
    attempt: 1,
    answer: { type: 'answered', statusCode: 200, headers: {}, body: 1 },
  })
  assert.deepEqual(run(), before)
})

test('who has not answered after two minutes will not be waited for', () => {
  const { pass, step } = play({ Call: http({ retryPolicy: { type: 'none' } }) })
  pass(2 * minute - 1)
  assert.equal(step('Call').status, 'Running')
  pass(1)
  assert.equal(step('Call').error?.code, 'RequestTimeout')
})

test('202 with an address is asked again there, until it is another answer', () => {
  const { answer, pass, step, asking } = play({ Call: http() })
  answer('Call', { statusCode: 202, headers: { location: 'https://alder.example/state', 'Retry-After': '5' } })
  pass(5 * second)
  assert.deepEqual(step('Call').wait, {
    type: 'call',
    attempt: 2,
    since: step('Call').startedAt + 5 * second,
    poll: 'https://alder.example/state',
  })
  answer('Call', { statusCode: 202, headers: { Location: 'https://alder.example/state/2' } })
  pass(20 * second)
  assert.deepEqual(asking(), ['Call #3'])
  answer('Call', { statusCode: 500 })
  pass(7 * second)
  assert.deepEqual((step('Call').wait as { poll: string }).poll, 'https://alder.example/state/2')
  answer('Call', { statusCode: 200, body: 'done' })
  assert.deepEqual((step('Call').outputs as { body: string }).body, 'done')
})

test('202 without an address, or where the pattern is turned off, is an answer', () => {
  const plain = play({ Call: http() })
  plain.answer('Call', { statusCode: 202 })
  assert.equal(plain.step('Call').code, 'Accepted')
  const off = play({ Call: http({}, { operationOptions: 'DisableAsyncPattern' }) })
  off.answer('Call', { statusCode: 202, headers: { Location: 'https://alder.example/state' } })
  assert.equal(off.step('Call').code, 'Accepted')
})

test('a timeout of the action ends it, whatever it waits for', () => {
  const { answer, pass, step, statuses } = play({
    Call: http({}, { limit: { timeout: 'PT10S' } }),
    Catch: compose('late', after('Call', 'TimedOut')),
    Failed: compose('failed', after('Call', 'Failed')),
  })
  answer('Call', { statusCode: 202, headers: { Location: 'https://alder.example/state' } })
  pass(10 * second)
  assert.deepEqual(statuses(), { Call: 'TimedOut', Catch: 'Succeeded', Failed: 'Skipped' })
  assert.equal(step('Call').code, 'ActionTimedOut')
})

for (const [name, changes] of [
  ['a method that is none', { method: 'FETCH' }],
  ['an address that is none', { uri: '/callbacks' }],
  ['an address over another protocol', { uri: 'ftp://alder.example' }],
  ['a retry policy with too short an interval', { retryPolicy: { type: 'fixed', count: 1, interval: 'PT1S' } }],
  ['a retry policy with too many tries', { retryPolicy: { type: 'fixed', count: 91, interval: 'PT10S' } }],
  ['an unknown retry policy', { retryPolicy: { type: 'often' } }],
] as const)
  test(`a call with ${name} fails before anybody is asked`, () =>
    assert.equal(play({ Call: http(changes) }).step('Call').status, 'Failed'))

test('an authentication that is not played ends the run by name', () => {
  for (const authentication of [{ type: 'ClientCertificate', pfx: 'x' }, { type: 'ManagedServiceIdentity' }])
    assert.match(
      String(play({ Call: http({ authentication }) }).run().error?.message),
      /does not play the authentication/,
    )
})

const approval = (more: JsonObject = {}): JsonObject => ({
  type: 'OpenApiConnectionWebhook',
  runAfter: {},
  inputs: {
    host: {
      apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
      connectionName: 'shared_approvals',
      operationId: 'StartAndWaitForAnApproval',
    },
    parameters: { approvalType: 'Basic' },
  },
  ...more,
})

test('an approval waits for as long as it takes', () => {
  const { asking, pass, answer, outputs } = play({
    Ask: approval(),
    Told: compose("@outputs('Ask')?['body/outcome']", after('Ask')),
  })
  pass(29 * day)
  assert.deepEqual(asking(), ['Ask #1'])
  answer('Ask', { body: { outcome: 'Approve' } })
  assert.equal(outputs('Told'), 'Approve')
})

test('after thirty days whatever waits times out, and the error branch is executed', () => {
  const { pass, answer, asking, statuses, run } = play({
    Ask: approval(),
    Call_back: http({}, { runAfter: after('Ask', 'TimedOut', 'Failed') }),
    Done: compose('done', after('Call_back')),
  })
  pass(30 * day)
  assert.deepEqual(statuses(), { Ask: 'TimedOut', Call_back: 'Running' })
  assert.deepEqual(asking(), ['Call_back #1'])
  answer('Call_back', {})
  assert.equal(run().status, 'Succeeded')
})

test('after thirty days nothing waits any more: neither for people, nor for another try', () => {
  const { pass, answer, run, statuses } = play({
    Ask: approval(),
    Call_back: http({}, { runAfter: after('Ask', 'TimedOut') }),
    Ask_again: approval({ runAfter: after('Call_back', 'Failed', 'TimedOut') }),
  })
  pass(30 * day)
  answer('Call_back', { statusCode: 503 })
  pass(0)
  assert.deepEqual(statuses(), { Ask: 'TimedOut', Call_back: 'TimedOut', Ask_again: 'TimedOut' })
  assert.equal(run().status, 'TimedOut')
})

test('an approval has its own deadline too', () => {
  const { pass, statuses, run } = play({ Ask: approval({ limit: { timeout: 'P14D' } }) })
  pass(14 * day)
  assert.deepEqual(statuses(), { Ask: 'TimedOut' })
  assert.equal(run().status, 'Failed')
})

test('an operation that is not played ends the run by name', () => {
  const host = { apiId: '/providers/Microsoft.PowerApps/apis/shared_teams', operationId: 'PostMessage' }
  const { run } = play({ Post: { type: 'OpenApiConnection', inputs: { host, parameters: {} } } })
  assert.equal(
    run().error?.message,
    "The sandbox does not play the operation 'PostMessage' of the connector 'shared_teams' (action 'Post').",
  )
})
