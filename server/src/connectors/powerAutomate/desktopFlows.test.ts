// Desktop flows by actions of our own, against the sandbox's Dataverse.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/database/index.ts'
import { connectorTask, inLine, processXml } from '../../testing/bpmn.ts'
import { type Desktop, type DesktopRun, openDesktop } from '../../testing/powerAutomate/index.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'
import { until } from '../../testing/until.ts'

let runner: Runner
let desktop: Desktop
before(async () => {
  runner = await startRunner()
  desktop = await openDesktop(runner.server.config.identityProvider.issuer)
  await runner.secret('CLIENT_SECRET', desktop.clientSecret)
})
after(() => runner[Symbol.asyncDispose]())

const type = (operation: string) => `countersign:power-automate:${operation}`

const common = () => ({
  organizationUri: desktop.organizationUri,
  'authentication.type': 'oauth-client-credentials-flow',
  'authentication.oauthTokenEndpoint': desktop.oauthTokenEndpoint,
  'authentication.clientId': desktop.clientId,
  'authentication.clientSecret': '{{secrets.CLIENT_SECRET}}',
})

const started = () => ({
  ...common(),
  workflowId: desktop.workflowId,
  connectionName: desktop.connectionName,
  runInputs: '={EmployeeName: name}',
})

let count = 0
async function begin(operation: string, changes: Record<string, string> = {}, headers: Record<string, string> = {}) {
  count += 1
  const inputs = { ...started(), ...changes }
  const task = connectorTask('flow', type(operation), { inputs, headers: { resultVariable: 'answer', ...headers } })
  await runner.deploy(processXml(`flow-${count}`, inLine(task)))
  return runner.begin(`flow-${count}`, { name: `Tova ${count}` })
}

/** Once Dataverse has it, and our row waits for it. */
async function runOf(name: string): Promise<DesktopRun> {
  let run: DesktopRun | undefined
  await until(async () => {
    run = (await desktop.runs()).find(({ inputs }) => (inputs as { EmployeeName?: string })?.EmployeeName === name)
    return run !== undefined
  })
  return run as DesktopRun
}

type Answer = { body: Record<string, unknown> }

