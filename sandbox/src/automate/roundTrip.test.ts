// An approval from the outside to the outside: a flow is called at its address, asks a person, and calls back.

import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { day, second } from '../clock.ts'
import { employeeId } from '../company/index.ts'
import { servicePrincipalOf } from '../entra/index.ts'
import { approvalFlow, clientDataWith } from '../testing/approvalFlow.ts'
import { type Outsider, outsider } from '../testing/outsider.ts'
import { countersignId, type TestAutomate, testAutomate } from '../testing/testAutomate.ts'
import type { Json } from './expressions/index.ts'
import {
  answerApproval,
  confirmConnection,
  createSolutionFlow,
  type Flow,
  findRun,
  listApprovals,
  runsOfFlow,
  triggerAddress,
  turnOn,
  updateSolutionFlow,
} from './index.ts'

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

/** Made as Countersign makes it, connected and turned on as a person does. */
function newFlow(definition = approvalFlow()): Flow {
  const creatorId = servicePrincipalOf(automate.premises.directory, countersignId)?.id ?? ''
  const made = createSolutionFlow(automate.premises, {
    name: 'Create User',
    clientData: clientDataWith(definition),
    creatorId,
  })
  assert(made.ok)
  assert(confirmConnection(automate.premises, made.value.id, 'shared_approvals', employeeId('mateo')).ok)
  const on = turnOn(automate.premises, made.value.id)
  assert(on.ok)
  return on.value
}

const request = () => ({
  requestId: 'r-1',
  title: 'Create Tova Lind',
  details: null,
  approver: 'grace@alder.example; ada@alder.example',
  callbackUrl: `${outside.url}/callbacks/1`,
  callbackToken: 'the-token',
})

async function trigger(flow: Flow, body: Json = request()) {
  const { value } = triggerAddress(automate.premises.url, flow)
  const answer = await automate.call('POST', value, { body })
  assert.equal(answer.status, 202, JSON.stringify(answer.body))
  await automate.pass()
  return answer.headers.get('x-ms-workflow-run-id') ?? ''
}

const onlyApproval = () => {
  const [approval, ...others] = listApprovals(automate.premises.store)
  assert(approval && others.length === 0)
  return approval
}

const answerAs = (alias: string, answer: string, comments: string | null = null) =>
  answerApproval(automate.premises, onlyApproval().id, employeeId(alias), { answer, comments })

const statusOf = (run: string) => findRun(automate.premises.store, run)?.status

test('approved: the flow calls back, once, with who answered what', async () => {
  const run = await trigger(newFlow())
  assert.equal(statusOf(run), 'Running')
  assert(answerAs('ada', 'Approve', 'Welcome!').ok)
  await automate.pass()
  assert.equal(outside.calls.length, 1)
  const [{ method, path, headers, body }] = outside.calls as [(typeof outside.calls)[number]]
  assert.deepEqual([method, path, headers.authorization], ['POST', '/callbacks/1', 'Bearer the-token'])
  assert.match(String(headers['user-agent']), /azure-logic-apps/)
  assert.equal(headers['x-ms-workflow-run-id'], run)
  assert.deepEqual(body, {
    requestId: 'r-1',
    outcome: 'Approve',
    responses: [
      {
        responder: {
          id: employeeId('ada'),
          displayName: 'Ada Lindqvist',
          email: 'ada@alder.example',
          tenantId: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
          userPrincipalName: 'ada@alder.example',
        },
        requestDate: '2026-11-20T09:02:24.0000000Z',
        responseDate: '2026-11-20T09:02:24.0000000Z',
        approverResponse: 'Approve',
        comments: 'Welcome!',
      },
    ],
  })
  assert.equal(statusOf(run), 'Succeeded')
})

test('rejected: the flow calls back with that', async () => {
  const run = await trigger(newFlow())
  assert(answerAs('grace', 'Reject').ok)
  await automate.pass()
  assert.deepEqual(
    outside.calls.map(({ body }) => (body as { outcome: string }).outcome),
    ['Reject'],
  )
  assert.equal(statusOf(run), 'Succeeded')
})

test('not answered for thirty days: the flow calls back on its error branch, and the question is taken back', async () => {
  const run = await trigger(newFlow())
  await automate.pass(30 * day - second)
  assert.equal(outside.calls.length, 0)
  await automate.pass(second)
  assert.deepEqual(
    outside.calls.map(({ body }) => body),
    [{ requestId: 'r-1', outcome: 'TimedOut' }],
  )
  assert.equal(statusOf(run), 'TimedOut')
  assert.equal(onlyApproval().status, 'Canceled')
})

