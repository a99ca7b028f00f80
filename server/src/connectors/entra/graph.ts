// Microsoft Graph by a connection, for one job.

import { byKind, type Call, type JsonObject } from '@countersign/core/connectors'
import { type Connections, describedConnection, problemSentence } from '../../connections/index.ts'
import { CallFault, headerOf, type OutgoingAnswer } from '../../platform/egress/index.ts'
import type { Assignment } from '../../processes/index.ts'
import { failure } from './done.ts'
import { messageIn } from './messageIn.ts'

/** An answer that means something, or the call as it failed: tried again if that may help. */
export type Asked = { ok: true; status: number; body: unknown } | { ok: false; call: Call }

export type ActedAs = { connectionId: string; connection: string; account: string | null }

export type Graph = {
  /** As sentences name it. */
  readonly connection: string
  /** A path begins after `/v1.0`. Answers what succeeded and what was refused with one of these statuses. */
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, wish?: Wish): Promise<Asked>
  /** As other objects refer to it. */
  addressOf(path: string): string
  /** Once something was asked. */
  actedAs(): ActedAs
}

type Wish = { body?: object; refusals?: readonly number[] }

export type GraphParts = { connections: Connections; chance: () => number }

export type Opened = { ok: true; graph: Graph } | { ok: false; call: Call }

const limits = { headMs: 20_000, bodyMs: 20_000, bytesMax: 2_000_000 }

export async function openGraph(
  { connections, chance }: GraphParts,
  { signal, attempt, key }: Assignment,
  connectionId: string,
): Promise<Opened> {
  const isId = /^[\da-f-]{36}$/i.test(connectionId)
  const found = isId ? await describedConnection(connections, connectionId) : undefined
  if (!found?.cloud) return { ok: false, call: failure(problemSentence({ code: 'no-such-connection' })) }
  const { name, cloud, connector } = found
  if (connector !== 'entra')
    return { ok: false, call: failure(`The connection “${name}” is none to Microsoft Entra ID. Choose another one.`) }
  const backoffMs = Math.round(Math.min(60_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + chance() / 2))
  const failed = (call: Call): Asked => ({ ok: false, call: byKind(call, { backoffMs }) })
  let account: string | null = null

  const ask: Graph['ask'] = async (method, path, { body, refusals = [] } = {}) => {
    const url = new URL(`${cloud.graph}/v1.0${path}`)
    const headers = {
      Accept: 'application/json',
      'client-request-id': key,
      ...(body && { 'Content-Type': 'application/json' }),
    }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    try {
      const called = await connections.callBy(connectionId, { url, method, headers, signal, limits, ...text })
      if (!called.ok) return { ok: false, call: failure(problemSentence(called.problem)) }
      account = called.account?.name ?? null
      const { status } = called.answer
      const said = called.redaction.json(jsonOf(called.answer) as JsonObject)
      if (status < 300 || refusals.includes(status)) return { ok: true, status, body: said }
      return failed(refusedCall(called.answer, said, { name, account }))
    } catch (cause) {
      if (!(cause instanceof CallFault) || cause.code === 'CALLED_OFF') throw cause
      const isFinal = cause.retry === 'never'
      return failed({
        ...{ type: 'failed', final: isFinal },
        error: { message: cause.message, ...(!isFinal && { code: '408' }) },
      })
    }
  }

  return {
    ok: true,
    graph: {
      ...{ connection: name, ask },
      addressOf: (path) => `${cloud.graph}/v1.0${path}`,
      actedAs: () => ({ connectionId, connection: name, account }),
    },
  }
}

type By = { name: string; account: string | null }

function refusedCall(answer: OutgoingAnswer, said: unknown, { name, account }: By): Call {
  const { status } = answer
  const after = headerOf(answer, 'Retry-After')
  const headers = after === undefined ? {} : { 'Retry-After': after }
  return {
    ...{ type: 'failed', final: false },
    error: {
      ...{ code: `${status}`, message: sentenceFor(status, messageIn(said), account ?? `“${name}”`) },
      variables: { response: { status, headers } },
    },
  }
}

function sentenceFor(status: number, message: string, who: string): string {
  if (status === 401)
    return `Microsoft Graph does not accept the sign-in of ${who}. Sign in again on the page Connections.`
  if (status === 403) return `Microsoft Graph does not let ${who} do this: ${message}`
  if (status === 429) return 'Microsoft Graph is asked too much at the moment.'
  return `Microsoft Graph answered ${status}: ${message}`
}

function jsonOf({ body }: OutgoingAnswer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return {} // a proxy's page, say: the status tells enough
  }
}
