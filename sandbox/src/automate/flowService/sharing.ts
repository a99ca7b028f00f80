// With whom a flow is shared.

import type { Hono } from 'hono'
import { personById } from '../../directory/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { isArray, isObject, type Json, type JsonObject, textOf } from '../expressions/index.ts'
import { changePermissions, type Flow, type FlowPermission, permissionsOn } from '../flows/index.ts'
import { refuse, refuseFlow } from './answer.ts'
import { bodyOf, type Call, serve, withFlow } from './call.ts'
import { flowPath } from './shownFlow.ts'

export function sharingRoutes(routes: Hono<Traced>, premises: Premises): void {
  for (const path of ['permissions', 'owners'])
    serve(routes, premises, 'GET', `/flows/:flow/${path}`, withFlow(false, list))
  for (const path of ['modifyPermissions', 'modifyOwners'])
    serve(routes, premises, 'POST', `/flows/:flow/${path}`, withFlow(true, change))
}

function list({ c, premises, environment }: Call, flow: Flow): Response {
  const shown = (id: string, type: string, roleName: string): JsonObject => ({
    name: id,
    id: `${flowPath(environment, flow)}/permissions/${id}`,
    type: '/providers/Microsoft.ProcessSimple/environments/flows/permissions',
    properties: { roleName, permissionType: 'Principal', principal: { id, type } },
  })
  const creatorType = personById(premises.directory, flow.creatorId) ? 'User' : 'ServicePrincipal'
  const shared = permissionsOn(premises.store, flow.id)
  return c.json({
    value: [
      ...shared.map(({ principalId, principalType, role }) => shown(principalId, principalType, role)),
      shown(flow.creatorId, creatorType, 'Owner'),
    ],
  })
}

/** `{ put: [{ properties: { principal: { id }, roleName } }], delete: [{ id }] }` */
async function change({ c, premises }: Call, flow: Flow): Promise<Response> {
  const { put, delete: removed } = await bodyOf(c)
  const wanted = listOf(put).map(permissionIn)
  const ids = listOf(removed).map((one) => (isObject(one) ? textOf(one.id ?? null) : ''))
  const known = wanted.filter((one) => one !== undefined)
  if (known.length !== wanted.length || known.length + ids.length === 0)
    return refuse(c, {
      status: 400,
      code: 'InvalidRequestContent',
      message:
        "The request content is not valid: 'put' needs principals and roles ('CanEdit' or 'CanView'), 'delete' ids.",
    })
  const outcome = changePermissions(premises, flow.id, known, ids)
  return outcome.ok ? c.json({}) : refuseFlow(c, outcome.refusal)
}

const listOf = (json: Json | undefined): readonly Json[] => (isArray(json) ? json : [])

function permissionIn(json: Json): Omit<FlowPermission, 'principalType'> | undefined {
  const properties = isObject(json) && isObject(json.properties) ? json.properties : {}
  const { principal, roleName } = properties
  if (!isObject(principal) || typeof principal.id !== 'string') return undefined
  const role = (['CanEdit', 'CanView'] as const).find((one) => one === roleName)
  return role && { principalId: principal.id, role }
}
