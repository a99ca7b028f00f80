import type { PowerAutomateClient } from '@countersign/core/api'
import type { TroubleCode } from '@countersign/core/connections'
import { problemSentence } from '../../connections/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import type { ClientRow } from '../sql/index.ts'

type FlowAccount = NonNullable<PowerAutomateClient['flowAccount']>

type AccountRow = {
  id: string
  name: string
  accountName: string | null
  health: FlowAccount['health']
  trouble: TroubleCode | null
  reference: string | null
}

const selectAccount = (db: Db, connectionId: string): Promise<AccountRow | undefined> =>
  db.maybe(sql`
    select id, name, account_name as "accountName", health, trouble, trouble_reference as reference
    from connection where id = ${connectionId}`)

export async function flowAccountAnswer(db: Db, connectionId: string | null): Promise<FlowAccount | null> {
  const row = connectionId === null ? undefined : await selectAccount(db, connectionId)
  if (!row) return null
  const trouble = row.trouble === null ? null : { code: row.trouble, reference: row.reference }
  const sentence =
    row.health === 'connected' ? null : problemSentence({ code: 'not-connected', name: row.name, trouble })
  return { connectionId: row.id, name: row.accountName, health: row.health, sentence }
}

export async function clientAnswer(db: Db, row: ClientRow): Promise<PowerAutomateClient> {
  return {
    ...{ cloud: row.cloud, organization: row.organization, region: row.region, environmentUrl: row.environmentUrl },
    ...{ dataServiceUrl: row.dataServiceUrl, tenantId: row.tenantId, clientId: row.clientId },
    flowAccount: await flowAccountAnswer(db, row.flowConnectionId),
    calledUsAt: row.calledUsAt?.toISOString() ?? null,
    revision: row.revision,
    changedAt: row.changedAt.toISOString(),
    changedBy: row.changedBy,
  }
}
