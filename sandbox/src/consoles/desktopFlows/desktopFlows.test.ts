import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { tenant } from '../../company/index.ts'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { begin, change, dataverseAs, look, machineOn, payrollFlow, play } from '../../testing/testDataverse.ts'
import { control } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let mateo: ConsoleVisitor
beforeEach(async () => {
  sandbox = await testSandbox()
  mateo = await consoleVisitor(sandbox.url, 'Mateo Rossi')
})
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const environment = `/environments/Default-${tenant.id}`
const flows = `${environment}/uiflows`
const runs = `${environment}/desktopflowruns`

const beginOne = async (changes: Record<string, unknown> = {}) => begin(await dataverseAs(sandbox), changes)

const seen = (session: string) => look(sandbox, `desktop-flow-runs/${session}`)

test('My flows has a tab of desktop flows: one’s own, shared ones, all of them for administrators', async () => {
  const { text, html } = await mateo.open(flows)
  assert.match(text, /Register employee in payroll Published .* Mateo Rossi Owner/)
  assert.match(html, /<a href="[^"]*\/uiflows" aria-current="page">Desktop flows<\/a>/)
  assert.match(html, /<a href="[^"]*\/flows" aria-current="true">My flows<\/a>/)
  const grace = await consoleVisitor(sandbox.url, 'Grace Okafor')
  assert.match((await grace.open(flows)).text, /Register employee in payroll Published .* Mateo Rossi Administrator/)
  const priya = await consoleVisitor(sandbox.url, 'Priya Nair')
  assert.match((await priya.open(flows)).text, /You don’t have any desktop flows/)
  assert.equal((await priya.open(`${flows}/${payrollFlow}/details`)).status, 404)
})

test('who is no member of the environment sees none of it', async () => {
  const tom = await consoleVisitor(sandbox.url, 'Tom Becker')
  for (const path of [flows, runs, `${environment}/machines`, `${environment}/hub`]) {
    const { status, text } = await tom.open(path)
    assert.equal(status, 403, path)
    assert.match(text, /You don’t have access to this environment/)
  }
})

test('a flow’s page tells its id, its variables and who has access', async () => {
  const { text, html } = await mateo.open(`${flows}/${payrollFlow}`)
  assert.match(html, new RegExp(`value="${payrollFlow}" readonly`))
  assert.match(text, /MonthlySalary Number In the currency of the office 0/)
  assert.match(text, /Forms List Names of the forms that were filled in/)
  assert.match(text, /Countersign Co-owner Begins, sees and stops runs/)
})

test('a flow is shared, and access to it taken back, by its owners alone', async () => {
  const { users } = await look(sandbox, 'dataverse/users')
  const priyaId = users.find(({ name }: { name: string }) => name === 'Priya Nair').id
  const shared = await mateo.press(`${flows}/${payrollFlow}/share`, 'Save', { user: priyaId, access: 'user' })
  assert.match(shared.text, /Priya Nair is a user of “Register employee in payroll”/)
  const priya = await consoleVisitor(sandbox.url, 'Priya Nair')
  assert.match((await priya.open(flows)).text, /Register employee in payroll .* User/)
  assert.match((await priya.open(`${flows}/${payrollFlow}/share`)).text, /may run this flow, but not change it/)
  const session = await beginOne()
  assert.equal((await priya.open(`${runs}/${session}`)).status, 404)
  assert.doesNotMatch((await priya.open(runs)).text, /payroll/)
  const details = await mateo.open(`${flows}/${payrollFlow}/details`)
  assert.match(details.text, /Priya Nair User Begins runs, and cannot see or stop them/)
  const [first] = (await look(sandbox, `desktop-flows/${payrollFlow}`)).shares
  assert.ok(first)
})

test('a draft is left out by lists, until it is published again', async () => {
  await mateo.press(flows, 'Make it a draft', {}, payrollFlow)
  assert.equal((await look(sandbox, `desktop-flows/${payrollFlow}`)).isPublished, false)
  assert.match((await mateo.press(flows, 'Publish', {}, payrollFlow)).text, /is published/)
})

test('the queue shows what runs and what waits, and a run that is cancelled from it', async () => {
  const [first, second] = [await beginOne(), await beginOne({ runMode: 'unattended' })]
  const { text } = await mateo.open(`${runs}?show=queue`)
  assert.match(text, /Queued ALDER-RPA-01 Unattended Countersign/)
  assert.match(text, /Running ALDER-RPA-01 Attended Countersign/)
  assert.match((await mateo.press(runs, 'Cancel run', {}, second)).text, /The run was cancelled/)
  assert.equal((await seen(second)).status, 'Cancelled')
  assert.equal((await seen(first)).status, 'Running')
  assert.match((await mateo.open(`${runs}?show=cancelled`)).text, /Cancelled ALDER-RPA-01 Unattended/)
})

