import type { CloudName } from '@countersign/core/clouds'
import { brief, type Db, prepared, readBy, sql } from '../../platform/database/index.ts'
import type { Place, Sealed } from '../../vault/index.ts'

export type ClientRow = Sealed & {
  storeId: string
  cloud: CloudName
  organization: string
  region: string | null
  environmentUrl: string
  dataServiceUrl: string
  tenantId: string
  clientId: string
  flowConnectionId: string | null
  calledUsAt: Date | null
  revision: number
  changedAt: Date
  changedBy: { id: string; name: string } | null
}

export const secretPlace = (storeId: string): Place => ({
  table: 'power_automate_client',
  row: storeId,
  column: 'sealed',
})

const columns = sql`
  c.store_id as "storeId", c.cloud, c.organization, c.region, c.environment_url as "environmentUrl",
  c.data_service_url as "dataServiceUrl", c.tenant_id as "tenantId", c.client_id as "clientId",
  c.key_id as "keyId", c.sealed, c.flow_connection_id as "flowConnectionId", c.called_us_at as "calledUsAt",
  c.revision, c.changed_at as "changedAt",
  (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = c.changed_by) as "changedBy"`

export const selectClient = readBy<ClientRow>(
  ({ storeId }) => storeId,
  (db, storeIds) =>
    db.rows(brief(sql`select ${columns} from power_automate_client c where c.store_id = any(${storeIds}::uuid[])`)),
)

export const lockClient = (db: Db, storeId: string): Promise<ClientRow | undefined> =>
  db.maybe(sql`select ${columns} from power_automate_client c where c.store_id = ${storeId} for update`)

export type EnteredClient = Omit<ClientRow, 'calledUsAt' | 'revision' | 'changedBy'> & { by: string }

/** When Power Automate last called is forgotten where it would call another address from now on. */
export const saveClient = (db: Db, client: EnteredClient): Promise<unknown> =>
  db.rows(sql`
    insert into power_automate_client as c (store_id, cloud, organization, region, environment_url, data_service_url,
      tenant_id, client_id, key_id, sealed, flow_connection_id, changed_at, changed_by)
    values (${client.storeId}, ${client.cloud}, ${client.organization}, ${client.region}, ${client.environmentUrl},
      ${client.dataServiceUrl}, ${client.tenantId}, ${client.clientId}, ${client.keyId}, ${client.sealed},
      ${client.flowConnectionId}, ${client.changedAt}, ${client.by})
    on conflict (store_id) do update set cloud = excluded.cloud, organization = excluded.organization,
      region = excluded.region, environment_url = excluded.environment_url,
      data_service_url = excluded.data_service_url, tenant_id = excluded.tenant_id, client_id = excluded.client_id,
      key_id = excluded.key_id, sealed = excluded.sealed, flow_connection_id = excluded.flow_connection_id,
      called_us_at = case when c.data_service_url = excluded.data_service_url then c.called_us_at end,
      revision = c.revision + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`)

export const saveFlowConnection = (db: Db, storeId: string, connectionId: string): Promise<unknown> =>
  db.rows(sql`update power_automate_client set flow_connection_id = ${connectionId} where store_id = ${storeId}`)

export const deleteClient = (db: Db, storeId: string): Promise<{ storeId: string } | undefined> =>
  db.maybe(sql`delete from power_automate_client where store_id = ${storeId} returning store_id as "storeId"`)

/** Power Automate has called this server at its address. */
export const markCalled = (db: Db, storeId: string, at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update power_automate_client set called_us_at = ${at}
      where store_id = ${storeId} and (called_us_at is null or called_us_at < ${at}::timestamptz - interval '1 minute')`),
  )

export const selectStoreName = (db: Db, storeId: string): Promise<{ name: string } | undefined> =>
  db.maybe(sql`select name from identity_store where id = ${storeId}`)
