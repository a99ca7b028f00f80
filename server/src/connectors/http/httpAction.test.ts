// What becomes of a job of type `io.camunda:http-json:1` when the other side refuses, is slow, breaks off or echoes.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { connectorTask, inLine, processXml } from '../../testing/bpmn.ts'
import { type Received, type Said, startRecorder, type TestRecorder } from '../../testing/recorder.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'
import { tablesHolding } from '../../testing/tablesHolding.ts'

let answer: (request: Received) => Said | Promise<Said>
let recorder: TestRecorder
let runner: Runner
before(async () => {
  recorder = await startRecorder((request) => answer(request))
  runner = await startRunner({ COUNTERSIGN_ALLOWED_ORIGINS: recorder.url })
  await runner.secret('CANARY', canary)
})
after(async () => {
  await runner[Symbol.asyncDispose]()
  await recorder[Symbol.asyncDispose]()
})
beforeEach(() => {
  recorder.received.splice(0)
  answer = () => ({ body: '{"done":true}' })
})

const canary = 'canary-9f1c7b'

type Task = { inputs?: Record<string, string>; headers?: Record<string, string>; retries?: number }

const taskXml = ({ inputs = {}, ...task }: Task): string =>
  connectorTask('call', 'io.camunda:http-json:1', {
    inputs: { url: `${recorder.url}/thing`, method: 'get', ...inputs },
    ...task,
  })

let count = 0
async function run(task: Task, variables: object = {}, more = '') {
  count += 1
  const id = `call-${count}`
  await runner.deploy(processXml(id, inLine(taskXml(task)) + more, '<bpmn:error id="gone" errorCode="GONE"/>'))
  return runner.run(id, variables)
}

const caught = `<bpmn:boundaryEvent id="caught" attachedToRef="call"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=why" target="why"/></zeebe:ioMapping></bpmn:extensionElements><bpmn:errorEventDefinition errorRef="gone"/></bpmn:boundaryEvent>
  <bpmn:endEvent id="afterwards"/><bpmn:sequenceFlow id="to-afterwards" sourceRef="caught" targetRef="afterwards"/>`

test('the whole answer becomes the result variable: status, headers, body, reason', async () => {
  answer = () => ({ body: '{"a":[1]}', headers: { 'X-One': '1', 'Set-Cookie': ['a=1', 'b=2'] } })
  const { variables } = await run({ headers: { resultVariable: 'answer' } })
  const whole = variables.answer as { status: number; headers: Record<string, unknown>; body: unknown; reason: string }
  assert.deepEqual([whole.status, whole.body, whole.reason], [200, { a: [1] }, 'OK'])
  assert.deepEqual([whole.headers['X-One'], whole.headers['Set-Cookie']], ['1', ['a=1', 'b=2']])
})

for (const [body, kept] of [
  ['', null],
  ['4711', '4711'],
  ['"word"', '"word"'],
  ['[1]', [1]],
  ['{half', '{half'],
] as const)
  test(`a body ${JSON.stringify(body)} is ${JSON.stringify(kept)} to the model`, async () => {
    answer = () => ({ body })
    const { variables } = await run({ headers: { resultExpression: '={body: response.body, same: body}' } })
    assert.deepEqual(variables, { body: kept, same: kept })
  })

test('a redirect is an answer, and is not followed unless that is asked for', async () => {
  answer = ({ path }) =>
    path === '/thing' ? { status: 302, headers: { Location: '/other' } } : { body: '{"there":1}' }
  const headers = { resultExpression: '={status: status, body: body}' }
  assert.deepEqual((await run({ headers })).variables, { status: 302, body: null })
  const { variables } = await run({ headers, inputs: { followRedirects: '=true' } })
  assert.deepEqual(variables, { status: 200, body: { there: 1 } })
})

test('a refusal is tried again as often as the model says, and then waits with what was answered', async () => {
  answer = () => ({ status: 404, body: '{"why":"no such thing"}' })
  const { incidents, variables } = await run({ retries: 2 })
  assert.equal(recorder.received.length, 2)
  assert.equal(incidents[0]?.code, 'JOB_NO_RETRIES')
  assert.match(incidents[0]?.message ?? '', /404: Not Found/)
  assert.deepEqual(variables, {})
})