test('a run succeeds with what somebody fills in, by the types of the flow’s outputs', async () => {
  const session = await beginOne({ inputs: '{"EmployeeName":"Tova Lind"}' })
  const page = await mateo.open(`${runs}/${session}`)
  assert.match(page.text, /Tova Lind/)
  const wrong = await mateo.press(page, 'Succeed', { 'output-Warnings': 'two', 'output-Record': '[]' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /This is no number\./)
  assert.match(wrong.text, /This is no object in JSON\./)
  assert.match(wrong.html, /name="output-Warnings"[^>]*aria-invalid="true"[^>]*value="two"/)
  assert.equal((await seen(session)).status, 'Running')
  const done = await mateo.press(page, 'Succeed', {
    'output-PayrollNumber': '0815',
    'output-Warnings': '2',
    'output-IsComplete': 'true',
    'output-Forms': '["A"]',
    'output-Record': '{"office":"Malmö"}',
  })
  assert.match(done.text, /The run has succeeded\./)
  const { status, outputs } = await seen(session)
  assert.equal(status, 'Succeeded')
  assert.deepEqual(outputs, {
    PayrollNumber: '0815',
    Warnings: 2,
    IsComplete: true,
    Forms: ['A'],
    Record: { office: 'Malmö' },
  })
})

for (const [fields, error] of [
  [{ code: 'ControlNotFound' }, { code: 'ControlNotFound', message: /could not be found/ }],
  [
    { other: 'PayrollClosed', message: 'The month is closed.' },
    { code: 'PayrollClosed', message: /^The month is/ },
  ],
] as const)
  test(`a run fails with the code that is chosen or written: ${error.code}`, async () => {
    const session = await beginOne()
    await mateo.press(`${runs}/${session}`, 'Fail', fields)
    const run = await seen(session)
    assert.deepEqual([run.status, run.error.code], ['Failed', error.code])
    assert.match(run.error.message, error.message)
  })

test('a run times out when it is let, and nothing more can be done with it', async () => {
  const session = await beginOne({ callbackUrl: 'http://127.0.0.1:1/nobody' })
  const page = await mateo.open(`${runs}/${session}`)
  await mateo.press(page, 'Let it time out')
  assert.equal((await seen(session)).status, 'TimedOut')
  assert.match((await mateo.press(page, 'Cancel run')).text, /The run had ended already/)
  await control(sandbox, 'clock', { advance: 'PT1S' })
  const { text } = await mateo.open(`${runs}/${session}`)
  assert.match(text, /Timed out/)
  assert.match(text, /Callback http:\/\/127\.0\.0\.1:1\/nobody/)
  assert.doesNotMatch(text, /Play the desktop/)
})

test('a run of a flow that answers by itself succeeds with what it was told', async () => {
  const wrong = await mateo.press(`${flows}/${payrollFlow}/answer`, 'Save', { seconds: 'soon' })
  assert.match(wrong.text, /A whole number of seconds is needed/)
  await mateo.press(`${flows}/${payrollFlow}/answer`, 'Save', { seconds: '5', 'output-Warnings': '0' })
  assert.deepEqual((await look(sandbox, `desktop-flows/${payrollFlow}`)).answer, {
    afterSeconds: 5,
    outputs: { Warnings: 0 },
  })
  const session = await beginOne()
  await control(sandbox, 'clock', { advance: 'PT5S' })
  assert.equal((await seen(session)).status, 'Succeeded')
  await mateo.press(`${flows}/${payrollFlow}/answer`, 'Stop answering')
  assert.equal((await look(sandbox, `desktop-flows/${payrollFlow}`)).answer, null)
})

test('a flow of one’s own is made of a name and its variables', async () => {
  const wrong = await mateo.press(`${flows}/new`, 'Create', { name: '', inputs: 'A text' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /A flow needs a name/)
  assert.match(wrong.text, /“A text” does not say which type it is/)
  const made = await mateo.press(`${flows}/new`, 'Create', {
    name: 'Print badge',
    inputs: 'Name string Whose it is\nCopies number',
    outputs: '',
  })
  assert.match(made.text, /Print badge/)
  assert.match(made.text, /Name Text Whose it is/)
  assert.match(made.text, /This flow gives nothing/)
})

test('a machine is disconnected and connected, and what was on it fails', async () => {
  const session = await beginOne()
  const machines = `${environment}/machines`
  assert.match((await mateo.open(machines)).text, /ALDER-RPA-01 Virtual machine in Malmö Connected 1 0/)
  const off = await mateo.press(machines, 'Disconnect')
  assert.match(off.text, /ALDER-RPA-01 is disconnected/)
  assert.equal((await seen(session)).error.code, 'NoListenerConnected')
  await mateo.press(machines, 'Connect', {}, machineOn)
  assert.match(
    (await mateo.press(`${machines}/new`, 'Register', { name: 'ALDER-RPA-03' })).text,
    /ALDER-RPA-03 is registered/,
  )
  const priya = await consoleVisitor(sandbox.url, 'Priya Nair')
  assert.equal((await priya.open(machines)).status, 403)
})

test('a page of runs looks again by itself only while something is under way', async () => {
  const refreshOf = async () => (await mateo.visitor.get(sandbox.url + runs)).headers.get('refresh')
  assert.equal(await refreshOf(), null)
  const session = await beginOne()
  assert.equal(await refreshOf(), '5')
  await play(sandbox, session, 'succeed')
  await change(sandbox, `machines/${machineOn}`, { isOnline: false })
  assert.equal(await refreshOf(), null)
})
