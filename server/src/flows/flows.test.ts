// Action flows as whoever builds them, and whoever presses their buttons, meets them: the whole server, the sandbox's Graph.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AuditEntry, FlowButton, FlowDetails, FlowRun, FlowRunSummary } from '@countersign/core/api'
import type { Draft, Step, Value } from '@countersign/core/flows'
import { sql } from '../platform/database/index.ts'
import { call, inLine, processXml } from '../testing/bpmn.ts'
import { entraOf } from '../testing/entra.ts'
import { connectEntra } from '../testing/entraConnection.ts'
import { newEntraUser } from '../testing/newEntraUser.ts'
import { type Runner, startRunner } from '../testing/runner.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { until } from '../testing/until.ts'

let runner: Runner
let grace: TestBrowser
let tom: TestBrowser
let connectionId: string
let vpn: string
before(async () => {
  runner = await startRunner({}, { makesFirstStore: true })
  grace = await runner.server.signIn('Grace Okafor')
  tom = await runner.server.signIn('Tom Becker')
  connectionId = await connectEntra(runner.server)
  vpn = await groupNamed('VPN Users')
})
after(() => runner[Symbol.asyncDispose]())

async function groupNamed(name: string): Promise<string> {
  const url = new URL(`/v1.0/groups?$filter=displayName eq '${name}'`, entraOf(runner.server).origin)
  const called = await runner.server.connections.callBy(connectionId, { url, method: 'GET' })
  assert.ok(called.ok)
  return JSON.parse(`${called.answer.body}`).value[0].id
}

const text = (words: string): Value => [{ text: words }]
const output = (from: string, ...path: string[]): Value => [{ from, path }]

const action = (id: string, name: string, inputs: Record<string, Value>): Step => ({
  ...{ id, name: `${name} ${id}`, kind: 'action', connector: 'entra', action: name, connectionId, inputs },
})

const button = (...names: string[]): Draft['trigger'] => ({
  ...{ kind: 'button', label: 'Give access' },
  fields: names.map((name) => ({ name, label: name, help: '', type: 'text', required: true, choices: [] })),
})

/** Who is found becomes a member; who is not ends the run. */
const giving = (): Draft => ({
  trigger: button('user'),
  steps: [
    action('s1', 'lookupUser', { userId: output('trigger', 'user'), select: text('department') }),
    {
      ...{ id: 's2', name: 'Found?', kind: 'branch' },
      paths: [
        {
          ...{ id: 'p1', name: 'nobody' },
          when: {
            match: 'any',
            groups: [
              {
                match: 'all',
                conditions: [{ left: output('s1', 'outcome'), operator: 'not-equals', right: text('FOUND') }],
              },
            ],
          },
          steps: [
            {
              ...{ id: 's3', name: 'Say so', kind: 'stop', as: 'failed' },
              message: [{ text: 'Nobody is called ' }, { from: 'trigger', path: ['user'] }, { text: '.' }],
            },
          ],
        },
      ],
      otherwise: [],
    },
    action('s4', 'addMember', { userId: output('s1', 'id'), groupId: text(vpn) }),
  ],
})

