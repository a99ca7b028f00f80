import type { Store } from '../../store/index.ts'
import type { Flow, FlowState } from './flow.ts'

type Row = Omit<Flow, 'definition' | 'connections'> & {
  definition: string
  connections: string
}

const flowOf = ({ definition, connections, ...row }: Row): Flow => ({
  ...row,
  definition: JSON.parse(definition) as Flow['definition'],
  connections: JSON.parse(connections) as Flow['connections'],
})

/** Deleted ones too. */
export function flowRow(store: Store, id: string): Flow | undefined {
  const row = store.row<Row>`
    select id, workflow_id as workflowId, display_name as displayName, description, creator_id as creatorId,
      entity_id as entityId, state, version, access_key as accessKey, cloud_flow.created_at as createdAt,
      modified_at as modifiedAt, registered_at as registeredAt, deleted_at as deletedAt, definition,
      connection_references as connections
    from cloud_flow join cloud_flow_version on flow_id = id and number = version
    where id = ${id}`
  return row && flowOf(row)
}

export const flowIdByWorkflow = (store: Store, workflowId: string): string | undefined =>
  store.row<{ id: string }>`select id from cloud_flow where workflow_id = ${workflowId}`?.id

export const flowIdByEntity = (store: Store, entityId: string): string | undefined =>
  store.row<{ id: string }>`select id from cloud_flow where entity_id = ${entityId} and deleted_at is null`?.id

/** The newest first. */
export const flowIds = (store: Store, limit: number): string[] =>
  store.rows<{ id: string }>`
    select id from cloud_flow where deleted_at is null order by created_at desc, id limit ${limit}`.map(({ id }) => id)

export const versionRow = (
  store: Store,
  flowId: string,
  number: number,
): Pick<Flow, 'definition' | 'connections'> | undefined => {
  const row = store.row<{ definition: string; connections: string }>`
    select definition, connection_references as connections
    from cloud_flow_version where flow_id = ${flowId} and number = ${number}`
  return (
    row && {
      definition: JSON.parse(row.definition) as Flow['definition'],
      connections: JSON.parse(row.connections) as Flow['connections'],
    }
  )
}

export function insertFlow(store: Store, flow: Flow): void {
  const { id, workflowId, displayName, description, creatorId, state, accessKey, createdAt, registeredAt } = flow
  store.run`
    insert into cloud_flow (id, workflow_id, display_name, description, creator_id, entity_id, state, version,
      access_key, created_at, modified_at, registered_at)
    values (${id}, ${workflowId}, ${displayName}, ${description}, ${creatorId}, ${flow.entityId}, ${state},
      ${flow.version}, ${accessKey}, ${createdAt}, ${createdAt}, ${registeredAt})`
  insertVersion(store, flow, createdAt)
}

export function insertVersion(store: Store, { id, version, definition, connections }: Flow, at: number): void {
  store.run`
    insert into cloud_flow_version (flow_id, number, definition, connection_references, created_at)
    values (${id}, ${version}, ${JSON.stringify(definition)}, ${JSON.stringify(connections)}, ${at})`
}

export function updateFlow(store: Store, { id, displayName, description, version, accessKey, modifiedAt }: Flow): void {
  store.run`
    update cloud_flow
    set display_name = ${displayName}, description = ${description}, version = ${version}, access_key = ${accessKey},
      modified_at = ${modifiedAt}
    where id = ${id}`
}

export function setState(store: Store, id: string, state: FlowState, at: number): void {
  store.run`update cloud_flow set state = ${state}, modified_at = ${at} where id = ${id}`
}

export function setCreator(store: Store, id: string, creatorId: string, at: number): void {
  store.run`update cloud_flow set creator_id = ${creatorId}, modified_at = ${at} where id = ${id}`
}

export function markDeleted(store: Store, id: string, at: number): void {
  store.run`update cloud_flow set deleted_at = ${at}, state = 'Stopped' where id = ${id}`
}

export type FlowPermission = {
  principalId: string
  principalType: 'User' | 'Group' | 'ServicePrincipal'
  role: 'CanEdit' | 'CanView'
}

export const permissionsOn = (store: Store, flowId: string): FlowPermission[] =>
  store.rows<FlowPermission>`
    select principal_id as principalId, principal_type as principalType, role
    from cloud_flow_permission where flow_id = ${flowId} order by created_at, principal_id limit 1000`

export function putPermission(
  store: Store,
  flowId: string,
  { principalId, principalType, role }: FlowPermission,
  at: number,
): void {
  store.run`
    insert into cloud_flow_permission (flow_id, principal_id, principal_type, role, created_at)
    values (${flowId}, ${principalId}, ${principalType}, ${role}, ${at})
    on conflict do update set role = excluded.role`
}

export function removePermission(store: Store, flowId: string, principalId: string): void {
  store.run`delete from cloud_flow_permission where flow_id = ${flowId} and principal_id = ${principalId}`
}

export const runningRuns = (store: Store, flowId: string): string[] =>
  store.rows<{ name: string }>`
    select name from flow_run where flow_id = ${flowId} and status = 'Running' order by position limit 10000`.map(
    ({ name }) => name,
  )
