import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute, second } from '../../clock.ts'
import { employeeId } from '../../company/index.ts'
import { servicePrincipalOf } from '../../entra/index.ts'
import { countersignId, type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith, respond, startedFlow } from '../../testing/testFlows.ts'
import type { Json, JsonObject } from '../expressions/index.ts'
import {
  deleteFlow,
  type Flow,
  findFlow,
  regenerateAccessKey,
  suspendFlow,
  turnOff,
  updateFlowBy,
} from '../flows/index.ts'
import { findRun, historiesOfFlow } from '../runs/index.ts'
import { type AddressForm, triggerAddress } from './address.ts'

let automate: TestAutomate
before(async () => {
  automate = await testAutomate()
})
after(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

const quiet = { Compose: { type: 'Compose', inputs: "@triggerOutputs()?['body']" } }

const flowOf = (inputs: JsonObject = {}, actions: JsonObject = quiet): Flow =>
  startedFlow(automate, flowWith(actions, inputs))

const addressOf = (flow: Flow, form: AddressForm = 'present') => triggerAddress(automate.premises.url, flow, form)

const post = (flow: Flow, options: Parameters<TestAutomate['call']>[2] = {}, form: AddressForm = 'present') =>
  automate.call('POST', addressOf(flow, form).value, options)

const errorOf = (body: Json): { code: string; message: string } =>
  (body as { error: { code: string; message: string } }).error

for (const form of ['present', 'former'] as const)
  test(`a call at the ${form} address begins a run: 202, nothing in it, and headers that tell which`, async () => {
    const flow = flowOf()
    const { status, headers, body } = await post(
      flow,
      { body: { a: 1 }, headers: { 'x-ms-client-tracking-id': 'mine' } },
      form,
    )
    assert.deepEqual([status, body], [202, ''])
    assert.match(headers.get('x-ms-workflow-run-id') ?? '', /^0858\d{25}CU\d\d$/)
    assert.equal(headers.get('x-ms-workflow-id'), flow.workflowId)
    assert.equal(headers.get('x-ms-client-tracking-id'), 'mine')
    for (const name of ['x-ms-correlation-id', 'x-ms-request-id']) assert(headers.get(name), name)
    await automate.pass()
    const run = findRun(automate.premises.store, headers.get('x-ms-workflow-run-id') ?? '')?.run
    assert.deepEqual(run?.steps.Compose?.outputs, { a: 1 })
    assert.equal(run?.clientTrackingId, 'mine')
  })

test('addresses have the shapes of the cloud, and signatures that differ', () => {
  const flow = flowOf()
  const [present, former] = [addressOf(flow), addressOf(flow, 'former')]
  assert.match(
    present.value,
    /^http:\/\/localhost:\d+\/powerautomate\/automations\/direct\/workflows\/[0-9a-f]{32}\/triggers\/manual\/paths\/invoke\?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1\.0&sig=[\w-]{43}$/,
  )
  assert.match(
    former.value,
    /^http:\/\/localhost:\d+\/workflows\/[0-9a-f]{32}\/triggers\/manual\/paths\/invoke\?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1\.0&sig=[\w-]{43}$/,
  )
  assert.notEqual(present.queries.sig, former.queries.sig)
})

test('the address with a scale unit in it is the same one', async () => {
  const { value } = addressOf(flowOf())
  const { status } = await automate.call('POST', value.replace('/direct/', '/direct/cu/07/'))
  assert.equal(status, 202)
})

test('the flow hears of headers, of queries that are its own, and of nothing secret', async () => {
  const flow = flowOf({}, { Told: { type: 'Compose', inputs: '@triggerOutputs()' } })
  const { headers } = await automate.call('POST', `${addressOf(flow).value}&own=1`, {
    text: 'plain',
    headers: { 'content-type': 'text/plain', 'x-own-header': 'x' },
  })
  await automate.pass()
  const told = findRun(automate.premises.store, headers.get('x-ms-workflow-run-id') ?? '')?.run.steps.Told?.outputs as {
    headers: Record<string, string>
    queries: Json
    body: Json
  }
  assert.equal(told.headers['X-Own-Header'], 'x')
  assert.deepEqual([told.queries, told.body], [{ own: '1' }, 'plain'])
})

const bad: readonly (readonly [string, (value: string) => string, number, string])[] = [
  ['without its signature', (value) => value.replace(/&sig=.*/, ''), 401, 'DirectApiAuthorizationRequired'],
  ['with its signature cut', (value) => value.slice(0, -3), 401, 'DirectApiAuthorizationRequired'],
  ['with another signature', (value) => value.replace(/sig=.{4}/, 'sig=AAAA'), 401, 'AuthorizationFailed'],
  ['with another permission', (value) => value.replace('%2Frun', '%2Fread'), 401, 'AuthorizationFailed'],
  ['without a version', (value) => value.replace('api-version=1&', ''), 400, 'MissingApiVersionParameter'],
  [
    'with another version',
    (value) => value.replace('api-version=1&', 'api-version=2016-06-01&'),
    400,
    'InvalidApiVersionParameter',
  ],
  ['of another flow', (value) => value.replace(/workflows\/.{4}/, 'workflows/0000'), 404, 'WorkflowNotFound'],
  [
    'of another trigger',
    (value) => value.replace('/triggers/manual/paths', '/triggers/other/paths'),
    404,
    'WorkflowTriggerNotFound',
  ],
]

for (const [name, spoil, status, code] of bad)
  test(`an address ${name} is answered ${status} ${code}`, async () => {
    const answer = await automate.call('POST', spoil(addressOf(flowOf()).value))
    assert.deepEqual([answer.status, errorOf(answer.body).code], [status, code])
  })

test('a token where a signature is wanted is one too many', async () => {
  const answer = await post(flowOf(), { token: await automate.tokenFor('tom') })
  assert.equal(answer.status, 401)
  assert.deepEqual(errorOf(answer.body), {
    code: 'DirectApiAuthorizationRequired',
    message: 'The request must be authenticated only by Shared Access scheme.',
  })
})

test('a flow that is off, suspended or deleted answers 400, and says which', async () => {
  const flow = flowOf()
  suspendFlow(automate.premises, flow.id)
  const suspended = await post(flow)
  assert.deepEqual([suspended.status, errorOf(suspended.body).code], [400, 'WorkflowTriggerIsNotEnabled'])
  assert.match(errorOf(suspended.body).message, /state 'Suspended'/)
  turnOff(automate.premises, flow.id)
  const off = await post(flow)
  assert.deepEqual([off.status, errorOf(off.body).code], [400, 'WorkflowTriggerIsNotEnabled'])
  assert.match(errorOf(off.body).message, /state 'Disabled'/)
  deleteFlow(automate.premises, flow.id)
  const gone = await post(flow)
  assert.deepEqual([gone.status, errorOf(gone.body).code], [400, 'WorkflowTriggerIsNotEnabled'])
  assert.match(errorOf(gone.body).message, /state 'Deleted'/)
})

const schema = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' }, n: { type: ['integer', 'null'] } },
}

