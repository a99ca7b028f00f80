import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changePermissions, createSolutionFlow, environmentName, findFlow, flowsOf } from '../../automate/index.ts'
import { second } from '../../clock.ts'
import { employeeId } from '../../company/index.ts'
import { approvalFlow, clientDataWith } from '../../testing/approvalFlow.ts'
import { flowWith } from '../../testing/testFlows.ts'
import { newVisitor } from '../../testing/visitor.ts'
import { type TestConsoles, testConsoles } from '../testing/testConsoles.ts'

let consoles: TestConsoles
before(async () => {
  consoles = await testConsoles()
})
after(async () => {
  await consoles[Symbol.asyncDispose]()
  assert.deepEqual(consoles.reported, [])
})

const flows = () => `/environments/${environmentName(consoles.premises.store)}/flows`

const stateOf = (id: string) => findFlow(consoles.premises.store, id)?.state

test('My flows lists one’s own, Shared with me and the administrator’s list the others', async () => {
  consoles.flowOf('tom', flowWith({}), 'Tom’s flow')
  const tom = await consoles.visit('Tom Becker')
  const priya = await consoles.visit('Priya Nair')
  const grace = await consoles.visit('Grace Okafor')
  assert.match((await tom.open(flows())).text, /Tom’s flow Off 20 Nov 2026, 09:02:24 Tom Becker/)
  assert.match((await priya.open(flows())).text, /You don’t have any flows/)
  assert.match((await priya.open(`${flows()}/shared`)).text, /No flows are shared with you/)
  assert.equal((await priya.open(`${flows()}/all`)).status, 404)
  assert.match((await grace.open(`${flows()}/all`)).text, /Tom’s flow/)
})

test('a flow of somebody else is not there, on none of its pages', async () => {
  const { id } = consoles.flowOf('tom', flowWith({}))
  const priya = await consoles.visit('Priya Nair')
  for (const page of ['details', 'edit', 'runs', 'delete', 'regenerate-key'])
    assert.equal((await priya.open(`${flows()}/${id}/${page}`)).status, 404, page)
  const own = await priya.press(`${flows()}/new`, 'Create', { name: 'Mine', definition: JSON.stringify(flowWith({})) })
  const { canary = '' } = Object.fromEntries(
    [...own.html.matchAll(/name="(canary)" value="([^"]*)"/g)].map(([, name = '', value]) => [name, value]),
  )
  const answer = await priya.visitor.post(`${consoles.premises.url}${flows()}/${id}/turn-on`, { canary })
  assert.deepEqual([answer.status, stateOf(id)], [404, 'Stopped'])
})

test('an environment that is not ours is not there', async () => {
  const tom = await consoles.visit('Tom Becker')
  assert.equal((await tom.open('/environments/Default-another/flows')).status, 404)
})

test('a form that was not shown to this browser does nothing', async () => {
  const { id } = consoles.flowOf('tom', flowWith({}))
  const tom = await consoles.visit('Tom Becker')
  for (const canary of ['', 'another']) {
    const answer = await tom.visitor.post(`${consoles.premises.url}${flows()}/${id}/turn-on`, { canary })
    assert.deepEqual([answer.status, stateOf(id)], [303, 'Stopped'])
  }
  const stranger = await newVisitor().post(`${consoles.premises.url}${flows()}/${id}/turn-on`, {})
  assert.match(stranger.headers.get('location') ?? '', /^\/pick-account/)
})

