import type { Store } from '../store/index.ts'

export type Tenant = { id: string; name: string; domain: string }

export type Person = {
  id: string
  userPrincipalName: string
  displayName: string
  givenName: string
  surname: string
  mail: string
  jobTitle: string
  department: string
  managerName: string | null
}

/** The one company whose directory this is. */
export function homeTenant(store: Store): Tenant {
  const tenant = store.row<Tenant>`select id, name, domain from tenant`
  if (!tenant) throw new Error('the sandbox has no company: it was never seeded')
  return tenant
}

/** Everybody, in the order in which they came. */
export const people = (store: Store): Person[] => store.rows<Person>`select * from person_as_shown order by position`

export const personById = (store: Store, id: string): Person | undefined =>
  store.row<Person>`select * from person_as_shown where id = ${id}`

/** Whom a login hint means; the schema compares user principal names without looking at their case, as Entra does. */
export const personByName = (store: Store, userPrincipalName: string): Person | undefined =>
  store.row<Person>`select * from person_as_shown where userPrincipalName = ${userPrincipalName.trim()}`

export const groupIdsOf = (store: Store, personId: string): string[] =>
  store.rows<{
    id: string
  }>`select group_id as id from group_member where person_id = ${personId} order by group_id`.map(({ id }) => id)
