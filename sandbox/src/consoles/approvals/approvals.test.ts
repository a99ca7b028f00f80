import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import {
  type Approval,
  cancelApproval,
  confirmConnection,
  environmentName,
  findApproval,
  type JsonObject,
  listApprovals,
  respondLink,
  turnOn,
} from '../../automate/index.ts'
import { day } from '../../clock.ts'
import { employeeId } from '../../company/index.ts'
import { flowWith } from '../../testing/testFlows.ts'
import { type TestConsoles, testConsoles } from '../testing/testConsoles.ts'

let consoles: TestConsoles
beforeEach(async () => {
  consoles = await testConsoles()
})
afterEach(async () => {
  await consoles[Symbol.asyncDispose]()
  assert.deepEqual(consoles.reported, [])
})

/** Asked by a flow of Mateo's. */
async function ask(input: JsonObject = {}, approvalType = 'Basic', limit?: JsonObject): Promise<Approval> {
  const { premises } = consoles
  const given = { title: 'Hire Nia Obi?', assignedTo: 'tom@alder.example', ...input }
  const definition = flowWith({
    Ask: {
      type: 'OpenApiConnectionWebhook',
      runAfter: {},
      ...(limit ? { limit } : {}),
      inputs: {
        host: {
          apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
          connectionName: 'shared_approvals',
          operationId: 'StartAndWaitForAnApproval',
        },
        parameters: {
          approvalType,
          ...Object.fromEntries(
            Object.entries(given).map(([name, value]) => [`WebhookApprovalCreationInput/${name}`, value]),
          ),
        },
      },
    },
  })
  const flow = consoles.flowOf('mateo', definition)
  assert(confirmConnection(premises, flow.id, 'shared_approvals', employeeId('mateo')).ok)
  assert(turnOn(premises, flow.id).ok)
  await consoles.run(flow)
  const [approval] = listApprovals(premises.store)
  assert(approval)
  return approval
}

const approvals = () => `/environments/${environmentName(consoles.premises.store)}/approvals`

const pathOf = ({ id }: Approval) => `${approvals()}/received/${id}`

const now = ({ id }: Approval) => findApproval(consoles.premises.store, id)

