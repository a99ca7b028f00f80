// Limits of service protection: how many in five minutes, and how many at once.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, beforeEach, test } from 'node:test'
import { minute } from '../clock.ts'
import {
  assertError,
  type Dataverse,
  dataverseAs,
  look,
  payrollFlow,
  runOf,
  tokenFor,
} from '../testing/testDataverse.ts'
import { control } from '../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { openServiceProtection } from './serviceProtection.ts'

let sandbox: TestSandbox
let dataverse: Dataverse
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  dataverse = await dataverseAs(sandbox)
})
after(() => sandbox[Symbol.asyncDispose]())

const remaining = 'x-ms-ratelimit-burst-remaining-xrm-requests'

test('0x80072322 a user asks for no more than 6000 things in five minutes; others are not concerned', () => {
  let now = 0
  const protection = openServiceProtection(() => new Date(now))
  const ask = (user = 'one') => {
    const admission = protection.enter(user)
    if (!admission.error) admission.leave()
    return admission
  }
  ask()
  now = 2 * minute
  for (let number = 2; number < 6_000; number++) ask()
  assert.equal(ask().remaining?.[remaining], '0')
  const { error } = ask()
  assert.deepEqual([error?.status, error?.code], [429, '0x80072322'])
  assert.match(error?.message ?? '', /limit of 6000 over time window of 300 seconds/)
  assert.deepEqual(error?.headers, { 'retry-after': '180' })
  assert.equal(ask('another').error, undefined)
  now = 5 * minute
  assert.equal(ask().remaining?.[remaining], '0')
  assert.equal(ask().error?.code, '0x80072322')
  now = 7 * minute
  assert.equal(ask().remaining?.[remaining], '5998')
})

test('every answer tells what is left', async () => {
  const { headers } = await dataverse.get('WhoAmI')
  assert.equal(headers.get(remaining), '5999')
  assert.equal(headers.get('x-ms-ratelimit-time-remaining-xrm-requests'), '1200.00')
})

test('0x80072326 a user asks for no more than 52 things at once', async () => {
  const token = await tokenFor(sandbox)
  const slow = Array.from({ length: 52 }, () => slowRequest(token))
  await Promise.all(slow.map(({ sent }) => sent))
  const refused = await until(async () => {
    const answer = await dataverse.get('WhoAmI')
    return answer.status === 429 ? answer : undefined
  })
  assertError(refused, 429, '0x80072326', /limit of 52/)
  assert.equal(refused.headers.get('retry-after'), '1')
  for (const { end } of slow) end()
  await Promise.all(slow.map(({ answered }) => answered))
  assert.equal((await dataverse.get('WhoAmI')).status, 200)
})

/** A body that takes its time: what is asked for is under way until it has arrived. */
function slowRequest(token: string) {
  const { promise: sent, resolve: isSent } = Promise.withResolvers<void>()
  const { promise: answered, resolve: isAnswered } = Promise.withResolvers<void>()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 2 }
  const asking = request(`${sandbox.url}/api/data/v9.2/${runOf(payrollFlow)}`, {
    method: 'POST',
    headers,
    agent: false,
  })
  asking.on('response', (response) => response.resume().on('end', () => isAnswered()))
  asking.write('{', () => isSent())
  return { sent, answered, end: () => asking.end('}') }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
  }
}

test('the limits can be taken away, for programs that try something else', async () => {
  await control(sandbox, 'dataverse/settings', { isThrottled: false })
  assert.equal((await dataverse.get('WhoAmI')).headers.get(remaining), null)
  assert.deepEqual(await look(sandbox, 'dataverse/settings'), { takesLocalCallbacks: true, isThrottled: false })
  await control(sandbox, 'reset', {})
  assert.equal((await look(sandbox, 'dataverse/settings')).isThrottled, true)
})
