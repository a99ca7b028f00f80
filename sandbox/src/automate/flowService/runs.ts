// Runs of a flow, and what its trigger received.

import type { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { readMoment } from '../expressions/index.ts'
import type { Flow } from '../flows/index.ts'
import { cancelRun, findRun, historiesOfFlow, type RunRow, runsOfFlow } from '../runs/index.ts'
import { triggerName } from '../triggers/index.ts'
import { refuse, type ServiceFault } from './answer.ts'
import { type Call, serve, withFlow } from './call.ts'
import { pageSize } from './paging.ts'
import { shownHistory, shownRun } from './shownRun.ts'

export function runRoutes(routes: Hono<Traced>, premises: Premises): void {
  serve(routes, premises, 'GET', '/flows/:flow/runs', withFlow(false, list))
  serve(routes, premises, 'GET', '/flows/:flow/runs/:run', withFlow(false, read))
  serve(routes, premises, 'POST', '/flows/:flow/runs/:run/cancel', withFlow(true, cancel))
  serve(routes, premises, 'GET', '/flows/:flow/triggers', withFlow(false, triggers))
  serve(routes, premises, 'GET', '/flows/:flow/triggers/:trigger/histories', withFlow(false, histories))
}

/** `status eq 'Failed' and startTime ge 2026-11-20T00:00:00Z`, as tools write it. */
function filterOf(text: string): Parameters<typeof runsOfFlow>[2] {
  const moment = (operator: string): number | undefined =>
    readMoment(new RegExp(`startTime ${operator} '?([^ ']+)`, 'i').exec(text)?.[1] ?? '')
  return { status: /status eq '(\w+)'/i.exec(text)?.[1], since: moment('ge'), before: moment('lt') }
}

function list({ c, premises, environment }: Call, flow: Flow): Response {
  const limit = pageSize(c)
  const after = c.req.query('$skiptoken')
  const rows = runsOfFlow(premises.store, flow.id, filterOf(c.req.query('$filter') ?? ''), { limit: limit + 1, after })
  const value = rows.slice(0, limit).map((row) => shownRun(premises, environment, flow, row))
  if (rows.length <= limit) return c.json({ value })
  const next = new URL(c.req.url)
  next.searchParams.set('$skiptoken', rows[limit - 1]?.name ?? '')
  return c.json({ value, nextLink: `${premises.url}${next.pathname}${next.search}` })
}

function runOf({ c, premises }: Call, flow: Flow): RunRow | undefined {
  const row = findRun(premises.store, c.req.param('run') ?? '')
  return row?.flowId === flow.id ? row : undefined
}

/** The one error that comes from a service behind this one, and is passed on as a text. */
const runNotFound = (flow: Flow, run: string): ServiceFault => ({
  status: 404,
  code: 'AzureResourceManagerRequestFailed',
  message: `Request to Azure Resource Manager failed with error: '{"error":{"code":"WorkflowRunNotFound","message":"The workflow '${flow.id}' run '${run}' could not be found."}}`,
})

function read(call: Call, flow: Flow): Response {
  const { c, premises, environment } = call
  const row = runOf(call, flow)
  if (!row) return refuse(c, runNotFound(flow, c.req.param('run') ?? ''))
  const withActions = c.req.query('$expand')?.includes('properties/actions') ?? false
  return c.json(shownRun(premises, environment, flow, row, withActions))
}

function cancel(call: Call, flow: Flow): Response {
  const { c, premises } = call
  const row = runOf(call, flow)
  if (!row) return refuse(c, runNotFound(flow, c.req.param('run') ?? ''))
  cancelRun(premises, row.name)
  return c.body(null, 200)
}

function triggers({ c }: Call, flow: Flow): Response {
  const name = triggerName(flow)
  const state = flow.state === 'Started' ? 'Enabled' : 'Disabled'
  return c.json({
    value: [{ name, type: 'Microsoft.ProcessSimple/environments/flows/triggers', properties: { state } }],
  })
}

const historiesMax = 250

function histories({ c, premises, environment }: Call, flow: Flow): Response {
  const rows = historiesOfFlow(premises.store, flow.id, historiesMax)
  return c.json({ value: rows.map((row) => shownHistory(environment, flow, triggerName(flow), row)) })
}