let made = 0
async function create(draft: Draft): Promise<FlowDetails> {
  made += 1
  return runner.calls.made(runner.mateo, 'POST', '/flows', { name: `Flow ${made}`, draft })
}
const post = <Answer>(as: TestBrowser, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  runner.calls.made<Answer>(as, 'POST', path, body, { headers })
const activate = (id: string) => post<FlowDetails>(runner.mateo, `/flows/${id}/activate`)

async function active(draft: Draft): Promise<FlowDetails> {
  const { id, findings } = await create(draft)
  assert.deepEqual(
    findings.filter(({ weight }) => weight === 'problem'),
    [],
  )
  return activate(id)
}

const press = (flowId: string, inputs: object, key?: string) =>
  post<{ runId: string }>(tom, `/flow-buttons/${flowId}/press`, { inputs }, key ? { 'Idempotency-Key': key } : {})

const run = (id: string) => runner.calls.made<FlowRun>(runner.mateo, 'GET', `/flow-runs/${id}`)

async function ended(id: string): Promise<FlowRun> {
  await until(async () => (await run(id)).state !== 'running')
  return run(id)
}

const stepOf = (told: FlowRun, id: string) => {
  const step = told.steps.find(({ stepId }) => stepId === id)
  assert.ok(step)
  return step
}

test('a new flow is inactive and empty, and says what it lacks', async () => {
  const flow = await post<FlowDetails>(runner.mateo, '/flows', { name: 'Empty' })
  assert.deepEqual([flow.state, flow.version, flow.revision], ['inactive', null, 1])
  assert.deepEqual(
    flow.findings.map(({ code }) => code),
    ['no-trigger', 'no-steps'],
  )
  const refused = await runner.calls.denied(runner.mateo, 'POST', `/flows/${flow.id}/activate`)
  assert.equal(refused.code, 'unfit-process')
  assert.match(refused.findings?.[0]?.reason ?? '', /Choose what begins the flow/)
})

test('a button begins a run: each step tells what it was given, what it brought, and in whose name', async () => {
  const { id } = await active(giving())
  const { items } = await runner.calls.made<{ items: FlowButton[] }>(tom, 'GET', '/flow-buttons')
  assert.ok(items.some(({ flowId, label }) => flowId === id && label === 'Give access'))
  const told = await ended((await press(id, { user: 'mateo@alder.example' })).runId)
  assert.deepEqual([told.state, told.startedBy, told.version, told.isTest], ['done', 'Tom Becker', 1, false])
  assert.deepEqual(told.inputs, { user: 'mateo@alder.example' })
  const [lookup, branch, stop, add] = ['s1', 's2', 's3', 's4'].map((one) => stepOf(told, one))
  assert.deepEqual(lookup?.inputs, { userId: 'mateo@alder.example', select: ['department'] })
  assert.deepEqual([lookup?.outputs?.displayName, lookup?.outputs?.department], ['Mateo Rossi', 'Operations'])
  assert.deepEqual(lookup?.actedAs, { connectionId, connection: 'Entra', account: 'grace@alder.example' })
  assert.deepEqual([branch?.state, branch?.outputs], ['done', { path: 'otherwise' }])
  assert.equal(stop?.state, 'not-reached')
  assert.deepEqual([add?.state, add?.outputs?.outcome, add?.tries], ['done', 'added', 1])
  assert.ok(add?.startedAt && add.finishedAt && add.startedAt <= add.finishedAt)
})

test('a stop says how the run ended', async () => {
  const { id } = await active(giving())
  const told = await ended((await press(id, { user: 'nobody@alder.example' })).runId)
  assert.deepEqual([told.state, told.sentence], ['failed', 'Nobody is called nobody@alder.example.'])
  assert.deepEqual(stepOf(told, 's2').outputs, { path: 'nobody' })
  assert.deepEqual([stepOf(told, 's3').state, stepOf(told, 's4').state], ['done', 'not-reached'])
  const list = await runner.calls.made<{ items: FlowRunSummary[] }>(
    runner.mateo,
    'GET',
    `/flows/${id}/runs?state=failed`,
  )
  assert.deepEqual(
    list.items.map((one) => one.id),
    [told.id],
  )
})

test('what can’t be done waits for somebody, in one sentence, and goes on once it is mended and resolved', async () => {
  const { id } = await active({
    trigger: button('user'),
    steps: [action('s1', 'addMember', { userId: output('trigger', 'user'), groupId: text(vpn) })],
  })
  const name = { displayName: 'Late Comer', mailNickname: 'late.comer' }
  const { runId } = await press(id, { user: `${name.mailNickname}@alder.example` })
  const told = await ended(runId)
  const step = stepOf(told, 's1')
  assert.deepEqual([told.state, step.state], ['needs-attention', 'needs-attention'])
  const nobody = 'There is no user “late.comer@alder.example” in Microsoft Entra ID'
  assert.equal(step.sentence, `${nobody}, so nobody was added or taken out. Correct the User ID.`)
  await newEntraUser(runner.server, { ...name, userPrincipalName: 'late.comer@alder.example' })
  await post(runner.mateo, `/incidents/${step.incidentId}/resolve`, {})
  await until(async () => (await run(runId)).state === 'done')
  const mended = stepOf(await run(runId), 's1')
  assert.deepEqual([mended.state, mended.sentence, mended.outputs?.outcome, mended.tries], ['done', null, 'added', 2])
})

test('a button takes what it asks for, and the same press twice begins one run', async () => {
  const { id } = await active(giving())
  const refused = await runner.calls.denied(tom, 'POST', `/flow-buttons/${id}/press`, { inputs: { user: ' ', x: 1 } })
  assert.deepEqual(
    refused.errors?.map(({ path }) => path),
    ['body.inputs.x', 'body.inputs.user'],
  )
  const [first, second] = [await press(id, { user: 'x@y' }, 'once'), await press(id, { user: 'x@y' }, 'once')]
  assert.equal(first.runId, second.runId)
})

test('A1 an inactive flow begins nothing', async () => {
  const flow = await active(giving())
  const off = await post<FlowDetails>(runner.mateo, `/flows/${flow.id}/deactivate`)
  assert.equal(off.state, 'inactive')
  assert.equal((await runner.calls.denied(tom, 'POST', `/flow-buttons/${flow.id}/press`, { inputs: {} })).status, 404)
  const { items } = await runner.calls.made<{ items: FlowButton[] }>(tom, 'GET', '/flow-buttons')
  assert.ok(!items.some(({ flowId }) => flowId === flow.id))
})

test('A2 runs keep the version they began with, and a draft that is saved changes nothing until it is activated', async () => {
  const dynamic = await groupNamed('Leeds Office')
  const first = (groupId: string): Draft => ({
    trigger: button('user'),
    steps: [action('s1', 'addMember', { userId: output('trigger', 'user'), groupId: text(groupId) })],
  })
  const { id, revision } = await active(first(dynamic))
  const { runId } = await press(id, { user: 'tom@alder.example' })
  await ended(runId)
  const saved = await runner.calls.made<FlowDetails>(
    runner.mateo,
    'PUT',
    `/flows/${id}/draft`,
    { draft: giving() },
    { headers: { 'If-Match': `"${revision}"` } },
  )
  assert.deepEqual([saved.version, saved.hasChanges], [1, true])
  const stale = { headers: { 'If-Match': `"${revision}"` } }
  const refused = await runner.calls.denied(runner.mateo, 'PUT', `/flows/${id}/draft`, { draft: giving() }, stale)
  assert.equal(refused.code, 'changed-meanwhile')
  const now = await activate(id)
  assert.deepEqual([now.version, now.hasChanges, now.versions.length], [2, false, 2])
  const told = await run(runId)
  assert.deepEqual([told.version, told.steps.length, told.state], [1, 1, 'needs-attention'])
})

test('a test runs the draft without its being active, and is marked', async () => {
  const { id } = await create(giving())
  const { runId } = await post<{ runId: string }>(runner.mateo, `/flows/${id}/test`, {
    inputs: { user: 'nobody@alder.example' },
  })
  const told = await ended(runId)
  assert.deepEqual([told.isTest, told.version, told.startedBy, told.state], [true, null, 'Mateo Rossi', 'failed'])
  const { state } = await runner.calls.made<FlowDetails>(runner.mateo, 'GET', `/flows/${id}`)
  assert.equal(state, 'inactive')
})

test('runs are found by what became of them, and tests by being tests', async () => {
  const { id } = await active(giving())
  const [done, failed] = [
    await press(id, { user: 'tom@alder.example' }),
    await press(id, { user: 'nobody@alder.example' }),
  ]
  const inputs = { user: 'nobody@alder.example' }
  const tried = await post<{ runId: string }>(runner.mateo, `/flows/${id}/test`, { inputs })
  for (const { runId } of [done, failed, tried]) await ended(runId)
  const found = async (query: string) =>
    (await runner.calls.made<{ items: FlowRunSummary[] }>(runner.mateo, 'GET', `/flows/${id}/runs?${query}`)).items.map(
      (one) => one.id,
    )
  assert.deepEqual(await found(''), [tried.runId, failed.runId, done.runId])
  assert.deepEqual(await found('state=done'), [done.runId])
  assert.deepEqual(await found('state=failed&test=no'), [failed.runId])
  assert.deepEqual(await found('test=yes'), [tried.runId])
  for (const state of ['running', 'needs-attention', 'cancelled']) assert.deepEqual(await found(`state=${state}`), [])
})

test('a webhook begins a run while the flow is active, for whoever proves the key', async () => {
  await runner.secret('HOOK', 'a-key-of-the-test')
  const draft: Draft = {
    trigger: {
      ...{ kind: 'webhook', proof: { by: 'api-key', secret: 'HOOK' } },
      sample: '{"person": {"user name": "x"}}',
    },
    steps: [action('s1', 'lookupUser', { userId: output('trigger', 'person', 'user name') })],
  }
  const { id, webhookUrl } = await active(draft)
  const call = (key: string) =>
    fetch(webhookUrl ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: '{"person": {"user name": "tom@alder.example"}}',
    })
  assert.deepEqual([(await call('wrong')).status, (await call('a-key-of-the-test')).status], [401, 200])
  const { items } = await runner.calls.made<{ items: FlowRunSummary[] }>(runner.mateo, 'GET', `/flows/${id}/runs`)
  const [only, ...others] = items
  assert.ok(only && others.length === 0)
  const told = await ended(only.id)
  assert.deepEqual([told.state, told.startedBy, told.trigger.kind], ['done', null, 'webhook'])
  assert.equal(stepOf(told, 's1').outputs?.displayName, 'Tom Becker')
  await post(runner.mateo, `/flows/${id}/deactivate`)
  assert.equal((await call('a-key-of-the-test')).status, 404)
  await activate(id)
  assert.equal((await call('a-key-of-the-test')).status, 200)
})

