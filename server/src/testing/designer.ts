import type { Incident, InstanceDetails } from '@countersign/core/api'
import { type Calls, callsTo } from './calls.ts'
import type { TestBrowser } from './testBrowser.ts'
import { type TestServer, testServer } from './testServer.ts'

/** Mateo Rossi, who draws processes, before a server of his own; and what he does all the time. */
export type Designer = {
  server: TestServer
  calls: Calls
  mateo: TestBrowser
  deploy(xml: string): Promise<unknown>
  /** Answers the id of the instance. */
  start(processId: string, variables?: object): Promise<string>
  instance(id: string): Promise<InstanceDetails>
  /** By a query as the operation takes it. */
  incidents(query: string): Promise<Incident[]>
  leave(): Promise<void>
}

export async function designer(): Promise<Designer> {
  const server = await testServer()
  const calls = callsTo(server.url)
  const mateo = await server.signIn('Mateo Rossi')
  return {
    server,
    calls,
    mateo,
    deploy: (xml) => calls.made(mateo, 'POST', '/deployments', { fileName: 'drawn.bpmn', xml }),
    start: async (processId, variables = {}) =>
      (await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId, variables })).id,
    instance: (id) => calls.made(mateo, 'GET', `/instances/${id}`),
    incidents: async (query) =>
      (await calls.made<{ items: Incident[] }>(mateo, 'GET', `/incidents?limit=200&${query}`)).items,
    leave: async () => server[Symbol.asyncDispose](),
  }
}