for (const [body, details] of [
  [{ title: null }, 'Invalid type. Expected String but got Null.'],
  [{ title: 'a', n: 'b' }, 'Invalid type. Expected Integer, Null but got String.'],
  [{}, 'Required properties are missing from object: title.'],
  [[], 'Invalid type. Expected Object but got Array.'],
] as const)
  test(`${JSON.stringify(body)} does not match the schema, and begins no run`, async () => {
    const flow = flowOf({ schema })
    const answer = await post(flow, { body: body as Json })
    assert.equal(answer.status, 400)
    assert.deepEqual(errorOf(answer.body), {
      code: 'TriggerInputSchemaMismatch',
      message: `The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: '${details}'.`,
    })
    const [history] = historiesOfFlow(automate.premises.store, flow.id, 10)
    assert.deepEqual(
      [history?.status, history?.error?.code, history?.runName],
      ['Failed', 'TriggerInputSchemaMismatch', null],
    )
  })

test('an empty call is held against the schema too: where nothing is required it begins a run', async () => {
  assert.equal((await post(flowOf({ schema }))).status, 400)
  assert.equal((await post(flowOf({ schema: { type: 'object', properties: {} } }))).status, 202)
})

test('what is no JSON, and what comes by another method, is refused', async () => {
  for (const text of ['{', '['.repeat(50_000) + ']'.repeat(50_000)]) {
    const { status, body } = await post(flowOf(), { text })
    assert.deepEqual([status, errorOf(body).code], [400, 'InvalidRequestContent'])
  }
  for (const [inputs, method] of [
    [{}, 'GET'],
    [{ method: 'PUT' }, 'POST'],
  ] as const) {
    const answer = await automate.call(method, addressOf(flowOf(inputs)).value)
    assert.deepEqual([answer.status, errorOf(answer.body).code], [400, 'TriggerRequestMethodNotValid'])
  }
  assert.equal((await automate.call('PUT', addressOf(flowOf({ method: 'put' })).value)).status, 202)
})