test('an error expression throws a BPMN error, with what was answered in it', async () => {
  answer = () => ({ status: 404, body: '{"why":"no such thing"}' })
  const errorExpression =
    '=if error.code = "404" then bpmnError("GONE", "it is gone", {why: error.variables.response.body.why}) else null'
  const { status, variables } = await run({ headers: { errorExpression } }, {}, caught)
  assert.deepEqual([status, variables, recorder.received.length], ['completed', { why: 'no such thing' }, 1])
})

test('an error expression completes the job, or says how often it is tried', async () => {
  answer = () => ({ status: 500 })
  const ignored = await run({ headers: { errorExpression: '=ignoreError({given: error.code})' } })
  assert.deepEqual([ignored.status, ignored.variables], ['completed', { given: '500' }])
  const failed = await run({ headers: { errorExpression: '=jobError("enough: " + error.code)' } })
  assert.match(failed.incidents[0]?.message ?? '', /enough: 500/)
  assert.equal(recorder.received.length, 2)
})

test('after success an error expression sees what was taken from the answer, and the answer as rawResponse', async () => {
  const headers = { resultExpression: '={state: response.body.done}' }
  const errorExpression =
    '=if response.body = null and state and rawResponse.body.done then ignoreError({seen: true}) else null'
  assert.deepEqual((await run({ headers: { ...headers, errorExpression } })).variables, { seen: true })
})

for (const [errorExpression, told] of [
  ['=bpmnError(404)', /bpmnError/],
  ['=true', /must give bpmnError/],
  ['={errorType: "other"}', /gives no bpmnError/],
  ['=1 +', /can’t be worked out/],
] as const)
  test(`an error expression that is wrong ends the tries and says so: ${errorExpression}`, async () => {
    const { incidents } = await run({ headers: { errorExpression } })
    assert.match(incidents[0]?.message ?? '', told)
    assert.equal(recorder.received.length, 1)
  })

test('what was answered is not asked again because its result can’t be taken', async () => {
  const { incidents } = await run({ inputs: { method: 'POST' }, headers: { resultExpression: '=7' } })
  assert.match(incidents[0]?.message ?? '', /The call was made and answered. The result expression must give a context/)
  assert.equal(recorder.received.length, 1)
})

test('a POST without an answer is not sent again: its outcome is unknown', async () => {
  answer = () => null
  const { incidents } = await run({ inputs: { method: 'post', body: '={a: 1}' } })
  assert.deepEqual([incidents[0]?.code, recorder.received.length], ['OUTCOME_UNKNOWN', 1])
})

test('a POST without an answer is 408 to an error expression that knows what to do', async () => {
  answer = () => null
  const headers = { errorExpression: '=if error.code = "408" then ignoreError({late: true}) else null' }
  const { variables } = await run({ inputs: { method: 'POST' }, headers })
  assert.deepEqual([variables, recorder.received.length], [{ late: true }, 1])
})

test('a GET without an answer is 408, and tried again as the model says', async () => {
  let times = 0
  answer = () => (++times < 3 ? null : { body: '{"done":true}' })
  const { variables } = await run({ headers: { resultExpression: '={done: response.body.done}' } })
  assert.deepEqual([variables, times], [{ done: true }, 3])
})

test('a POST that can’t even connect was certainly not sent', async () => {
  await using gone = await startRecorder(() => null)
  const { url } = gone
  await gone[Symbol.asyncDispose]()
  await using reach = await startRunner({ COUNTERSIGN_ALLOWED_ORIGINS: url })
  await reach.deploy(processXml('gone', inLine(taskXml({ retries: 1, inputs: { url, method: 'POST' } }))))
  const { incidents } = await reach.run('gone')
  assert.deepEqual(
    [incidents[0]?.code, /408: .* can’t be reached/.test(incidents[0]?.message ?? '')],
    ['JOB_NO_RETRIES', true],
  )
})

