// A company whose workflow is linked to a cloud flow, with a process that runs a desktop flow and an action flow: set up as
// people do it, before anybody is killed.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Permission } from '@countersign/core/accounts'
import type { FlowDetails, IdentityStore, StoredObject } from '@countersign/core/api'
import { openPool, type Pool } from '../../../platform/database/index.ts'
import { connectorTask, inLine, processXml } from '../../bpmn.ts'
import { type Calls, callsTo } from '../../calls.ts'
import { testDatabase } from '../../database.ts'
import { type Entra, entraOf } from '../../entra.ts'
import { connectEntra } from '../../entraConnection.ts'
import { type Desktop, openDesktop, openLinking } from '../../powerAutomate/index.ts'
import { startTestSandbox } from '../../sandbox.ts'
import { temporaryFolder } from '../../temporaryFolder.ts'
import { type TestBrowser, testBrowser } from '../../testBrowser.ts'
import { type Name, signInAs } from '../../testServer.ts'
import { until } from '../../until.ts'
import { type Caller, callerOf } from '../client.ts'
import { startFront } from '../front.ts'
import { type KilledServers, startKilledServers } from '../servers.ts'
import { giveTokenTo } from '../token.ts'

export type World = AsyncDisposable & {
  servers: KilledServers
  pool: Pool
  entra: Entra
  desktop: Desktop
  storeId: string
  actionFlowId: string
  /** Of the cloud; action flows put people into it. */
  groupId: string
  grace: Caller
  tom: Caller
  ada: Caller
}

export const workflowName = 'Create User'
export const payroll = 'payroll'

