// Reading `scope`: the four words of OpenID Connect, and permissions at resources.

import type { Tenant } from '../company/index.ts'
import type { Store } from '../store/index.ts'
import { type AppRegistration, consentedPermissions } from './appRegistrations.ts'
import { good, type Outcome, refused } from './refusal.ts'
import { findResource, graph, type Resource } from './resources.ts'

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'] as const

export type OpenIdScope = (typeof openIdScopes)[number]

export type Scope = {
  openId: readonly OpenIdScope[]
  /** In the order asked for; `as` is how the app wrote it, and how it is told back. */
  permissions: readonly { resource: Resource; permission: string; as: string }[]
}

/** What a scope parameter asks for, or why it cannot be asked. */
export function readScope(text: string, sandboxUrl: string, tenant: Tenant): Outcome<Scope> {
  const openId: OpenIdScope[] = []
  const permissions: { resource: Resource; permission: string; as: string }[] = []
  for (const word of new Set(text.split(/\s+/).filter(Boolean))) {
    const openIdScope = openIdScopes.find((scope) => scope === word)
    if (openIdScope) {
      openId.push(openIdScope)
      continue
    }
    const { resourceName, permission } = split(word)
    if (!permissionName.test(permission)) return refused('scopeInvalid', word)
    const resource = resourceName === undefined ? graph : findResource(resourceName, sandboxUrl)
    if (!resource) return refused('resourceNotFound', resourceName ?? word, tenant.name)
    permissions.push({ resource, permission, as: word })
  }
  if (openId.length + permissions.length === 0) return refused('parameterMissing', 'scope')
  const everything = permissions.find(({ permission }) => permission === '.default')
  if (everything && permissions.length > 1) return refused('scopeInvalid', everything.as)
  return good({ openId, permissions })
}

const permissionName = /^(\.default|[A-Za-z][\w.-]*)$/

/** `https://graph.microsoft.com/User.Read` is a resource and a permission; `User.Read` means Graph's. */
function split(word: string): { resourceName: string | undefined; permission: string } {
  const slash = word.lastIndexOf('/')
  return slash < 0
    ? { resourceName: undefined, permission: word }
    : { resourceName: word.slice(0, slash), permission: word.slice(slash + 1) }
}

/** The permissions nobody has agreed to, as the app wrote them; `.default` asks for what was agreed to, and so for nothing new. */
export function unconsented(store: Store, app: AppRegistration, scope: Scope): string[] {
  const isConsented = (resource: Resource, permission: string): boolean =>
    permission === '.default' ||
    consentedPermissions(store, app.clientId, resource.id).some(
      (granted) => granted.toLowerCase() === permission.toLowerCase(),
    )
  return [
    ...scope.openId.filter((word) => !isConsented(graph, word)),
    ...scope.permissions.filter(({ resource, permission }) => !isConsented(resource, permission)).map(({ as }) => as),
  ]
}

/** The audience of the access token: a token is for one resource, the first that was asked for. */
export const resourceOf = (scope: Scope): Resource => scope.permissions[0]?.resource ?? graph

/** The `scp` of an access token: what was agreed to of what was asked for, at the resource the token is for. */
export function grantedPermissions(store: Store, app: AppRegistration, scope: Scope): string[] {
  const resource = resourceOf(scope)
  const asked = scope.permissions.filter((one) => one.resource === resource).map(({ permission }) => permission)
  const consented = consentedPermissions(store, app.clientId, resource.id)
  const openId: readonly string[] = scope.openId
  return consented.filter(
    (granted) =>
      openId.includes(granted) ||
      (asked.includes('.default') && granted !== 'offline_access') ||
      asked.some((permission) => permission.toLowerCase() === granted.toLowerCase()),
  )
}

/** The `scope` of a token answer: what was asked, without `offline_access`, whose answer is the refresh token. */
export const scopeAnswer = (scope: Scope): string =>
  [...scope.openId.filter((word) => word !== 'offline_access'), ...scope.permissions.map(({ as }) => as)].join(' ')

/** As it is kept with a code or a refresh token. */
export const scopeText = (scope: Scope): string => [...scope.openId, ...scope.permissions.map(({ as }) => as)].join(' ')
