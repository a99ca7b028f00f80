// Reading `scope`: the four words of OpenID Connect, and permissions at resources.

import type { Tenant } from '../directory/index.ts'
import type { Premises } from '../premises.ts'
import { type AppRegistration, findRegistration, rolesOf } from './apps/index.ts'
import { good, type Outcome, refused } from './refusal.ts'
import { findMicrosofts, graph, openIdScopes, type Resource } from './resources/index.ts'

export type OpenIdScope = (typeof openIdScopes)[number]

export type AskedPermission = {
  resource: Resource
  permission: string
  /** How the app wrote it, and how it is told back. */
  as: string
  /** The name by which it called the resource: a token for it names just that. */
  audience: string
}

export type Scope = {
  openId: readonly OpenIdScope[]
  /** In the order asked for. */
  permissions: readonly AskedPermission[]
}

/** "What was agreed to", and where nothing was, "what my registration says that I need". */
export const everythingConfigured = '.default'

/** What a scope parameter asks for a person, or why it cannot be asked. */
export function readScope(premises: Premises, app: AppRegistration, tenant: Tenant, text: string): Outcome<Scope> {
  const openId: OpenIdScope[] = []
  const permissions: AskedPermission[] = []
  for (const word of new Set(text.split(/\s+/).filter(Boolean))) {
    const openIdScope = openIdScopes.find((scope) => scope === word)
    if (openIdScope) {
      openId.push(openIdScope)
      continue
    }
    const asked = readPermission(premises, app, tenant, word)
    if (!asked.ok) return asked
    permissions.push(asked.value)
  }
  if (openId.length + permissions.length === 0) return refused('parameterMissing', 'scope')
  const everything = permissions.find(({ permission }) => permission === everythingConfigured)
  if (everything && permissions.length > 1) return refused('scopeInvalid', everything.as)
  return good({ openId, permissions })
}

const permissionName = /^(\.default|[A-Za-z][\w.-]*)$/

function readPermission(
  premises: Premises,
  app: AppRegistration,
  tenant: Tenant,
  word: string,
): Outcome<AskedPermission> {
  const { resourceName, permission } = splitScope(word)
  if (!permissionName.test(permission)) return refused('scopeInvalid', word)
  const resource = resourceName === undefined ? graph : findResource(premises, resourceName)
  if (!resource) return refused('resourceNotFound', resourceName ?? word, tenant.name)
  const asked = { resource, as: word, audience: resourceName ?? resource.id }
  if (permission === everythingConfigured) return good({ ...asked, permission })
  const known = findDelegated(resource, permission)
  return known
    ? good({ ...asked, permission: known.value })
    : refused('permissionUnknown', app.displayName, permission, resource.appId)
}

/** `https://graph.microsoft.com/User.Read` is a resource and a permission; `User.Read` means Graph's. */
export function splitScope(word: string): { resourceName: string | undefined; permission: string } {
  const slash = word.lastIndexOf('/')
  return slash < 0
    ? { resourceName: undefined, permission: word }
    : { resourceName: word.slice(0, slash), permission: word.slice(slash + 1) }
}

/** One of Microsoft's APIs, or an app of the tenant by its client id. */
export function findResource({ store, doors }: Premises, name: string): Resource | undefined {
  const app = findRegistration(store, name.replace(/^api:\/\//, ''))
  if (!app) return findMicrosofts(doors, name)
  const { clientId, displayName } = app
  const otherIds = [`api://${clientId}`]
  return { id: clientId, appId: clientId, displayName, otherIds, delegated: [], application: rolesOf(store, clientId) }
}

export const findDelegated = ({ delegated }: Resource, permission: string) =>
  delegated.find(({ value }) => value.toLowerCase() === permission.toLowerCase())

/** A token is for one resource: the first that was asked for. */
export const firstAsked = (scope: Scope): AskedPermission | undefined => scope.permissions[0]

export const resourceOf = (scope: Scope): Resource => firstAsked(scope)?.resource ?? graph

/** What of a scope is about the resource a token would be for. */
export const narrowed = (scope: Scope): Scope => ({
  ...scope,
  permissions: scope.permissions.filter(({ resource }) => resource.appId === resourceOf(scope).appId),
})

/** The `scope` of a token answer: what was asked, without `offline_access`, whose answer is the refresh token. */
export const scopeAnswer = (scope: Scope): string =>
  [...scope.openId.filter((word) => word !== 'offline_access'), ...scope.permissions.map(({ as }) => as)].join(' ')

/** As it is kept with a code or a refresh token. */
export const scopeText = (scope: Scope): string => [...scope.openId, ...scope.permissions.map(({ as }) => as)].join(' ')
