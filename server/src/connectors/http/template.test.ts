// Diagrams as Camunda's element template for Power Automate writes them, in all its versions, run unmodified.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  authentications,
  type Fields,
  operations,
  templateTask,
  templateXml,
  versions,
} from '../../testing/powerAutomate/index.ts'
import { type Received, startRecorder, type TestRecorder } from '../../testing/recorder.ts'
import { type Runner, startRunner } from '../../testing/runner.ts'

const session = 'bb2a1f33-e5b9-ed11-83fe-000d3ab4f483'
const flow = 'd9687093-d0c0-ec11-983e-0022480b428a'
const token = 'canary-access-token-4711'
const secrets = {
  ORG_URI: '', // the recorder's address, once it is known
  POWER_AUTOMATE_BEARER_TOKEN: 'canary bearer "token"',
  POWER_AUTOMATE_CLIENT_ID: 'client:id',
  POWER_AUTOMATE_CLIENT_SECRET: 'canary~secret+/=%41',
  POWER_AUTOMATE_TOKEN_ENDPOINT: '',
}

let recorder: TestRecorder
let runner: Runner
before(async () => {
  recorder = await startRecorder(answer)
  runner = await startRunner({ COUNTERSIGN_ALLOWED_ORIGINS: recorder.url })
  const known = { ...secrets, ORG_URI: recorder.url, POWER_AUTOMATE_TOKEN_ENDPOINT: `${recorder.url}/token` }
  for (const [name, value] of Object.entries(known)) await runner.secret(name, value)
})
after(async () => {
  await runner[Symbol.asyncDispose]()
  await recorder[Symbol.asyncDispose]()
})
beforeEach(() => recorder.received.splice(0))

function answer({ method, path }: Received) {
  const json = (value: object) => ({ body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } })
  if (path === '/token') return json({ token_type: 'Bearer', expires_in: 3599, access_token: token })
  if (method === 'POST') return json({ flowsessionId: session, licenseCheck: { code: 'ValidLicenseCoverage' } })
  if (path.endsWith('/outputs/$value')) return json({ Output1: 'My output value' })
  return json({ statuscode: 4, statecode: 0, startedon: '2026-11-20T12:54:40Z', completedon: '2026-11-20T12:57:46Z' })
}

const fields: Fields = {
  organizationUri: '{{secrets.ORG_URI}}',
  token: '{{secrets.POWER_AUTOMATE_BEARER_TOKEN}}',
  oauthTokenEndpoint: 'secrets.POWER_AUTOMATE_TOKEN_ENDPOINT',
  clientId: 'secrets.POWER_AUTOMATE_CLIENT_ID',
  clientSecret: '{{secrets.POWER_AUTOMATE_CLIENT_SECRET}}',
  workflowId: flow,
  connectionName: 'conn1',
  runInputs: '=to json({Input1: invoiceId})',
  callbackUrl: '="https://example.test/inbound/pa-done?k=" + key',
  flowSessionId: `${session}`,
}

const bodyOf = (changes: object = {}) =>
  JSON.stringify({
    ...{ runMode: 'attended', runPriority: 'normal', connectionName: 'conn1', timeout: 7200 },
    ...{ inputs: '{"Input1":7}', connectionType: '1', callbackUrl: 'https://example.test/inbound/pa-done?k=K' },
    ...changes,
  })

const expected = {
  triggerFlowRun: {
    method: 'POST',
    path: `/api/data/v9.2/workflows(${flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`,
    body: bodyOf(),
    variables: { flowSessionId: session },
  },
  getStatusOfFlowRun: {
    method: 'GET',
    path: `/api/data/v9.2/flowsessions(${session})?$select=statuscode,statecode,startedon,completedon`,
    body: '',
    variables: { statusCode: 4 },
  },
  getFlowOutputs: {
    method: 'GET',
    path: `/api/data/v9.2/flowsessions(${session})/outputs/$value`,
    body: '',
    variables: { flowOutputs: { Output1: 'My output value' } },
  },
} as const

/** Those that Camunda's own client sends as well, and what HTTP itself needs. */
const headersSent = [
  'authorization',
  'content-type',
  'user-agent',
  'accept-encoding',
  'host',
  'connection',
  'content-length',
]

