// What every operation begins with: a caller, an environment, and mostly a flow of theirs.

import type { Context, Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { environmentName, isEnvironmentAdmin } from '../environment.ts'
import { isObject, type JsonObject, parsedOrNothing } from '../expressions/index.ts'
import { type Flow, findFlow, mayEdit, roleOf } from '../flows/index.ts'
import { type Found, fault, found, refuse } from './answer.ts'
import { type Caller, flowAudiences, identify, permissionFault } from './caller.ts'

export type Call = {
  c: Context<Traced>
  premises: Premises
  caller: Caller
  environment: string
  /** By way of `/scopes/admin`: every flow, for administrators. */
  isAdmin: boolean
}

type Handler = (call: Call) => Response | Promise<Response>

const root = '/providers/Microsoft.ProcessSimple'
const versions = ['2016-11-01', '2016-11-01-beta']

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** An operation on an environment, or on what is in it; with `admin` also in the scope of administrators. */
export function serve(
  routes: Hono<Traced>,
  premises: Premises,
  method: Method,
  path: string,
  handler: Handler,
  { admin = true }: { admin?: boolean } = {},
): void {
  const scopes = admin ? ['', '/scopes/admin'] : ['']
  for (const scope of scopes)
    routes.on(method, `${root}${scope}/environments/:environment${path}`, async (c) => {
      const call = await receive(c, premises, scope !== '')
      return call.ok ? handler(call.value) : refuse(c, call.fault)
    })
}

async function receive(c: Context<Traced>, premises: Premises, isAdmin: boolean): Promise<Found<Call>> {
  const version = c.req.query('api-version')
  if (version === undefined)
    return fault(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    )
  if (!versions.includes(version))
    return fault(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${version}' is not supported. Supported versions are: ${versions[0]}.`,
    )
  const caller = await identify(premises, c.req.header('authorization'), flowAudiences)
  if (!caller.ok) return caller
  const missing = permissionFault(caller.value, c.req.method === 'GET')
  if (missing) return { ok: false, fault: missing }
  const named = c.req.param('environment') ?? ''
  const environment = environmentName(premises.store)
  const isThere = named === '~default' || named.toLowerCase() === environment.toLowerCase()
  if (!isThere || (isAdmin && !isEnvironmentAdmin(caller.value.personId)))
    return fault(403, 'EnvironmentAccessDenied', `Access to the environment '${named}' is denied.`)
  return found({ c, premises, caller: caller.value, environment, isAdmin })
}

/** A flow that is not there and one that is somebody else's are told alike, and as a matter of a connection. */
export function flowOf({ c, premises, caller, isAdmin }: Call, toChange = false): Found<Flow> {
  const id = c.req.param('flow') ?? ''
  const flow = findFlow(premises.store, id)
  const isKnown = flow && flow.registeredAt <= premises.clock().getTime()
  if (isAdmin) return isKnown ? found(flow) : fault(404, 'FlowNotFound', `Could not find flow '${id}'.`)
  const isTheirs =
    isKnown && (toChange ? mayEdit(premises, flow, caller.personId) : roleOf(premises, flow, caller.personId))
  if (isKnown && isTheirs) return found(flow)
  return fault(
    403,
    'ConnectionAuthorizationFailed',
    `The caller with object id '${caller.personId}' does not have permission for connection '${id}' under Api 'shared_logicflows'.`,
  )
}

/** Does something with a flow that the caller may see, or change. */
export const withFlow =
  (toChange: boolean, act: (call: Call, flow: Flow) => Response | Promise<Response>): Handler =>
  (call) => {
    const flow = flowOf(call, toChange)
    return flow.ok ? act(call, flow.value) : refuse(call.c, flow.fault)
  }

/** The body as an object; what is none is told as an empty one, in which whatever is wanted is missing. */
export async function bodyOf(c: Context): Promise<JsonObject> {
  const body = parsedOrNothing(await c.req.text())
  return isObject(body) ? body : {}
}