type Directory = { id: string; name: string }
type Found = { items: { id: string; kind: 'user' | 'group'; name: string }[] }

/** Of the identity store that the first start has made. */
async function storePerson(name: string) {
  let store: Directory | undefined
  await until(async () => {
    const { items } = await runner.calls.made<{ items: Directory[] }>(tom, 'GET', '/directories')
    store = items[0]
    return store !== undefined && (await find(store.id, name)) !== undefined
  })
  assert.ok(store)
  const found = await find(store.id, name)
  assert.ok(found)
  return { storeId: store.id, person: { id: found.id, kind: found.kind, name: found.name } }
}

const find = async (storeId: string, name: string) =>
  (
    await runner.calls.made<Found>(
      tom,
      'GET',
      `/stores/${storeId}/objects?kind=user&search=${encodeURIComponent(name)}`,
    )
  ).items.find((one) => one.name === name)

/** Mateo and Tom are asked before Tom gets what Tom wants. */
async function asking(): Promise<Draft> {
  const { storeId, person: mateo } = await storePerson('Mateo Rossi')
  const { person } = await storePerson('Tom Becker')
  return {
    trigger: button('user'),
    steps: [
      {
        ...{ id: 's1', name: 'Ask', kind: 'approval', storeId, acceleration: false, unlessApproved: 'stop' },
        title: [{ text: 'Access for ' }, { from: 'trigger', path: ['user'] }],
        message: text('To the VPN.'),
        approvers: [mateo, person],
      },
      action('s2', 'removeMember', { userId: output('trigger', 'user'), groupId: text(vpn) }),
    ],
  }
}

