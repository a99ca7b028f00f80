import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { hour } from '../../clock.ts'
import { departmentGroupId, employeeId, tenant } from '../../company/index.ts'
import { approvalFlow, clientDataWith } from '../../testing/approvalFlow.ts'
import { type CallOptions, type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith, startedFlow } from '../../testing/testFlows.ts'
import { connectionFor } from '../connections/index.ts'
import type { Json, JsonObject } from '../expressions/index.ts'
import { createSolutionFlow, type Flow, findFlow, startRun } from '../index.ts'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate()
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

const environment = `Default-${tenant.id}`
const root = '/providers/Microsoft.ProcessSimple'
const version = 'api-version=2016-11-01'

/** Calls the service in the environment, as somebody. */
async function ask(alias: string, method: string, path: string, options: CallOptions = {}) {
  const url = `${root}/environments/${environment}${path}${path.includes('?') ? '&' : '?'}${version}`
  return automate.call(method, url, { token: await automate.tokenFor(alias), ...options })
}

const errorOf = (body: Json) => (body as { error: { code: string; message: string } }).error
const valuesOf = (body: Json) => (body as { value: { name: string; properties: JsonObject }[] }).value
const propertiesOf = (body: Json) => (body as { name: string; properties: JsonObject }).properties

const quick = flowWith({ A: { type: 'Compose', inputs: "@triggerBody()?['a']" } })

const create = (properties: JsonObject) => ask('mateo', 'POST', '/flows', { body: { properties } })

function references() {
  const { name } = connectionFor(automate.premises, employeeId('mateo'), 'shared_approvals')
  return {
    shared_approvals: {
      connectionName: name,
      source: 'Embedded',
      id: '/providers/Microsoft.PowerApps/apis/shared_approvals',
    },
  }
}

test('a flow is made, on, and told as it is', async () => {
  const connectionReferences = references()
  const definition = approvalFlow()
  const { status, body } = await create({
    displayName: 'Create User',
    definition,
    connectionReferences,
    state: 'Started',
  })
  assert.equal(status, 201)
  const { name } = body as { name: string }
  const { status: read, body: flow } = await ask('mateo', 'GET', `/flows/${name}`)
  assert.equal(read, 200)
  const { flowTriggerUri, definitionSummary, installedConnectionReferences, triggerSchema, ...properties } =
    propertiesOf(flow)
  assert.match(
    String(flowTriggerUri),
    /\/apim\/logicflows\/[0-9A-F]{32}\/triggers\/manual\/run\?api-version=2016-06-01$/,
  )
  assert.deepEqual(definitionSummary, {
    triggers: [{ type: 'Request', kind: 'Http' }],
    actions: [
      { type: 'OpenApiConnectionWebhook', swaggerOperationId: 'StartAndWaitForAnApproval' },
      { type: 'If' },
      { type: 'Http' },
    ],
  })
  assert.equal((triggerSchema as JsonObject).type, 'object')
  assert.deepEqual(installedConnectionReferences, properties.connectionReferences)
  assert.deepEqual(properties, {
    apiId: '/providers/Microsoft.PowerApps/apis/shared_logicflows',
    displayName: 'Create User',
    userType: 'Owner',
    definition,
    state: 'Started',
    connectionReferences: {
      shared_approvals: { ...connectionReferences.shared_approvals, displayName: 'Approvals', tier: 'Standard' },
    },
    createdTime: '2026-11-20T09:02:24.0000000Z',
    lastModifiedTime: '2026-11-20T09:02:24.0000000Z',
    flowSuspensionReason: 'None',
    environment: {
      name: environment,
      type: 'Microsoft.ProcessSimple/environments',
      id: `${root}/environments/${environment}`,
    },
    creator: {
      tenantId: tenant.id,
      objectId: employeeId('mateo'),
      userId: employeeId('mateo'),
      userType: 'ActiveDirectory',
    },
    provisioningMethod: 'FromDefinition',
    isManaged: false,
  })
})