test('a rule of a schema that is not played is told, not passed over', async () => {
  const answer = await post(flowOf({ schema: { $ref: '#/definitions/a' } }), { body: {} })
  assert.deepEqual([answer.status, errorOf(answer.body).code], [501, 'NotPlayedBySandbox'])
})

test('a new key is the end of every address that was given out', async () => {
  const flow = flowOf()
  const renewed = regenerateAccessKey(automate.premises, flow.id)
  assert(renewed.ok)
  assert.equal(errorOf((await post(flow)).body).code, 'AuthorizationFailed')
  assert.equal((await post(renewed.value)).status, 202)
})

test('who may trigger is part of the address: switched and switched back, it is another one', async () => {
  const flow = flowOf()
  const tenant = updateFlowBy(automate.premises, flow.id, {
    definition: flowWith(quiet, { triggerAuthenticationType: 'Tenant' }),
  })
  assert(tenant.ok)
  assert.match(addressOf(tenant.value).value, /\?api-version=1$/)
  assert.equal(errorOf((await post(flow)).body).code, 'DirectApiAuthorizationRequired')
  const back = updateFlowBy(automate.premises, flow.id, { definition: flowWith(quiet) })
  assert(back.ok)
  assert.equal(errorOf((await post(flow)).body).code, 'AuthorizationFailed')
  assert.equal((await post(back.value)).status, 202)
})

test('a change that has nothing to do with it leaves the address as it is', async () => {
  const flow = flowOf()
  updateFlowBy(automate.premises, flow.id, { displayName: 'Another name', definition: flowWith({}, {}) })
  assert.equal(findFlow(automate.premises.store, flow.id)?.version, 2)
  assert.equal((await post(flow)).status, 202)
})

const restricted = (inputs: JsonObject): Flow => flowOf({ triggerAuthenticationType: 'Tenant', ...inputs })

const mismatch = {
  code: 'MisMatchingOAuthClaims',
  message: 'One or more claims either missing or does not match with the open authentication access control policy.',
}

test('any user in the tenant: whoever brings a token for Power Automate, with the slash at its end', async () => {
  const flow = restricted({})
  assert.equal((await post(flow, { token: await automate.tokenFor('tom') })).status, 202)
  for (const audience of ['https://service.flow.microsoft.com', 'https://graph.microsoft.com']) {
    const answer = await post(flow, { token: await automate.tokenFor('tom', { audience }) })
    assert.deepEqual([answer.status, errorOf(answer.body)], [401, mismatch], audience)
  }
})

test('any user in the tenant: no token, a forged one, one that is out of time', async () => {
  const flow = restricted({})
  const none = await post(flow)
  assert.deepEqual([none.status, errorOf(none.body).code], [401, 'DirectApiAuthorizationRequired'])
  assert.match(errorOf(none.body).message, /OAuth/)
  const token = await automate.tokenFor('tom')
  const [head, body] = token.split('.')
  const forged = await post(flow, { token: `${head}.${body}.AAAA` })
  assert.deepEqual([forged.status, errorOf(forged.body).code], [401, 'InvalidAuthenticationToken'])
  await automate.pass(2 * 60 * minute)
  const late = await post(flow, { token })
  assert.deepEqual([late.status, errorOf(late.body).code], [401, 'ExpiredAuthenticationToken'])
})

