import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { minute, second } from '../../clock.ts'
import { employeeId } from '../../company/index.ts'
import { deleteObject } from '../../directory/index.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith } from '../../testing/testFlows.ts'
import { connectionFor } from '../connections/index.ts'
import { isObject, type JsonObject } from '../expressions/index.ts'
import { createFlow, turnOn } from '../flows/index.ts'
import { cancelRun, findRun, startRun } from '../runs/index.ts'
import { type ApprovalRefusal, answerApproval, cancelApproval, listApprovals, reassignApproval } from './index.ts'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate()
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

const host = (operationId: string): JsonObject => ({
  apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
  connectionName: 'shared_approvals',
  operationId,
})

const start = (approvalType: string, input: JsonObject = {}): JsonObject => ({
  Ask: {
    type: 'OpenApiConnectionWebhook',
    inputs: {
      host: host('StartAndWaitForAnApproval'),
      parameters: {
        approvalType,
        ...Object.fromEntries(
          Object.entries({ title: 'May we?', assignedTo: 'grace@alder.example;ada@alder.example', ...input }).map(
            ([name, value]) => [`WebhookApprovalCreationInput/${name}`, value],
          ),
        ),
      },
    },
  },
})

/** Runs a flow of Mateo's; the name of its run. */
async function run(actions: JsonObject): Promise<string> {
  const { premises } = automate
  const connectionName = connectionFor(premises, employeeId('mateo'), 'shared_approvals').name
  const made = createFlow(premises, {
    displayName: 'Ask',
    creatorId: employeeId('mateo'),
    definition: flowWith(actions),
    connections: { shared_approvals: { api: 'shared_approvals', connectionName, logicalName: null } },
  })
  assert(made.ok, JSON.stringify(made))
  const on = turnOn(premises, made.value.id)
  assert(on.ok)
  const name = startRun(premises, on.value, { outputs: {}, hasCaller: false })
  await automate.pass()
  return name
}

const approval = () => {
  const [first, ...others] = listApprovals(automate.premises.store)
  assert(first && others.length === 0)
  return first
}

const answer = (alias: string, text: string, comments: string | null = null) =>
  answerApproval(automate.premises, approval().id, employeeId(alias), { answer: text, comments })

const refusalOf = (outcome: ReturnType<typeof answer>): ApprovalRefusal | undefined =>
  outcome.ok ? undefined : outcome.refusal

/** What the connector told a step. */
function bodyOf(name: string, step = 'Ask'): JsonObject {
  const outputs = findRun(automate.premises.store, name)?.run.steps[step]?.outputs
  assert(isObject(outputs) && isObject(outputs.body))
  return outputs.body
}

test('Basic: the first answer decides, and the flow gets everything the connector tells', async () => {
  const name = await run(
    start('Basic', { details: '**Details**', itemLink: 'https://alder.example/1', itemLinkDescription: 'The request' }),
  )
  await automate.pass(5 * minute)
  assert(answer('ada', 'Reject', 'No.').ok)
  await automate.pass()
  const { name: id, respondLink, adaptiveCard, approvers, responses, ...rest } = bodyOf(name)
  assert.equal(id, approval().id)
  assert.equal(
    respondLink,
    `${automate.premises.url}/environments/Default-7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35/approvals/received/${id}`,
  )
  assert.equal((JSON.parse(String(adaptiveCard)) as { type: string }).type, 'AdaptiveCard')
  assert.deepEqual(
    (approvers as { displayName: string }[]).map(({ displayName }) => displayName),
    ['Grace Okafor', 'Ada Lindqvist'],
  )
  assert.equal((responses as unknown[]).length, 1)
  assert.deepEqual(rest, {
    title: 'May we?',
    details: '**Details**',
    itemLink: 'https://alder.example/1',
    itemLinkDescription: 'The request',
    requestDate: '2026-11-20T09:02:24.0000000Z',
    completionDate: '2026-11-20T09:07:24.0000000Z',
    expirationDate: '2026-12-20T09:02:24.0000000Z',
    priority: 'Medium',
    status: 'Completed',
    outcome: 'Reject',
    responseSummary:
      'Approver: Ada Lindqvist, ada@alder.example\r\nResponse: Reject\r\nRequest Date: Friday, November 20, 2026 9:02:24 AM (UTC)\r\nResponse Date: Friday, November 20, 2026 9:07:24 AM (UTC)\r\nComments: No.',
  })
})

test('answers are compared letter by letter', async () => {
  await run(start('Basic'))
  for (const text of ['approve', 'APPROVE', 'Approved', ''])
    assert.deepEqual(refusalOf(answer('ada', text)), { code: 'invalid-answer', options: ['Approve', 'Reject'] })
})

