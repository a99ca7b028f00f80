// An app acts for itself. Entra gives it a token whether it holds a role there or not: to refuse is the API's business.

import type { Tenant } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { appRoleGrantsOf } from '../appRoleGrants.ts'
import { good, type Outcome, refused } from '../refusal.ts'
import type { Resource } from '../resources/index.ts'
import { findResource, splitScope } from '../scopes.ts'
import { servicePrincipalOf } from '../servicePrincipals.ts'
import type { Exchange } from './exchange.ts'

export const clientCredentials: Exchange = {
  platformOf: () => 'web',
  run: (premises, { kind, tenant }, { app, servicePrincipal, proof }, { scope }) => {
    if (kind !== 'tenant') return refused('sharedAuthorityOfGrant')
    if (scope === undefined) return refused('parameterMissing', 'scope')
    const asked = readScope(premises, tenant, scope)
    if (!asked.ok) return asked
    const { resource, audience } = asked.value
    const permissions = rolesAt(premises, servicePrincipal.id, resource)
    return good({
      of: 'app',
      grant: { app, tenant, resource, audience, permissions, proof, servicePrincipalId: servicePrincipal.id },
    })
  },
}

/** One resource, and everything that was granted there: `https://graph.microsoft.com/.default`. */
function readScope(
  premises: Premises,
  tenant: Tenant,
  text: string,
): Outcome<{ resource: Resource; audience: string }> {
  const words = [...new Set(text.split(/\s+/).filter(Boolean))]
  const parts = words.map(splitScope)
  const wrong = words.find((_, place) => parts[place]?.permission !== '.default' || !parts[place]?.resourceName)
  if (wrong !== undefined) return refused('scopeNotDefault', wrong)
  const [first] = parts
  if (first?.resourceName === undefined) return refused('parameterMissing', 'scope')
  if (parts.length > 1) return refused('scopeOfSeveral', text)
  const resource = findResource(premises, first.resourceName)
  return resource
    ? good({ resource, audience: first.resourceName })
    : refused('resourceNotFound', first.resourceName, tenant.name)
}

function rolesAt({ store, directory }: Premises, principalId: string, resource: Resource): string[] {
  const api = servicePrincipalOf(directory, resource.appId)
  const held = appRoleGrantsOf(store, principalId).filter(({ resourceId }) => resourceId === api?.id)
  return resource.application
    .filter(({ id }) => held.some(({ appRoleId }) => appRoleId === id))
    .map(({ value }) => value)
}
