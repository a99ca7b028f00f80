import type { Store } from '../../store/index.ts'

export type UserRow = {
  id: string
  objectId: string
  applicationId: string | null
  isDisabled: 0 | 1
  createdAt: number
}

export const userRows = (store: Store, limit: number): UserRow[] =>
  store.rows<UserRow>`
    select id, object_id as objectId, application_id as applicationId, is_disabled as isDisabled, created_at as createdAt
    from dataverse_user order by created_at, id limit ${limit}`

export const userRow = (store: Store, id: string): UserRow | undefined =>
  store.row<UserRow>`
    select id, object_id as objectId, application_id as applicationId, is_disabled as isDisabled, created_at as createdAt
    from dataverse_user where id = ${id}`

export const userRowOfObject = (store: Store, objectId: string): UserRow | undefined =>
  store.row<UserRow>`
    select id, object_id as objectId, application_id as applicationId, is_disabled as isDisabled, created_at as createdAt
    from dataverse_user where object_id = ${objectId}`

export function addUser(store: Store, { id, objectId, applicationId, isDisabled, createdAt }: UserRow): void {
  store.run`
    insert into dataverse_user (id, object_id, application_id, is_disabled, created_at)
    values (${id}, ${objectId}, ${applicationId}, ${isDisabled}, ${createdAt})`
}

export const setDisabled = (store: Store, id: string, isDisabled: boolean): void =>
  store.run`update dataverse_user set is_disabled = ${Number(isDisabled)} where id = ${id}`

export const roleIdsOf = (store: Store, userId: string): string[] =>
  store.rows<{ roleId: string }>`
    select role_id as roleId from dataverse_user_role where user_id = ${userId} limit 100`.map(({ roleId }) => roleId)

export function setRoles(store: Store, userId: string, roleIds: readonly string[]): void {
  store.transaction(() => {
    store.run`delete from dataverse_user_role where user_id = ${userId}`
    for (const roleId of new Set(roleIds))
      store.run`insert into dataverse_user_role (user_id, role_id) values (${userId}, ${roleId})`
  })
}
