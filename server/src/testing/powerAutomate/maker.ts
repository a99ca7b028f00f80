// Somebody at Power Automate's own pages, as the sandbox has them: looks after flows, and answers what they ask.

import assert from 'node:assert/strict'
import type { Entra } from '../entra.ts'
import { pressed, testBrowser } from '../testBrowser.ts'
import type { Name } from '../testServer.ts'

export type MadeFlow = {
  name: string
  displayName: string
  state: string
  entityId: string | undefined
  description: string
}

export type Maker = {
  /** My flows. */
  flows(): Promise<MadeFlow[]>
  /** Edits a flow, chooses its connections, and saves; answers the HTTP POST URL. */
  connect(flow: MadeFlow, connections?: readonly string[]): Promise<string>
  turn(flow: MadeFlow, to: 'on' | 'off'): Promise<void>
  runs(flow: MadeFlow): Promise<{ name: string; status: string }[]>
  edit(flow: MadeFlow): Promise<string>
}

export type Asked = {
  id: string
  title: string
  details: string
  status: string
  approvers: string[]
  itemLink: string
}

/** What people are asked, and their answers. */
export const approvalsAt = ({ control }: Entra) => ({
  pending: async () => (await control<{ approvals: Asked[] }>('GET', 'approvals?status=Pending')).approvals,
  answer: (id: string, user: string, answer: 'Approve' | 'Reject', comments = '') =>
    control('POST', `approvals/${id}/answer`, { user, answer, comments }),
})

export async function makerAt({ origin, tenant, control }: Entra, person: Name, user: string): Promise<Maker> {
  const environment = `Default-${tenant}`
  const portal = `${origin}/environments/${environment}/flows`
  const browser = testBrowser()
  const choice = await browser.follow(portal)
  const chosen = pressed(await choice.text(), choice.url, person)
  await browser.follow(chosen.url, chosen.init)

  const service = async (method: string, path: string): Promise<unknown> => {
    const { access_token: token } = await control<{ access_token: string }>('POST', 'token', {
      ...{ user, permissions: ['Flows.Manage.All'], resource: 'https://service.flow.microsoft.com/' },
    })
    const url = `${origin}/providers/Microsoft.ProcessSimple/environments/${environment}/flows${path}`
    const separator = url.includes('?') ? '&' : '?'
    const answer = await fetch(`${url}${separator}api-version=2016-11-01`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
    })
    const text = await answer.text()
    assert.ok(answer.ok, `${method} ${path} ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  type Told = { name: string; properties: Record<string, string> }
  const edit = async ({ name }: MadeFlow) => (await browser.follow(`${portal}/${name}/edit`)).text()

  return {
    edit,
    flows: async () => {
      const { value } = (await service('GET', '?include=includeSolutionCloudFlows')) as { value: Told[] }
      return value.map(({ name, properties: { displayName = '', state = '', workflowEntityId } }) => ({
        ...{ name, displayName, state, entityId: workflowEntityId, description: '' },
      }))
    },
    connect: async (flow, connections = ['shared_approvals']) => {
      const page = await edit(flow)
      const { url, init } = pressed(page, `${portal}/${flow.name}/edit`, 'Save')
      const form = init.body as URLSearchParams
      form.set('name', flow.displayName)
      for (const connection of connections) form.append('connection', connection)
      const saved = await browser.follow(url, init)
      assert.match(await saved.text(), /Your flow is ready to go/)
      const told = (await service('POST', `/${flow.name}/triggers/manual/listCallbackUrl`)) as {
        response: { value: string }
      }
      return told.response.value
    },
    turn: async ({ name }, to) => {
      await service('POST', `/${name}/${to === 'on' ? 'start' : 'stop'}`)
    },
    runs: async ({ name }) => {
      const { value } = (await service('GET', `/${name}/runs`)) as { value: Told[] }
      return value.map(({ name: run, properties: { status = '' } }) => ({ name: run, status }))
    },
  }
}