test('what cannot be saved, or not turned on, is not made', async () => {
  const broken = await create({
    displayName: 'X',
    definition: flowWith({ A: { type: 'Compose', inputs: "@outputs('B')" } }),
  })
  assert.equal(broken.status, 400)
  assert.deepEqual(errorOf(broken.body), {
    code: 'InvalidOpenApiFlow',
    message:
      "Flow save failed with code 'InvalidTemplate' and message 'The template validation failed: 'The action(s) 'B' referenced by 'inputs' in action 'A' are not defined in the template.'.'.",
  })
  const unconnected = await create({ displayName: 'X', definition: approvalFlow(), connectionReferences: {} })
  assert.deepEqual([unconnected.status, errorOf(unconnected.body).code], [400, 'ConnectionReferencesInvalid'])
  const recurrence = await create({
    displayName: 'X',
    definition: {
      triggers: { Recurrence: { type: 'Recurrence', recurrence: { interval: 1, frequency: 'Day' } } },
      actions: {},
    },
  })
  assert.deepEqual([recurrence.status, errorOf(recurrence.body).code], [501, 'NotPlayedBySandbox'])
  assert.match(errorOf(recurrence.body).message, /'Recurrence'/)
  assert.equal((await create({ displayName: '' })).status, 400)
  assert.deepEqual(valuesOf((await ask('mateo', 'GET', '/flows')).body), [])
})

test('a flow that is made off waits to be turned on', async () => {
  const { body } = await create({ displayName: 'X', definition: quick, state: 'Stopped' })
  const { name } = body as { name: string }
  assert.equal(propertiesOf(body).state, 'Stopped')
  assert.equal((await ask('mateo', 'POST', `/flows/${name}/start`)).status, 200)
  assert.equal(findFlow(automate.premises.store, name)?.state, 'Started')
  assert.equal((await ask('mateo', 'POST', `/flows/${name}/stop`)).status, 200)
  assert.equal(findFlow(automate.premises.store, name)?.state, 'Stopped')
})

test('a flow is changed in part, and its state with it', async () => {
  const flow = startedFlow(automate, quick)
  const { status, body } = await ask('mateo', 'PATCH', `/flows/${flow.id}`, {
    body: { properties: { displayName: 'New name', state: 'Stopped' } },
  })
  assert.deepEqual([status, propertiesOf(body).displayName, propertiesOf(body).state], [200, 'New name', 'Stopped'])
  assert.deepEqual(propertiesOf(body).definition, quick)
})

test('deleting: 200 for what was there, 204 for what was not', async () => {
  const { id } = startedFlow(automate, quick)
  assert.equal((await ask('mateo', 'DELETE', `/flows/${id}`)).status, 200)
  assert.equal((await ask('mateo', 'DELETE', `/flows/${id}`)).status, 204)
})

test('whose it is not is told like what is not there; who it is shared with sees and may do what their role says', async () => {
  const { id } = startedFlow(automate, quick)
  const refusal = (alias: string) => ({
    code: 'ConnectionAuthorizationFailed',
    message: `The caller with object id '${employeeId(alias)}' does not have permission for connection '${id}' under Api 'shared_logicflows'.`,
  })
  const stranger = await ask('tom', 'GET', `/flows/${id}`)
  assert.deepEqual([stranger.status, errorOf(stranger.body)], [403, refusal('tom')])
  const share = (principalId: string, roleName: string) =>
    ask('mateo', 'POST', `/flows/${id}/modifyPermissions`, {
      body: { put: [{ properties: { principal: { id: principalId, type: 'User' }, roleName } }] },
    })
  assert.equal((await share(departmentGroupId('Sales'), 'CanView')).status, 200)
  assert.equal((await ask('tom', 'GET', `/flows/${id}`)).status, 200)
  assert.deepEqual(errorOf((await ask('tom', 'POST', `/flows/${id}/stop`)).body), refusal('tom'))
  assert.equal((await share(employeeId('tom'), 'CanEdit')).status, 200)
  assert.equal((await ask('tom', 'POST', `/flows/${id}/stop`)).status, 200)
  const { body } = await ask('mateo', 'GET', `/flows/${id}/permissions`)
  assert.deepEqual(
    valuesOf(body).map(({ properties }) => [(properties.principal as JsonObject).type, properties.roleName]),
    [
      ['Group', 'CanView'],
      ['User', 'CanEdit'],
      ['User', 'Owner'],
    ],
  )
  await ask('mateo', 'POST', `/flows/${id}/modifyPermissions`, { body: { delete: [{ id: employeeId('tom') }] } })
  assert.equal((await ask('tom', 'POST', `/flows/${id}/start`)).status, 403)
})

test('a definition deeper than anybody writes makes no flow', async () => {
  const definition = JSON.parse('['.repeat(3_000) + ']'.repeat(3_000)) as Json
  const body = { properties: { displayName: 'Deep', definition, connectionReferences: {}, state: 'Started' } }
  assert.equal((await ask('mateo', 'POST', '/flows', { body })).status, 400)
})

