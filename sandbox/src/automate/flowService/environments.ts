// The environment, and the connections people have in it.

import { type Context, Hono } from 'hono'
import { personById } from '../../directory/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { type Connection, connectionsOf } from '../connections/index.ts'
import { timestamp } from '../definition/index.ts'
import { environmentDisplayName, environmentName, environmentRegion } from '../environment.ts'
import type { JsonObject } from '../expressions/index.ts'
import { connectorNames } from '../flows/index.ts'
import { refuse } from './answer.ts'
import { flowAudiences, identify, permissionFault, powerAppsAudiences } from './caller.ts'

export const environmentRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/providers/Microsoft.ProcessSimple/environments', (c) => environments(c, premises))
    .get('/providers/Microsoft.ProcessSimple/environments/:environment', (c) => environment(c, premises))
    .get('/providers/Microsoft.PowerApps/connections', (c) => connections(c, premises, undefined))
    .get('/providers/Microsoft.PowerApps/apis/:api/connections', (c) => connections(c, premises, c.req.param('api')))

async function environments(c: Context<Traced>, premises: Premises): Promise<Response> {
  const caller = await identify(premises, c.req.header('authorization'), flowAudiences)
  if (!caller.ok) return refuse(c, caller.fault)
  const missing = permissionFault(caller.value, true)
  return missing ? refuse(c, missing) : c.json({ value: [shownEnvironment(premises)] })
}

async function environment(c: Context<Traced>, premises: Premises): Promise<Response> {
  const caller = await identify(premises, c.req.header('authorization'), flowAudiences)
  if (!caller.ok) return refuse(c, caller.fault)
  const missing = permissionFault(caller.value, true)
  if (missing) return refuse(c, missing)
  const named = c.req.param('environment') ?? ''
  if (named !== '~default' && named.toLowerCase() !== environmentName(premises.store).toLowerCase())
    return refuse(c, {
      status: 403,
      code: 'EnvironmentAccessDenied',
      message: `Access to the environment '${named}' is denied.`,
    })
  return c.json(shownEnvironment(premises))
}

function shownEnvironment({ store, url }: Premises): JsonObject {
  const name = environmentName(store)
  return {
    name,
    location: environmentRegion,
    type: 'Microsoft.ProcessSimple/environments',
    id: `/providers/Microsoft.ProcessSimple/environments/${name}`,
    properties: {
      displayName: environmentDisplayName,
      createdTime: '2024-03-04T08:00:00.0000000Z',
      createdBy: { id: 'SYSTEM', displayName: 'SYSTEM', type: 'NotSpecified' },
      provisioningState: 'Succeeded',
      creationType: 'DefaultTenant',
      environmentSku: 'Default',
      environmentType: 'Production',
      isDefault: true,
      azureRegionHint: 'westeurope',
      runtimeEndpoints: {
        'microsoft.BusinessAppPlatform': url,
        'microsoft.CommonDataModel': url,
        'microsoft.PowerApps': url,
        'microsoft.Flow': url,
      },
    },
  }
}

/** One's own, with a token for Power Apps. */
async function connections(c: Context<Traced>, premises: Premises, api: string | undefined): Promise<Response> {
  const caller = await identify(premises, c.req.header('authorization'), powerAppsAudiences)
  if (!caller.ok) return refuse(c, caller.fault)
  const own = connectionsOf(premises.store, caller.value.personId)
  const wanted = own.filter((one) => api === undefined || one.api === api)
  return c.json({ value: wanted.map((one) => shownConnection(premises, one)) })
}

function shownConnection(
  { directory, store }: Premises,
  { name, api, ownerId, status, createdAt }: Connection,
): JsonObject {
  const owner = personById(directory, ownerId)
  const createdBy = {
    id: ownerId,
    displayName: owner?.displayName ?? null,
    email: owner?.mail ?? null,
    type: 'User',
    userPrincipalName: owner?.userPrincipalName ?? null,
  }
  return {
    name,
    id: `/providers/Microsoft.PowerApps/apis/${api}/connections/${name}`,
    type: 'Microsoft.PowerApps/apis/connections',
    properties: {
      apiId: `/providers/Microsoft.PowerApps/apis/${api}`,
      displayName: connectorNames[api] ?? api,
      statuses: [{ status }],
      createdBy,
      createdTime: timestamp(createdAt),
      environment: {
        id: `/providers/Microsoft.PowerApps/environments/${environmentName(store)}`,
        name: environmentName(store),
      },
    },
  }
}
