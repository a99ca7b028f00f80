import { sql } from '../../server/src/platform/database/index.ts'
import type { Server } from './server.ts'
import type { Bearer } from './token.ts'

const user = (name: string, userName: string): Bearer => ({
  ...{ name, userName, roles: [], scopes: ['portal.use', 'directory.read', 'directory.ask'] },
})

const grace: Bearer = {
  ...{ name: 'Grace Okafor', userName: 'grace@alder.example', roles: ['administrator'] },
  scopes: ['portal.use', 'directory.read', 'directory.ask', 'directory.change', 'stores.manage', 'workflows.manage'],
}

const tom = user('Tom Becker', 'tom@alder.example')
const ada = user('Ada Lindqvist', 'ada@alder.example')

const someId = '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35'

/** An identity store with Tom, who asks for new users, and Ada, who approves them, in the flow at this address. */
export async function openCompany(server: Server, requestUrl: string) {
  const admin = await server.as(grace)
  const store = await admin.post<{ id: string }>('/api/v1/stores', { name: 'Alder', domains: ['alder.example'] })
  const changes = `/api/v1/stores/${store.id}/changes`
  const create = (name: string, userName: string) => {
    const mailNickname = userName.split('@', 1)[0]
    const values = { displayName: name, userPrincipalName: userName, mailNickname, department: 'Sales' }
    return { change: { kind: 'user.create', values } }
  }
  const made = async ({ name, userName }: Bearer): Promise<string> => {
    const { change } = await admin.post<{ change: { target: { id: string } } }>(changes, create(name, userName))
    return change.target.id
  }
  await made(tom)
  const approver = { id: await made(ada), kind: 'user', name: ada.name }
  const workflow = await admin.post<{ id: string }>(`/api/v1/stores/${store.id}/workflows`, {
    ...{ name: 'Create User', event: 'create', objects: ['user'] },
    approvers: [{ kind: 'people', people: [approver] }],
  })
  await admin.put(`/api/v1/stores/${store.id}/power-automate`, {
    ...{ cloud: 'sandbox', organization: new URL(requestUrl).origin, dataServiceUrl: server.url },
    ...{ tenantId: someId, clientId: someId, clientSecret: 'secret' },
  })
  await admin.put(`/api/v1/workflows/${workflow.id}/link/request-url`, { requestUrl })
  // Past the fresh sign-in and the round trip.
  await server.pool.rows(sql`
    update workflow_link set authenticated_at = now(), answered_at = now(), health = 'ok', health_sentence = '',
      health_at = now()`)
  const asking = await server.as(tom)
  return {
    ask: async (nickname: string): Promise<string> =>
      (await asking.post<{ change: { id: string } }>(changes, create(`Nia ${nickname}`, `${nickname}@alder.example`)))
        .change.id,
  }
}
