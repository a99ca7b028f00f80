// An identity store whose workflows are linked, step by step as an administrator does it.

import assert from 'node:assert/strict'
import type { WorkflowLink } from '@countersign/core/api'
import type { Calls } from '../calls.ts'
import { type Entra, entraOf, type SignedInBy } from '../entra.ts'
import type { TestBrowser } from '../testBrowser.ts'
import type { Name } from '../testServer.ts'
import { type MadeFlow, type Maker, makerAt } from './maker.ts'

type Before = { server: SignedInBy; calls: Calls; grace: TestBrowser; storeId: string }

export type Linking = {
  entra: Entra
  /** The flow account. */
  mateo: Maker
  client(changes?: object): object
  register(changes?: object): Promise<unknown>
  signInAccount(): Promise<void>
  /** Answers the status of the last step. */
  signInAgain(person?: Name): Promise<number>
  link(workflowId: string): Promise<WorkflowLink>
  flowOf(workflowName: string): Promise<MadeFlow>
  /** All of it: template, connections, URL, on, authenticated. */
  linkWorkflow(workflow: { id: string; name: string }, template?: object, apis?: readonly string[]): Promise<MadeFlow>
}

export async function openLinking({ server, calls, grace, storeId }: Before): Promise<Linking> {
  const entra = entraOf(server)
  const mateo = await makerAt(entra, 'Mateo Rossi', 'mateo@alder.example')
  const place = `/stores/${storeId}/power-automate`

  const client = (changes: object = {}) => ({
    ...{ cloud: 'sandbox', organization: 'org7d9a2f64', region: 'SANDBOX', dataServiceUrl: server.url },
    ...{ tenantId: entra.tenant, clientId: entra.clientId, clientSecret: 'sandbox-only-secret', ...changes },
  })
  const register = (changes: object = {}) => calls.made(grace, 'PUT', place, client(changes))

  const signInAccount = async () => {
    const { connectionId } = await calls.made<{ connectionId: string }>(grace, 'POST', `${place}/flow-account`)
    const { url } = await calls.made<{ url: string }>(grace, 'POST', `/connections/${connectionId}/sign-in`, {})
    const back = await entra.visit(grace, url, 'Mateo Rossi', 'Accept')
    await grace.fetch(back.headers.get('Location') ?? '')
  }

  const signInAgain = async (person: Name = 'Grace Okafor') => {
    const begun = await grace.fetch(`${server.url}/sign-in/again?returnTo=/admin/stores`)
    const back = await entra.visit(grace, begun.headers.get('Location') ?? '', person)
    return (await grace.fetch(back.headers.get('Location') ?? '')).status
  }

  const flowOf = async (name: string) => {
    const flow = (await mateo.flows()).find(({ displayName }) => displayName === name)
    assert.ok(flow, `there is no flow “${name}”`)
    return flow
  }

  return {
    ...{ entra, mateo, client, register, signInAccount, signInAgain, flowOf },
    link: (id) => calls.made(grace, 'GET', `/workflows/${id}/link`),
    linkWorkflow: async ({ id, name }, template = {}, apis = ['shared_approvals']) => {
      await calls.made(grace, 'POST', `/workflows/${id}/link/template`, template)
      const flow = await flowOf(name)
      const requestUrl = await mateo.connect(flow, apis)
      await mateo.turn(flow, 'on')
      await calls.made(grace, 'PUT', `/workflows/${id}/link/request-url`, { requestUrl })
      await signInAgain()
      const { isAnswered } = await calls.made<{ isAnswered: boolean }>(
        grace,
        'POST',
        `/workflows/${id}/link/authenticate`,
      )
      assert.ok(isAnswered)
      return flow
    },
  }
}
