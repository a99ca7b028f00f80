import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { minute, second } from '../../clock.ts'
import { tenant } from '../../company/index.ts'
import { type Outsider, outsider } from '../../testing/outsider.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith, startedFlow } from '../../testing/testFlows.ts'
import type { Step } from '../definition/index.ts'
import type { Json, JsonObject } from '../expressions/index.ts'
import { triggerAddress } from '../triggers/index.ts'
import { findRun, startRun, withoutSecrets } from './index.ts'

let automate: TestAutomate
let outside: Outsider
beforeEach(async () => {
  automate = await testAutomate()
  outside = await outsider()
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  await outside[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

function start(inputs: JsonObject, more: JsonObject = {}): string {
  const call = { type: 'Http', inputs: { method: 'POST', uri: `${outside.url}/there`, ...inputs }, ...more }
  return startRun(automate.premises, startedFlow(automate, flowWith({ Call: call })), { outputs: {}, hasCaller: false })
}

async function call(inputs: JsonObject, more: JsonObject = {}) {
  const name = start(inputs, more)
  await automate.pass()
  return { name, step: stepOf(name), sent: outside.calls[0] }
}

const rowOf = (name: string) => {
  const row = findRun(automate.premises.store, name)
  assert(row)
  return row
}

const bodyOf = (step: Step | undefined) => (step?.outputs as { body: Json } | undefined)?.body

const stepOf = (name: string) => rowOf(name).run.steps.Call

test('method, queries, headers and body are sent as they are written', async () => {
  const { sent } = await call({
    method: 'put',
    uri: `${outside.url}/there?a=1`,
    queries: { b: 'x y', c: 2 },
    headers: { 'X-Own': '@{7}', Host: 'elsewhere' },
    body: { d: '@null' },
    cookie: 'e=f',
  })
  assert.deepEqual([sent?.method, sent?.path, sent?.body], ['PUT', '/there?a=1&b=x+y&c=2', { d: null }])
  assert.deepEqual(
    [sent?.headers['x-own'], sent?.headers.cookie, sent?.headers['content-type'], sent?.headers.host],
    ['7', 'e=f', 'application/json; charset=utf-8', new URL(outside.url).host],
  )
})

test('a content type that is said is kept', async () => {
  const { sent } = await call({ headers: { 'content-type': 'application/vnd.alder+json' }, body: { a: 1 } })
  assert.equal(sent?.headers['content-type'], 'application/vnd.alder+json')
})

const bodies: readonly (readonly [string, Record<string, string>, Json, Json])[] = [
  ['JSON is a value', {}, { a: 1 }, { a: 1 }],
  ['problem+json too', { 'content-type': 'application/problem+json' }, { a: 1 }, { a: 1 }],
  ['text is a text', { 'content-type': 'text/plain' }, 'a', '"a"'],
  [
    'anything else is an envelope',
    { 'content-type': 'application/pdf' },
    'a',
    { '$content-type': 'application/pdf', $content: Buffer.from('"a"').toString('base64') },
  ],
]

for (const [name, headers, body, received] of bodies)
  test(`of an answer ${name}`, async () => {
    outside.reply({ headers, body })
    const { step } = await call({})
    assert.deepEqual(bodyOf(step), received)
  })

test('Raw and Basic are headers, and no history shows them', async () => {
  const { sent, name } = await call({ authentication: { type: 'Raw', value: 'Bearer secret' } })
  assert.equal(sent?.headers.authorization, 'Bearer secret')
  const [shown] = withoutSecrets(automate.premises.store, rowOf(name))
  assert.match(JSON.stringify(shown?.inputs), /"authentication":"\*sanitized\*"/)
  await call({ authentication: { type: 'Basic', username: 'a', password: 'b' } })
  assert.equal(outside.calls[1]?.headers.authorization, 'Basic YTpi')
})

test('ActiveDirectoryOAuth asks for a token first; a refusal is told, and nobody is called', async () => {
  const { step } = await call({
    retryPolicy: { type: 'none' },
    authentication: {
      type: 'ActiveDirectoryOAuth',
      tenant: tenant.id,
      audience: 'https://graph.microsoft.com',
      clientId: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
      secret: 'wrong',
    },
  })
  assert.equal(outside.calls.length, 0)
  assert.deepEqual([step?.status, step?.code], ['Failed', 'Unauthorized'])
  assert.match(String(step?.error?.message), /AADSTS\d+/)
})

test('ActiveDirectoryOAuth asks the authority that is named, with the audience to the letter', async () => {
  outside.reply({ body: { access_token: 'the-token' } }, { status: 200 })
  await call({
    authentication: {
      type: 'ActiveDirectoryOAuth',
      authority: outside.url,
      tenant: 'alder',
      audience: 'https://service.flow.microsoft.com/',
      clientId: 'id',
      credentialType: 'Secret',
      secret: 's',
    },
  })
  const [asked, called] = outside.calls
  assert.equal(asked?.path, '/alder/oauth2/v2.0/token')
  assert.deepEqual(Object.fromEntries(new URLSearchParams(String(asked?.body))), {
    grant_type: 'client_credentials',
    client_id: 'id',
    client_secret: 's',
    scope: 'https://service.flow.microsoft.com//.default',
  })
  assert.deepEqual([called?.path, called?.headers.authorization], ['/there', 'Bearer the-token'])
})

test('inputs and outputs that are secured are shown to nobody', async () => {
  const { name } = await call(
    { body: { token: 'secret' } },
    { runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } },
  )
  const [shown] = withoutSecrets(automate.premises.store, rowOf(name))
  const hidden = 'Content not shown due to security configuration.'
  assert.deepEqual([shown?.inputs, shown?.outputs], [hidden, hidden])
})

test('202 is asked again where it says, by the sandbox’s clock', async () => {
  outside.reply(
    { status: 202, headers: { location: '/state/1', 'retry-after': '30' } },
    { status: 202, headers: { location: '/state/1', 'retry-after': '30' } },
    { status: 200, body: { done: true } },
  )
  const { name } = await call({ body: { a: 1 } })
  await automate.pass(minute)
  assert.deepEqual(
    outside.calls.map(({ method, path, body }) => [method, path, body]),
    [
      ['POST', '/there', { a: 1 }],
      ['GET', '/state/1', null],
      ['GET', '/state/1', null],
    ],
  )
  assert.deepEqual(bodyOf(stepOf(name)), { done: true })
})

test('a redirect is not followed', async () => {
  outside.reply({ status: 302, headers: { location: '/elsewhere' } })
  const { step } = await call({})
  assert.deepEqual([outside.calls.length, step?.code, step?.status], [1, 'Found', 'Failed'])
})

test('a call that was under way when the sandbox stopped is made again', async () => {
  outside.reply({ status: 503 }, { status: 200 })
  const name = start({})
  await automate.pass()
  assert.equal(stepOf(name)?.wait?.type, 'retry')
  automate.premises.store.run`
    update flow_run set state = json_set(state, '$.steps.Call.wait', json('{"type":"call","attempt":1,"since":0}')), due_at = null`
  await automate.restart()
  await automate.pass()
  assert.equal(outside.calls.length, 2)
  await automate.pass(7 * second)
  assert.equal(stepOf(name)?.status, 'Succeeded')
})

test('a flow that calls a flow is answered by it', async () => {
  const { premises } = automate
  const inner = startedFlow(
    automate,
    flowWith({ Response: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body: { from: 'inner' } } } }),
  )
  const { step } = await call({ uri: triggerAddress(premises.url, inner).value })
  assert.deepEqual(bodyOf(step), { from: 'inner' })
})

test('a call gets lost, arrives twice, or finds nobody, as the faults in force say', async () => {
  const { faults } = automate.premises
  faults.add({ kind: 'lost-callback', count: 1 })
  assert.equal((await call({})).step?.code, 'Accepted')
  assert.equal(outside.calls.length, 0)
  faults.add({ kind: 'doubled-callback', count: 1 })
  assert.equal((await call({})).step?.code, 'OK')
  assert.equal(outside.calls.length, 2)
  faults.add({ kind: 'unreachable-callback' })
  const { step } = await call({ retryPolicy: { type: 'none' } })
  const reason = `Http request failed: connect ETIMEDOUT ${new URL(outside.url).host}`
  assert.deepEqual([step?.status, step?.error?.message], ['Failed', reason])
})
