// App registrations: which apps there are, where they live, what they may ask for, who holds which of their roles.

import type { Store } from '../store/index.ts'
import { hashOf, sameSecret } from './secrets.ts'

export type AppRegistration = {
  clientId: string
  displayName: string
  /** `AzureADMyOrg`: only this tenant. `AzureADMultipleOrgs`: /common and /organizations may be used as well. */
  signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  groupClaims: 'None' | 'SecurityGroup'
  createdAt: number
}

export type ClientSecret = { id: string; description: string; hint: string; endsAt: number }

export type AppRole = { id: string; value: string; displayName: string }

export type NewRegistration = AppRegistration & {
  secrets: readonly { id: string; description: string; value: string; endsAt: number }[]
  roles: readonly (AppRole & { holders: readonly string[] })[]
  consent: readonly { resourceId: string; permissions: readonly string[] }[]
}

export function register(store: Store, app: NewRegistration): void {
  const { clientId } = app
  store.run`
    insert into app_registration (client_id, display_name, sign_in_audience, group_claims, created_at)
    values (${clientId}, ${app.displayName}, ${app.signInAudience}, ${app.groupClaims}, ${app.createdAt})`
  for (const { id, description, value, endsAt } of app.secrets)
    store.run`
      insert into client_secret (id, client_id, description, hint, value_hash, ends_at)
      values (${id}, ${clientId}, ${description}, ${value.slice(0, 3)}, ${hashOf(value)}, ${endsAt})`
  for (const { id, value, displayName, holders } of app.roles) {
    store.run`
      insert into app_role (id, client_id, value, display_name) values (${id}, ${clientId}, ${value}, ${displayName})`
    for (const personId of holders)
      store.run`insert into app_role_assignment (app_role_id, person_id) values (${id}, ${personId})`
  }
  for (const { resourceId, permissions } of app.consent)
    for (const permission of permissions)
      store.run`
        insert into consent (client_id, resource_id, permission) values (${clientId}, ${resourceId}, ${permission})`
}

/** The addresses an app gets from the settings: those of the last start go, those of this one come. */
export function setRedirectUris(store: Store, clientId: string, uris: readonly string[]): void {
  store.run`delete from redirect_uri where client_id = ${clientId} and from_settings = 1`
  for (const uri of uris)
    store.run`
      insert into redirect_uri (client_id, uri, from_settings) values (${clientId}, ${uri}, 1) on conflict do nothing`
}

export function addRedirectUri(store: Store, clientId: string, uri: string): void {
  store.run`insert into redirect_uri (client_id, uri, from_settings) values (${clientId}, ${uri}, 0)`
}

export const appRegistrations = (store: Store): AppRegistration[] =>
  store.rows<AppRegistration>`
    select client_id as clientId, display_name as displayName, sign_in_audience as signInAudience,
      group_claims as groupClaims, created_at as createdAt
    from app_registration order by created_at, client_id limit 1000`

export const findRegistration = (store: Store, clientId: string): AppRegistration | undefined =>
  store.row<AppRegistration>`
    select client_id as clientId, display_name as displayName, sign_in_audience as signInAudience,
      group_claims as groupClaims, created_at as createdAt
    from app_registration where client_id = ${clientId}`

export const redirectUrisOf = (store: Store, clientId: string): string[] =>
  store.rows<{ uri: string }>`select uri from redirect_uri where client_id = ${clientId} order by uri`.map(
    ({ uri }) => uri,
  )

export const isRegisteredAnywhere = (store: Store, uri: string): boolean =>
  store.row`select 1 from redirect_uri where uri = ${uri} limit 1` !== undefined

export const secretsOf = (store: Store, clientId: string): ClientSecret[] =>
  store.rows<ClientSecret>`
    select id, description, hint, ends_at as endsAt from client_secret where client_id = ${clientId} order by ends_at`

/** Which of an app's secrets this is. */
export const findSecret = (store: Store, clientId: string, value: string): ClientSecret | undefined =>
  store.rows<ClientSecret & { valueHash: string }>`
    select id, description, hint, ends_at as endsAt, value_hash as valueHash
    from client_secret where client_id = ${clientId} order by ends_at desc`.find(({ valueHash }) =>
    sameSecret(valueHash, hashOf(value)),
  )

export const rolesOf = (store: Store, clientId: string): AppRole[] =>
  store.rows<AppRole>`
    select id, value, display_name as displayName from app_role where client_id = ${clientId} order by rowid`

export const rolesHeld = (store: Store, clientId: string, personId: string): AppRole[] =>
  store.rows<AppRole>`
    select app_role.id, app_role.value, app_role.display_name as displayName
    from app_role join app_role_assignment on app_role_assignment.app_role_id = app_role.id
    where app_role.client_id = ${clientId} and app_role_assignment.person_id = ${personId}
    order by app_role.rowid`

export const consentedPermissions = (store: Store, clientId: string, resourceId: string): string[] =>
  store.rows<{ permission: string }>`
    select permission from consent
    where client_id = ${clientId} and resource_id = ${resourceId} order by permission`.map(
    ({ permission }) => permission,
  )
