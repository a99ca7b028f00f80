// What the application and the flow account need, found or missing.

import type { NeededPermission } from '@countersign/core/api'
import { type Db, sql } from '../../platform/database/index.ts'
import { askEnvironment, type Said } from '../environment/index.ts'
import type { Parts } from '../parts.ts'
import type { ClientRow } from '../sql/index.ts'

const selectGranted = (
  db: Db,
  connectionId: string | null,
): Promise<{ granted: string[] | null; health: string } | undefined> =>
  db.maybe(sql`select granted, health from connection where id = ${connectionId}`)

export async function neededPermissions(
  parts: Parts,
  client: ClientRow,
  whoAmI: Said | undefined,
): Promise<NeededPermission[]> {
  return [await delegated(parts, client), ...(await securityRole(parts, client, whoAmI))]
}

async function delegated({ pool }: Parts, { flowConnectionId }: ClientRow): Promise<NeededPermission> {
  const row = await selectGranted(pool, flowConnectionId)
  const isGranted = row?.granted?.some((scope) => scope.endsWith('/user_impersonation')) ?? false
  const common = {
    resource: 'Dataverse (Dynamics CRM)',
    permission: 'user_impersonation',
    kind: 'delegated',
    purpose: 'The flow account creates flows in the environment.',
  } as const
  if (isGranted) return { ...common, state: 'found', sentence: null }
  const isMissing = row !== undefined && row.health !== 'not-connected'
  return {
    ...common,
    state: isMissing ? 'missing' : 'not-known',
    sentence: 'Add it to the API permissions of the app registration; it is seen once the flow account has signed in.',
  }
}

type Privilege = { permission: string; purpose: string; path: string }

/** Looked for by what they let one do; nothing is changed by it. */
const privileges: readonly Privilege[] = [
  {
    permission: 'prvReadworkflow',
    purpose: 'See the flows of the environment.',
    path: 'workflows?$select=name&$top=1',
  },
  {
    permission: 'prvReadconnectionreference',
    purpose: 'Name the connections that flows use.',
    path: 'connectionreferences?$select=connectionreferencelogicalname&$top=1',
  },
]

const role = 'Give the application user the security role Environment Maker in the Power Platform admin center.'

async function securityRole(parts: Parts, client: ClientRow, whoAmI: Said | undefined): Promise<NeededPermission[]> {
  const all: NeededPermission[] = []
  for (const { permission, purpose, path } of privileges) {
    const said = whoAmI?.ok ? await askEnvironment(parts, client, 'application', { method: 'GET', path }) : whoAmI
    const state = !said ? 'not-known' : said.ok ? 'found' : said.status === 403 ? 'missing' : 'not-known'
    const sentence = said?.ok ? null : role
    all.push({ resource: 'Environment', permission, kind: 'security-role', purpose, state, sentence })
  }
  return all
}
