// Processes that listen: begun, and gone on with, by whoever proves that they may.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/database/index.ts'
import { ask, flow, inLine, messageRoot, processXml, withProperties } from '../../testing/bpmn.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'
import { until } from '../../testing/until.ts'

let runner: Runner
before(async () => {
  runner = await startRunner()
  await runner.secret('HMAC', 'canary-hmac-secret')
  await runner.secret('KEY', 'canary-api-key')
})
after(() => runner[Symbol.asyncDispose]())

type Sent = { method?: string; headers?: Record<string, string>; body?: string }

const call = (path: string, { method = 'POST', headers = {}, body }: Sent = {}) =>
  fetch(`${runner.server.url}/inbound/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })

const instancesOf = async (processId: string): Promise<{ id: string; variables: Record<string, unknown> }[]> => {
  const rows = await runner.server.pool.rows<{ id: string }>(
    sql`select id from instance where process_id = ${processId} order by started_at`,
  )
  return Promise.all(
    rows.map(async ({ id }) => ({
      id,
      variables: (
        await runner.calls.made<{ variables: Record<string, unknown> }>(runner.mateo, 'GET', `/instances/${id}`)
      ).variables,
    })),
  )
}

/** A process that begins by a webhook and then waits. */
const beginning = (path: string, properties: Record<string, string> = {}) =>
  processXml(
    path,
    inLine(ask('ask')).replace(
      '<bpmn:startEvent id="start"/>',
      withProperties('<bpmn:startEvent id="start"/>', {
        'inbound.type': 'io.camunda:webhook:1',
        'inbound.context': path,
        ...properties,
      }),
    ),
  )

test('a request begins a process with what its result expression takes, and is answered by the response expression', async () => {
  await runner.deploy(
    beginning('hire', {
      resultExpression: '={name: request.body.name, by: request.headers.`x-who`, q: request.params.q}',
      'inbound.responseExpression': '={statusCode: 201, body: {instance: correlation.processInstanceKey}}',
    }),
  )
  const response = await call('hire?q=1', { headers: { 'X-Who': 'Tom' }, body: '{"name":"Tova"}' })
  assert.equal(response.status, 201)
  const [one] = await instancesOf('hire')
  assert.deepEqual(await response.json(), { instance: one?.id })
  assert.deepEqual(one?.variables, { name: 'Tova', by: 'Tom', q: '1' })
})

test('a path where nobody listens is 404, another method 405, a body that is no JSON 400, and nothing begins', async () => {
  await runner.deploy(beginning('strict', { 'inbound.method': 'post' }))
  assert.equal((await call('nowhere', { body: '{}' })).status, 404)
  const wrong = await call('strict', { method: 'GET' })
  assert.deepEqual([wrong.status, wrong.headers.get('Allow')], [405, 'POST'])
  assert.equal((await call('strict', { body: '{half' })).status, 400)
  assert.equal((await instancesOf('strict')).length, 0)
  assert.equal((await call('strict')).status, 200)
  assert.equal((await instancesOf('strict')).length, 1)
})

for (const algorithm of ['sha_1', 'sha_256', 'sha_512'])
  test(`a signature over the very bytes opens, in hex, tagged and in base64; anything else is 401 (${algorithm})`, async () => {
    const path = `signed-${algorithm.replace('_', '-')}`
    await runner.deploy(
      beginning(path, {
        'inbound.shouldValidateHmac': 'enabled',
        'inbound.hmacSecret': '{{secrets.HMAC}}',
        'inbound.hmacHeader': 'X-Signature',
        'inbound.hmacAlgorithm': algorithm,
      }),
    )
    const body = '{ "name" : "Tova\\u00e4" }' // not as we would write it
    const digest = createHmac(algorithm.replace('_', ''), 'canary-hmac-secret').update(body).digest()
    const signed = (signature?: string) => call(path, { body, headers: signature ? { 'x-signature': signature } : {} })
    for (const good of [digest.toString('hex'), `sha256=${digest.toString('hex')}`, digest.toString('base64')])
      assert.equal((await signed(good)).status, 200)
    for (const bad of [undefined, 'x', digest.toString('hex').slice(2), `${'0'.repeat(digest.length * 2)}`])
      assert.equal((await signed(bad)).status, 401)
    assert.equal(
      (await call(path, { body: `${body} `, headers: { 'X-Signature': digest.toString('hex') } })).status,
      401,
    )
    assert.equal((await instancesOf(path)).length, 3)
  })

for (const [name, properties, good] of [
  [
    'basic',
    { 'inbound.auth.type': 'BASIC', 'inbound.auth.username': 'pa', 'inbound.auth.password': 'secrets.KEY' },
    `Basic ${Buffer.from('pa:canary-api-key').toString('base64')}`,
  ],
  ['api-key', { 'inbound.auth.type': 'APIKEY', 'inbound.auth.apiKey': '=secrets.KEY' }, 'Bearer canary-api-key'],
] as const)
  test(`who asks must prove it: ${name}`, async () => {
    await runner.deploy(beginning(`by-${name}`, properties))
    const asked = async (authorization?: string) =>
      (await call(`by-${name}`, { body: '{}', headers: authorization ? { Authorization: authorization } : {} })).status
    assert.deepEqual(
      [await asked(good), await asked(`${good}x`), await asked('Basic x'), await asked()],
      [200, 401, 401, 401],
    )
    assert.equal((await instancesOf(`by-${name}`)).length, 1)
  })

test('a secret that there is none of opens nothing', async () => {
  await runner.deploy(beginning('unready', { 'inbound.auth.type': 'APIKEY', 'inbound.auth.apiKey': 'secrets.NOBODY' }))
  assert.equal((await call('unready', { body: '{}', headers: { Authorization: 'Bearer ' } })).status, 503)
  assert.equal((await instancesOf('unready')).length, 0)
})

test('a request that comes twice with its id begins one instance', async () => {
  await runner.deploy(beginning('once', { messageIdExpression: '=request.headers.`x-ms-run-id`' }))
  const send = () => call('once', { body: '{}', headers: { 'x-ms-run-id': 'r1' } })
  assert.deepEqual(
    (await Promise.all([send(), send(), send()])).map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal((await instancesOf('once')).length, 1)
  assert.equal((await call('once', { body: '{}' })).status, 422)
})

test('what an activation condition does not want is 200, or 422 where that is asked for', async () => {
  await runner.deploy(beginning('choosy', { activationCondition: '=request.body.kind = "hire"' }))
  await runner.deploy(
    beginning('choosier', { activationCondition: '=request.body.kind = "hire"', consumeUnmatchedEvents: 'false' }),
  )
  const other = '{"kind":"other"}'
  assert.deepEqual(
    [(await call('choosy', { body: other })).status, (await call('choosier', { body: other })).status],
    [200, 422],
  )
  assert.equal((await instancesOf('choosy')).length, 0)
})

test('a verification is answered before anything else', async () => {
  const verificationExpression = '=if request.params.challenge != null then {body: request.params.challenge} else null'
  await runner.deploy(beginning('verified', { 'inbound.verificationExpression': verificationExpression }))
  const response = await call('verified?challenge=4711', { method: 'GET' })
  assert.deepEqual([response.status, await response.text()], [200, '4711'])
  assert.equal((await instancesOf('verified')).length, 0)
})

/** An element that waits for a callback of Dataverse, keyed by the run's id. */
const listening = (path: string) => ({
  'inbound.type': 'io.camunda:webhook:1',
  'inbound.context': path,
  correlationKeyExpression: '=request.body.flowsessionid',
  messageIdExpression: '=request.headers.`x-ms-run-id`',
  resultExpression: '={statusCode: request.body.statuscode}',
})

const roots = (path: string) => messageRoot('said', `${path}-said`, '=flowSessionId')
const definition = '<bpmn:messageEventDefinition messageRef="said"/>'
const waits = {
  intermediate: (path: string) =>
    inLine(
      withProperties(
        `<bpmn:intermediateCatchEvent id="wait">${definition}</bpmn:intermediateCatchEvent>`,
        listening(path),
      ),
    ),
  receive: (path: string) => inLine(withProperties('<bpmn:receiveTask id="wait" messageRef="said"/>', listening(path))),
  boundary: (path: string) =>
    `${inLine(ask('ask'))}${withProperties(`<bpmn:boundaryEvent id="wait" attachedToRef="ask">${definition}</bpmn:boundaryEvent>`, listening(path))}<bpmn:endEvent id="told"/>${flow('wait', 'told')}`,
}

const callback = (path: string, session: string) =>
  call(path, {
    body: JSON.stringify({ statuscode: 4, statecode: 0, flowsessionid: session }),
    headers: { 'User-Agent': 'EnterpriseConnectors/1.0', 'x-ms-run-id': session },
  })

for (const [kind, content] of Object.entries(waits))
  test(`Dataverse’s callback goes on with the one instance that waits for that run: ${kind}`, async () => {
    const path = `pa-${kind}`
    await runner.deploy(processXml(path, content(path), roots(path)))
    const [first, second] = [
      await runner.begin(path, { flowSessionId: 's1' }),
      await runner.begin(path, { flowSessionId: 's2' }),
    ]
    for (let times = 0; times < 3; times += 1) assert.equal((await callback(path, 's2')).status, 200)
    const { status, variables } = await runner.ended(second)
    assert.deepEqual([status, variables.statusCode], ['completed', 4])
    const still = await runner.calls.made<{ status: string }>(runner.mateo, 'GET', `/instances/${first}`)
    assert.equal(still.status, 'active')
    assert.equal((await call(path, { body: '{}', headers: { 'x-ms-run-id': 'x' } })).status, 422)
  })

test('a callback that comes before anybody waits is kept for whoever will', async () => {
  await runner.deploy(processXml('pa-early', waits.intermediate('pa-early'), roots('pa-early')))
  assert.equal((await callback('pa-early', 's9')).status, 200)
  const id = await runner.begin('pa-early', { flowSessionId: 's9' })
  assert.equal((await runner.ended(id)).status, 'completed')
})

test('a message start begins by a webhook, and a new version takes the path over', async () => {
  const path = 'by-message'
  const start = withProperties(`<bpmn:startEvent id="start">${definition}</bpmn:startEvent>`, {
    ...listening(path),
    messageIdExpression: '',
  })
  const xml = inLine(ask('ask')).replace('<bpmn:startEvent id="start"/>', start)
  await runner.deploy(processXml(path, xml, '<bpmn:message id="said" name="by-message-said"/>'))
  assert.equal((await callback(path, 's1')).status, 200)
  await until(async () => (await instancesOf(path)).length === 1)
  await runner.deploy(beginning(path, { 'inbound.context': 'moved' }))
  assert.equal((await callback(path, 's2')).status, 404)
  assert.equal((await call('moved', { body: '{}' })).status, 200)
})
