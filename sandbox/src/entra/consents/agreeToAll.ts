// An administrator agrees to everything an app's registration asks for: "Grant admin consent for Alder Instruments".

import { randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import { grantAppRole } from '../appRoleGrants.ts'
import { type AppRegistration, type ConfiguredPermission, configuredPermissions } from '../apps/index.ts'
import type { Resource } from '../resources/index.ts'
import { findResource } from '../scopes.ts'
import { servicePrincipalOf } from '../servicePrincipals.ts'
import { agreeForEverybody } from './agreements.ts'
import { closeConsentRequests } from './requests.ts'

/** The delegated ones for everybody, the application ones for the app itself. */
export function agreeToAll(premises: Premises, app: AppRegistration): void {
  const { store } = premises
  const configured = configuredPermissions(store, app.clientId)
  store.transaction(() => {
    agreeForEverybody(
      store,
      app.clientId,
      configured.filter(({ kind }) => kind === 'delegated'),
    )
    for (const one of configured) if (one.kind === 'application') grantConfigured(premises, app, one)
    closeConsentRequests(store, app.clientId)
  })
}

function grantConfigured(premises: Premises, app: AppRegistration, one: ConfiguredPermission): void {
  const { store, directory, clock } = premises
  const resource = findResource(premises, one.resourceAppId)
  const role = resource && findApplicationRole(resource, one.permission)
  const principal = servicePrincipalOf(directory, app.clientId)
  const api = resource && servicePrincipalOf(directory, resource.appId)
  if (!role || !principal || !api) return // the API, or what it had of this name, is gone from the tenant
  grantAppRole(store, {
    id: randomUUID(),
    principalId: principal.id,
    resourceId: api.id,
    appRoleId: role.id,
    createdAt: clock().getTime(),
  })
}

export const findApplicationRole = ({ application }: Resource, permission: string) =>
  application.find(({ value }) => value.toLowerCase() === permission.toLowerCase())
