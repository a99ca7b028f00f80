// The page "API permissions": what an app says it needs. Whether anybody has agreed to it is another question.

import type { Store } from '../../store/index.ts'

export type ConfiguredPermission = {
  resourceAppId: string
  kind: 'delegated' | 'application'
  permission: string
}

export function configurePermission(store: Store, clientId: string, one: ConfiguredPermission): void {
  store.run`
    insert into configured_permission (client_id, resource_app_id, kind, permission)
    values (${clientId}, ${one.resourceAppId}, ${one.kind}, ${one.permission}) on conflict do nothing`
}

export const unconfigurePermission = (store: Store, clientId: string, one: ConfiguredPermission): boolean =>
  store.row`
    delete from configured_permission
    where client_id = ${clientId} and resource_app_id = ${one.resourceAppId} and kind = ${one.kind}
      and permission = ${one.permission}
    returning permission` !== undefined

export const configuredPermissions = (store: Store, clientId: string): ConfiguredPermission[] =>
  store.rows<ConfiguredPermission>`
    select resource_app_id as resourceAppId, kind, permission
    from configured_permission where client_id = ${clientId} order by resource_app_id, kind, permission limit 1000`