test('only those who were asked answer, once, and nobody after it is decided', async () => {
  await run(start('BasicAwaitAll'))
  assert.deepEqual(refusalOf(answer('tom', 'Approve')), { code: 'not-assigned' })
  assert(answer('ada', 'Approve').ok)
  assert.deepEqual(refusalOf(answer('ada', 'Reject')), { code: 'already-answered' })
  assert(answer('grace', 'Approve').ok)
  assert.deepEqual(refusalOf(answer('grace', 'Approve')), { code: 'not-pending', status: 'Completed' })
  const unknown = answerApproval(automate.premises, 'none', employeeId('ada'), { answer: 'Approve', comments: null })
  assert.deepEqual(refusalOf(unknown), { code: 'not-found' })
})

test('BasicAwaitAll: everybody has to approve', async () => {
  const name = await run(start('BasicAwaitAll'))
  answer('grace', 'Approve')
  await automate.pass()
  assert.equal(findRun(automate.premises.store, name)?.status, 'Running')
  answer('ada', 'Approve')
  await automate.pass()
  assert.equal(bodyOf(name).outcome, 'Approve')
  assert.equal((bodyOf(name).responses as unknown[]).length, 2)
})

test('CustomResponse: answers of one’s own, and no others', async () => {
  const name = await run(start('CustomResponse', { responseOptions: ['Yes', 'Later'] }))
  assert.deepEqual(refusalOf(answer('ada', 'Approve')), { code: 'invalid-answer', options: ['Yes', 'Later'] })
  answer('ada', 'Later')
  await automate.pass()
  assert.equal(bodyOf(name).outcome, 'Later')
})

test('CustomResponseAwaitAll: all of them, one after the other', async () => {
  const name = await run(start('CustomResponseAwaitAll', { responseOptions: ['Yes', 'No'] }))
  answer('ada', 'No')
  await automate.pass(second)
  answer('grace', 'Yes')
  await automate.pass()
  assert.equal(bodyOf(name).outcome, 'No, Yes')
})

test('who is asked hands it on; the other answers in their place', async () => {
  const name = await run(start('BasicAwaitAll'))
  const reassign = (from: string, to: string) =>
    refusalOf(reassignApproval(automate.premises, approval().id, employeeId(from), to))
  assert.deepEqual(reassign('tom', employeeId('priya')), { code: 'not-assigned' })
  assert.deepEqual(reassign('ada', 'nobody'), { code: 'unknown-person' })
  assert.equal(reassign('ada', employeeId('priya')), undefined)
  assert.deepEqual(refusalOf(answer('ada', 'Approve')), { code: 'not-assigned' })
  assert.deepEqual(listApprovals(automate.premises.store, { askedOf: employeeId('ada') }), [])
  assert.equal(listApprovals(automate.premises.store, { askedOf: employeeId('priya') }).length, 1)
  answer('priya', 'Approve')
  await automate.pass(second)
  answer('grace', 'Approve')
  await automate.pass()
  assert.deepEqual(
    (bodyOf(name).responses as { responder: { displayName: string } }[]).map(({ responder }) => responder.displayName),
    ['Priya Nair', 'Grace Okafor'],
  )
})

test('what was handed to somebody who has answered is decided, if nobody else is waited for', async () => {
  const name = await run(start('BasicAwaitAll'))
  answer('grace', 'Approve')
  assert(reassignApproval(automate.premises, approval().id, employeeId('ada'), employeeId('grace')).ok)
  await automate.pass()
  assert.equal(bodyOf(name).outcome, 'Approve')
})

test('what comes back to somebody who had handed it on is theirs to answer again', async () => {
  await run(start('Basic', { assignedTo: 'ada@alder.example' }))
  const { premises } = automate
  const reassign = (from: string, to: string) =>
    reassignApproval(premises, approval().id, employeeId(from), employeeId(to))
  assert(reassign('ada', 'priya').ok)
  assert(reassign('priya', 'ada').ok)
  assert.deepEqual(refusalOf(reassign('ada', 'ada')), { code: 'unknown-person' })
  assert.equal(refusalOf(answer('ada', 'Approve')), undefined)
  assert.equal(approval().status, 'Completed')
})

test('where it is not allowed nothing is handed on', async () => {
  await run(start('Basic', { enableReassignment: false }))
  const outcome = reassignApproval(automate.premises, approval().id, employeeId('ada'), employeeId('tom'))
  assert.deepEqual(refusalOf(outcome), { code: 'not-reassignable' })
})

