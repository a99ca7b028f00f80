// What an administrator agrees to, and takes back.

import type { Premises } from '../../premises.ts'
import { appRoleGrantsOf, revokeAppRole } from '../appRoleGrants.ts'
import type { AppRegistration, ConfiguredPermission } from '../apps/index.ts'
import {
  agreedForEverybody,
  agreeForEverybody,
  type ConsentRequest,
  closeConsentRequest,
  findApplicationRole,
  revokeForEverybody,
} from '../consents/index.ts'
import { graph, type Resource } from '../resources/index.ts'
import { findDelegated, findResource, splitScope } from '../scopes.ts'
import { servicePrincipalOf } from '../servicePrincipals.ts'

/** Takes back what was agreed to for everybody and what the app holds for itself. What persons agreed to stays theirs. */
export function revokeAdminConsent({ store, directory }: Premises, { clientId }: AppRegistration): void {
  const principal = servicePrincipalOf(directory, clientId)
  store.transaction(() => {
    for (const agreed of agreedForEverybody(store, clientId)) revokeForEverybody(store, clientId, agreed)
    for (const { id } of principal ? appRoleGrantsOf(store, principal.id) : [])
      revokeAppRole(store, principal?.id ?? '', id)
  })
}

/** One line of what was granted: for everybody, or to the app itself. False where it was not. */
export function revokeGranted(premises: Premises, { clientId }: AppRegistration, one: ConfiguredPermission): boolean {
  const { store, directory } = premises
  if (one.kind === 'delegated') return revokeForEverybody(store, clientId, one)
  const resource = findResource(premises, one.resourceAppId)
  const role = resource && findApplicationRole(resource, one.permission)
  const principal = servicePrincipalOf(directory, clientId)
  const held = principal && appRoleGrantsOf(store, principal.id).find(({ appRoleId }) => appRoleId === role?.id)
  return held !== undefined && revokeAppRole(store, principal?.id ?? '', held.id)
}

/** What somebody asked an administrator to agree to; a word that means nothing here is left out. */
export const requestedPermissions = (
  premises: Premises,
  { permissions }: ConsentRequest,
): { resource: Resource; permission: string }[] =>
  permissions.split(/[\s,]+/).flatMap((word) => {
    const { resourceName, permission } = splitScope(word)
    const resource = resourceName === undefined ? graph : findResource(premises, resourceName)
    const known = resource && findDelegated(resource, permission)
    return resource && known ? [{ resource, permission: known.value }] : []
  })

/** "Review permissions and consent": for everybody, to what was asked for and to nothing else. */
export function approveConsentRequest(premises: Premises, request: ConsentRequest): void {
  const { store } = premises
  const agreed = requestedPermissions(premises, request)
  store.transaction(() => {
    agreeForEverybody(
      store,
      request.clientId,
      agreed.map(({ resource, permission }) => ({ resourceAppId: resource.appId, permission })),
    )
    closeConsentRequest(store, request.id)
  })
}
