import assert from 'node:assert/strict'
import type { InstanceDetails } from '@countersign/core/api'
import { type Calls, callsTo } from './calls.ts'
import type { TestBrowser } from './testBrowser.ts'
import { type TestServer, type TestServerOptions, testServer } from './testServer.ts'
import { until } from './until.ts'

export type Ended = {
  id: string
  status: string
  variables: Record<string, unknown>
  incidents: InstanceDetails['incidentList']
}

/** A whole server, and processes run on it to their end or to their first incident. */
export type Runner = AsyncDisposable & {
  server: TestServer
  calls: Calls
  mateo: TestBrowser
  deploy(xml: string): Promise<void>
  begin(processId: string, variables?: object): Promise<string>
  run(processId: string, variables?: object): Promise<Ended>
  ended(id: string): Promise<Ended>
  secret(name: string, value: string): Promise<void>
}

export async function startRunner(
  variables: Record<string, string> = {},
  options: TestServerOptions = {},
): Promise<Runner> {
  const server = await testServer(variables, options)
  const calls = callsTo(server.url)
  const mateo = await server.signIn('Mateo Rossi')
  const grace = await server.signIn('Grace Okafor')
  const ended = async (id: string): Promise<Ended> => {
    let details: InstanceDetails | undefined
    await until(async () => {
      details = await calls.made<InstanceDetails>(mateo, 'GET', `/instances/${id}`)
      return details.status !== 'active' || details.incidentList.length > 0
    })
    assert.ok(details)
    const { status, variables: brought, incidentList: incidents } = details
    return { id, status, variables: brought, incidents }
  }
  const begin = async (processId: string, given: object = {}): Promise<string> =>
    (await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId, variables: given })).id
  return {
    server,
    calls,
    mateo,
    deploy: async (xml) => {
      await calls.made(mateo, 'POST', '/deployments', { fileName: 'test.bpmn', xml })
    },
    begin,
    run: async (processId, given) => ended(await begin(processId, given)),
    ended,
    secret: async (name, value) => {
      await calls.made(grace, 'POST', '/secrets', { name, value })
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