test('whoever sent it takes it back, and the flow hears that', async () => {
  const name = await run(start('Basic'))
  assert.deepEqual(refusalOf(cancelApproval(automate.premises, approval().id, employeeId('ada'))), {
    code: 'not-the-owner',
  })
  assert(cancelApproval(automate.premises, approval().id, employeeId('mateo')).ok)
  await automate.pass()
  assert.deepEqual([bodyOf(name).status, bodyOf(name).outcome], ['Canceled', null])
})

test('a run that is cancelled takes its question back', async () => {
  const name = await run(start('Basic'))
  assert(cancelRun(automate.premises, name))
  await automate.pass()
  assert.equal(findRun(automate.premises.store, name)?.status, 'Cancelled')
  assert.equal(approval().status, 'Canceled')
  assert.deepEqual(refusalOf(answer('ada', 'Approve')), { code: 'not-pending', status: 'Canceled' })
  assert.equal(cancelRun(automate.premises, name), false)
})

const faults: readonly (readonly [string, string, JsonObject, string])[] = [
  ['no title', 'Basic', { title: ' ' }, 'InvalidApprovalCreateRequestTitleMissing'],
  ['nobody', 'Basic', { assignedTo: null }, 'InvalidApprovalCreateRequestAssignedToMissing'],
  [
    'nobody who is known',
    'Basic',
    { assignedTo: 'x@alder.example; y' },
    'InvalidApprovalCreateRequestAssignedToNoValidUsers',
  ],
  ['no answers of its own', 'CustomResponse', {}, 'InvalidApprovalCreateRequestOptionsMissing'],
  ['a type that is none', 'Sequential', {}, 'InvalidApprovalType'],
]

for (const [name, type, input, code] of faults)
  test(`an approval with ${name} is not asked for`, async () => {
    const runName = await run(start(type, input))
    const step = findRun(automate.premises.store, runName)?.run.steps.Ask
    assert.deepEqual([step?.status, step?.code, step?.error?.code], ['Failed', 'BadRequest', code])
    assert.deepEqual(listApprovals(automate.premises.store), [])
  })

test('who is not known is passed over, who is named twice is asked once, and a name has no case', async () => {
  await run(start('Basic', { assignedTo: `nobody@alder.example; ADA@alder.example;${employeeId('ada')};` }))
  assert.deepEqual(
    approval().requests.map(({ personId }) => personId),
    [employeeId('ada')],
  )
})

test('who has left is still told by id', async () => {
  const name = await run(start('Basic'))
  assert(answer('ada', 'Approve').ok)
  assert(deleteObject(automate.premises.directory, employeeId('ada')).ok)
  await automate.pass()
  const [response] = bodyOf(name).responses as { responder: { id: string } }[]
  assert.equal(response?.responder.id, employeeId('ada'))
})

const split = (between: JsonObject = {}): JsonObject => ({
  Create: {
    type: 'OpenApiConnection',
    inputs: {
      host: host('CreateAnApproval'),
      parameters: {
        approvalType: 'Basic',
        'ApprovalCreationInput/title': 'May we?',
        'ApprovalCreationInput/assignedTo': 'ada@alder.example',
      },
    },
  },
  ...between,
  Ask: {
    type: 'OpenApiConnectionWebhook',
    runAfter: { [Object.keys(between)[0] ?? 'Create']: ['Succeeded'] },
    inputs: { host: host('WaitForAnApproval'), parameters: { approvalName: "@body('Create')?['name']" } },
  },
})

test('asked first, waited for later', async () => {
  const name = await run(split())
  assert.equal(findRun(automate.premises.store, name)?.run.steps.Create?.code, 'Created')
  assert.equal(bodyOf(name, 'Create').status, 'Pending')
  answer('ada', 'Approve')
  await automate.pass()
  assert.equal(bodyOf(name).outcome, 'Approve')
})

test('what was answered before anybody waited is told at once', async () => {
  const name = await run(
    split({
      Delay: { type: 'Wait', runAfter: { Create: ['Succeeded'] }, inputs: { interval: { count: 1, unit: 'Hour' } } },
    }),
  )
  answer('ada', 'Reject')
  await automate.pass(60 * minute)
  assert.equal(bodyOf(name).outcome, 'Reject')
})

test('a run that ends does not take back what it only waited for', async () => {
  const name = await run(split())
  cancelRun(automate.premises, name)
  await automate.pass()
  assert.equal(approval().status, 'Pending')
  assert(answer('ada', 'Approve').ok)
})

test('an approval that is not there cannot be waited for', async () => {
  const name = await run({
    Ask: {
      type: 'OpenApiConnectionWebhook',
      inputs: { host: host('WaitForAnApproval'), parameters: { approvalName: 'none' } },
    },
  })
  assert.equal(findRun(automate.premises.store, name)?.run.steps.Ask?.error?.code, 'ApprovalNotFound')
})
