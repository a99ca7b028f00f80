// The account that flows act as, as administrators of the tenant set it up: on Microsoft's side, before anybody connects.

import assert from 'node:assert/strict'
import { control } from './control.ts'
import type { World } from './world.ts'

export const servicePrincipalName = 'svc-countersign@alder.example'

type Sandbox = Pick<World, 'sandboxUrl'>

/** Graph, as the tenant's own administrators reach it. */
async function graph<Answer>(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Answer> {
  const { access_token: token } = await control<{ access_token: string }>(sandbox, 'POST', 'token', {
    permissions: ['User.ReadWrite.All', 'Group.ReadWrite.All'],
  })
  const answer = await fetch(`${sandbox.sandboxUrl}/v1.0${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  assert.ok(answer.ok, `${method} ${path} ${answer.status} ${text}`)
  return text === '' ? (undefined as Answer) : JSON.parse(text)
}

export const createServiceAccount = (sandbox: Sandbox): Promise<{ id: string }> =>
  graph(sandbox, 'POST', '/users', {
    accountEnabled: true,
    displayName: 'Countersign service account',
    mailNickname: 'svc-countersign',
    userPrincipalName: servicePrincipalName,
    passwordProfile: { password: 'Sandbox-only-passw0rd', forceChangePasswordNextSignIn: false },
  })

/** A permission lets Countersign ask; whether the account may change a group the directory decides: its owners may. */
export async function makeOwner(sandbox: Sandbox, userId: string, groupName: string): Promise<{ id: string }> {
  const filter = encodeURIComponent(`displayName eq '${groupName}'`)
  const { value } = await graph<{ value: { id: string }[] }>(sandbox, 'GET', `/groups?$filter=${filter}`)
  const [group] = value
  assert.ok(group, groupName)
  const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${userId}` }
  await graph(sandbox, 'POST', `/groups/${group.id}/owners/$ref`, reference)
  return group
}

/** An administrator of the tenant has agreed for everybody. */
export async function agreeForEverybody(sandbox: Sandbox, permissions: readonly string[]): Promise<void> {
  const app = 'apps/2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'
  for (const permission of permissions)
    await control(sandbox, 'POST', `${app}/permissions`, {
      ...{ resource: 'https://graph.microsoft.com', kind: 'delegated', permission },
    })
  await control(sandbox, 'POST', `${app}/admin-consent`)
}
