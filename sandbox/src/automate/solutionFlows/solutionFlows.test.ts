import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { employeeId } from '../../company/index.ts'
import { approvalConnections, approvalFlow, clientDataWith } from '../../testing/approvalFlow.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith } from '../../testing/testFlows.ts'
import { setConnectionStatus } from '../connections/index.ts'
import {
  clientDataOf,
  confirmConnection,
  connectionsOf,
  createSolutionFlow,
  deleteSolutionFlow,
  type Flow,
  findFlowByEntity,
  findReference,
  findRun,
  flowClientError,
  solutionFlows,
  startRun,
  unconnected,
  updateSolutionFlow,
} from '../index.ts'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate()
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

function create(clientData = clientDataWith(approvalFlow())): Flow {
  const made = createSolutionFlow(automate.premises, {
    name: 'Create User',
    clientData,
    creatorId: employeeId('mateo'),
  })
  assert(made.ok)
  return made.value
}

const update = (flow: Flow, changes: Parameters<typeof updateSolutionFlow>[2]) =>
  updateSolutionFlow(automate.premises, flow.entityId ?? '', changes)

const stateOf = ({ entityId }: Flow) => findFlowByEntity(automate.premises.store, entityId ?? '')?.state

const confirm = (flow: Flow, alias = 'mateo') =>
  confirmConnection(automate.premises, flow.id, 'shared_approvals', employeeId(alias))

test('a flow is made as a draft, with the client data it was given', () => {
  const flow = create()
  assert.equal(flow.state, 'Stopped')
  assert.deepEqual(JSON.parse(clientDataOf(flow)), {
    properties: { connectionReferences: approvalConnections, definition: approvalFlow() },
    schemaVersion: '1.0.0.0',
  })
  assert.deepEqual(
    solutionFlows(automate.premises).map(({ id }) => id),
    [flow.id],
  )
})

test('what is no client data makes no flow', () => {
  for (const clientData of ['', '{', '{}', '{"properties":{"connectionReferences":{}}}']) {
    const made = createSolutionFlow(automate.premises, { name: 'X', clientData, creatorId: employeeId('mateo') })
    assert.deepEqual(made, { ok: false, refusal: { code: 'invalid-client-data' } })
  }
})

test('a flow whose connection nobody has confirmed cannot be turned on; afterwards it can', () => {
  const flow = create()
  const refused = update(flow, { statecode: 1 })
  assert.deepEqual(refused, { ok: false, refusal: { code: 'connections-missing', names: ['shared_approvals'] } })
  assert.equal(
    flowClientError({ code: 'connections-missing', names: ['shared_approvals'] }),
    'Flow client error returned with status code "BadRequest" and details "{"error":{"code":"ConnectionReferencesInvalid","message":"The flow has connection references without a valid connection: \'shared_approvals\'. Edit the flow and sign in to its connections."}}".',
  )
  assert(confirm(flow).ok)
  assert.deepEqual(unconnected(automate.premises.store, flow), [])
  assert(update(flow, { statecode: 1 }).ok)
  assert.equal(stateOf(flow), 'Started')
  assert(update(flow, { statecode: 0 }).ok)
  assert.equal(stateOf(flow), 'Stopped')
})

test('who confirms gets one connection, whatever number of flows mean it; the reference is every flow’s', () => {
  const flow = create()
  assert(confirm(flow).ok)
  assert(confirm(create()).ok)
  const [connection, ...others] = connectionsOf(automate.premises.store, employeeId('mateo'))
  assert.equal(others.length, 0)
  assert.match(connection?.name ?? '', /^shared-approvals-[0-9a-f-]{36}$/)
  assert.equal(findReference(automate.premises.store, 'NEW_sharedapprovals_1')?.connectionName, connection?.name)
  assert(update(create(), { statecode: 1 }).ok)
})

test('a connection that has expired keeps a flow from being turned on', () => {
  const flow = create()
  confirm(flow)
  const [connection] = connectionsOf(automate.premises.store, employeeId('mateo'))
  setConnectionStatus(automate.premises.store, connection?.name ?? '', 'Error')
  assert(!update(flow, { statecode: 1 }).ok)
})

test('what is wrong with a draft is told when it is turned on, and nothing of the change stays', () => {
  const flow = create(clientDataWith(flowWith({ A: { type: 'Compose', inputs: "@outputs('B')" } }), {}))
  const outcome = update(flow, { name: 'Another name', statecode: 1 })
  assert(!outcome.ok && outcome.refusal.code === 'invalid-definition')
  assert.match(flowClientError(outcome.refusal), /Flow save failed with code 'InvalidTemplate'/)
  assert.equal(findFlowByEntity(automate.premises.store, flow.entityId ?? '')?.displayName, 'Create User')
})

test('a flow that is on is looked at when it is changed', () => {
  const flow = create(clientDataWith(flowWith({}), {}))
  assert(update(flow, { statecode: 1 }).ok)
  const broken = clientDataWith(flowWith({ A: { type: 'Compose', inputs: '@' } }), {})
  assert(!update(flow, { clientData: broken }).ok)
  assert(update(flow, { clientData: broken, statecode: 0 }).ok === false)
  assert(update(flow, { statecode: 0 }).ok)
  assert(update(flow, { clientData: broken }).ok)
})

test('until the flow service has heard of it, it cannot be turned on', async () => {
  automate.premises.directory.setDelayMs(5_000)
  const flow = create(clientDataWith(flowWith({}), {}))
  assert.deepEqual(update(flow, { statecode: 1 }), { ok: false, refusal: { code: 'not-registered' } })
  await automate.pass(5_000)
  assert(update(flow, { statecode: 1 }).ok)
})

test('a flow is given to somebody else, if they are there', () => {
  const flow = create()
  assert.deepEqual(update(flow, { ownerId: 'nobody' }), { ok: false, refusal: { code: 'unknown-owner' } })
  const outcome = update(flow, { ownerId: employeeId('grace') })
  assert(outcome.ok && outcome.value.creatorId === employeeId('grace'))
})

test('a flow that is deleted takes its runs with it', async () => {
  const flow = create(
    clientDataWith(flowWith({ A: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } } }), {}),
  )
  update(flow, { statecode: 1 })
  const name = startRun(automate.premises, flow, { outputs: {}, hasCaller: false })
  await automate.pass()
  assert(deleteSolutionFlow(automate.premises, flow.entityId ?? '').ok)
  await automate.pass()
  assert.equal(findRun(automate.premises.store, name)?.status, 'Cancelled')
  assert.deepEqual(solutionFlows(automate.premises), [])
  assert(!deleteSolutionFlow(automate.premises, flow.entityId ?? '').ok)
  assert(!update(flow, { name: 'X' }).ok)
})
