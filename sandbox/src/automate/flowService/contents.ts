// Inputs and outputs of runs, behind addresses that are signed for a few hours and want no token.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { hour } from '../../clock.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { type Run, timestamp } from '../definition/index.ts'
import { type Json, type JsonObject, readMoment } from '../expressions/index.ts'
import { type Flow, findFlowByWorkflow } from '../flows/index.ts'
import { findRun, type RunRow, withoutSecrets } from '../runs/index.ts'
import { refuse } from './answer.ts'

type Content = 'TriggerInputs' | 'TriggerOutputs' | 'ActionInputs' | 'ActionOutputs'

const linkLife = 4 * hour

export function contentLink(
  { url, clock }: Premises,
  flow: Flow,
  { name: run }: RunRow,
  content: Content,
  value: Json,
  action?: string,
): JsonObject {
  const text = JSON.stringify(value)
  const hash = createHash('md5').update(text).digest('base64')
  const part = action === undefined ? '' : `/actions/${encodeURIComponent(action)}`
  const path = `/runs/${run}${part}/contents/${content}`
  const se = timestamp(clock().getTime() + linkLife)
  const sp = `${path}/read`
  const query = new URLSearchParams({ 'api-version': '2016-06-01', se, sp, sv: '1.0', sig: signature(flow, sp, se) })
  return {
    uri: `${url}/workflows/${flow.workflowId}${path}?${query}`,
    contentVersion: hash,
    contentSize: Buffer.byteLength(text),
    contentHash: { algorithm: 'md5', value: hash },
  }
}

const signature = ({ accessKey, workflowId }: Flow, sp: string, se: string): string =>
  createHmac('sha256', accessKey).update([workflowId, sp, se].join('\n')).digest('base64url')

export const contentRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/workflows/:workflow/runs/:run/contents/:content', (c) => content(c, premises, undefined))
    .get('/workflows/:workflow/runs/:run/actions/:action/contents/:content', (c) =>
      content(c, premises, c.req.param('action')),
    )

function content(c: Context<Traced>, premises: Premises, action: string | undefined): Response {
  const flow = findFlowByWorkflow(premises.store, c.req.param('workflow') ?? '')
  const row = findRun(premises.store, c.req.param('run') ?? '')
  const part = action === undefined ? '' : `/actions/${encodeURIComponent(action)}`
  const sp = `/runs/${c.req.param('run')}${part}/contents/${c.req.param('content')}/read`
  if (!flow || !row || row.flowId !== flow.id || !isSigned(c, premises, flow, sp))
    return refuse(c, {
      status: 401,
      code: 'AuthorizationFailed',
      message: 'The signature of the request is not valid.',
    })
  const value = valueIn(premises, row, c.req.param('content') as Content, action)
  return value === undefined ? c.body(null, 204) : c.json(value)
}

function isSigned(c: Context<Traced>, { clock }: Premises, flow: Flow, sp: string): boolean {
  const se = c.req.query('se') ?? ''
  const expected = Buffer.from(signature(flow, sp, se))
  const actual = Buffer.from(c.req.query('sig') ?? '')
  const isInTime = (readMoment(se) ?? 0) > clock().getTime()
  return isInTime && expected.length === actual.length && timingSafeEqual(expected, actual)
}

function valueIn({ store }: Premises, row: RunRow, content: Content, action: string | undefined): Json | undefined {
  const { trigger }: Run = row.run
  if (content === 'TriggerInputs') return trigger.inputs
  if (content === 'TriggerOutputs') return trigger.outputs
  const step = withoutSecrets(store, row).findLast(({ name }) => name === action)
  return content === 'ActionInputs' ? step?.inputs : step?.outputs
}