test('a flow is turned on and off from its menu, and a notice says so once', async () => {
  const { id } = consoles.flowOf('tom', flowWith({}), '<b>Hiring</b>')
  const tom = await consoles.visit('Tom Becker')
  const on = await tom.press(flows(), 'Turn on', {}, id)
  assert.match(on.html, /<p class="said done" role="status">“&lt;b&gt;Hiring&lt;\/b&gt;” is on\.<\/p>/)
  assert.deepEqual([on.path, stateOf(id)], [flows(), 'Started'])
  assert.doesNotMatch((await tom.open(flows())).html, /class="said/)
  await tom.press(flows(), 'Turn off', {}, id)
  assert.equal(stateOf(id), 'Stopped')
})

test('a flow is deleted only after it was asked for', async () => {
  const { id } = consoles.flowOf('tom', flowWith({}))
  const tom = await consoles.visit('Tom Becker')
  const question = await tom.open(`${flows()}/${id}/delete`)
  assert.match(question.text, /Are you sure you want to delete Hiring/)
  assert.equal(stateOf(id), 'Stopped')
  assert.match((await tom.press(question, 'Delete')).text, /“Hiring” was deleted/)
  assert.equal(stateOf(id), undefined)
})

test('a flow is off until its Approvals connection is chosen and saved, by whoever saves', async () => {
  const definition = approvalFlow({
    approval: {
      inputs: {
        host: {
          apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
          connectionName: 'shared_approvals',
          operationId: 'StartAndWaitForAnApproval',
        },
        parameters: {
          approvalType: 'Basic',
          'WebhookApprovalCreationInput/title': "@triggerBody()?['title']",
          'WebhookApprovalCreationInput/assignedTo': 'grace@alder.example;nobody@alder.example',
        },
      },
    },
  })
  const { id } = consoles.flowOf('tom', definition)
  const tom = await consoles.visit('Tom Becker')
  const list = await tom.press(flows(), 'Turn on', {}, id)
  assert.match(list.text, /could not be turned on.*connection references without a valid connection/)
  assert.match(list.text, /Needs a connection: Approvals/)
  const edit = await tom.open(`${flows()}/${id}/edit`)
  assert.match(edit.text, /Connections 1 to confirm/)
  assert.match(
    edit.text,
    /Approvals Not connected. Sign in as tom@alder.example. Approver of “Start and wait for an approval”: Grace Okafor nobody@alder.example/,
  )
  assert.match((await tom.press(edit, 'Save')).text, /It cannot be turned on yet: choose a connection for Approvals/)
  const saved = await tom.press(edit, 'Save', { connection: 'shared_approvals', name: 'Hiring, approved' })
  assert.match(saved.text, /Your flow is ready to go/)
  assert.match(saved.text, /Approvals Signed in as tom@alder.example/)
  await tom.press(flows(), 'Turn on', {}, id)
  const flow = findFlow(consoles.premises.store, id)
  assert.deepEqual([flow?.displayName, flow?.state], ['Hiring, approved', 'Started'])
})

test('a flow made at Dataverse is in My flows once it has arrived, and choosing its connection serves all that name the same', async () => {
  const { premises } = consoles
  const clientData = clientDataWith(approvalFlow())
  premises.directory.setDelayMs(10 * second)
  const made = ['One', 'Two'].map((name) =>
    createSolutionFlow(premises, { name, clientData, creatorId: employeeId('ada') }),
  )
  premises.directory.setDelayMs(0)
  const [first, other] = made.map((outcome) => (outcome.ok ? outcome.value.id : ''))
  const ada = await consoles.visit('Ada Lindqvist')
  assert.match((await ada.open(flows())).text, /You don’t have any flows/)
  assert.equal((await ada.open(`${flows()}/${first}/edit`)).status, 404)
  await consoles.pass(10 * second)
  await ada.press(`${flows()}/${first}/edit`, 'Save', { connection: 'shared_approvals' })
  assert.match((await ada.open(`${flows()}/${other}/edit`)).text, /Approvals Signed in as ada@alder.example/)
  await ada.press(flows(), 'Turn on', {}, other)
  assert.equal(stateOf(other ?? ''), 'Started')
})

test('the trigger’s card shows the address in both forms, who may call it, and its schema', async () => {
  const { id } = consoles.flowOf('tom', approvalFlow({ trigger: { triggerAuthenticationType: 'All' } }))
  const tom = await consoles.visit('Tom Becker')
  const { html, text } = await tom.open(`${flows()}/${id}/edit`)
  const addresses = [...html.matchAll(/value="(http[^"]*)" readonly/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&'),
  )
  assert.equal(addresses.length, 2)
  assert.match(
    addresses[0] ?? '',
    /\/powerautomate\/automations\/direct\/workflows\/[0-9a-f]{32}\/triggers\/manual\/.*sig=/,
  )
  assert.match(addresses[1] ?? '', /\/workflows\/[0-9a-f]{32}\/triggers\/manual\/.*api-version=2016-06-01/)
  assert.match(
    text,
    /When a HTTP request is received .*HTTP POST URL .*Who can trigger the flow\? Anyone .*"callbackUrl"/,
  )
  const again = await tom.press(`${flows()}/${id}/regenerate-key`, 'Regenerate')
  assert.match(again.text, /The access key is new/)
  assert.ok(!again.html.includes(addresses[0]?.split('sig=')[1] ?? 'sig'))
})

