// Microsoft Graph as an application meets it: its own token, patience where it is asked for, pages that follow each other.

import { type Cloud, everythingGranted, hostOf, scopeAt } from '@countersign/core/clouds'
import { z } from 'zod'
import { headerOf, type OutgoingAnswer, type Send } from '../../platform/egress/index.ts'
import type { Patience } from '../../platform/patience.ts'
import { GraphFault } from './graphFault.ts'

export type GraphRegistration = { cloud: Cloud; tenantId: string; clientId: string; clientSecret: string }

export type GraphParts = GraphRegistration & {
  send: Send
  nowMs: () => number
  /** How it waits when it is told to, and when nobody wants an answer any more. */
  patience: Pick<Patience, 'pause' | 'signal'>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type GraphAnswer = { status: number; body: unknown }

export type Graph = {
  /** As other objects refer to it. */
  addressOf(path: string): string
  /** Answers whatever Graph answers, once it neither throttles nor is away. A path begins after `/v1.0`. */
  call(method: Method, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<GraphAnswer>
  /** What must be there; anything else is a fault. */
  read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>>
  /** Every item of a list, whatever the number of pages; or the first so many. */
  all<Schema extends z.ZodType>(path: string, item: Schema, most?: number): Promise<z.output<Schema>[]>
}

const triesMax = 6
const pauseMaxMs = 30_000
const renewBeforeMs = 120_000

export function openGraph(parts: GraphParts): Graph {
  const { cloud, send, nowMs, patience } = parts
  const origin = cloud.graph
  let token: { value: string; endsMs: number } | undefined

  async function authorization(): Promise<string> {
    if (!token || token.endsMs - renewBeforeMs < nowMs()) token = await askForToken(parts)
    return `Bearer ${token.value}`
  }

  async function call(
    method: Method,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphAnswer> {
    const url = new URL(path.startsWith(`${origin}/`) ? path : `${origin}/v1.0${path}`)
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send({
        ...{ url, method, hosts: [hostOf(origin)], signal: patience.signal, ...text },
        headers: {
          ...{ Authorization: await authorization(), Accept: 'application/json', ...headers },
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
      })
      if (answer.status === 401 && attempt === 1) token = undefined
      else if (!isPassing(answer.status) || attempt === triesMax) return { status: answer.status, body: jsonOf(answer) }
      else await patience.pause(pauseFor(answer, attempt))
    }
  }

  const read: Graph['read'] = async (path, schema) => {
    const { status, body } = await call('GET', path)
    if (status !== 200) throw new GraphFault(status, body)
    return schema.parse(body)
  }

  return {
    addressOf: (path) => `${origin}/v1.0${path}`,
    ...{ call, read },
    all: async (path, item, most = Number.POSITIVE_INFINITY) => {
      const page = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() })
      const items: z.output<typeof item>[] = []
      for (let next: string | undefined = path; next !== undefined && items.length < most; ) {
        const { value, '@odata.nextLink': following }: z.output<typeof page> = await read(next, page)
        items.push(...value)
        next = following
      }
      return items.slice(0, most)
    },
  }
}

const isPassing = (status: number): boolean => status === 429 || status === 503 || status === 504

/** As long as Graph says, or longer each time where it does not. */
function pauseFor(answer: OutgoingAnswer, attempt: number): number {
  const seconds = Number(headerOf(answer, 'Retry-After'))
  return Math.min(pauseMaxMs, seconds > 0 ? seconds * 1_000 : 500 * 2 ** attempt)
}

function jsonOf({ body }: OutgoingAnswer): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined // a proxy's page, say: the status tells enough
  }
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() })

async function askForToken({ cloud, tenantId, clientId, clientSecret, send, nowMs, patience }: GraphParts) {
  const answer = await send({
    url: new URL(`${cloud.authority}/${tenantId}/oauth2/v2.0/token`),
    method: 'POST',
    signal: patience.signal,
    hosts: [hostOf(cloud.authority)],
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
      scope: scopeAt(cloud.graphResource, everythingGranted),
    }).toString(),
  })
  const parsed = tokenAnswer.safeParse(jsonOf(answer))
  if (answer.status !== 200 || !parsed.success) throw new GraphFault(answer.status, jsonOf(answer))
  return { value: parsed.data.access_token, endsMs: nowMs() + parsed.data.expires_in * 1_000 }
}