test('a request is answered with a comment on the page its mail leads to, and leaves what was received', async () => {
  const approval = await ask({ details: 'Sales,\nfrom Monday', itemLink: 'javascript:alert(1)' })
  const { premises } = consoles
  assert.equal(respondLink(premises.url, environmentName(premises.store), approval.id), premises.url + pathOf(approval))
  const tom = await consoles.visit('Tom Becker')
  assert.match((await tom.open(approvals())).text, /Hire Nia Obi\? Mateo Rossi 20 Nov 2026, 09:02:24/)
  const page = await tom.open(`${pathOf(approval)}?response=Reject`)
  assert.match(page.text, /Requested by Mateo Rossi .* Sales, from Monday .* Approve\/Reject - First to respond/)
  assert.match(page.html, /value="Reject" checked/)
  assert.doesNotMatch(page.html, /href="javascript/)
  assert.equal(now(approval)?.status, 'Pending')
  const list = await tom.press(page, 'Confirm', { response: 'Approve', comments: ' Welcome ' })
  assert.match(list.text, /Response successfully recorded: “Approve” to “Hire Nia Obi\?”.*You’re all caught up/)
  assert.deepEqual(
    [now(approval)?.outcome, now(approval)?.requests[0]?.comments, now(approval)?.requests[0]?.answer],
    ['Approve', 'Welcome', 'Approve'],
  )
  assert.match((await tom.open(`${approvals()}/history`)).text, /Hire Nia Obi\? Approved Approve Mateo Rossi/)
  const after = await tom.open(pathOf(approval))
  assert.match(after.text, /This request is completed\. Responses .* Tom Becker Approved Welcome/)
  assert.doesNotMatch(after.html, /Confirm/)
})

test('looking at a request, however it is asked for, decides nothing', async () => {
  const approval = await ask()
  const tom = await consoles.visit('Tom Becker')
  for (const path of ['', '?response=Approve', '/reassign', '/cancel', '?response=Approve&canary=1&comments=x'])
    await tom.open(pathOf(approval) + path)
  const answer = await tom.visitor.post(consoles.premises.url + pathOf(approval), { response: 'Approve', canary: '1' })
  assert.deepEqual([answer.status, now(approval)?.requests[0]?.state], [303, 'Pending'])
})

test('only who was asked, and who sent it, see a request', async () => {
  const approval = await ask()
  const priya = await consoles.visit('Priya Nair')
  assert.equal((await priya.open(pathOf(approval))).status, 404)
  const mateo = await consoles.visit('Mateo Rossi')
  const seen = await mateo.open(pathOf(approval))
  assert.match(seen.text, /It waits for those who were asked.* Tom Becker Pending/)
  assert.doesNotMatch(seen.html, /Confirm/)
})

test('where everybody must approve, the page tells who has answered and who has not', async () => {
  const approval = await ask({ assignedTo: 'tom@alder.example;ada@alder.example' }, 'BasicAwaitAll')
  const tom = await consoles.visit('Tom Becker')
  await tom.press(pathOf(approval), 'Confirm', { response: 'Approve' })
  const waiting = await tom.open(pathOf(approval))
  assert.match(waiting.text, /Everyone must approve .*You have responded\. Others have not yet\./)
  assert.match(waiting.text, /Tom Becker Approved .*Ada Lindqvist Pending/)
  const mateo = await consoles.visit('Mateo Rossi')
  assert.match((await mateo.open(`${approvals()}/sent`)).text, /Hire Nia Obi\? Requested 1 of 2/)
  const ada = await consoles.visit('Ada Lindqvist')
  await ada.press(pathOf(approval), 'Confirm', { response: 'Reject' })
  assert.match((await mateo.open(`${approvals()}/sent`)).text, /Hire Nia Obi\? Rejected 2 of 2/)
})

for (const type of ['CustomResponse', 'CustomResponseAwaitAll'])
  test(`${type}: the flow’s own responses are offered, letter by letter`, async () => {
    const approval = await ask({ responseOptions: ['Now', 'Later & <later>'] }, type)
    const tom = await consoles.visit('Tom Becker')
    const page = await tom.open(pathOf(approval))
    assert.match(page.text, /Choose your response Now Later & <later> Comments/)
    const wrong = await tom.press(page, 'Confirm', { response: 'Approve' })
    assert.match(wrong.text, /Choose one of the responses: Now, Later & <later>\./)
    await tom.press(page, 'Confirm', { response: 'Later & <later>' })
    assert.equal(now(approval)?.outcome, 'Later & <later>')
  })

test('the first to respond completes it, and others find it completed', async () => {
  const approval = await ask({ assignedTo: 'tom@alder.example;ada@alder.example' })
  const [tom, ada] = [await consoles.visit('Tom Becker'), await consoles.visit('Ada Lindqvist')]
  const open = await ada.open(pathOf(approval))
  await tom.press(pathOf(approval), 'Confirm', { response: 'Reject' })
  assert.match((await ada.press(open, 'Confirm', { response: 'Approve' })).text, /has been completed already/)
  assert.match(
    (await ada.open(pathOf(approval))).text,
    /This request was completed before you responded.*Did not respond/,
  )
  assert.equal(now(approval)?.outcome, 'Reject')
})

test('a request is handed on: the other is asked in one’s place', async () => {
  const approval = await ask()
  const tom = await consoles.visit('Tom Becker')
  const done = await tom.press(`${pathOf(approval)}/reassign?find=priya`, 'Priya Nair')
  assert.match(done.text, /“Hire Nia Obi\?” was reassigned to Priya Nair/)
  assert.match((await tom.open(pathOf(approval))).text, /You have reassigned this request/)
  assert.match(done.text, /You’re all caught up/)
  const priya = await consoles.visit('Priya Nair')
  await priya.press(pathOf(approval), 'Confirm', { response: 'Approve' })
  assert.equal(now(approval)?.outcome, 'Approve')
})

test('where it is not allowed, nothing is handed on', async () => {
  const approval = await ask({ enableReassignment: false })
  const tom = await consoles.visit('Tom Becker')
  assert.doesNotMatch((await tom.open(pathOf(approval))).text, /Reassign/)
  const refused = await tom.open(`${pathOf(approval)}/reassign`)
  assert.match(refused.text, /does not allow it to be reassigned/)
})

test('who sent a request cancels it after a question; nobody can answer it then', async () => {
  const approval = await ask()
  const tom = await consoles.visit('Tom Becker')
  assert.match((await tom.open(`${pathOf(approval)}/cancel`)).text, /Only whoever sent a request can cancel it/)
  const mateo = await consoles.visit('Mateo Rossi')
  assert.match((await mateo.press(`${pathOf(approval)}/cancel`, 'Cancel request')).text, /“Hire Nia Obi\?” is canceled/)
  assert.match((await tom.open(pathOf(approval))).text, /Status Canceled .*nobody waits for an answer any more/)
})

test('a request that its flow stopped waiting for says that it has timed out', async () => {
  const approval = await ask({}, 'Basic', { timeout: 'P2D' })
  await consoles.pass(3 * day)
  const tom = await consoles.visit('Tom Becker')
  assert.match((await tom.open(pathOf(approval))).text, /Status Timed out .*This request has timed out/)
})

test('a request nobody answers for thirty days has timed out with its run', async () => {
  const approval = await ask()
  await consoles.pass(31 * day)
  const tom = await consoles.visit('Tom Becker')
  assert.match((await tom.open(pathOf(approval))).text, /Status Timed out/)
  assert.match((await tom.open(`${approvals()}/history`)).text, /Hire Nia Obi\? Timed out/)
  assert.equal(cancelApproval(consoles.premises, approval.id, employeeId('mateo')).ok, false)
})
