import type { Store } from '../store/index.ts'

/** A role of an API that an app holds for itself. */
export type AppRoleGrant = {
  id: string
  principalId: string
  resourceId: string
  appRoleId: string
  createdAt: number
}

export const appRoleGrantsOf = (store: Store, principalId: string): AppRoleGrant[] =>
  store.rows<AppRoleGrant>`
    select id, principal_id as principalId, resource_id as resourceId, app_role_id as appRoleId, created_at as createdAt
    from app_role_grant where principal_id = ${principalId} order by created_at, id limit 1000`

/** False where it is held already. */
export function grantAppRole(store: Store, grant: AppRoleGrant): boolean {
  const { id, principalId, resourceId, appRoleId, createdAt } = grant
  return (
    store.row`
      insert into app_role_grant (id, principal_id, resource_id, app_role_id, created_at)
      values (${id}, ${principalId}, ${resourceId}, ${appRoleId}, ${createdAt})
      on conflict do nothing returning id` !== undefined
  )
}

export const revokeAppRole = (store: Store, principalId: string, id: string): boolean =>
  store.row`delete from app_role_grant where id = ${id} and principal_id = ${principalId} returning id` !== undefined