test('a callback that fails is tried again, by the sandbox’s clock', async () => {
  outside.reply({ status: 503 }, { status: 429 }, { status: 200 })
  const run = await trigger(newFlow())
  answerAs('ada', 'Approve')
  await automate.pass()
  assert.equal(outside.calls.length, 1)
  await automate.pass(7 * second)
  assert.equal(outside.calls.length, 2)
  await automate.pass(14 * second)
  assert.equal(outside.calls.length, 3)
  assert.equal(statusOf(run), 'Succeeded')
})

test('a callback nobody takes fails the run, and its history says so', async () => {
  const run = await trigger(newFlow(), { ...request(), callbackUrl: 'http://127.0.0.1:1/nobody' })
  answerAs('ada', 'Approve')
  await automate.pass(10 * 60 * second)
  assert.equal(statusOf(run), 'Failed')
  const step = findRun(automate.premises.store, run)?.run.steps.Approved
  assert.equal(step?.retries?.length, 4)
  assert.match(String(step?.error?.message), /^Http request failed: /)
})

test('a callback that is refused is not tried again', async () => {
  outside.reply({ status: 409, body: { error: { code: 'AlreadyDecided', message: 'It was decided already.' } } })
  const run = await trigger(newFlow())
  answerAs('ada', 'Approve')
  await automate.pass(day)
  assert.equal(outside.calls.length, 1)
  assert.deepEqual(findRun(automate.premises.store, run)?.run.steps.Approved?.error, {
    code: 'AlreadyDecided',
    message: 'It was decided already.',
  })
})

test('a run outlives a restart, and so does a question', async () => {
  const run = await trigger(newFlow())
  await automate.restart()
  assert.equal(listApprovals(automate.premises.store).length, 1)
  answerAs('ada', 'Approve')
  await automate.pass()
  assert.equal(outside.calls.length, 1)
  assert.equal(statusOf(run), 'Succeeded')
})

test('what was answered while the sandbox was about to stop is heard of after it', async () => {
  const run = await trigger(newFlow())
  answerAs('ada', 'Approve')
  await automate.restart()
  await automate.pass()
  assert.equal(outside.calls.length, 1)
  assert.equal(statusOf(run), 'Succeeded')
})

test('a retry that is due after a restart is made', async () => {
  outside.reply({ status: 503 }, { status: 200 })
  await trigger(newFlow())
  answerAs('ada', 'Approve')
  await automate.pass()
  await automate.restart()
  await automate.pass(7 * second)
  assert.equal(outside.calls.length, 2)
})

test('a run keeps to the definition it began with', async () => {
  const flow = newFlow()
  const run = await trigger(flow)
  const other = approvalFlow({ callback: { uri: 'http://127.0.0.1:1/other' } })
  assert(updateSolutionFlow(automate.premises, flow.entityId ?? '', { clientData: clientDataWith(other) }).ok)
  answerAs('ada', 'Approve')
  await automate.pass()
  assert.equal(outside.calls.length, 1)
  assert.equal(statusOf(run), 'Succeeded')
})

test('an approver nobody knows fails the approval, and the error branch says so', async () => {
  const run = await trigger(newFlow(), { ...request(), approver: 'nobody@alder.example' })
  assert.equal(
    findRun(automate.premises.store, run)?.run.steps.Start_and_wait_for_an_approval?.error?.code,
    'InvalidApprovalCreateRequestAssignedToNoValidUsers',
  )
  assert.deepEqual(
    outside.calls.map(({ body }) => body),
    [{ requestId: 'r-1', outcome: 'Failed' }],
  )
})

test('a connection that has expired fails the step that uses it', async () => {
  const flow = newFlow()
  automate.premises.store.run`update cloud_connection set status = 'Error'`
  const run = await trigger(flow)
  const step = findRun(automate.premises.store, run)?.run.steps.Start_and_wait_for_an_approval
  assert.deepEqual([step?.status, step?.code], ['Failed', 'Unauthorized'])
})

test('two calls are two runs, the newest first', async () => {
  const flow = newFlow()
  const first = await trigger(flow)
  await automate.pass(second)
  const second_ = await trigger(flow)
  const runs = runsOfFlow(automate.premises.store, flow.id, {}, { limit: 10 })
  assert.deepEqual(
    runs.map(({ name }) => name),
    [second_, first],
  )
  assert.equal(listApprovals(automate.premises.store, { askedOf: employeeId('ada') }).length, 2)
})