test('nobody who is not known is given a flow, and no role that is none', async () => {
  const { id } = startedFlow(automate, quick)
  for (const [principalId, roleName, code] of [
    ['7d9a2f64-0000-0000-0000-000000000000', 'CanEdit', 'InvalidPrincipal'],
    [employeeId('tom'), 'Owner', 'InvalidRequestContent'],
  ] as const) {
    const body = { put: [{ properties: { principal: { id: principalId, type: 'User' }, roleName } }] }
    const answer = await ask('mateo', 'POST', `/flows/${id}/modifyPermissions`, { body })
    assert.deepEqual([answer.status, errorOf(answer.body).code], [400, code])
  }
})

test('flows are listed to those they belong to, without what is in them, page by page', async () => {
  const flows = [1, 2, 3].map(() => startedFlow(automate, quick))
  const first = await ask('mateo', 'GET', '/flows?$top=2')
  const { nextLink } = first.body as { nextLink: string }
  const rest = await automate.call('GET', nextLink, { token: await automate.tokenFor('mateo') })
  const names = [...valuesOf(first.body), ...valuesOf(rest.body)].map(({ name }) => name)
  assert.deepEqual(names.sort(), flows.map(({ id }) => id).sort())
  assert.equal(valuesOf(first.body)[0]?.properties.definition, undefined)
  assert.deepEqual(valuesOf((await ask('tom', 'GET', '/flows')).body), [])
})

const solutionFlow = (definition = approvalFlow()): Flow => {
  const made = createSolutionFlow(automate.premises, {
    name: 'Create User',
    clientData: clientDataWith(definition),
    creatorId: employeeId('mateo'),
  })
  assert(made.ok)
  return made.value
}

test('flows of a solution are listed where they are asked for, and go by another id than at Dataverse', async () => {
  const flow = solutionFlow()
  assert.deepEqual(valuesOf((await ask('mateo', 'GET', '/flows')).body), [])
  const [told] = valuesOf((await ask('mateo', 'GET', '/flows?include=includeSolutionCloudFlows')).body)
  assert.deepEqual([told?.name, told?.properties.workflowEntityId], [flow.id, flow.entityId])
  assert.notEqual(flow.id, flow.entityId)
})

test('what Dataverse has made is known here a little later', async () => {
  automate.premises.directory.setDelayMs(10_000)
  const { id } = solutionFlow()
  assert.equal((await ask('mateo', 'GET', `/flows/${id}`)).status, 403)
  await automate.pass(10_000)
  assert.equal((await ask('mateo', 'GET', `/flows/${id}`)).status, 200)
})

test('the address of the trigger is told in an envelope, and a new key makes it another', async () => {
  const { id } = startedFlow(automate, quick)
  const read = async () => {
    const { body } = await ask('mateo', 'POST', `/flows/${id}/triggers/manual/listCallbackUrl`)
    return body as {
      response: { value: string; method: string; basePath: string; queries: Record<string, string> }
      httpStatusCode: string
    }
  }
  const { response, httpStatusCode } = await read()
  assert.deepEqual(
    [response.method, httpStatusCode, Object.keys(response.queries)],
    ['POST', 'OK', ['api-version', 'sp', 'sv', 'sig']],
  )
  assert(response.value.startsWith(response.basePath))
  assert.equal((await automate.call('POST', response.value)).status, 202)
  assert.equal((await ask('mateo', 'POST', `/flows/${id}/regenerateAccessKey`)).status, 200)
  assert.equal((await automate.call('POST', response.value)).status, 401)
  assert.equal((await automate.call('POST', (await read()).response.value)).status, 202)
  const none = await ask('mateo', 'POST', `/flows/${id}/triggers/other/listCallbackUrl`)
  assert.deepEqual([none.status, errorOf(none.body).code], [404, 'WorkflowTriggerNotFound'])
})

const run = async (flow: Flow, body: Json = { a: 1 }): Promise<string> => {
  const name = startRun(automate.premises, flow, { outputs: { headers: {}, body }, hasCaller: false })
  await automate.pass()
  return name
}

test('runs are listed the newest first, by status and time, page by page', async () => {
  const flow = startedFlow(automate, flowWith({ A: { type: 'Compose', inputs: "@div(1, triggerBody()['a'])" } }))
  const good = await run(flow)
  await automate.pass(hour)
  const failed = await run(flow, { a: 0 })
  const names = async (query: string) =>
    valuesOf((await ask('mateo', 'GET', `/flows/${flow.id}/runs?${query}`)).body).map(({ name }) => name)
  assert.deepEqual(await names(''), [failed, good])
  assert.deepEqual(await names("$filter=status eq 'Failed'"), [failed])
  assert.deepEqual(await names('$filter=startTime lt 2026-11-20T10:00:00Z'), [good])
  assert.deepEqual(await names("$filter=status eq 'Failed' and startTime ge 2026-11-21T00:00:00Z"), [])
  const { body } = await ask('mateo', 'GET', `/flows/${flow.id}/runs?$top=1`)
  const next = await automate.call('GET', (body as { nextLink: string }).nextLink, {
    token: await automate.tokenFor('mateo'),
  })
  assert.deepEqual(
    valuesOf(next.body).map(({ name }) => name),
    [good],
  )
})

