// What apps are in this tenant. Who registered them, their secrets and their roles are Entra's.

import type { DirectoryObject } from '../../directory/index.ts'
import { text } from '../../directory/index.ts'
import { graph, graphRoles, rolesOf } from '../../entra/index.ts'
import { type Answer, noContent, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findServicePrincipal } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerCollection, answerCount, answerObject, directSight } from '../query/index.ts'
import { relationOperations } from '../relationOperations.ts'
import { servicePrincipal } from '../resources/index.ts'
import { readProperties, type Writable } from '../write/index.ts'

const of = '/servicePrincipals/{id}'

export const servicePrincipalOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/servicePrincipals',
    needs: needs.readApps,
    run: (call) => answerCollection(call, all(call)),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/$count',
    needs: needs.readApps,
    run: (call) => answerCount(call, all(call)),
  },
  { method: 'GET', path: of, needs: needs.readApp, run: get },
  { method: 'PATCH', path: of, needs: needs.updateServicePrincipal, run: update },
  ...[
    {
      of,
      name: 'memberOf' as const,
      needs: needs.readAppMemberships,
      casts: ['group' as const],
      find: findServicePrincipal,
    },
    {
      of,
      name: 'transitiveMemberOf' as const,
      needs: needs.readAppTransitiveMemberships,
      casts: ['group' as const],
      find: findServicePrincipal,
    },
    {
      of,
      name: 'claimsMappingPolicies' as const,
      needs: needs.readAppPolicies,
      casts: [],
      find: findServicePrincipal,
    },
  ].flatMap(relationOperations),
]

const all = (call: Call) => ({
  resource: servicePrincipal,
  objects: call.premises.directory
    .seen()
    .all('servicePrincipal')
    .map((one) => withRoles(call, one)),
  set: 'servicePrincipals',
  sight: () => directSight(call),
})

/** The roles an app has are registered with it; Graph's own are its application permissions. */
export function withRoles({ premises }: Call, object: DirectoryObject): DirectoryObject {
  const appId = text(object, 'appId') ?? ''
  const appRoles =
    appId === graph.appId
      ? graphRoles.map((role) => ({ ...asAppRole(role), allowedMemberTypes: ['Application'] }))
      : rolesOf(premises.store, appId).map(asAppRole)
  return appRoles.length === 0 ? object : { ...object, properties: { ...object.properties, appRoles } }
}

export const asAppRole = ({ id, value, displayName }: { id: string; value: string; displayName: string }) => ({
  id,
  value,
  displayName,
  description: displayName,
  isEnabled: true,
  origin: 'Application',
  allowedMemberTypes: ['User'],
})

function get(call: Call): Answer {
  const found = findServicePrincipal(call, call.keys[0] ?? '')
  return found.error
    ? found
    : answerObject(call, servicePrincipal, withRoles(call, found.value), 'servicePrincipals', directSight(call))
}

const writable: Writable = {
  names: new Set(
    'accountEnabled appRoleAssignmentRequired description displayName homepage loginUrl logoutUrl notes notificationEmailAddresses preferredSingleSignOnMode replyUrls servicePrincipalNames tags'.split(
      ' ',
    ),
  ),
}

async function update(call: Call): Promise<Answer> {
  const found = findServicePrincipal(call, call.keys[0] ?? '')
  if (found.error) return found
  const body = await call.body()
  if (body.error) return body
  const read = readProperties(body.value, servicePrincipal, writable)
  if (read.error) return read
  if (read.value.appRoleAssignmentRequired === null)
    return refuse('badValue', 'appRoleAssignmentRequired', 'ServicePrincipal')
  call.premises.directory.change(({ view, put }) => {
    const current = view.find(found.value.id) ?? found.value
    put({ ...current, properties: { ...current.properties, ...read.value } })
  })
  return noContent
}
