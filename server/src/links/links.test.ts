// A workflow is tied to a cloud flow: the client, the template, its request URL, and the round trip that links them.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type * as api from '@countersign/core/api'
import type { AnswerOf, AuditEntry, Problem, WorkflowLink } from '@countersign/core/api'
import { sql } from '../platform/database/index.ts'
import { openLog } from '../platform/log.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import { type Entra, entraOf } from '../testing/entra.ts'
import { approvalsAt, type Maker, makerAt } from '../testing/powerAutomate/index.ts'
import { tablesHolding } from '../testing/tablesHolding.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

type Settings = AnswerOf<typeof api.getPowerAutomate>
type Tested = AnswerOf<typeof api.testPowerAutomate>

let server: TestServer
let grace: TestBrowser
let mateo: Maker
let calls: Calls
let entra: Entra
let storeId: string
const lines: string[] = []
before(async () => {
  server = await testServer({}, { log: openLog('debug', '1.0.0', { write: (line: string) => lines.push(line) }) })
  grace = await server.signIn('Grace Okafor')
  calls = callsTo(server.url)
  entra = entraOf(server)
  mateo = await makerAt(entra, 'Mateo Rossi', 'mateo@alder.example')
  storeId = (await calls.made<{ id: string }>(grace, 'POST', '/stores', { name: 'Alder', domains: ['alder.example'] }))
    .id
})
after(() => server[Symbol.asyncDispose]())

const problemOf = async (answer: Response) => (await answer.json()) as Problem

const client = (changes: object = {}) => ({
  ...{ cloud: 'sandbox', organization: 'org7d9a2f64', region: 'SANDBOX', dataServiceUrl: server.url },
  ...{ tenantId: entra.tenant, clientId: entra.clientId, clientSecret: 'sandbox-only-secret', ...changes },
})
const place = () => `/stores/${storeId}/power-automate`
const register = (changes: object = {}) => calls.made(grace, 'PUT', place(), client(changes))
const layersOf = async () =>
  new Map((await calls.made<Tested>(grace, 'POST', `${place()}/test`)).layers.map((one) => [one.name, one]))

const workflow = async (name = 'Workflow to Join a Group') =>
  (await server.pool.one<{ id: string }>(sql`select id from workflow where name = ${name} and store_id = ${storeId}`))
    .id

test('before a client is registered nothing can be linked, and it says where to begin', async () => {
  const link = await calls.made<WorkflowLink>(grace, 'GET', `/workflows/${await workflow()}/link`)
  assert.deepEqual([link.hasClient, link.state], [false, 'not-linked'])
  const problem = await calls.denied(grace, 'POST', `/workflows/${await workflow()}/link/template`, {})
  assert.match(problem.detail ?? '', /Register one under Advanced Workflow Settings/)
})

test('what is entered for a client is held against the cloud it names', async () => {
  const wrong = async (changes: object) => (await calls.denied(grace, 'PUT', place(), client(changes))).errors?.[0]
  assert.match((await wrong({ region: 'EUR' }))?.message ?? '', /has no region “EUR”/)
  assert.match((await wrong({ organization: 'a b' }))?.message ?? '', /letters, digits and hyphens/)
  assert.match((await wrong({ organization: 'https://evil.example' }))?.message ?? '', /one environment/)
  assert.match((await wrong({ dataServiceUrl: 'http://elsewhere.example' }))?.message ?? '', /https/)
  assert.equal((await wrong({ clientSecret: undefined }))?.path, 'body.clientSecret')
  assert.equal(
    (await wrong({ cloud: 'public', organization: 'x.crm4.dynamics.com.evil.example' }))?.path,
    'body.organization',
  )
})

test('a client is registered, told without its secret, and works in every layer that can be tried yet', async () => {
  await register()
  const { client: told, dataServiceUrl } = await calls.made<Settings>(grace, 'GET', place())
  assert.equal(JSON.stringify(told).includes('sandbox-only-secret'), false)
  assert.deepEqual([told?.environmentUrl, dataServiceUrl], [entra.origin, server.url])
  const tested = await calls.made<Tested>(grace, 'POST', `${place()}/test`)
  assert.deepEqual(
    tested.layers.map(({ name, state }) => [name, state]),
    [
      ['environment', 'ok'],
      ['token', 'ok'],
      ['application-user', 'ok'],
      ['flow-account', 'not-tried'],
      ['data-service-url', 'ok'],
      ['called-by-power-automate', 'not-tried'],
    ],
  )
  assert.deepEqual(
    tested.permissions.map(({ permission, state }) => [permission, state]),
    [
      ['user_impersonation', 'not-known'],
      ['prvReadworkflow', 'found'],
      ['prvReadconnectionreference', 'found'],
    ],
  )
})