test('a run tells its trigger and its actions, with links to what went in and came out', async () => {
  const flow = startedFlow(automate, quick)
  const name = await run(flow)
  const { body } = await ask('mateo', 'GET', `/flows/${flow.id}/runs/${name}?$expand=properties/actions`)
  const properties = propertiesOf(body)
  assert.deepEqual(
    [properties.status, properties.startTime, properties.endTime, properties.correlation],
    ['Succeeded', '2026-11-20T09:02:24.0000000Z', '2026-11-20T09:02:24.0000000Z', { clientTrackingId: name }],
  )
  const trigger = properties.trigger as { name: string; outputsLink: { uri: string; contentSize: number } }
  const action = (properties.actions as { A: { status: string; code: string; outputsLink: { uri: string } } }).A
  assert.deepEqual([trigger.name, action.status, action.code], ['manual', 'Succeeded', 'OK'])
  assert.deepEqual((await automate.call('GET', trigger.outputsLink.uri)).body, { headers: {}, body: { a: 1 } })
  assert.equal((await automate.call('GET', action.outputsLink.uri)).body, 1)
  assert.equal((await automate.call('GET', trigger.outputsLink.uri.replace('Outputs?', 'Inputs?'))).status, 401)
  await automate.pass(5 * hour)
  assert.equal((await automate.call('GET', trigger.outputsLink.uri)).status, 401)
})

test('of an action in a loop the number of its turns is told', async () => {
  const flow = startedFlow(
    automate,
    flowWith({
      Loop: { type: 'Foreach', foreach: '@range(0, 3)', actions: { A: { type: 'Compose', inputs: '@item()' } } },
    }),
  )
  const name = await run(flow)
  const { body } = await ask('mateo', 'GET', `/flows/${flow.id}/runs/${name}?$expand=properties/actions`)
  const { actions } = propertiesOf(body) as { actions: Record<string, { repetitionCount?: number }> }
  assert.deepEqual([actions.A?.repetitionCount, actions.Loop?.repetitionCount], [3, undefined])
})

test('a run is cancelled; one that is not there is told as another service tells it', async () => {
  const flow = startedFlow(automate, flowWith({ A: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } } }))
  const name = await run(flow)
  assert.equal((await ask('mateo', 'POST', `/flows/${flow.id}/runs/${name}/cancel`)).status, 200)
  await automate.pass()
  assert.equal(propertiesOf((await ask('mateo', 'GET', `/flows/${flow.id}/runs/${name}`)).body).status, 'Cancelled')
  const none = await ask('mateo', 'GET', `/flows/${flow.id}/runs/0858`)
  assert.equal(errorOf(none.body).code, 'AzureResourceManagerRequestFailed')
  assert.match(errorOf(none.body).message, /"WorkflowRunNotFound"/)
})

test('the histories of a trigger tell the calls it refused too', async () => {
  const flow = startedFlow(automate, flowWith({}, { schema: { type: 'object', required: ['a'] } }))
  const { body: told } = await ask('mateo', 'POST', `/flows/${flow.id}/triggers/manual/listCallbackUrl`)
  const { value } = (told as { response: { value: string } }).response
  await automate.call('POST', value, { body: {} })
  await automate.call('POST', value, { body: { a: 1 } })
  const { body } = await ask('mateo', 'GET', `/flows/${flow.id}/triggers/manual/histories`)
  assert.deepEqual(
    valuesOf(body).map(({ properties }) => [properties.status, properties.fired]),
    [
      ['Succeeded', true],
      ['Failed', false],
    ],
  )
  assert.deepEqual(
    valuesOf((await ask('mateo', 'GET', `/flows/${flow.id}/triggers`)).body).map(({ name }) => name),
    ['manual'],
  )
})

