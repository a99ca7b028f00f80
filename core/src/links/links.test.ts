import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clouds, sandboxCloud } from '../clouds/index.ts'
import { schemaOf } from '../directory/index.ts'
import {
  callbackBody,
  clientData,
  decisionIn,
  type LinkedFacts,
  linkedPayload,
  linkedRequest,
  payloadSchema,
  readFlowAnswer,
  readRequestUrl,
} from './index.ts'

const link = '01920000-0000-7000-8000-000000000001'
const requestId = '01920000-0000-7000-8000-000000000002'
const store = { id: '01920000-0000-7000-8000-000000000003', name: 'Alder' }
const workflow = { id: '01920000-0000-7000-8000-000000000004', name: 'Create User' }
const tom = { id: 't', name: 'Tom Becker', userName: 'tom@alder.example', mail: 'tom.becker@alder.example' }

const facts: LinkedFacts = {
  ...{ link, requestId, store, workflow, reason: 'Starts on Monday' },
  change: {
    ...{ kind: 'user.create', target: null, member: null, old: {} },
    new: {
      displayName: 'Nia Obi',
      userPrincipalName: 'nia@alder.example',
      department: 'Sales',
      jobTitle: null,
      manager: [{ id: 't', kind: 'user', name: 'Tom Becker' }],
    },
  },
  ...{ attributes: null, schema: schemaOf('embedded'), requester: { ...tom, name: 'Priya Nair' }, approvers: [tom] },
  createdAt: '2026-11-20T09:00:00.000Z',
  callbackUrl: 'https://countersign.example/callbacks/x',
  pageUrl: 'https://countersign.example/portal/requests/1',
}

test('a flow is sent what its schema says, and never null', () => {
  const payload = linkedRequest(facts)
  assert.deepEqual(linkedPayload.parse(payload), payload)
  assert.equal(JSON.stringify(payload).includes('null'), false)
  assert.deepEqual(
    [payload.title, payload.target.userName, payload.department, payload.assignedTo],
    ['Create user: Nia Obi', 'nia@alder.example', 'Sales', 'tom@alder.example'],
  )
  assert.match(payload.details, /Department: Sales\n.*\n*Asked for by Priya Nair.*Reason: Starts on Monday/s)
})

test('of what exists the flow is told the department it would have, or has', () => {
  const change: LinkedFacts['change'] = {
    ...{ kind: 'user.edit', target: { id: 'u', kind: 'user', name: 'Nia' }, member: null },
    ...{ old: { jobTitle: 'A' }, new: { jobTitle: 'B' } },
  }
  const payload = linkedRequest({
    ...facts,
    change,
    attributes: { department: 'IT', userPrincipalName: 'nia@x.example' },
  })
  assert.deepEqual([payload.department, payload.target.userName], ['IT', 'nia@x.example'])
  assert.match(payload.details, /A → B/)
})

test('what somebody writes becomes no link in the approval that people read', () => {
  const reason = 'See [the rules](https://x.example) and <https://x.example>'
  const { details } = linkedRequest({ ...facts, reason })
  assert.ok(details.includes('See \\[the rules\\](https://x.example) and \\<https://x.example\\>'), details)
})

test('the examples of the published schema are what it describes', () => {
  const schema = payloadSchema('https://x.example/s') as { examples: unknown[]; $id: string }
  for (const example of schema.examples) linkedPayload.parse(example)
  assert.equal(schema.$id, 'https://x.example/s')
})

test('every field that the template’s trigger declares is one that is sent', () => {
  const data = clientData({ name: 'X', link, approvers: [], sites: [] }) as never as {
    properties: { definition: { triggers: { manual: { inputs: { schema: { properties: object } } } } } }
  }
  const declared = Object.keys(data.properties.definition.triggers.manual.inputs.schema.properties)
  const told = Object.keys({ ...linkedRequest(facts), member: 1, nonce: 1 })
  assert.deepEqual(declared.toSorted(), told.toSorted())
})