/** `crowd`: further people of the cloud, whom nobody else has to do with. */
export async function openWorld({ crowd }: { crowd: number }): Promise<World> {
  await using undo = new AsyncDisposableStack()
  const database = undo.use(await testDatabase())
  const target: { servers?: KilledServers } = {}
  const front = undo.use(await startFront(() => target.servers?.url()))
  const { url } = front
  const sandbox = undo.use(await startTestSandbox({ serverUrl: url }))
  const folders = [undo.use(await temporaryFolder()).path, undo.use(await temporaryFolder()).path] as const
  const environment = {
    DATABASE_URL: database.url,
    RECEIVER_URL: '',
    COUNTERSIGN_MASTER_KEY: randomBytes(32).toString('base64'),
    COUNTERSIGN_URL: url,
    COUNTERSIGN_SANDBOX_URL: sandbox.url,
  }
  const servers = undo.use(await startKilledServers({ environment, folders }))
  target.servers = servers

  const signIn = async (name: Name): Promise<TestBrowser> => {
    const browser = testBrowser()
    await signInAs(browser, url, name)
    return browser
  }
  const issuer = new URL(sandbox.issuer)
  const desktop = await openDesktop(issuer)
  const server = { url, signIn, config: { identityProvider: { issuer, clientId: desktop.clientId } } }
  const calls = callsTo(url)
  const grace = await signIn('Grace Okafor')
  const entra = entraOf(server)
  const storeId = await importedStore(calls, grace)

  const linking = await openLinking({ server, calls, grace, storeId })
  await linking.register()
  await linking.signInAccount()
  await linking.linkWorkflow({ id: await createUserWorkflow(calls, grace, storeId), name: workflowName })

  await calls.made(grace, 'POST', '/secrets', { name: 'CLIENT_SECRET', value: desktop.clientSecret })
  await calls.made(grace, 'POST', '/deployments', { fileName: 'payroll.bpmn', xml: payrollXml(desktop) })
  await entra.control('POST', 'seed', { crowd })
  const connectionId = await connectEntra(server)
  const groupId = await vpnUsers(entra)
  const actionFlowId = await addingFlow(calls, grace, connectionId, groupId)

  await Promise.all([signIn('Tom Becker'), signIn('Ada Lindqvist')])
  const pool = undo.adopt(openPool({ url: database.url }), (open) => open.end())
  const callerFor = async (who: string, more: readonly Permission[] = []): Promise<Caller> => {
    const scopes = ['portal.use', 'directory.read', 'directory.ask', ...more] as const
    return callerOf(() => url, await giveTokenTo(pool, `${who}@alder.example`, scopes))
  }
  const callers = {
    grace: await callerFor('grace', ['processes.read', 'processes.operate', 'flows.read', 'requests.read-all']),
    tom: await callerFor('tom'),
    ada: await callerFor('ada'),
  }
  const running = undo.move()
  return {
    ...{ servers, pool, entra, desktop, storeId, actionFlowId, groupId, ...callers },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function importedStore(calls: Calls, grace: TestBrowser): Promise<string> {
  let store: IdentityStore | undefined
  await until(async () => {
    store = (await calls.made<{ items: IdentityStore[] }>(grace, 'GET', '/stores')).items[0]
    return store?.import?.state === 'done'
  })
  assert.ok(store)
  return store.id
}

async function createUserWorkflow(calls: Calls, grace: TestBrowser, storeId: string): Promise<string> {
  const path = `/stores/${storeId}/objects?kind=user&search=Ada%20Lindqvist`
  const [ada] = (await calls.made<{ items: StoredObject[] }>(grace, 'GET', path)).items
  assert.ok(ada)
  const body = {
    ...{ name: workflowName, event: 'create', objects: ['user'] },
    approvers: [{ kind: 'people', people: [{ id: ada.id, kind: 'user', name: ada.name }] }],
  }
  return (await calls.made<{ id: string }>(grace, 'POST', `/stores/${storeId}/workflows`, body)).id
}

const payrollXml = ({ organizationUri, oauthTokenEndpoint, clientId, workflowId, connectionName }: Desktop): string => {
  const inputs = {
    organizationUri,
    'authentication.type': 'oauth-client-credentials-flow',
    'authentication.oauthTokenEndpoint': oauthTokenEndpoint,
    'authentication.clientId': clientId,
    'authentication.clientSecret': '{{secrets.CLIENT_SECRET}}',
    workflowId,
    connectionName,
    runInputs: '={EmployeeName: cycle}',
  }
  const headers = { resultVariable: 'answer' }
  const retries = 20 // the cloud takes 70 runs a minute for a connection, and says when to come again
  const task = connectorTask('register', 'countersign:power-automate:run-desktop-flow', { inputs, headers, retries })
  return processXml(payroll, inLine(task))
}

/** Graph as Grace sees it. */
export async function graph<Answer>({ origin, control }: Entra, path: string): Promise<Answer> {
  const { access_token: token } = await control<{ access_token: string }>('POST', 'token', {
    ...{
      user: 'grace@alder.example',
      permissions: ['Group.Read.All', 'User.Read.All'],
      resource: 'https://graph.microsoft.com',
    },
  })
  const answer = await fetch(new URL(`/v1.0${path}`, origin), { headers: { Authorization: `Bearer ${token}` } })
  assert.ok(answer.ok, `${path} ${answer.status}`)
  return (await answer.json()) as Answer
}

async function vpnUsers(entra: Entra): Promise<string> {
  const { value } = await graph<{ value: { id: string }[] }>(entra, "/groups?$filter=displayName eq 'VPN Users'")
  assert.ok(value[0])
  return value[0].id
}

async function addingFlow(calls: Calls, grace: TestBrowser, connectionId: string, groupId: string): Promise<string> {
  const field = { name: 'user', label: 'User', help: '', type: 'text', required: true, choices: [] }
  const step = {
    ...{ id: 's1', name: 'Add', kind: 'action', connector: 'entra', action: 'addMember', connectionId },
    inputs: { userId: [{ from: 'trigger', path: ['user'] }], groupId: [{ text: groupId }] },
  }
  const draft = { trigger: { kind: 'button', label: 'Let in', fields: [field] }, steps: [step] }
  const { id } = await calls.made<FlowDetails>(grace, 'POST', '/flows', { name: 'Let in', draft })
  await calls.made(grace, 'POST', `/flows/${id}/activate`)
  return id
}
