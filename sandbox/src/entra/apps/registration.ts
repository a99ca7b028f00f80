// App registrations: which apps there are, where they live, and what is switched on for them.

import type { Store } from '../../store/index.ts'

export type AppRegistration = {
  clientId: string
  displayName: string
  /** `AzureADMyOrg`: only this tenant. `AzureADMultipleOrgs`: /common and /organizations may be used as well. */
  signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  groupClaims: 'None' | 'SecurityGroup'
  /** "Access tokens (used for implicit flows)" */
  issuesAccessTokens: boolean
  /** "ID tokens (used for implicit and hybrid flows)" */
  issuesIdTokens: boolean
  /** "Allow public client flows" */
  allowsPublicClient: boolean
  /** The optional claim `auth_time` of ID tokens. */
  tellsAuthTime: boolean
  createdAt: number
}

type Row = Omit<AppRegistration, Switch> & Record<Switch, 0 | 1>

type Switch = 'issuesAccessTokens' | 'issuesIdTokens' | 'allowsPublicClient' | 'tellsAuthTime'

const read = (row: Row): AppRegistration => ({
  ...row,
  issuesAccessTokens: row.issuesAccessTokens === 1,
  issuesIdTokens: row.issuesIdTokens === 1,
  allowsPublicClient: row.allowsPublicClient === 1,
  tellsAuthTime: row.tellsAuthTime === 1,
})

export const appRegistrations = (store: Store): AppRegistration[] =>
  store.rows<Row>`
    select client_id as clientId, display_name as displayName, sign_in_audience as signInAudience,
      group_claims as groupClaims, issues_access_tokens as issuesAccessTokens, issues_id_tokens as issuesIdTokens,
      allows_public_client as allowsPublicClient, tells_auth_time as tellsAuthTime, created_at as createdAt
    from app_registration order by created_at, client_id limit 1000`.map(read)

export function findRegistration(store: Store, clientId: string): AppRegistration | undefined {
  const row = store.row<Row>`
    select client_id as clientId, display_name as displayName, sign_in_audience as signInAudience,
      group_claims as groupClaims, issues_access_tokens as issuesAccessTokens, issues_id_tokens as issuesIdTokens,
      allows_public_client as allowsPublicClient, tells_auth_time as tellsAuthTime, created_at as createdAt
    from app_registration where client_id = ${clientId}`
  return row && read(row)
}

/** A new one as Entra makes it: whatever is not said is off. */
export type NewRegistration = Pick<AppRegistration, 'clientId' | 'displayName' | 'createdAt'> &
  Partial<Pick<AppRegistration, 'signInAudience' | 'groupClaims' | 'tellsAuthTime'>>

export function addRegistration(store: Store, app: NewRegistration): void {
  const { clientId, displayName, signInAudience = 'AzureADMyOrg', groupClaims = 'None', createdAt } = app
  const { tellsAuthTime = false } = app
  store.run`
    insert into app_registration (client_id, display_name, sign_in_audience, group_claims, tells_auth_time, created_at)
    values (${clientId}, ${displayName}, ${signInAudience}, ${groupClaims}, ${Number(tellsAuthTime)}, ${createdAt})`
}

export function renameRegistration(store: Store, clientId: string, displayName: string): void {
  store.run`update app_registration set display_name = ${displayName} where client_id = ${clientId}`
}

export type Settings = Pick<AppRegistration, Switch | 'signInAudience' | 'groupClaims'>

/** What the pages "Authentication" and "Token configuration" of an app change. */
export function changeSettings(store: Store, app: AppRegistration, changes: Partial<Settings>): void {
  const { clientId, signInAudience, groupClaims, issuesAccessTokens, issuesIdTokens, ...others } = {
    ...app,
    ...changes,
  }
  const { allowsPublicClient, tellsAuthTime } = others
  store.run`
    update app_registration
    set sign_in_audience = ${signInAudience}, group_claims = ${groupClaims},
      issues_access_tokens = ${Number(issuesAccessTokens)}, issues_id_tokens = ${Number(issuesIdTokens)},
      allows_public_client = ${Number(allowsPublicClient)}, tells_auth_time = ${Number(tellsAuthTime)}
    where client_id = ${clientId}`
}