test('an administrator sees every flow, by way of the scope of administrators; others are kept out of it', async () => {
  const { id } = startedFlow(automate, quick)
  const admin = async (alias: string, path: string) =>
    automate.call('GET', `${root}/scopes/admin/environments/${environment}${path}?${version}`, {
      token: await automate.tokenFor(alias),
    })
  assert.deepEqual(
    valuesOf((await admin('grace', '/v2/flows')).body).map(({ name }) => name),
    [id],
  )
  assert.equal((await admin('grace', `/flows/${id}`)).status, 200)
  const unknown = await admin('grace', '/flows/none')
  assert.deepEqual(
    [unknown.status, errorOf(unknown.body)],
    [404, { code: 'FlowNotFound', message: "Could not find flow 'none'." }],
  )
  assert.equal(errorOf((await admin('tom', `/flows/${id}`)).body).code, 'EnvironmentAccessDenied')
})

test('the environment is told to everybody; another one is denied', async () => {
  const token = await automate.tokenFor('tom', { permissions: ['Flows.Read.All'] })
  const { body } = await automate.call('GET', `${root}/environments?${version}`, { token })
  const [told] = valuesOf(body)
  assert.deepEqual([told?.name, told?.properties.displayName], [environment, 'Alder Instruments (default)'])
  const other = await automate.call('GET', `${root}/environments/Default-other/flows?${version}`, { token })
  assert.deepEqual(
    [other.status, errorOf(other.body)],
    [
      403,
      {
        code: 'EnvironmentAccessDenied',
        message: "Access to the environment 'Default-other' is denied.",
      },
    ],
  )
  assert.equal((await automate.call('GET', `${root}/environments/~default/flows?${version}`, { token })).status, 200)
})

test('people have connections of their own, told with a token for Power Apps', async () => {
  const { shared_approvals } = references()
  const token = await automate.tokenFor('mateo', { audience: 'https://service.powerapps.com/', permissions: ['User'] })
  const path = '/providers/Microsoft.PowerApps/apis/shared_approvals/connections?api-version=2016-11-01'
  const { body } = await automate.call('GET', path, { token })
  const [told] = valuesOf(body)
  assert.deepEqual(
    [told?.name, told?.properties.statuses],
    [shared_approvals.connectionName, [{ status: 'Connected' }]],
  )
  const other = await automate.tokenFor('tom', { audience: 'https://service.powerapps.com/', permissions: ['User'] })
  assert.deepEqual(valuesOf((await automate.call('GET', path, { token: other })).body), [])
})

const list = `${root}/environments/${environment}/flows?${version}`

const tokens: readonly (readonly [string, () => Promise<CallOptions>, number, string])[] = [
  ['no token', async () => ({}), 401, 'MissingAuthorizationHeader'],
  ['what is no token', async () => ({ token: 'a.b.c' }), 401, 'InvalidAuthenticationToken'],
  [
    'a token for Graph',
    async () => ({ token: await automate.tokenFor('mateo', { audience: 'https://graph.microsoft.com' }) }),
    401,
    'InvalidAuthenticationAudience',
  ],
  ['the token of an app', async () => ({ token: await automate.appToken() }), 403, 'ServicePrincipalNotAllowed'],
  [
    'a token without a permission',
    async () => ({ token: await automate.tokenFor('mateo', { permissions: ['User'] }) }),
    403,
    'Forbidden',
  ],
]

for (const [name, options, status, code] of tokens)
  test(`${name} is answered ${status} ${code}`, async () => {
    const answer = await automate.call('GET', list, await options())
    assert.deepEqual([answer.status, errorOf(answer.body).code], [status, code])
  })

test('tokens of two resources are taken, with a slash and without; reading is not managing', async () => {
  for (const audience of ['https://service.flow.microsoft.com', 'https://management.azure.com/']) {
    const token = await automate.tokenFor('mateo', { audience, permissions: ['user_impersonation'] })
    assert.equal((await automate.call('GET', list, { token })).status, 200, audience)
  }
  const token = await automate.tokenFor('mateo', { permissions: ['Flows.Read.All'] })
  assert.equal((await automate.call('POST', list, { token, body: {} })).status, 403)
})

test('a version is wanted, and one that is known', async () => {
  const token = await automate.tokenFor('mateo')
  const code = async (query: string) => {
    const { body } = await automate.call('GET', `${root}/environments/${environment}/flows${query}`, { token })
    return errorOf(body).code
  }
  assert.equal(await code(''), 'MissingApiVersionParameter')
  assert.equal(await code('?api-version=2010-01-01'), 'InvalidApiVersionParameter')
})

test('what is not played is told by name', async () => {
  const { status, body } = await ask('mateo', 'POST', '/flows/x/exportToARMTemplate')
  assert.deepEqual([status, errorOf(body).code], [501, 'NotPlayedBySandbox'])
})
