// Who has agreed to what: an administrator for everybody, or somebody for nobody else.

import type { Store } from '../../store/index.ts'

/** A delegated permission at a resource. */
export type Agreed = { resourceAppId: string; permission: string }

/** What holds for a person: their own and everybody's. */
export const agreedFor = (store: Store, clientId: string, personId: string, resourceAppId: string): string[] =>
  store.rows<{ permission: string }>`
    select permission from consent where client_id = ${clientId} and resource_app_id = ${resourceAppId}
    union
    select permission from personal_consent
    where client_id = ${clientId} and person_id = ${personId} and resource_app_id = ${resourceAppId}
    order by permission limit 1000`.map(({ permission }) => permission)

export const agreedForEverybody = (store: Store, clientId: string): Agreed[] =>
  store.rows<Agreed>`
    select resource_app_id as resourceAppId, permission
    from consent where client_id = ${clientId} order by resource_app_id, permission limit 1000`

export const agreedByPersons = (store: Store, clientId: string): (Agreed & { personId: string })[] =>
  store.rows<Agreed & { personId: string }>`
    select person_id as personId, resource_app_id as resourceAppId, permission
    from personal_consent where client_id = ${clientId} order by person_id, resource_app_id, permission limit 1000`

export function agreeForEverybody(store: Store, clientId: string, agreed: readonly Agreed[]): void {
  for (const { resourceAppId, permission } of agreed)
    store.run`
      insert into consent (client_id, resource_app_id, permission) values (${clientId}, ${resourceAppId}, ${permission})
      on conflict do nothing`
}

export function agreeForOneself(store: Store, clientId: string, personId: string, agreed: readonly Agreed[]): void {
  for (const { resourceAppId, permission } of agreed)
    store.run`
      insert into personal_consent (client_id, person_id, resource_app_id, permission)
      values (${clientId}, ${personId}, ${resourceAppId}, ${permission}) on conflict do nothing`
}

export const revokeForEverybody = (store: Store, clientId: string, { resourceAppId, permission }: Agreed): boolean =>
  store.row`
    delete from consent
    where client_id = ${clientId} and resource_app_id = ${resourceAppId} and permission = ${permission}
    returning permission` !== undefined

/** All that somebody has agreed to for an app. */
export const revokeOfPerson = (store: Store, clientId: string, personId: string): boolean =>
  store.row`
    delete from personal_consent where client_id = ${clientId} and person_id = ${personId} returning permission` !==
  undefined
