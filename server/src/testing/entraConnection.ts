import assert from 'node:assert/strict'
import type { Connection } from '@countersign/core/api'
import { connectors } from '@countersign/core/catalog'
import { callsTo } from './calls.ts'
import { entraOf, type SignedInBy } from './entra.ts'
import type { TestServer } from './testServer.ts'

/** A connection to the sandbox's Entra for all of its actions, signed in by Grace Okafor; answers its id. */
export async function connectEntra(server: SignedInBy & Pick<TestServer, 'signIn'>, name = 'Entra'): Promise<string> {
  const calls = callsTo(server.url)
  const grace = await server.signIn('Grace Okafor')
  const actions = Object.keys(connectors.entra.actions)
  const access = { kind: 'oauth-code', registration: { of: 'countersign' } }
  const body = { name, connector: 'entra', actions, access }
  const { id } = await calls.made<Connection>(grace, 'POST', '/connections', body)
  const { url } = await calls.made<{ url: string }>(grace, 'POST', `/connections/${id}/sign-in`, {})
  const returned = await entraOf(server).visit(grace, url, 'Grace Okafor', 'Accept')
  const connected = await grace.fetch(returned.headers.get('Location') ?? '')
  assert.match(connected.headers.get('Location') ?? '', /outcome=connected/)
  return id
}
