// Which roles of which APIs an app holds for itself.

import { randomUUID } from 'node:crypto'
import { type DirectoryObject, text } from '../../directory/index.ts'
import {
  type AppRoleGrant,
  appRoleGrantsOf,
  grantAppRole,
  graph,
  graphRoles,
  revokeAppRole,
  rolesOf,
} from '../../entra/index.ts'
import { type Answer, created, noContent, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findServicePrincipal, guid } from '../lookUp.ts'
import * as needs from '../needs.ts'

const path = '/servicePrincipals/{id}/appRoleAssignments'

export const appRoleAssignmentOperations: readonly Operation[] = [
  { method: 'GET', path, needs: needs.readAppRoleAssignments, cost: 2, run: list },
  { method: 'POST', path, needs: needs.assignAppRole, run: assign },
  { method: 'DELETE', path: `${path}/{id}`, needs: needs.revokeAppRole, run: revoke },
]

/** "Assigned, but to no role in particular." */
const noRole = '00000000-0000-0000-0000-000000000000'

function list(call: Call): Answer {
  const app = findServicePrincipal(call, call.keys[0] ?? '')
  if (app.error) return app
  return ok({
    '@odata.context': `${call.base}/$metadata#servicePrincipals('${app.value.id}')/appRoleAssignments`,
    value: appRoleGrantsOf(call.premises.store, app.value.id).map((grant) => asAssignment(call, grant)),
  })
}

function asAssignment({ premises }: Call, { id, principalId, resourceId, appRoleId, createdAt }: AppRoleGrant) {
  const view = premises.directory.latest()
  const nameOf = (object: DirectoryObject | undefined) => (object ? text(object, 'displayName') : null)
  return {
    id,
    deletedDateTime: null,
    appRoleId,
    createdDateTime: new Date(createdAt).toISOString(),
    principalDisplayName: nameOf(view.find(principalId)),
    principalId,
    principalType: 'ServicePrincipal',
    resourceDisplayName: nameOf(view.find(resourceId)),
    resourceId,
  }
}

async function assign(call: Call): Promise<Answer> {
  const app = findServicePrincipal(call, call.keys[0] ?? '')
  if (app.error) return app
  const body = await call.body()
  if (body.error) return body
  const { principalId, resourceId, appRoleId } = body.value
  const malformed = [principalId, resourceId, appRoleId].find((id) => typeof id !== 'string' || !guid.test(id))
  if (malformed !== undefined || [principalId, resourceId, appRoleId].includes(undefined))
    return refuse('refused', 'principalId, resourceId and appRoleId have to be GUIDs.')
  if (String(principalId).toLowerCase() !== app.value.id)
    return refuse('refused', 'The principalId is not the service principal of the address.')
  const resource = findServicePrincipal(call, String(resourceId))
  if (resource.error) return resource
  const roleId = String(appRoleId).toLowerCase()
  if (!roleIdsOf(call, resource.value).includes(roleId))
    return refuse('refused', 'Permission being assigned was not found on application')
  const grant: AppRoleGrant = {
    id: randomUUID(),
    principalId: app.value.id,
    resourceId: resource.value.id,
    appRoleId: roleId,
    createdAt: call.premises.clock().getTime(),
  }
  if (!grantAppRole(call.premises.store, grant))
    return refuse('refused', 'Permission being assigned already exists on the object')
  return created({
    '@odata.context': `${call.base}/$metadata#servicePrincipals('${app.value.id}')/appRoleAssignments/$entity`,
    ...asAssignment(call, grant),
  })
}

function roleIdsOf({ premises }: Call, resource: DirectoryObject): readonly string[] {
  const appId = text(resource, 'appId') ?? ''
  const roles = appId === graph.appId ? graphRoles : rolesOf(premises.store, appId)
  return [noRole, ...roles.map(({ id }) => id)]
}

function revoke(call: Call): Answer {
  const app = findServicePrincipal(call, call.keys[0] ?? '')
  if (app.error) return app
  const id = call.keys[1] ?? ''
  return revokeAppRole(call.premises.store, app.value.id, id) ? noContent : refuse('notFound', id)
}