const inbox = async (as: TestBrowser, title: string) =>
  (await runner.calls.made<{ items: { id: string; subject: string }[] }>(as, 'GET', '/requests?list=inbox')).items.find(
    ({ subject }) => subject === title,
  )

async function waiting(runId: string, title: string): Promise<string> {
  await until(async () => (await inbox(runner.mateo, title)) !== undefined)
  assert.equal(stepOf(await run(runId), 's1').state, 'waiting')
  return (await inbox(runner.mateo, title))?.id ?? ''
}

test('an approval holds a run until somebody decides who did not begin it', async () => {
  const { id } = await active(await asking())
  const { runId } = await press(id, { user: 'nia.obi@alder.example' })
  const request = await waiting(runId, 'Access for nia.obi@alder.example')
  assert.equal(await inbox(tom, 'Access for nia.obi@alder.example'), undefined)
  assert.equal((await runner.calls.denied(tom, 'POST', `/requests/${request}/approve`, { comment: '' })).status, 403)
  await post(runner.mateo, `/requests/${request}/deny`, { reason: 'Not now' })
  const told = await ended(runId)
  const { outputs, state } = stepOf(told, 's1')
  assert.deepEqual([state, outputs?.outcome, outputs?.decidedBy], ['done', 'denied', 'Mateo Rossi'])
  assert.deepEqual([told.state, told.sentence], ['done', 'Not approved: Ask (denied)'])
  assert.equal(stepOf(told, 's2').state, 'not-reached')
})