for (const [what, changes, name, sentence] of [
  ['a wrong secret', { clientSecret: 'wrong-secret' }, 'token', /secret is wrong.*AADSTS7000215/],
  ['an unknown tenant', { tenantId: 'aaaaaaaa-0000-4000-8000-000000000000' }, 'token', /no such tenant/],
  ['an unknown application', { clientId: 'aaaaaaaa-0000-4000-8000-000000000000' }, 'token', /not in this tenant/],
  [
    'an environment that is not there',
    { cloud: 'public', region: 'NOR', dataServiceUrl: 'https://countersign.example' },
    'environment',
    /no environment at org7d9a2f64\.crm19/,
  ],
] as const)
  test(`${what} is one sentence, at the layer it belongs to`, async () => {
    await register(changes)
    const layer = (await layersOf()).get(name)
    assert.equal(layer?.state, 'failed')
    assert.match(layer?.sentence ?? '', sentence)
    await register()
  })

test('an expired secret, and an application that is no user of the environment, are told apart', async () => {
  const fault = await entra.control<{ id: string }>('POST', 'faults', {
    kind: 'expired-secret',
    clientId: entra.clientId,
  })
  assert.match((await layersOf()).get('token')?.sentence ?? '', /has expired/)
  await entra.control('DELETE', `faults/${fault.id}`)
  const other = await entra.newApp()
  await register({ clientId: other.clientId, clientSecret: other.secret })
  const layers = await layersOf()
  assert.deepEqual([layers.get('token')?.state, layers.get('application-user')?.state], ['ok', 'failed'])
  assert.match(layers.get('application-user')?.sentence ?? '', /no application user.*Environment Maker/)
  await register()
})

test('an address that leads elsewhere is not taken for ours', async () => {
  await server.pool.rows(sql`update power_automate_client set data_service_url = ${entra.origin}`)
  assert.match((await layersOf()).get('data-service-url')?.sentence ?? '', /somebody else answers/)
  await register()
})

const template = (body: object = {}) =>
  workflow().then((id) => calls.send(grace, 'POST', `/workflows/${id}/link/template`, body))

test('without a flow account there is no template of its own, and it says what to press', async () => {
  assert.match((await problemOf(await template())).detail ?? '', /No flow account has signed in yet/)
})

async function signInAccount() {
  const { connectionId } = await calls.made<{ connectionId: string }>(grace, 'POST', `${place()}/flow-account`)
  const { url } = await calls.made<{ url: string }>(grace, 'POST', `/connections/${connectionId}/sign-in`, {})
  const back = await entra.visit(grace, url, 'Mateo Rossi', 'Accept')
  await grace.fetch(back.headers.get('Location') ?? '')
}

test('a flow account signs in at Entra: no name and no password is entered here', async () => {
  await signInAccount()
  const { client: told } = await calls.made<Settings>(grace, 'GET', place())
  assert.deepEqual([told?.flowAccount?.name, told?.flowAccount?.health], ['mateo@alder.example', 'connected'])
  assert.equal((await layersOf()).get('flow-account')?.state, 'ok')
})

test('a secret that was made anew is entered once, and the flow account stays signed in', async () => {
  const { value } = await entra.control<{ value: string }>('POST', `apps/${entra.clientId}/secrets`, {})
  await register({ clientSecret: value })
  const { client: told } = await calls.made<Settings>(grace, 'GET', place())
  assert.equal(told?.flowAccount?.health, 'connected')
  assert.equal((await layersOf()).get('flow-account')?.state, 'ok')
  await register()
})

let requestUrl = ''
const joining = async () => {
  const flow = (await mateo.flows()).find(({ displayName }) => displayName === 'Workflow to Join a Group')
  assert.ok(flow)
  return flow
}
const link = async (name?: string) => calls.made<WorkflowLink>(grace, 'GET', `/workflows/${await workflow(name)}/link`)

