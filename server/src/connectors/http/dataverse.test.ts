// A diagram made with Camunda's element template, against the sandbox's Dataverse: started, looked at, its outputs fetched.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  authentications,
  type Desktop,
  type Fields,
  type Operation,
  openDesktop,
  operations,
  templateTask,
  templateXml,
} from '../../testing/powerAutomate/index.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'

let runner: Runner
let desktop: Desktop
let fields: Fields
before(async () => {
  runner = await startRunner()
  desktop = await openDesktop(runner.server.config.identityProvider.issuer)
  const { organizationUri, oauthTokenEndpoint, clientId, clientSecret, workflowId, connectionName } = desktop
  await runner.secret('ORG_URI', organizationUri)
  await runner.secret('POWER_AUTOMATE_TOKEN_ENDPOINT', oauthTokenEndpoint)
  await runner.secret('POWER_AUTOMATE_CLIENT_ID', clientId)
  await runner.secret('POWER_AUTOMATE_CLIENT_SECRET', clientSecret)
  await runner.secret('POWER_AUTOMATE_BEARER_TOKEN', await bearer())
  fields = {
    ...{ organizationUri: '{{secrets.ORG_URI}}', workflowId, connectionName },
    oauthTokenEndpoint: 'secrets.POWER_AUTOMATE_TOKEN_ENDPOINT',
    clientId: 'secrets.POWER_AUTOMATE_CLIENT_ID',
    clientSecret: 'secrets.POWER_AUTOMATE_CLIENT_SECRET',
    token: 'secrets.POWER_AUTOMATE_BEARER_TOKEN',
    runInputs: '=to json({EmployeeName: name, MonthlySalary: 3000})',
    flowSessionId: '=flowSessionId',
  }
})
after(() => runner[Symbol.asyncDispose]())

const bearer = async (): Promise<string> => {
  const wanted = { permissions: [], app: desktop.clientId, resource: desktop.organizationUri }
  return ((await desktop.control('POST', 'token', wanted)) as { access_token: string }).access_token
}

for (const authentication of authentications)
  test(`a desktop flow is started, looked at, and its outputs fetched, by ${authentication}`, async () => {
    const id = (operation: Operation) => `${operation}-${authentication}`
    for (const operation of operations)
      await runner.deploy(
        templateXml(id(operation), templateTask('call', '4 of August 2026', operation, authentication, fields)),
      )
    const { variables } = await runner.run(id('triggerFlowRun'), { name: 'Tova Lind' })
    const { flowSessionId } = variables as { flowSessionId: string }
    const run = (await desktop.runs()).find((one) => one.id === flowSessionId)
    assert.deepEqual(run?.inputs, { EmployeeName: 'Tova Lind', MonthlySalary: 3000 })
    const running = await runner.run(id('getStatusOfFlowRun'), { flowSessionId })
    assert.equal(running.variables.statusCode, 2)
    await desktop.play(flowSessionId, 'succeed', { outputs: { PayrollNumber: 'P-4711' } })
    const done = await runner.run(id('getStatusOfFlowRun'), { flowSessionId })
    assert.equal(done.variables.statusCode, 4)
    const { variables: outputs } = await runner.run(id('getFlowOutputs'), { flowSessionId })
    assert.deepEqual(outputs.flowOutputs, { PayrollNumber: 'P-4711' })
  })

test('an answer that got lost on the way back starts no second run', async () => {
  await runner.deploy(templateXml('lost', templateTask('call', '4 of August 2026', 'triggerFlowRun', 'bearer', fields)))
  const before = (await desktop.runs()).length
  await desktop.fault({ kind: 'lost-answer', host: 'dataverse', count: 1 })
  const { incidents } = await runner.run('lost', { name: 'Tova Lind' })
  assert.equal(incidents[0]?.code, 'OUTCOME_UNKNOWN')
  assert.equal((await desktop.runs()).length, before + 1)
})