test('what was approved goes on, with who it was', async () => {
  const { id } = await active(await asking())
  const { runId } = await press(id, { user: 'tom@alder.example' })
  await post(runner.mateo, `/requests/${await waiting(runId, 'Access for tom@alder.example')}/approve`, { comment: '' })
  const told = await ended(runId)
  assert.deepEqual([stepOf(told, 's1').outputs?.outcome, told.state], ['approved', 'done'])
  assert.match(`${stepOf(told, 's2').outputs?.outcome}`, /removed|not-a-member/)
})

test('the process of a flow is neither begun, called nor deployed past the flow', async () => {
  const { id } = await active(giving())
  const started = await runner.calls.denied(runner.mateo, 'POST', '/instances', { processId: `flow-${id}` })
  assert.match(`${started.status} ${started.detail}`, /409 This process belongs to an action flow/)
  const caller = `calls-${id}`
  const xml = processXml(caller, inLine(call('child', `flow-${id}`)))
  await post(runner.mateo, '/deployments', { fileName: 'calls.bpmn', xml })
  const { id: calling } = await runner.calls.made<{ id: string }>(runner.mateo, 'POST', '/instances', {
    processId: caller,
  })
  const refusal = () =>
    runner.server.pool.maybe<{ message: string }>(sql`select message from incident where instance_id = ${calling}`)
  await until(async () => (await refusal()) !== undefined)
  assert.match(`${(await refusal())?.message}`, /This process belongs to an action flow/)
  for (const processId of [`flow-${id}`, `flow-${id}-test`]) {
    const file = { fileName: 'mine.bpmn', xml: processXml(processId, inLine('<bpmn:manualTask id="a"/>')) }
    assert.equal((await runner.calls.denied(runner.mateo, 'POST', '/deployments', file)).status, 409, processId)
  }
  const told = await ended((await press(id, { user: 'nobody@alder.example' })).runId)
  assert.deepEqual([told.version, told.sentence], [1, 'Nobody is called nobody@alder.example.'])
})

test('an active flow is not deleted; one that is not goes, and its runs stay with the processes', async () => {
  const { id, name } = await active(giving())
  const { runId } = await press(id, { user: 'nobody@alder.example' })
  await ended(runId)
  assert.equal((await runner.calls.denied(runner.mateo, 'DELETE', `/flows/${id}`)).code, 'conflict')
  await post(runner.mateo, `/flows/${id}/deactivate`)
  await runner.calls.made(runner.mateo, 'DELETE', `/flows/${id}`)
  assert.equal((await runner.calls.denied(runner.mateo, 'GET', `/flows/${id}`)).status, 404)
  const { status } = await runner.calls.made<{ status: string }>(runner.mateo, 'GET', `/instances/${runId}`)
  assert.equal(status, 'completed')
  const { items } = await runner.calls.made<{ items: AuditEntry[] }>(
    grace,
    'GET',
    `/audit?search=${encodeURIComponent(name)}`,
  )
  const told = items.filter(({ subject }) => subject?.id === id).map((entry) => entry.action)
  assert.deepEqual(told, ['flow.deleted', 'flow.deactivated', 'flow.activated', 'flow.created'])
})

test('who may not build flows builds none, and who may press a button may not read its runs', async () => {
  assert.equal((await runner.calls.denied(tom, 'POST', '/flows', { name: 'Mine' })).code, 'no-permission')
  assert.equal((await runner.calls.denied(tom, 'GET', '/flows')).code, 'no-permission')
})
