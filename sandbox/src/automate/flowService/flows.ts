// Flows: listed, read, made, changed, turned on and off, deleted; the address and the key of their triggers.

import type { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { isObject, type JsonObject, textOf } from '../expressions/index.ts'
import {
  allOrNothing,
  createFlow,
  deleteFlow,
  type Flow,
  type FlowChanges,
  type FlowOutcome,
  findFlow,
  flowsOf,
  listFlows,
  ofFlowService,
  regenerateAccessKey,
  turnOff,
  turnOn,
  updateFlowBy,
} from '../flows/index.ts'
import { triggerAddress, triggerName } from '../triggers/index.ts'
import { refuse, refuseFlow } from './answer.ts'
import { bodyOf, type Call, serve, withFlow } from './call.ts'
import { page } from './paging.ts'
import { shownFlow } from './shownFlow.ts'

export function flowRoutes(routes: Hono<Traced>, premises: Premises): void {
  serve(routes, premises, 'GET', '/flows', list, { admin: false })
  serve(routes, premises, 'GET', '/v2/flows', list)
  serve(routes, premises, 'POST', '/flows', create, { admin: false })
  serve(routes, premises, 'GET', '/flows/:flow', withFlow(false, read))
  serve(routes, premises, 'PATCH', '/flows/:flow', withFlow(true, update))
  serve(routes, premises, 'DELETE', '/flows/:flow', remove)
  serve(
    routes,
    premises,
    'POST',
    '/flows/:flow/start',
    withFlow(true, (call, { id }) => turned(call, turnOn(premises, id))),
  )
  serve(
    routes,
    premises,
    'POST',
    '/flows/:flow/stop',
    withFlow(true, (call, { id }) => turned(call, turnOff(premises, id))),
  )
  serve(routes, premises, 'POST', '/flows/:flow/regenerateAccessKey', withFlow(true, regenerate))
  serve(routes, premises, 'POST', '/flows/:flow/triggers/:trigger/listCallbackUrl', withFlow(true, callbackUrl))
}

/** Flows of a solution only where they are asked for, as tools have to. */
function list(call: Call): Response {
  const { c, premises, caller, isAdmin } = call
  const now = premises.clock().getTime()
  const shared = /search\('(personal|team)'\)/.exec(c.req.query('$filter') ?? '')?.[1]
  const withSolutions = isAdmin || c.req.query('include') === 'includeSolutionCloudFlows'
  const flows = (isAdmin ? listFlows(premises.store) : flowsOf(premises, caller.personId))
    .filter(({ entityId, registeredAt }) => (entityId === null || withSolutions) && registeredAt <= now)
    .filter(({ creatorId }) => shared === undefined || (shared === 'personal') === (creatorId === caller.personId))
  return c.json(
    page(
      c,
      premises.url,
      flows.map((flow) => shownFlow(premises, flow, caller.personId, false)),
    ),
  )
}

const read = ({ c, premises, caller }: Call, flow: Flow): Response =>
  c.json(shownFlow(premises, flow, caller.personId, true))

async function create(call: Call): Promise<Response> {
  const { c, premises, caller } = call
  const properties = propertiesOf(await bodyOf(c))
  const { displayName, definition, connectionReferences, state } = properties
  if (typeof displayName !== 'string' || displayName === '' || !isObject(definition))
    return refuse(c, {
      status: 400,
      code: 'InvalidRequestContent',
      message: "The request content is not valid: 'properties' needs a 'displayName' and a 'definition'.",
    })
  // A flow is made on; one that cannot be turned on is not made.
  const made = allOrNothing(premises.store, () => {
    const created = createFlow(premises, {
      displayName,
      description: textOf(properties.description ?? null),
      creatorId: caller.personId,
      definition,
      connections: ofFlowService(connectionReferences),
    })
    return created.ok && state !== 'Stopped' ? turnOn(premises, created.value.id) : created
  })
  return made.ok ? c.json(shownFlow(premises, made.value, caller.personId, true), 201) : refuseFlow(c, made.refusal)
}

const propertiesOf = ({ properties }: JsonObject): JsonObject => (isObject(properties) ? properties : {})

async function update({ c, premises, caller }: Call, flow: Flow): Promise<Response> {
  const { displayName, description, definition, connectionReferences, state } = propertiesOf(await bodyOf(c))
  const changes: FlowChanges = {
    ...(typeof displayName === 'string' ? { displayName } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(isObject(definition) ? { definition } : {}),
    ...(isObject(connectionReferences) ? { connections: ofFlowService(connectionReferences) } : {}),
  }
  const outcome = allOrNothing(premises.store, () => {
    const updated = updateFlowBy(premises, flow.id, changes)
    if (!updated.ok || (state !== 'Started' && state !== 'Stopped')) return updated
    return state === 'Started' ? turnOn(premises, flow.id) : turnOff(premises, flow.id)
  })
  return outcome.ok ? c.json(shownFlow(premises, outcome.value, caller.personId, true)) : refuseFlow(c, outcome.refusal)
}

/** What does not exist is deleted already: 204, where a flow that went gives 200. */
function remove(call: Call): Response | Promise<Response> {
  const { c, premises } = call
  if (!findFlow(premises.store, c.req.param('flow') ?? '')) return c.body(null, 204)
  return withFlow(true, (_, { id }) => {
    deleteFlow(premises, id)
    return c.body(null, 200)
  })(call)
}

const turned = ({ c }: Call, outcome: FlowOutcome<Flow>): Response =>
  outcome.ok ? c.body(null, 200) : refuseFlow(c, outcome.refusal)

function regenerate({ c, premises }: Call, { id }: Flow): Response {
  const outcome = regenerateAccessKey(premises, id)
  return outcome.ok ? c.json({}) : refuseFlow(c, outcome.refusal)
}

function callbackUrl({ c, premises }: Call, flow: Flow): Response {
  const trigger = c.req.param('trigger') ?? ''
  if (trigger !== triggerName(flow))
    return refuse(c, {
      status: 404,
      code: 'WorkflowTriggerNotFound',
      message: `The workflow '${flow.workflowId}' does not have a trigger '${trigger}'.`,
    })
  const { value, basePath, queries } = triggerAddress(premises.url, flow)
  return c.json({ response: { value, method: 'POST', basePath, queries }, httpStatusCode: 'OK' })
}
