// The connection by which a flow account signs in: with the app registration of the client, by a page of Entra's. No
// name and no password is entered here (docs/decisions).

import { createConnection } from '../../connections/index.ts'
import { noSuchStore } from '../../directory/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../../http/index.ts'
import type { Parts } from '../parts.ts'
import { type ClientRow, saveFlowConnection, secretPlace, selectStoreName } from '../sql/index.ts'

const attemptsMax = 20

/** Answers the connection's id. */
export async function flowConnection(
  parts: Parts,
  client: ClientRow,
  caller: KnownCaller,
  requestId: string,
): Promise<string | Refused> {
  if (client.flowConnectionId !== null) return client.flowConnectionId
  const store = await selectStoreName(parts.pool, client.storeId)
  if (!store) return noSuchStore
  const { cloud, tenantId: tenant, clientId } = client
  const secret = parts.sealing.open(client, secretPlace(client.storeId))
  const proof = { by: 'secret', secret } as const
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const name = `Power Automate of ${store.name}`.slice(0, 75) + (attempt === 1 ? '' : ` ${attempt}`)
    const access = { kind: 'oauth-code', registration: { of: 'its-own', cloud, tenant, clientId, proof } } as const
    const body = { name, connector: 'power-automate', actions: ['createFlow'], access } as const
    const created = await createConnection(
      parts.connections,
      { ...body, actions: [...body.actions] },
      caller,
      requestId,
    )
    if (isRefused(created)) {
      const isTaken = created.errors?.some(({ path }) => path === 'body.name')
      if (isTaken) continue
      return refused('conflict', { detail: created.errors?.[0]?.message ?? created.detail ?? 'It could not be made.' })
    }
    await saveFlowConnection(parts.pool, client.storeId, created.id)
    return created.id
  }
  return refused('conflict', {
    detail: `There are connections of the name “Power Automate of ${store.name}” already. Rename one.`,
  })
}