test('any user in the tenant is no app; an app is let in where it is named by its object id', async () => {
  const token = await automate.appToken()
  const answer = await post(restricted({}), { token })
  assert.deepEqual([answer.status, errorOf(answer.body)], [401, mismatch])
  const id = servicePrincipalOf(automate.premises.directory, countersignId)?.id ?? ''
  const named = (triggerAllowedUsers: string) => restricted({ triggerAuthenticationType: 'User', triggerAllowedUsers })
  assert.equal((await post(named(id), { token })).status, 202)
  assert.equal((await post(named(countersignId), { token })).status, 403)
})

test('specific users: those on the list, by address or id; an empty list is the whole tenant', async () => {
  const named = (triggerAllowedUsers: string) => restricted({ triggerAuthenticationType: 'User', triggerAllowedUsers })
  const list = `Tom@alder.example; ${employeeId('grace')}`
  for (const [alias, status] of [
    ['tom', 202],
    ['grace', 202],
    ['ada', 403],
  ] as const)
    assert.equal((await post(named(list), { token: await automate.tokenFor(alias) })).status, status, alias)
  assert.equal((await post(named(''), { token: await automate.tokenFor('ada') })).status, 202)
})

test('a response is what the caller gets', async () => {
  const flow = flowOf(
    {},
    {
      Compose: { type: 'Compose', inputs: 'x' },
      Response: respond(
        { statusCode: 201, headers: { 'X-Own': 'y', 'Set-Cookie': 'a=b' }, body: { id: "@outputs('Compose')" } },
        { Compose: ['Succeeded'] },
      ),
    },
  )
  const { status, headers, body } = await post(flow)
  assert.deepEqual([status, body, headers.get('x-own'), headers.get('set-cookie')], [201, { id: 'x' }, 'y', null])
  assert.match(headers.get('content-type') ?? '', /application\/json/)
})

test('a response without a body, or with a text, is just that', async () => {
  const empty = await post(flowOf({}, { Response: respond({ statusCode: 204 }) }))
  assert.deepEqual([empty.status, empty.body], [204, ''])
  const text = await post(
    flowOf({}, { Response: respond({ statusCode: 200, body: 'plain', headers: { 'Content-Type': 'text/plain' } }) }),
  )
  assert.deepEqual([text.status, text.body, text.headers.get('content-type')], [200, 'plain', 'text/plain'])
})

test('the flow goes on after its response', async () => {
  const flow = flowOf(
    {},
    {
      Response: respond({ statusCode: 200 }),
      Later: { type: 'Wait', runAfter: { Response: ['Succeeded'] }, inputs: { interval: { count: 1, unit: 'Hour' } } },
    },
  )
  const { headers } = await post(flow)
  const name = headers.get('x-ms-workflow-run-id') ?? ''
  assert.equal(findRun(automate.premises.store, name)?.status, 'Running')
  await automate.pass(60 * minute)
  assert.equal(findRun(automate.premises.store, name)?.status, 'Succeeded')
})

test('a run that ends without its response is answered 502, with a number to ask for', async () => {
  const flow = flowOf(
    {},
    {
      Check: { type: 'If', expression: '@equals(1, 2)', actions: { Response: respond({ statusCode: 200 }) } },
    },
  )
  const { status, body } = await post(flow)
  assert.deepEqual([status, errorOf(body).code], [502, 'NoResponse'])
  assert.match(errorOf(body).message, /Request tracking id '\d{29}CU\d\d'\.$/)
})

test('a response that takes longer than two minutes of the sandbox’s time is answered 504', async () => {
  const flow = flowOf(
    {},
    {
      Delay: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Minute' } } },
      Response: respond({ statusCode: 200 }, { Delay: ['Succeeded'] }),
    },
  )
  const answering = post(flow)
  while (historiesOfFlow(automate.premises.store, flow.id, 1).length === 0) await new Promise(setImmediate)
  const callerState = () => {
    const name = historiesOfFlow(automate.premises.store, flow.id, 1)[0]?.runName ?? ''
    return findRun(automate.premises.store, name)?.run.caller.state
  }
  await automate.pass(2 * minute - second)
  assert.equal(callerState(), 'waiting')
  await automate.pass(second)
  assert.equal(callerState(), 'gone')
  const { status, body } = await answering
  assert.deepEqual([status, errorOf(body).code], [504, 'GatewayTimeout'])
})