for (const [name, inputs, told] of [
  ['an address that is none', { url: '=thing' }, /must begin with http/],
  [
    'the name of a secret in data',
    { url: '=link' },
    /secrets are never filled in inside data\. Name the secret in the field/,
  ],
  ['an address in this network', { url: 'http://127.0.0.1:1/' }, /127\.0\.0\.1|address/],
  ['no such method', { method: 'brew' }, /GET, POST, PUT, PATCH and DELETE/],
  ['a time-out that is no number', { connectionTimeoutInSeconds: 'soon' }, /number of seconds/],
  ['no token', { 'authentication.type': 'bearer' }, /lacks token/],
  ['an unknown authentication', { 'authentication.type': 'handshake' }, /"handshake" is not known/],
  ['a secret that there is none of', { body: '=secrets.NOBODY', method: 'POST' }, /There is no secret NOBODY/],
] as const)
  test(`${name} is told at once, and nothing is sent`, async () => {
    const { incidents } = await run({ inputs }, { link: '{{secrets.CANARY}}' })
    assert.match(incidents[0]?.message ?? '', told)
    assert.equal(recorder.received.length, 0)
  })

test('headers, parameters, an API key and a form are sent as they are meant', async () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  await run({
    inputs: {
      method: 'PUT',
      url: `${recorder.url}/a b/%2F/x?q=1+2&$top=3`,
      headers: `=${JSON.stringify({ ...form, 'X-List': 'ä'.length })}`,
      queryParameters: '={more: "a&b", none: null}',
      body: '={name: "Tova Lind", note: null}',
      'authentication.type': 'apiKey',
      'authentication.apiKeyLocation': 'query',
      'authentication.name': 'key',
      'authentication.value': '{{secrets.CANARY}}',
    },
  })
  const [call] = recorder.received
  assert.equal(call?.path, `/a%20b/%2F/x?q=1%202&$top=3&more=a%26b&key=${canary}`)
  assert.equal(call?.body, 'name=Tova+Lind&note')
  assert.deepEqual([call?.headers['Content-Type'], call?.headers['X-List']], [form['Content-Type'], '1'])
})

test('a token that is refused is asked for anew, once', async () => {
  let tokens = 0
  answer = ({ path, headers }) => {
    if (path === '/token') return { body: JSON.stringify({ access_token: `t${++tokens}`, expires_in: 3600 }) }
    return headers.Authorization === 'Bearer t1' ? { status: 401 } : { body: '{"done":true}' }
  }
  const inputs = {
    'authentication.type': 'oauth-client-credentials-flow',
    'authentication.oauthTokenEndpoint': `${recorder.url}/token`,
    'authentication.clientId': 'id',
    'authentication.clientSecret': 'word',
    method: 'POST',
  }
  assert.equal((await run({ inputs })).status, 'completed')
  assert.deepEqual(
    recorder.received.map(({ path }) => path),
    ['/token', '/thing', '/token', '/thing'],
  )
})

test('a refused token says what the token endpoint said', async () => {
  const description = 'AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1'
  answer = () => ({ status: 401, body: JSON.stringify({ error: 'invalid_client', error_description: description }) })
  const inputs = {
    'authentication.type': 'oauth-client-credentials-flow',
    'authentication.oauthTokenEndpoint': `${recorder.url}/token`,
    'authentication.clientId': 'id',
    'authentication.clientSecret': 'wrong',
  }
  const { incidents } = await run({ inputs, retries: 1 })
  assert.match(
    incidents[0]?.message ?? '',
    /refused \(401\). AADSTS7000215: Invalid client secret provided\. Replace the value [^.]*on the page Secrets, then try again\.$/,
  )
})

test('a secret that comes back is kept nowhere: not in variables, incidents, history or any table', async () => {
  answer = ({ headers, body }) => ({
    status: body === '' ? 200 : 400,
    headers: { 'X-Echo': headers.Authorization ?? '' },
    body: JSON.stringify({ echo: headers, body, [headers.Authorization ?? '']: 1 }),
  })
  const authentication = { 'authentication.type': 'bearer', 'authentication.token': '{{secrets.CANARY}}' }
  const good = await run({ inputs: authentication, headers: { resultVariable: 'all' } })
  assert.match(JSON.stringify(good.variables), /\[secret CANARY\]/)
  const bad = await run({ inputs: { ...authentication, method: 'POST', body: '={p: secrets.CANARY}' }, retries: 1 })
  assert.equal(bad.incidents.length, 1)
  assert.ok(recorder.received.every(({ headers }) => headers.Authorization === `Bearer ${canary}`))
  assert.deepEqual(await tablesHolding(runner.server.pool, canary), [])
})