test('what people call a workflow or a department never becomes an expression of the flow', () => {
  const text = JSON.stringify(
    clientData({
      ...{ name: 'X', link, approvers: ["@{x()};o'hara@alder.example"] },
      sites: [{ department: "@{triggerBody()}'", site: 'https://x.example/sites/@{y()}' }],
    }),
  )
  for (const said of ["@concat('@{x()};o''hara@alder.example')", "@concat('https://x.example/sites/@{y()}')"])
    assert.ok(text.includes(said), said)
  assert.equal(/"@\{/.test(text), false)
})

test('Approve and Reject decide, to the letter; nothing else does', () => {
  const said = (outcome: string) => decisionIn(callbackBody.parse({ outcome })).outcome
  assert.deepEqual(['Approve', 'Reject', 'approve', 'TimedOut', 'Approve, Reject'].map(said), [
    'approved',
    'denied',
    null,
    null,
    null,
  ])
})

const signature = 'a'.repeat(43)
const path = `/powerautomate/automations/direct/workflows/${'0a'.repeat(16)}/triggers/manual/paths/invoke`
const query = `?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${signature}`

test('a request URL is taken from where flows of its cloud are called, today or before', () => {
  for (const url of [
    `https://0a1b.2c.environment.api.powerplatform.com:443${path}${query}`,
    `https://prod-12.westeurope.logic.azure.com:443/workflows/${'0a'.repeat(16)}/triggers/manual/paths/invoke${query}`,
    `https://prod-12.westeurope.logic.azure.com${path}${query.replaceAll('&', '&amp;')}`,
  ]) {
    const read = readRequestUrl(clouds.public, ` ${url}\n`)
    assert.ok(read.ok, url)
    assert.equal(read.requestUrl.flow, '0a'.repeat(16))
  }
  assert.ok(readRequestUrl(sandboxCloud('http://localhost:8081'), `http://localhost:8081${path}${query}`).ok)
})

for (const [what, url, sentence] of [
  ['no address', 'my flow', /no address/],
  ['another host', `https://evil.example${path}${query}`, /not where flows/],
  ['a host that only ends alike', `https://evil-logic.azure.com.evil.example${path}${query}`, /not where flows/],
  ['a name before the host', `https://prod.logic.azure.com@evil.example${path}${query}`, /no address/],
  ['a backslash', `https://evil.example\\.logic.azure.com${path}${query}`, /no address/],
  ['another path', `https://a.logic.azure.com/x${query}`, /not the HTTP POST URL/],
  ['no signature', `https://a.logic.azure.com${path}?api-version=1`, /no signature/],
  ['a signature cut off', `https://a.logic.azure.com${path}${query.slice(0, -9)}`, /cut off/],
] as const)
  test(`${what} is no request URL, and the sentence says why without its key`, () => {
    const read = readRequestUrl(clouds.public, url)
    assert.ok(!read.ok)
    assert.match(read.sentence, sentence)
    assert.equal(read.sentence.includes('aaaa'), false)
  })

const error = (code: string, message = '') => ({ error: { code, message } })

for (const [what, status, body, code] of [
  [
    'the template’s answer',
    200,
    { countersign: 'authenticate', version: 1, link, nonce: 'n', reached: 200 },
    'answered',
  ],
  [
    'another nonce',
    200,
    { countersign: 'authenticate', version: 1, link, nonce: 'm', reached: 200 },
    'not-the-template',
  ],
  ['another link', 200, { countersign: 'authenticate', version: 1, link: 'x', nonce: 'n' }, 'other-flow'],
  ['an answer without Response', 202, undefined, 'not-the-template'],
  ['a flow that is off', 400, error('WorkflowTriggerIsNotEnabled', "with state 'Disabled'"), 'switched-off'],
  ['a flow that was deleted', 400, error('WorkflowTriggerIsNotEnabled', "with state 'Deleted'"), 'deleted'],
  ['a body another flow does not take', 400, error('TriggerInputSchemaMismatch'), 'other-flow'],
  ['a signature that is old', 401, error('DirectApiAuthorizationRequired'), 'signature-refused'],
  ['an unknown flow', 404, error('WorkflowNotFound'), 'no-such-flow'],
  ['a run that never answers', 502, error('NoResponse'), 'not-the-template'],
  ['an hour of its own', 503, 'busy', 'busy'],
  ['429', 429, error('TooManyRequests'), 'busy'],
] as const)
  test(`Power Automate’s answer is understood: ${what} is ${code}`, () => {
    assert.equal(readFlowAnswer(status, body, { kind: 'authenticate', link, nonce: 'n' }).code, code)
  })
