// What an app wants for a person: all of it, what nobody has agreed to yet, and what its token may say.

import type { Premises } from '../../premises.ts'
import { type AppRegistration, configuredPermissions } from '../apps/index.ts'
import { isAdministrator, readPolicy } from '../policy.ts'
import { good, type Outcome, refused } from '../refusal.ts'
import { graph, type Resource } from '../resources/index.ts'
import { type AskedPermission, everythingConfigured, findDelegated, resourceOf, type Scope } from '../scopes.ts'
import { agreedFor } from './agreements.ts'

/** One line of the page on which somebody agrees. */
export type Wanted = { resource: Resource; permission: string; isGuarded: boolean }

/** Everything a request asks for, as a page of consent lists it. */
export function wantedBy({ store }: Premises, app: AppRegistration, scope: Scope): Wanted[] {
  const configured = configuredPermissions(store, app.clientId).filter(({ kind }) => kind === 'delegated')
  const atResource = ({ resource, permission }: AskedPermission): Wanted[] =>
    permission === everythingConfigured
      ? configured
          .filter(({ resourceAppId }) => resourceAppId === resource.appId)
          .map((one) => wanted(resource, one.permission))
      : [wanted(resource, permission)]
  return distinct([...scope.openId.map((word) => wanted(graph, word)), ...scope.permissions.flatMap(atResource)])
}

const wanted = (resource: Resource, permission: string): Wanted => ({
  resource,
  permission,
  isGuarded: findDelegated(resource, permission)?.isGuarded ?? true,
})

const distinct = (all: readonly Wanted[]): Wanted[] =>
  all.filter(
    (one, place) =>
      all.findIndex(
        ({ resource, permission }) => resource.appId === one.resource.appId && permission === one.permission,
      ) === place,
  )

/**
 * What nobody has agreed to for this person. `.default` asks for what was agreed to; only where nothing was, it asks for
 * what the registration says, and that has to be something.
 */
export function missingOf(
  premises: Premises,
  app: AppRegistration,
  personId: string,
  scope: Scope,
): Outcome<readonly Wanted[]> {
  const agreedAt = (resource: Resource) => agreedFor(premises.store, app.clientId, personId, resource.appId)
  const asked: AskedPermission[] = []
  for (const one of scope.permissions) {
    const { resource, permission } = one
    if (permission !== everythingConfigured) asked.push(one)
    else if (resource.appId !== app.clientId && agreedAt(resource).length === 0) {
      if (wantedBy(premises, app, { openId: [], permissions: [one] }).length === 0)
        return refused('resourceNotConfigured', app.clientId, app.displayName, one.audience, resource.appId)
      asked.push(one)
    }
  }
  return good(
    wantedBy(premises, app, { openId: scope.openId, permissions: asked }).filter(
      ({ resource, permission }) => !agreedAt(resource).includes(permission),
    ),
  )
}

/**
 * The `scp` of an access token: what was agreed to of what was asked for, at the resource the token is for. The answer to
 * `offline_access` is the refresh token, and is not told here.
 */
export function grantedOf(premises: Premises, app: AppRegistration, personId: string, scope: Scope): string[] {
  const resource = resourceOf(scope)
  const asked = scope.permissions.filter((one) => one.resource.appId === resource.appId)
  const openId: readonly string[] = scope.openId
  return agreedFor(premises.store, app.clientId, personId, resource.appId).filter(
    (permission) =>
      permission !== 'offline_access' &&
      (openId.includes(permission) ||
        asked.some((one) => one.permission === everythingConfigured || one.permission === permission)),
  )
}

/** An administrator agrees to anything; others to what is not guarded, if the tenant lets people agree at all. */
export const mayAgree = ({ store, directory }: Premises, personId: string, wants: readonly Wanted[]): boolean =>
  isAdministrator(directory, personId) ||
  (readPolicy(store).userConsent === 'allowed' && wants.every(({ isGuarded }) => !isGuarded))
