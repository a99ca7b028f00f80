import assert from 'node:assert/strict'
import { entraOf } from './entra.ts'
import type { TestServer } from './testServer.ts'

type NewUser = { displayName: string; userPrincipalName: string; mailNickname: string }

/** Somebody new in the sandbox's Entra, made by Countersign's own registration, which may create users. */
export async function newEntraUser(server: TestServer, user: NewUser): Promise<void> {
  const { origin, tenant } = entraOf(server)
  const { clientId, clientSecret } = server.config.identityProvider
  const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const body = new URLSearchParams({ ...asked, scope: 'https://graph.microsoft.com/.default' })
  const token = await fetch(`${origin}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const account = { passwordProfile: { password: 'Not-a-secret-1' }, accountEnabled: true }
  const made = await fetch(`${origin}/v1.0/users`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...user, ...account }),
  })
  assert.equal(made.status, 201, await made.text())
}