test('the template is under My flows of the flow account, by the workflow’s name, switched off, and made once', async () => {
  for (const said of [/was created/, /written anew/]) {
    const answer = (await (await template()).json()) as { message: string }
    assert.match(answer.message, said)
  }
  const flows = await mateo.flows()
  assert.deepEqual(
    flows.map(({ displayName, state }) => [displayName, state]),
    [['Workflow to Join a Group', 'Stopped']],
  )
  const { template: told, state } = await link()
  assert.deepEqual([state, told?.owner, told?.asksWhoeverHoldsIt], ['template-made', 'mateo@alder.example', true])
})

test('a template whose answer was lost is found again', async () => {
  await entra.control('POST', 'faults', {
    kind: 'lost-answer',
    host: 'dataverse',
    path: '/api/data/v9.2/workflows',
    method: 'POST',
    count: 1,
  })
  const id = await workflow('Workflow to Leave a Group')
  const problem = await calls.denied(grace, 'POST', `/workflows/${id}/link/template`, {})
  assert.match(problem.detail ?? '', /broke before its answer/)
  await calls.made(grace, 'POST', `/workflows/${id}/link/template`, {})
  assert.equal((await mateo.flows()).filter(({ displayName }) => displayName === 'Workflow to Leave a Group').length, 1)
})

test('a flow of the application’s own is another than the flow account’s, which stays', async () => {
  const id = await workflow('Workflow to Nest a Group')
  const create = (as: string) =>
    calls.made<{ message: string }>(grace, 'POST', `/workflows/${id}/link/template`, { as })
  assert.match((await create('flow-account')).message, /was created.*My flows of mateo@alder\.example/)
  assert.match((await create('application')).message, /was created.*belongs to the application/)
  assert.match((await create('application')).message, /was written anew.*belongs to the application/)
  assert.ok((await mateo.flows()).some(({ displayName }) => displayName === 'Workflow to Nest a Group'))
})

const putUrl = async (url: string, name?: string) =>
  calls.send(grace, 'PUT', `/workflows/${await workflow(name)}/link/request-url`, { requestUrl: url })

test('the request URL is sealed: no answer, no row, no audit entry has its signature', async () => {
  const flow = await joining()
  requestUrl = await mateo.connect(flow)
  const answered = await putUrl(requestUrl)
  assert.equal(answered.status, 200)
  const signature = new URL(requestUrl).searchParams.get('sig') ?? ''
  assert.ok(signature.length >= 43)
  assert.equal((await answered.text()).includes(signature), false)
  const { requestUrl: told, state } = await link()
  assert.deepEqual([state, told?.host], ['url-entered', new URL(entra.origin).host])
  const { items } = await calls.made<{ items: AuditEntry[] }>(grace, 'GET', '/audit?limit=50')
  assert.equal(JSON.stringify(items).includes(signature), false)
  assert.deepEqual(await tablesHolding(server.pool, signature), [])
})

test('an address that is no flow’s is refused at its field', async () => {
  const problem = await problemOf(await putUrl('https://evil.example/x', 'Workflow to Leave a Group'))
  assert.equal(problem.errors?.[0]?.path, 'body.requestUrl')
})

const authenticate = async (name?: string) =>
  calls.send(grace, 'POST', `/workflows/${await workflow(name)}/link/authenticate`)

test('a link is authenticated by somebody who has just signed in again, nobody else', async () => {
  assert.equal((await problemOf(await authenticate())).code, 'fresh-sign-in-needed')
  assert.equal(await signInAgain(), 303)
  assert.notEqual((await link()).freshUntil, null)
})

/** Through the sandbox's page of people, which asks although Grace is signed in there. */
async function signInAgain(person: 'Grace Okafor' | 'Mateo Rossi' = 'Grace Okafor') {
  const begun = await grace.fetch(`${server.url}/sign-in/again?returnTo=/admin/stores`)
  const back = await entra.visit(grace, begun.headers.get('Location') ?? '', person)
  return (await grace.fetch(back.headers.get('Location') ?? '')).status
}

test('a flow that is still switched off is linked, and not taken for one that answers', async () => {
  const answer = (await (await authenticate()).json()) as { isAnswered: boolean; sentence: string }
  assert.equal(answer.isAnswered, false)
  assert.match(answer.sentence, /still switched off/)
  const told = await link()
  assert.deepEqual([told.state, told.health.state, told.authenticated?.isAnswered], ['linked', 'off', false])
})

