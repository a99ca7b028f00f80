// The roles an app has for people, and who holds them.

import type { Store } from '../../store/index.ts'

export type AppRole = { id: string; value: string; displayName: string }

/** False where the app has a role of this value. */
export const addRole = (store: Store, clientId: string, { id, value, displayName }: AppRole): boolean =>
  store.row`
    insert into app_role (id, client_id, value, display_name) values (${id}, ${clientId}, ${value}, ${displayName})
    on conflict do nothing returning id` !== undefined

/** With the role goes who holds it. */
export function removeRole(store: Store, clientId: string, id: string): boolean {
  return store.transaction(() => {
    store.run`
      delete from app_role_assignment where app_role_id in
        (select id from app_role where id = ${id} and client_id = ${clientId})`
    return store.row`delete from app_role where id = ${id} and client_id = ${clientId} returning id` !== undefined
  })
}

export function assignRole(store: Store, roleId: string, personId: string): void {
  store.run`
    insert into app_role_assignment (app_role_id, person_id) values (${roleId}, ${personId}) on conflict do nothing`
}

export function unassignRole(store: Store, roleId: string, personId: string): void {
  store.run`delete from app_role_assignment where app_role_id = ${roleId} and person_id = ${personId}`
}

export const rolesOf = (store: Store, clientId: string): AppRole[] =>
  store.rows<AppRole>`
    select id, value, display_name as displayName
    from app_role where client_id = ${clientId} order by rowid limit 1000`

export const roleHolders = (store: Store, roleId: string): string[] =>
  store.rows<{ personId: string }>`
    select person_id as personId from app_role_assignment where app_role_id = ${roleId} limit 1000`.map(
    ({ personId }) => personId,
  )

export const rolesHeld = (store: Store, clientId: string, personId: string): AppRole[] =>
  store.rows<AppRole>`
    select app_role.id, app_role.value, app_role.display_name as displayName
    from app_role join app_role_assignment on app_role_assignment.app_role_id = app_role.id
    where app_role.client_id = ${clientId} and app_role_assignment.person_id = ${personId}
    order by app_role.rowid limit 1000`