let count = 0
for (const version of versions)
  for (const operation of operations)
    for (const authentication of authentications)
      test(`version ${version}, ${operation}, ${authentication}: on the wire it is what Camunda sends`, async () => {
        count += 1
        const id = `template-${count}`
        await runner.deploy(templateXml(id, templateTask('call', version, operation, authentication, fields)))
        const { status, variables } = await runner.run(id, { invoiceId: 7, key: 'K' })
        assert.equal(status, 'completed')
        const want = expected[operation]
        const call = recorder.received.at(-1)
        assert.deepEqual([call?.method, call?.path, call?.body], [want.method, want.path, want.body])
        const headers = Object.fromEntries(
          Object.entries(call?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
        )
        const bearer = authentication === 'bearer' ? secrets.POWER_AUTOMATE_BEARER_TOKEN : token
        assert.equal(headers.authorization, `Bearer ${bearer}`)
        assert.equal(headers['content-type'], 'application/json')
        assert.deepEqual(
          Object.keys(headers).filter((name) => !headersSent.includes(name)),
          [],
        )
        assert.deepEqual(variables, { invoiceId: 7, key: 'K', ...want.variables })
      })

test('the token is asked for as Camunda asks, and once for all tasks within its life', async () => {
  await using fresh = await startRunner({ COUNTERSIGN_ALLOWED_ORIGINS: recorder.url })
  const plain = { ...fields, organizationUri: recorder.url, oauthTokenEndpoint: `${recorder.url}/token` }
  const [id, secret] = [secrets.POWER_AUTOMATE_CLIENT_ID, secrets.POWER_AUTOMATE_CLIENT_SECRET]
  const task = (name: string) =>
    templateTask(name, '4 of May 2026', 'getStatusOfFlowRun', 'oauth-client-credentials-flow', {
      ...plain,
      clientId: id,
      clientSecret: secret,
    })
  await fresh.deploy(templateXml('twice', task('first'), task('second')))
  await fresh.run('twice')
  const asked = recorder.received.filter(({ path }) => path === '/token')
  assert.equal(asked.length, 1)
  const scope = encodeURIComponent(`${recorder.url}/.default`)
  assert.equal(asked[0]?.body, `grant_type=client_credentials&audience&scope=${scope}`)
  assert.equal(asked[0]?.headers.Authorization, `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`)
  assert.equal(asked[0]?.headers['Content-Type'], 'application/x-www-form-urlencoded')
})

test('what was left empty is sent as null, or comes from a variable of the process with that name', async () => {
  const { runInputs: _, callbackUrl: __, ...few } = fields
  await runner.deploy(templateXml('empty', templateTask('call', '3', 'triggerFlowRun', 'bearer', few)))
  await runner.run('empty')
  assert.equal(recorder.received.at(-1)?.body, bodyOf({ inputs: null, callbackUrl: null }))
  await runner.run('empty', { runTimeout: '3600', callbackUrl: 'https://outer.test/' })
  assert.equal(
    recorder.received.at(-1)?.body,
    bodyOf({ timeout: '3600', inputs: null, callbackUrl: 'https://outer.test/' }),
  )
})

test('numbers that are typed into fields are texts', async () => {
  const typed = { ...fields, connectionType: '2', runTimeout: '3600' }
  await runner.deploy(templateXml('typed', templateTask('call', '4 of May 2026', 'triggerFlowRun', 'bearer', typed)))
  await runner.run('typed', { invoiceId: 7, key: 'K' })
  assert.equal(recorder.received.at(-1)?.body, bodyOf({ connectionType: '2', timeout: '3600' }))
})

test('a bare secret as organization URI is filled in like one in braces', async () => {
  const bare = { ...fields, organizationUri: 'secrets.ORG_URI' }
  await runner.deploy(templateXml('bare', templateTask('call', '3', 'getStatusOfFlowRun', 'bearer', bare)))
  await runner.run('bare')
  assert.equal(recorder.received.at(-1)?.path, expected.getStatusOfFlowRun.path)
})

test('the name of a secret in data stays text: nothing is sent that the model does not name', async () => {
  await runner.deploy(templateXml('data', templateTask('call', '3', 'triggerFlowRun', 'bearer', fields)))
  const stolen = '{{secrets.POWER_AUTOMATE_CLIENT_SECRET}}'
  await runner.run('data', { invoiceId: stolen, key: stolen })
  const { body = '' } = recorder.received.at(-1) ?? {}
  assert.ok(body.includes(stolen))
  assert.ok(!body.includes('canary'))
})
