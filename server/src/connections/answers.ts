import type { Connection } from '@countersign/core/api'
import { type ConnectorName, connectorNamed, permissionsFor, scopesFor, signInScopes } from '@countersign/core/catalog'
import { everythingGranted, scopeAt } from '@countersign/core/clouds'
import { cloudNamed, type Surroundings } from './clouds.ts'
import { consentUrl } from './oauth/index.ts'
import type { Parts } from './parts.ts'
import { type ConnectionRow, selectConnection } from './sql.ts'

export async function connectionAnswers(
  { pool, surroundings, usesOf }: Pick<Parts, 'pool' | 'surroundings' | 'usesOf'>,
  rows: readonly ConnectionRow[],
): Promise<Connection[]> {
  const uses = await usesOf(
    pool,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...answerOf(surroundings, row), usedBy: [...(uses.get(row.id) ?? [])] }))
}

/** As it is now; undefined when it was removed. */
export async function connectionAnswer(parts: Parts, id: string): Promise<Connection | undefined> {
  const row = await selectConnection(parts.pool, id)
  return row && (await connectionAnswers(parts, [row]))[0]
}

function answerOf(surroundings: Surroundings, row: ConnectionRow): Omit<Connection, 'usedBy'> {
  const { trouble, troubleReference: reference, troubleAt, accountId, accountName } = row
  const connector = connectorNamed(row.connector)
  return {
    ...{ id: row.id, name: row.name, connector: row.connector as ConnectorName, kind: row.kind, cloud: row.cloud },
    ...{ tenant: row.tenant, clientId: row.clientId, ownsRegistration: row.ownsRegistration, hosts: row.hosts },
    ...{ actions: row.actions, permissions: connector ? permissionsFor(connector, row.actions) : [] },
    granted: row.granted && permissionsIn(row.granted),
    account: accountId === null ? null : { id: accountId, name: accountName ?? accountId },
    health: row.health,
    trouble: trouble && troubleAt && { code: trouble, reference, at: troubleAt.toISOString() },
    signInBegunAt: instant(row.signInBegunAt),
    consentUrl: consentUrlOf(surroundings, row),
    tokenExpiresAt: instant(row.tokenExpiresAt),
    credentialExpiresAt: instant(row.credentialExpiresAt),
    testUrl: row.testUrl,
    lastUsedAt: instant(row.lastUsedAt),
    connectedAt: instant(row.connectedAt),
    connectedBy: row.connectedBy,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
  }
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

/** Without the resource before them, and without the words of the sign-in. */
const permissionsIn = (granted: readonly string[]): string[] => {
  const words: readonly string[] = [...signInScopes, 'email']
  return [...new Set(granted.map((scope) => scope.slice(scope.lastIndexOf('/') + 1)))]
    .filter((permission) => !words.includes(permission) && permission !== everythingGranted)
    .toSorted()
}

function consentUrlOf(surroundings: Surroundings, row: ConnectionRow): string | null {
  const cloud = row.cloud === null ? undefined : cloudNamed(surroundings, row.cloud)
  const connector = connectorNamed(row.connector)
  const resource = cloud && connector?.resourceIn?.(cloud).resource
  if (!cloud || !connector || resource === undefined || row.tenant === null || row.clientId === null) return null
  const scopes =
    row.kind === 'oauth-code' ? scopesFor(connector, cloud, row.actions) : [scopeAt(resource, everythingGranted)]
  const registration = { cloud, tenant: row.tenant, clientId: row.clientId }
  return consentUrl(registration, { redirectUri: surroundings.redirectUri, scopes })
}