test('a run is begun, waited for without a hand, and its outputs are there when its callback comes', async () => {
  const id = await begin('run-desktop-flow')
  const run = await runOf(`Tova ${count}`)
  assert.match(run.callbackUrl ?? '', /\/callbacks\/desktop-flows\//)
  await until(async () => (await postponed(id)) === 1)
  await desktop.play(run.id, 'succeed', { outputs: { PayrollNumber: 'P-1' } })
  const { status, variables } = await runner.ended(id) // our clock stands: nothing but the callback can have woken it
  assert.equal(status, 'completed')
  const { body } = variables.answer as Answer
  assert.deepEqual([body.status, body.flowsessionId, body.outputs], ['Succeeded', run.id, { PayrollNumber: 'P-1' }])
})

const postponed = async (instanceId: string): Promise<number> => {
  return (
    await runner.server.pool.rows(
      sql`select from job where instance_id = ${instanceId} and lease is null and begun_at is not null`,
    )
  ).length
}

test('where the callback is lost, time makes us look', async () => {
  await desktop.fault({ kind: 'lost-callback', url: '*', count: 1 })
  const id = await begin('run-desktop-flow')
  const run = await runOf(`Tova ${count}`)
  await until(async () => (await postponed(id)) === 1)
  await desktop.play(run.id, 'succeed')
  runner.server.advance(400_000)
  const { variables } = await runner.ended(id)
  assert.equal((variables.answer as Answer).body.status, 'Succeeded')
})

test('a run whose answer got lost is found, and not begun again', async () => {
  await desktop.fault({ kind: 'lost-answer', host: 'dataverse', method: 'POST', count: 1 })
  const id = await begin('run-desktop-flow')
  const run = await runOf(`Tova ${count}`)
  await until(async () => (await postponed(id)) === 1)
  await desktop.play(run.id, 'succeed')
  assert.equal((await runner.ended(id)).status, 'completed')
  assert.equal((await desktop.runs()).filter(({ callbackUrl }) => callbackUrl === run.callbackUrl).length, 1)
})

test('a run that fails is an error by the name of its status, and is not begun again', async () => {
  const id = await begin('run-desktop-flow')
  const run = await runOf(`Tova ${count}`)
  await until(async () => (await postponed(id)) === 1)
  await desktop.play(run.id, 'fail', { code: 'ElementNotFound', message: 'The button Save was not there.' })
  const { incidents } = await runner.ended(id)
  assert.match(incidents[0]?.message ?? '', /Failed: .*ElementNotFound: The button Save was not there\./)
  assert.equal(
    (await desktop.runs()).filter(({ inputs }) => JSON.stringify(inputs) === JSON.stringify(run.inputs)).length,
    1,
  )
})

test('an error expression sees how a run ended', async () => {
  const errorExpression =
    '=if error.code = "Cancelled" then ignoreError({stopped: error.variables.response.body.status}) else null'
  const id = await begin('run-desktop-flow', {}, { errorExpression })
  const run = await runOf(`Tova ${count}`)
  await until(async () => (await postponed(id)) === 1)
  await desktop.play(run.id, 'cancel')
  assert.equal((await runner.ended(id)).variables.stopped, 'Cancelled')
})

test('started, looked at by the name of its status, its outputs fetched, stopped', async () => {
  const { variables } = await runner.ended(await begin('start-desktop-flow'))
  const session = `${(variables.answer as Answer).body.flowsessionId}`
  const single = async (operation: string, id = session) => {
    count += 1
    const inputs = { ...common(), flowSessionId: id }
    const task = connectorTask('flow', type(operation), { inputs, headers: { resultVariable: 'answer' }, retries: 1 })
    await runner.deploy(processXml(`flow-${count}`, inLine(task)))
    return runner.run(`flow-${count}`)
  }
  assert.equal(((await single('get-run-status')).variables.answer as Answer).body.status, 'Running')
  assert.deepEqual(((await single('get-run-outputs')).variables.answer as Answer).body, {})
  assert.equal((await single('cancel-run')).status, 'completed')
  assert.equal(((await single('get-run-status')).variables.answer as Answer).body.status, 'Cancelled')
  const nobody = await single('get-run-status', '00000000-0000-0000-0000-000000000001')
  assert.match(nobody.incidents[0]?.message ?? '', /404: flowsession With Id = .* Does Not Exist \(0x80040217\)/i)
})

test('a run whose instance is cancelled is stopped, once', async () => {
  const id = await begin('run-desktop-flow')
  const run = await runOf(`Tova ${count}`)
  await until(async () => (await postponed(id)) === 1)
  await runner.calls.made(runner.mateo, 'POST', `/instances/${id}/cancel`)
  await until(async () => (await statusOf(run.id)) === 'Cancelled')
  await until(async () => (await jobsOf(id)) === 0)
})

test('a run that a boundary event interrupts is stopped, and the process goes on', async () => {
  count += 1
  const task = connectorTask('flow', type('run-desktop-flow'), { inputs: started() })
  const timer = `<bpmn:boundaryEvent id="late" attachedToRef="flow"><bpmn:timerEventDefinition><bpmn:timeDuration>PT10M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="given-up"/><bpmn:sequenceFlow id="to-given-up" sourceRef="late" targetRef="given-up"/>`
  await runner.deploy(processXml(`flow-${count}`, inLine(task) + timer))
  const id = await runner.begin(`flow-${count}`, { name: `Tova ${count}` })
  const run = await runOf(`Tova ${count}`)
  await until(async () => (await postponed(id)) === 1)
  runner.server.advance(600_001)
  assert.equal((await runner.ended(id)).status, 'completed')
  await until(async () => (await statusOf(run.id)) === 'Cancelled')
  await until(async () => (await jobsOf(id)) === 0)
})

const statusOf = async (runId: string) => (await desktop.runs()).find(({ id }) => id === runId)?.status

const jobsOf = async (instanceId: string): Promise<number> =>
  (await runner.server.pool.rows(sql`select from job where instance_id = ${instanceId}`)).length

for (const [name, changes, told] of [
  ['a workflow that is no id', { workflowId: 'payroll' }, /workflow ID must be the id/],
  ['no connection', { connectionName: '' }, /connection name is needed/],
  ['an organization URI that is none', { organizationUri: 'org11aaa11a' }, /organization URI is the address/],
  ['inputs that are no context', { runInputs: '=[1]' }, /Inputs are a context/],
  ['a wrong secret', { 'authentication.clientSecret': 'wrong' }, /AADSTS7000215/],
  ['an unknown connection', { connectionName: 'nobody' }, /'nobody' could not be found/],
] as const)
  test(`${name} is told at once, and no run is begun`, async () => {
    const before = (await desktop.runs()).length
    const { incidents } = await runner.ended(await begin('run-desktop-flow', changes))
    assert.match(incidents[0]?.message ?? '', told)
    assert.equal((await desktop.runs()).length, before)
  })

test('a callback with another code, or by another method, is refused', async () => {
  const id = await begin('run-desktop-flow')
  const { callbackUrl } = await runOf(`Tova ${count}`)
  assert.ok(callbackUrl)
  await until(async () => (await postponed(id)) === 1)
  const post = async (url: string, method = 'POST') =>
    (await fetch(url, { method, ...(method === 'POST' && { body: '{}' }) })).status
  assert.equal(await post(`${callbackUrl.slice(0, -2)}xx`), 404)
  assert.equal(await post(callbackUrl.replace(/\.\d+\.[^.]+$/, '')), 404)
  assert.equal(await post(callbackUrl, 'GET'), 405)
  assert.equal(await post(callbackUrl), 204)
  assert.equal(await post(callbackUrl), 204)
})
