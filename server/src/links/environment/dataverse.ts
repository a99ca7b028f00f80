// The environment of a client, called as its application or as its flow account.

import { hostOf } from '@countersign/core/clouds'
import { troubles } from '@countersign/core/connections'
import { applicationTokens, cloudNamed, problemSentence } from '../../connections/index.ts'
import { CallFault, headerOf, type OutgoingAnswer, type OutgoingRequest } from '../../platform/egress/index.ts'
import { cloudUnknown } from '../cloudUnknown.ts'
import type { Parts } from '../parts.ts'
import { type ClientRow, secretPlace } from '../sql/index.ts'

export type Actor = 'application' | 'flow-account'

export type Asked = { method: OutgoingRequest['method']; path: string; body?: object; headers?: Record<string, string> }

export type Said =
  | { ok: true; status: number; json: unknown; entityId: string | undefined }
  /** `status` is Dataverse's; null where it was not asked at all. */
  | { ok: false; status: number | null; code: string; sentence: string }

const said = (status: number | null, code: string, sentence: string): Said => ({ ok: false, status, code, sentence })

/** A no is a sentence, also where nobody answers. */
export async function askEnvironment(parts: Parts, client: ClientRow, actor: Actor, asked: Asked): Promise<Said> {
  try {
    const request = requestOf(client, asked)
    const answered =
      actor === 'application' ? await asApplication(parts, client, request) : await asAccount(parts, client, request)
    return 'ok' in answered ? answered : readAnswer(client, actor, answered)
  } catch (cause) {
    if (cause instanceof CallFault) return said(null, cause.code, cause.message)
    throw cause
  }
}

const requestOf = (client: ClientRow, { method, path, body, headers }: Asked): OutgoingRequest => ({
  url: new URL(`/api/data/v9.2/${path}`, client.environmentUrl),
  method,
  headers: {
    ...{ Accept: 'application/json', 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', 'If-None-Match': 'null' },
    ...(body && { 'Content-Type': 'application/json' }),
    ...headers,
  },
  ...(body && { body: JSON.stringify(body) }),
  hosts: [hostOf(client.environmentUrl)],
})

async function asApplication(
  parts: Parts,
  client: ClientRow,
  request: OutgoingRequest,
): Promise<OutgoingAnswer | Said> {
  const token = await applicationToken(parts, client)
  if (!token.ok) return said(null, token.code, token.sentence)
  return parts.send({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token.token}` } })
}

async function asAccount(parts: Parts, client: ClientRow, request: OutgoingRequest): Promise<OutgoingAnswer | Said> {
  if (client.flowConnectionId === null)
    return said(null, 'no-flow-account', 'No flow account has signed in yet. Sign in to Power Automate first.')
  const { hosts, ...wish } = request
  const called = await parts.connections.callBy(client.flowConnectionId, { ...wish, resource: client.environmentUrl })
  return called.ok ? called.answer : said(null, called.problem.code, problemSentence(called.problem))
}

/** By the client's secret; every refusal of Entra's has its sentence. */
export async function applicationToken(
  { connections, send, sealing }: Parts,
  client: ClientRow,
): Promise<{ ok: true; token: string } | { ok: false; code: string; sentence: string }> {
  const cloud = cloudNamed(connections.surroundings, client.cloud)
  if (!cloud) return { ok: false, code: 'no-cloud', sentence: cloudUnknown }
  const secret = sealing.open(client, secretPlace(client.storeId))
  const registration = {
    ...{ cloud, tenant: client.tenantId, clientId: client.clientId },
    credential: { kind: 'secret', secret },
  } as const
  const answer = await applicationTokens(send, registration, client.environmentUrl)
  if (answer.ok) return { ok: true, token: answer.tokens.accessToken }
  const { code, reference } = answer.trouble
  return { ok: false, code, sentence: `${troubles[code].sentence}${reference === null ? '' : ` (${reference})`}` }
}

function readAnswer(client: ClientRow, actor: Actor, answer: OutgoingAnswer): Said {
  const json = jsonIn(answer.body)
  const { status } = answer
  if (status >= 200 && status < 300) {
    const entityId = /\(([0-9a-f-]{36})\)$/i.exec(headerOf(answer, 'OData-EntityId') ?? '')?.[1]
    return { ok: true, status, json, entityId }
  }
  const { code, message } = errorIn(json)
  return said(status, code, sentenceFor(client, actor, status, code, message))
}

function sentenceFor(
  { environmentUrl, clientId }: ClientRow,
  actor: Actor,
  status: number,
  code: string,
  message: string,
) {
  const who = actor === 'application' ? `The application ${clientId}` : 'The flow account'
  const { host } = new URL(environmentUrl)
  if (status === 401) return `The environment ${host} does not accept the token. Compare organization code and tenant.`
  if (code === '0x80072560')
    return actor === 'application'
      ? `${who} is no application user of the environment ${host}. Add it in the Power Platform admin center under Application users, with the role Environment Maker.`
      : `${who} is no member of the environment ${host}. Have an administrator give it access.`
  if (code === '0x80040225') return `${who} is disabled in the environment ${host}. Enable it there.`
  if (code === '0x80040220') {
    const privilege = /missing (\w+) privilege/.exec(message)?.[1] ?? 'a privilege'
    return `${who} may not do that in the environment ${host}: it lacks ${privilege}. Give it the role Environment Maker.`
  }
  if (status === 429) return `The environment ${host} is asked too often. Try again in a few minutes.`
  if (status >= 500) return `The environment ${host} has trouble of its own (${status}). Try again in a few minutes.`
  return `The environment ${host} refuses (${status}${code === '' ? '' : `, ${code}`}): ${message.trim().slice(0, 500) || 'it does not say why'}`
}

function errorIn(json: unknown): { code: string; message: string } {
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' }
}

export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
