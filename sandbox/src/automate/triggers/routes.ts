// Where flows are called: an address in two forms, with a table of answers.

import { type Context, Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { openWorkflow } from '../definition/index.ts'
import { type Flow, findFlowByWorkflow, unplayedTrigger } from '../flows/index.ts'
import { bytesOf, type CallerAnswer, chance, insertHistory, newRunName, type Runner, startRun } from '../runs/index.ts'
import { type AddressForm, apiVersions, triggerName } from './address.ts'
import { authorizeCall } from './authorize.ts'
import {
  apiVersionMissing,
  apiVersionUnknown,
  noResponse,
  notEnabled,
  notPlayed,
  type TriggerRefusal,
  tooLate,
  unknownFlow,
  unknownTrigger,
} from './refusals.ts'
import { receiveRequest } from './request.ts'

const end = '/:workflow/triggers/:trigger/paths/invoke'
const addresses: readonly (readonly [string, AddressForm])[] = [
  [`/workflows${end}`, 'former'],
  [`/powerautomate/automations/direct/workflows${end}`, 'present'],
  [`/powerautomate/automations/direct/cu/:unit/workflows${end}`, 'present'],
]

export function triggerRoutes(premises: Premises, runner: Runner): Hono<Traced> {
  const routes = new Hono<Traced>()
  for (const [path, form] of addresses) routes.all(path, (c) => invoke(c, premises, runner, form))
  return routes
}

async function invoke(c: Context<Traced>, premises: Premises, runner: Runner, form: AddressForm): Promise<Response> {
  const name = c.req.param('trigger') ?? ''
  const workflowId = c.req.param('workflow') ?? ''
  const flow = findFlowByWorkflow(premises.store, workflowId)
  if (!flow) return refuse(c, unknownFlow(workflowId))
  if (triggerName(flow) !== name) return refuse(c, unknownTrigger(name, flow.workflowId))
  const refusal =
    versionRefusal(c.req.query('api-version'), form) ??
    (await authorizeCall(premises, flow, form, {
      query: (key) => c.req.query(key),
      authorization: c.req.header('authorization'),
    })) ??
    stateRefusal(flow, name)
  return refusal ? refuse(c, refusal) : begin(c, premises, runner, flow, name)
}

function versionRefusal(version: string | undefined, form: AddressForm): TriggerRefusal | undefined {
  if (version === undefined) return apiVersionMissing
  return version === apiVersions[form] ? undefined : apiVersionUnknown(version, apiVersions[form])
}

function stateRefusal(flow: Flow, trigger: string): TriggerRefusal | undefined {
  if (flow.deletedAt !== null) return notEnabled(flow.workflowId, trigger, 'Deleted')
  if (flow.state === 'Suspended') return notEnabled(flow.workflowId, trigger, 'Suspended')
  if (flow.state === 'Stopped') return notEnabled(flow.workflowId, trigger, 'Disabled')
  const unplayed = unplayedTrigger(flow.definition)
  return unplayed === undefined ? undefined : notPlayed(unplayed)
}

/** Of the address itself: what is left of its queries is for the flow. */
const addressQueries = ['api-version', 'sp', 'sv', 'sig']

async function begin(
  c: Context<Traced>,
  premises: Premises,
  runner: Runner,
  flow: Flow,
  trigger: string,
): Promise<Response> {
  const { places, trigger: defined } = openWorkflow(flow.definition)
  const queries = Object.entries(c.req.query()).filter(([name]) => !addressQueries.includes(name))
  const received = receiveRequest(trigger, defined.inputs, {
    method: c.req.method,
    headers: c.req.header(),
    queries: Object.fromEntries(queries),
    body: new Uint8Array(await c.req.arrayBuffer()),
  })
  if (!received.ok) {
    rememberRefusal(premises, flow, received.refusal)
    return refuse(c, received.refusal)
  }
  const hasCaller = [...places.values()].some(({ action }) => action.type === 'Response')
  const clientTrackingId = c.req.header('x-ms-client-tracking-id')
  const runName = startRun(premises, flow, { outputs: received.outputs, clientTrackingId, hasCaller })
  c.header('x-ms-workflow-run-id', runName)
  c.header('x-ms-workflow-id', flow.workflowId)
  c.header('x-ms-client-tracking-id', clientTrackingId ?? runName)
  c.header('x-ms-correlation-id', c.var.trace.correlationId)
  return hasCaller ? answer(c, premises, await runner.answerFor(runName)) : c.body(null, 202)
}

function answer(c: Context<Traced>, { clock }: Premises, answered: CallerAnswer): Response {
  if (answered.type === 'noResponse') return refuse(c, noResponse(newRunName(clock().getTime(), chance)))
  if (answered.type === 'tooLate') return refuse(c, tooLate)
  const { statusCode, headers, body } = answered.response
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  const content = bytesOf(body)
  if (content?.contentType !== undefined && !hasContentType(headers)) c.header('content-type', content.contentType)
  const hasBody = content !== undefined && statusCode !== 204 && statusCode !== 304
  return new Response(hasBody ? content.bytes : null, { status: statusCode, headers: c.res.headers })
}

const hasContentType = (headers: Readonly<Record<string, string>>): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')

/** In the history of the trigger, where a run would stand if there were one. */
function rememberRefusal({ store, clock }: Premises, flow: Flow, { code, message }: TriggerRefusal): void {
  const now = clock().getTime()
  const error = { code, message }
  const history = { flowId: flow.id, at: now, status: 'Failed', code: 'BadRequest', error, runName: null } as const
  insertHistory(store, { name: newRunName(now, chance), ...history })
}

const refuse = (c: Context, { status, code, message }: TriggerRefusal): Response =>
  c.json({ error: { code, message } }, status)
