// What people get wrong when they fill in a template for desktop flows, Camunda's and ours: each ends in one sentence in
// the incident that says what to mend, no run is begun, and no secret is shown.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { connectorTask, inLine, processXml } from '../../testing/bpmn.ts'
import { type Desktop, type Fields, openDesktop, templateTask, templateXml } from '../../testing/powerAutomate/index.ts'
import { type Ended, type Runner, startRunner } from '../../testing/runner.ts'
import { tablesHolding } from '../../testing/tablesHolding.ts'
import { until } from '../../testing/until.ts'

const wrong = 'canary-wrong-client-secret-71'
const nobodysTenant = '11111111-2222-4333-8444-555555555555'

let runner: Runner
let desktop: Desktop
let sandbox: string
before(async () => {
  runner = await startRunner()
  sandbox = runner.server.config.identityProvider.issuer.origin
  desktop = await openDesktop(runner.server.config.identityProvider.issuer)
  await runner.secret('ORG_URI', desktop.organizationUri)
  await runner.secret('CLIENT_SECRET', desktop.clientSecret)
  await runner.secret('WRONG', wrong)
})
after(() => runner[Symbol.asyncDispose]())
beforeEach(() => fetch(`${sandbox}/_sandbox/faults`, { method: 'DELETE' }))

type Filled = Pick<Fields, 'organizationUri' | 'oauthTokenEndpoint' | 'clientSecret'>

let count = 0
const ways = {
  'Camunda’s template': (fields: Filled & { clientId: string; workflowId: string; connectionName: string }) =>
    templateXml(
      `flow-${count}`,
      templateTask('call', '4 of August 2026', 'triggerFlowRun', 'oauth-client-credentials-flow', {
        ...{ ...fields, runInputs: '=to json({EmployeeName: "Tova"})' },
      }),
    ).replace('retries="3"', 'retries="1"'), // a refusal is not tried again for a minute
  'our own action': (fields: Filled & { clientId: string; workflowId: string; connectionName: string }) =>
    processXml(
      `flow-${count}`,
      inLine(
        connectorTask('call', 'countersign:power-automate:run-desktop-flow', {
          inputs: {
            organizationUri: fields.organizationUri,
            'authentication.type': 'oauth-client-credentials-flow',
            'authentication.oauthTokenEndpoint': fields.oauthTokenEndpoint ?? '',
            'authentication.clientId': fields.clientId,
            'authentication.clientSecret': fields.clientSecret ?? '',
            workflowId: fields.workflowId,
            connectionName: fields.connectionName,
            runInputs: '={EmployeeName: "Tova"}',
          },
          headers: {},
        }),
      ),
    ),
} as const

async function run(way: keyof typeof ways, changes: Partial<Filled>, variables = {}): Promise<Ended> {
  count += 1
  const { organizationUri, oauthTokenEndpoint, clientId, workflowId, connectionName } = desktop
  const filled = { organizationUri, oauthTokenEndpoint, clientSecret: '{{secrets.CLIENT_SECRET}}', ...changes }
  await runner.deploy(ways[way]({ ...filled, clientId, workflowId, connectionName }))
  return runner.run(`flow-${count}`, variables)
}

const cases = [
  [
    'a bare name of a secret that there is none of',
    () => ({ organizationUri: 'secrets.NOBODY' }),
    /There is no secret NOBODY\. Create it on the page Secrets/,
  ],
  [
    'the name of a secret inside a variable',
    () => ({ organizationUri: '=org' }),
    /secrets are never filled in inside data\. Name the secret in the field/,
  ],
  [
    'a wrong secret',
    () => ({ clientSecret: '{{secrets.WRONG}}' }),
    /AADSTS7000215.*Replace the value of the client secret on the page Secrets/,
  ],
  ['an expired secret', () => ({}), /AADSTS7000222.*new client secret/],
  [
    'an unknown tenant',
    () => ({ oauthTokenEndpoint: desktop.oauthTokenEndpoint.replace(/[0-9a-f-]{36}/, nobodysTenant) }),
    /AADSTS90002.*mend it in the model/,
  ],
] as const

for (const way of Object.keys(ways) as (keyof typeof ways)[])
  for (const [name, changes, told] of cases)
    test(`${way}: ${name} is told in the incident, and nothing is begun`, async () => {
      if (name === 'an expired secret') await expire()
      const before = (await desktop.runs()).length
      const { incidents } = await run(way, changes(), { org: '{{secrets.ORG_URI}}' })
      assert.equal(incidents.length, 1)
      const { message = '' } = incidents[0] ?? {}
      assert.match(message, told)
      assert.doesNotMatch(message, /Trace ID/)
      assert.ok(!message.includes(wrong) && !message.includes(desktop.clientSecret), message)
      assert.equal((await desktop.runs()).length, before)
    })

const expire = () =>
  fetch(`${sandbox}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'expired-secret', clientId: desktop.clientId }),
  })

test('a bare name of a secret that there is fills the organization URI, in Camunda’s template and in ours', async () => {
  for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
    const before = (await desktop.runs()).length
    count += 1
    const { oauthTokenEndpoint, clientId, workflowId, connectionName } = desktop
    const filled = { organizationUri: 'secrets.ORG_URI', oauthTokenEndpoint, clientSecret: 'secrets.CLIENT_SECRET' }
    await runner.deploy(ways[way]({ ...filled, clientId, workflowId, connectionName }))
    await runner.begin(`flow-${count}`)
    await until(async () => (await desktop.runs()).length === before + 1)
  }
})

test('no secret that was tried is in any table', async () => {
  assert.deepEqual(await tablesHolding(runner.server.pool, wrong), [])
  assert.deepEqual(await tablesHolding(runner.server.pool, desktop.clientSecret), [])
})
