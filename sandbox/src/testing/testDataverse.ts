// Dataverse as a client meets it in a test: Countersign as an application user, or somebody by way of it.

import assert from 'node:assert/strict'
import { stableId } from '../company/index.ts'
import { control } from './testGraph.ts'
import { clientId, type TestSandbox } from './testSandbox.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer is looked into property by property, as a client would
type Body = any

export type Answer = { status: number; headers: Headers; body: Body }

type Sent = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>

export type Dataverse = {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  post: Sent
  patch: Sent
  delete: (path: string, headers?: Record<string, string>) => Promise<Answer>
  send: (method: string, path: string, init?: RequestInit) => Promise<Answer>
}

export const payrollFlow = stableId('desktopFlow/registerInPayroll')
export const accountFlow = stableId('desktopFlow/closeAccount')
export const machineOn = stableId('machine/ALDER-RPA-01')
export const machineOff = stableId('machine/ALDER-RPA-02')
export const connectionName = `shared-uiflow-${stableId('connection/ALDER-RPA-01')}`

/** Without a user Countersign acts for itself. */
export async function tokenFor(sandbox: TestSandbox, user?: string, app = clientId): Promise<string> {
  const who =
    user === undefined ? { permissions: [] } : { permissions: ['user_impersonation'], user: `${user}@alder.example` }
  const { access_token: token } = await control(sandbox, 'token', { ...who, app, resource: sandbox.url })
  return token
}

export const dataverseAs = async (sandbox: TestSandbox, user?: string): Promise<Dataverse> =>
  dataverseWith(sandbox, await tokenFor(sandbox, user))

/** A path is one of v9.2, or a whole address. */
export function dataverseWith(sandbox: TestSandbox, token: string | undefined): Dataverse {
  const send: Dataverse['send'] = async (method, path, init = {}) => {
    const address = path.startsWith('http') ? path : `${sandbox.url}/api/data/v9.2/${path}`
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const response = await fetch(address, {
      ...init,
      method,
      headers: { ...authorization, ...(init.headers as object) },
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }
  const sendJson =
    (method: string): Sent =>
    (path, body, headers = {}) =>
      send(
        method,
        path,
        body === undefined
          ? { headers }
          : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
      )
  return {
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: sendJson('POST'),
    patch: sendJson('PATCH'),
    delete: (path, headers = {}) => send('DELETE', path, { headers }),
    send,
  }
}

export function assertError({ status, body }: Answer, expected: number, code: string, message?: RegExp): void {
  assert.equal(status, expected, JSON.stringify(body))
  assert.equal(body.error.code, code)
  if (message) assert.match(body.error.message, message)
}

export const runOf = (flow: string): string => `workflows(${flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`

export const plainRun = { runMode: 'attended', connectionName }

/** Begins a run, and tells the id of its session. */
export async function begin(
  dataverse: Dataverse,
  changes: Record<string, unknown> = {},
  flow = payrollFlow,
): Promise<string> {
  const { status, body } = await dataverse.post(runOf(flow), { ...plainRun, ...changes })
  assert.equal(status, 200, JSON.stringify(body))
  return body.flowsessionId
}

export const play = (sandbox: TestSandbox, session: string, what: string, body: unknown = {}, status = 200) =>
  control(sandbox, `desktop-flow-runs/${session}/${what}`, body, status)

export async function look(sandbox: TestSandbox, path: string): Promise<Body> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`)
  assert.equal(response.status, 200, path)
  return response.json()
}

export async function change(sandbox: TestSandbox, path: string, body: unknown, status = 200): Promise<Body> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.equal(response.status, status, path)
  return response.json()
}