const check = async (name?: string) =>
  calls.made<WorkflowLink>(grace, 'POST', `/workflows/${await workflow(name)}/link/check`)

test('once it is on the round trip goes through it and back, and starts no approval', async () => {
  const flow = await joining()
  await mateo.turn(flow, 'on')
  const told = await check()
  assert.deepEqual([told.health.state, told.authenticated?.isAnswered], ['ok', true], told.health.sentence)
  assert.deepEqual(
    (await mateo.runs(flow)).map(({ status }) => status),
    ['Succeeded'],
  )
  assert.equal((await layersOf()).get('called-by-power-automate')?.state, 'ok')
  assert.deepEqual(await approvalsAt(entra).pending(), [])
})

test('where flows call back is part of what was authenticated: of another address nobody links without showing who they are', async () => {
  await register()
  assert.equal((await link()).state, 'linked', 'the same address says nothing new')
  await register({ dataServiceUrl: 'https://elsewhere.example' })
  assert.equal((await link()).state, 'url-entered')
  await register()
  assert.equal((await link()).state, 'url-entered')
  assert.equal((await authenticate()).status, 200)
  assert.equal((await link()).state, 'linked')
})

test('the request URL of another workflow’s flow is recognised, and not linked', async () => {
  const name = 'Workflow to Leave a Group'
  assert.equal((await putUrl(requestUrl, name)).status, 200)
  const problem = await problemOf(await authenticate(name))
  assert.match(problem.detail ?? '', /request URL of another flow/)
  assert.equal((await link(name)).state, 'url-entered')
})

test('the list of workflows says which are linked, to which flow, and how that is doing', async () => {
  const listed = async () =>
    (await calls.made<AnswerOf<typeof api.listWorkflowLinks>>(grace, 'GET', `/stores/${storeId}/workflow-links`)).items
  const of = async (name: string) => {
    const id = await workflow(name)
    const one = (await listed()).find(({ workflowId }) => workflowId === id)
    return one && [one.state, one.flowName, one.health.state]
  }
  assert.deepEqual(await of('Workflow to Join a Group'), ['linked', 'Workflow to Join a Group', 'ok'])
  assert.deepEqual(await of('Workflow to Leave a Group'), ['url-entered', 'Workflow to Leave a Group', 'trouble'])
  assert.equal(await of('Workflow to Transfer a User'), undefined)
})

test('a new key at the flow, and a flow that was turned off or deleted, are told apart', async () => {
  const flow = await joining()
  await mateo.turn(flow, 'off')
  assert.equal((await check()).health.state, 'off')
  await mateo.turn(flow, 'on')
  await putUrl(requestUrl.replace(/sig=.{4}/, 'sig=AAAA'))
  assert.match((await check()).health.sentence, /does not accept the request URL/)
  assert.equal((await link()).state, 'url-entered', 'another address has to be authenticated anew')
})

test('unlinked, nothing is known of the flow any more', async () => {
  await calls.made(grace, 'DELETE', `/workflows/${await workflow()}/link`)
  assert.equal((await link()).state, 'not-linked')
})

test('what linked flows are sent is published', async () => {
  const { payloadSchemaUrl } = await calls.made<Settings>(grace, 'GET', place())
  const schema = (await (await fetch(payloadSchemaUrl)).json()) as { $id: string }
  assert.equal(schema.$id, payloadSchemaUrl)
})

test('neither the log nor any row has a client secret, a request URL’s signature or a token that flows call back with', async () => {
  const { entries } = (await (await fetch(`${entra.origin}/_journal?host=triggers&limit=1000`)).json()) as {
    entries: { body: { text: string } | null }[]
  }
  const tokens = entries.flatMap(({ body }) => /\/callbacks\/([\w-]{43})/.exec(body?.text ?? '')?.[1] ?? [])
  const signature = new URL(requestUrl).searchParams.get('sig') ?? ''
  assert.ok(tokens.length > 2 && lines.length > 20)
  const log = lines.join('\n')
  for (const secret of ['sandbox-only-secret', signature, ...tokens]) {
    const at = log.indexOf(secret)
    assert.equal(at < 0 ? '' : log.slice(Math.max(0, at - 200), at + 60), '')
    assert.deepEqual(await tablesHolding(server.pool, secret), [])
  }
})