test('who may only look at a flow sees neither its address nor how to change it', async () => {
  const { id } = consoles.flowOf('tom', approvalFlow())
  const { premises } = consoles
  changePermissions(premises, id, [{ principalId: employeeId('priya'), role: 'CanView' }], [])
  const priya = await consoles.visit('Priya Nair')
  assert.match((await priya.open(`${flows()}/shared`)).text, /Hiring/)
  const details = await priya.open(`${flows()}/${id}/details`)
  assert.equal(details.status, 200)
  assert.doesNotMatch(details.html, /Turn on|\/edit"/)
  const edit = await priya.open(`${flows()}/${id}/edit`)
  assert.match(edit.path, /\/details$/)
  assert.match(edit.text, /Priya Nair may look at this flow, but not change it/)
  assert.doesNotMatch(edit.html, /sig=/)
})

test('a definition is drawn with its branches, and without the passwords in it', async () => {
  const authentication = { type: 'Basic', username: 'robot', password: 'hunter2' }
  const { id } = consoles.flowOf('tom', approvalFlow({ callback: { authentication } }))
  const tom = await consoles.visit('Tom Becker')
  const { html, text } = await tom.open(`${flows()}/${id}/edit`)
  assert.match(text, /Start and wait for an approval Approvals Approval type Approve\/Reject - First to respond/)
  assert.match(
    html,
    /aria-label="True of Condition"[\s\S]*Approved[\s\S]*aria-label="False of Condition"[\s\S]*Rejected/,
  )
  assert.match(text, /Runs after “Start and wait for an approval” has failed or has timed out/)
  assert.match(text, /Authentication Basic/)
  assert.doesNotMatch(html, /hunter2/)
})

test('a definition is imported: bare, or within the client data of a solution; anything else is refused with a reason', async () => {
  const mei = await consoles.visit('Mei Chen')
  const definition = approvalFlow()
  const within = { properties: { definition, connectionReferences: {} }, schemaVersion: '1.0.0.0' }
  for (const [name, json] of [
    ['Bare', definition],
    ['Client data', within],
  ] as const) {
    const made = await mei.press(`${flows()}/new`, 'Create', { name, definition: JSON.stringify(json) })
    assert.match(made.text, /The flow is there, and off.*Connections 1 to confirm/)
  }
  assert.deepEqual(
    flowsOf(consoles.premises, employeeId('mei'))
      .map(({ displayName }) => displayName)
      .sort(),
    ['Bare', 'Client data'],
  )
  const wrong = await mei.press(`${flows()}/new`, 'Create', { name: 'Wrong', definition: '{"actions":{}}' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.html, /value="Wrong"[\s\S]*This is not JSON with triggers and actions in it/)
  const deep = `{"triggers":{},"actions":${'{"a":'.repeat(2_000)}{}${'}'.repeat(2_000)}}`
  assert.equal((await mei.press(`${flows()}/new`, 'Create', { name: 'Deep', definition: deep })).status, 400)
  const circle = flowWith({ One: { type: 'Compose', inputs: 1, runAfter: { Two: ['Succeeded'] } } })
  const refused = await mei.press(`${flows()}/new`, 'Create', { name: 'Circle', definition: JSON.stringify(circle) })
  assert.match(refused.text, /Flow save failed with code .*'Two'/)
})
