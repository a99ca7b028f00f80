// What happens to a request at `/inbound/{path}`: in this order, and each step may end it.
//
//   who listens (404) → verification → method (405) → who asks (401) → body (400) → activation → correlation → answer

import {
  answerBy,
  type Correlation,
  correlate,
  type JsonObject,
  type Moment,
  readBody,
  type WebhookAnswer,
} from '@countersign/core/connectors'
import type { Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { derivedId, type Processes, selectWebhooks, variablesFrom, type Webhook } from '../../processes/index.ts'
import type { Fill } from '../../vault/index.ts'
import type { KeySets } from './keySets.ts'
import { proofOf, type TokenRefusal } from './proof.ts'
import { settingsOf } from './settings.ts'

export type HearParts = { pool: Pool; processes: Processes; fill: Fill; keySets: KeySets; moment: () => Moment }

export type Heard = {
  readonly path: string
  readonly method: string
  readonly raw: Buffer
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, string>>
}

export type Answer =
  | { readonly type: 'answered'; readonly answer: WebhookAnswer }
  | { readonly type: 'not-found' | 'bad-proof' }
  | { readonly type: 'bad-token'; readonly refusal: TokenRefusal }
  | { readonly type: 'wrong-method'; readonly allowed: string }
  | { readonly type: 'unreadable' | 'unfit' | 'unusable'; readonly reason: string }

const well: WebhookAnswer = { status: 200, headers: {}, body: null }

export async function hear(parts: HearParts, heard: Heard): Promise<Answer> {
  const listening = await selectWebhooks(parts.pool, heard.path)
  const [first] = listening
  if (!first) return { type: 'not-found' }
  const moment = parts.moment()
  const body = readBody(heard.raw.toString('utf8'), heard.headers['content-type'] ?? '')
  const { headers, params } = heard
  const request: JsonObject = { body: body.ok ? body.body : null, headers, params, method: heard.method }
  const seen: JsonObject = { request, connectorData: {}, documents: [] }
  const verified = answerBy(first.drawn.properties['inbound.verificationExpression'], seen, moment)
  if (verified) return { type: 'answered', answer: verified }
  const method = (first.drawn.properties['inbound.method'] || 'any').toUpperCase()
  if (method !== 'ANY' && method !== heard.method) return { type: 'wrong-method', allowed: method }
  const settings = await settingsOf(first.drawn.properties, parts.fill, moment)
  if (!settings.ok) return { type: 'unusable', reason: settings.reason }
  const proof = await proofOf(settings.settings, { raw: heard.raw, headers, seen }, parts.keySets, moment)
  if (proof === 'bad') return { type: 'bad-proof' }
  if (proof !== 'good')
    return 'unusable' in proof ? { type: 'unusable', reason: proof.unusable } : { type: 'bad-token', refusal: proof }
  if (!body.ok) return { type: 'unreadable', reason: body.reason }
  return heardBy(parts, listening, seen, moment)
}

type Wanted = Extract<Correlation, { type: 'wanted' }>

/** Several elements of a process may listen at one path; a request is for one of them. */
async function heardBy(
  parts: HearParts,
  listening: readonly Webhook[],
  seen: JsonObject,
  moment: Moment,
): Promise<Answer> {
  const all = listening.map((webhook) => ({ webhook, correlation: correlate(webhook.drawn, seen, moment) }))
  const wanted = all.flatMap(({ webhook, correlation }) =>
    correlation.type === 'wanted' ? [{ webhook, correlation }] : [],
  )
  const [one, ...others] = wanted
  if (others.length > 0) return { type: 'unfit', reason: 'More than one element of the process wants this request.' }
  if (!one) return nobodyWants(all.map(({ correlation }) => correlation))
  const told = await tell(parts, one.webhook, one.correlation)
  if (told.type !== 'told') return told
  const { 'inbound.responseExpression': expression } = one.webhook.drawn.properties
  return { type: 'answered', answer: answerBy(expression, { ...seen, correlation: told.correlation }, moment) ?? well }
}

function nobodyWants(correlations: readonly Correlation[]): Answer {
  const unusable = correlations.find((one) => one.type === 'unusable')
  if (unusable) return { type: 'unfit', reason: unusable.reason }
  const isWell = correlations.every((one) => one.type === 'unwanted' && one.consumed)
  return isWell ? { type: 'answered', answer: well } : { type: 'unfit', reason: 'No element wants this request.' }
}

type Told =
  | { readonly type: 'told'; readonly correlation: JsonObject }
  | { readonly type: 'unfit'; readonly reason: string }

/** Committed before it is answered. What was told before is well, too, and tells no key. */
async function tell({ processes }: HearParts, { versionId, processId, drawn }: Webhook, wanted: Wanted): Promise<Told> {
  const taken = variablesFrom(wanted.variables)
  if (!taken.ok) return { type: 'unfit', reason: taken.reason }
  const { correlationKey, messageId, timeToLiveMs } = wanted
  const { variables } = taken
  if (drawn.messageName !== null) {
    const published = await processes.publish({
      name: drawn.messageName,
      correlationKey,
      messageId,
      timeToLiveMs,
      variables,
    })
    return { type: 'told', correlation: published.ok ? { messageKey: published.id } : {} }
  }
  const instanceId = messageId === null ? newId() : derivedId('webhook', processId, drawn.elementId, messageId)
  const begins = { versionId, processId, businessKey: null, caller: null }
  const fact = { type: 'started', variables } as const
  const receipt = await processes.post({ id: 'start', instanceId, fact, begins, actor: `webhook ${drawn.path}` })
  if (receipt.status === 'too-large') return { type: 'unfit', reason: receipt.reason }
  return { type: 'told', correlation: receipt.status === 'taken' ? { processInstanceKey: instanceId } : {} }
}
