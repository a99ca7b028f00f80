// An app registration with everything that belongs to it, as a page or the control API shows it.

import { isTrue } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { appRoleGrantsOf } from '../appRoleGrants.ts'
import {
  type AppRegistration,
  type ConfiguredPermission,
  certificatesOf,
  configuredPermissions,
  redirectUrisOf,
  roleHolders,
  rolesOf,
  secretsOf,
} from '../apps/index.ts'
import { agreedByPersons, agreedForEverybody } from '../consents/index.ts'
import { findResource } from '../scopes.ts'
import { servicePrincipalOf } from '../servicePrincipals.ts'

export function appView(premises: Premises, app: AppRegistration) {
  const { store, directory } = premises
  const { clientId, createdAt, ...settings } = app
  const servicePrincipal = servicePrincipalOf(directory, clientId)
  return {
    clientId,
    ...settings,
    createdAt: iso(createdAt),
    isDisabled: !servicePrincipal || !isTrue(servicePrincipal, 'accountEnabled'),
    redirectUris: redirectUrisOf(store, clientId),
    secrets: secretsOf(store, clientId).map((one) => ({
      ...one,
      startsAt: iso(one.startsAt),
      endsAt: iso(one.endsAt),
    })),
    certificates: certificatesOf(store, clientId).map(({ id, description, thumbprint, startsAt, endsAt }) => ({
      id,
      description,
      thumbprint,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
    })),
    permissions: permissionsOf(premises, app),
    personalConsents: agreedByPersons(store, clientId),
    roles: rolesOf(store, clientId).map((role) => ({ ...role, holders: roleHolders(store, role.id) })),
  }
}

export type PermissionState = ConfiguredPermission & { resource: string; isGranted: boolean; isConfigured: boolean }

/** The lines of the page "API permissions": what is asked for, and below it what was granted without being asked for. */
export function permissionsOf(premises: Premises, { clientId }: AppRegistration): PermissionState[] {
  const configured = configuredPermissions(premises.store, clientId)
  const granted = grantedTo(premises, clientId)
  const isAmong = (all: readonly ConfiguredPermission[], { resourceAppId, kind, permission }: ConfiguredPermission) =>
    all.some((one) => one.resourceAppId === resourceAppId && one.kind === kind && one.permission === permission)
  return [...configured, ...granted.filter((one) => !isAmong(configured, one))].map((one) => ({
    ...one,
    resource: findResource(premises, one.resourceAppId)?.displayName ?? one.resourceAppId,
    isGranted: isAmong(granted, one),
    isConfigured: isAmong(configured, one),
  }))
}

function grantedTo(premises: Premises, clientId: string): ConfiguredPermission[] {
  const { store, directory } = premises
  const principal = servicePrincipalOf(directory, clientId)
  const held = (principal ? appRoleGrantsOf(store, principal.id) : []).flatMap(({ resourceId, appRoleId }) => {
    const appId = directory.latest().find(resourceId)?.properties.appId
    const resource = typeof appId === 'string' ? findResource(premises, appId) : undefined
    const role = resource?.application.find(({ id }) => id === appRoleId)
    return resource && role
      ? [{ resourceAppId: resource.appId, kind: 'application' as const, permission: role.value }]
      : []
  })
  return [...agreedForEverybody(store, clientId).map((one) => ({ ...one, kind: 'delegated' as const })), ...held]
}

const iso = (ms: number): string => new Date(ms).toISOString()
