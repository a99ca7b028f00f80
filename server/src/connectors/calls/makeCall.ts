import { type Call, type Grant, type HttpRequest, mayBeRepeated, readAnswer } from '@countersign/core/connectors'
import { CallFault, type OutgoingRequest, type Send } from '../../platform/egress/index.ts'
import { version } from '../../platform/version.ts'
import { addressOf } from './addressOf.ts'
import { httpAnswerOf } from './httpAnswerOf.ts'
import type { Tokens } from './tokens.ts'

/** `secrets`: what was sent to prove who asks, beside what a model names; it must not come back. */
export type Made = { readonly call: Call; readonly secrets: readonly string[] }

type Parts = { send: Send; tokens: Tokens; signal: AbortSignal }

/** Sends it once; a second time only after a 401 that a token kept from before may have been to blame for. */
export async function makeCall(parts: Parts, request: HttpRequest): Promise<Made> {
  const { authentication } = request
  if (authentication.type !== 'client-credentials')
    return { call: await callOf(parts, request, authorization(request)), secrets: secretsOf(request) }
  const { grant } = authentication
  const secrets = [...secretsOf(request)]
  const send = async (): Promise<{ call: Call; token?: string }> => {
    const given = await parts.tokens.tokenFor(grant)
    if (!given.ok) return given
    secrets.push(given.token)
    return { call: await callOf(parts, request, `Bearer ${given.token}`), token: given.token }
  }
  const first = await send()
  if (first.token === undefined || !isUnauthorized(first.call)) return { call: first.call, secrets }
  parts.tokens.drop(grant satisfies Grant, first.token)
  return { call: (await send()).call, secrets }
}

const isUnauthorized = (call: Call): boolean => call.type === 'failed' && call.error.code === '401'

function authorization({ authentication }: HttpRequest): string | null {
  if (authentication.type === 'bearer') return `Bearer ${authentication.token}`
  if (authentication.type !== 'basic') return null
  const { user, password } = authentication
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function secretsOf({ authentication }: HttpRequest): readonly string[] {
  switch (authentication.type) {
    case 'none':
      return []
    case 'basic':
      return [authentication.password]
    case 'bearer':
      return [authentication.token]
    case 'header':
    case 'parameter':
      return [authentication.pair[1]]
    case 'client-credentials':
      return [authentication.grant.clientSecret]
  }
}

/** What an instance can take, and some more for what its expressions leave out. */
const bytesMax = 10_000_000
const redirectsMax = 5

export async function callOf(
  { send, signal }: Pick<Parts, 'send' | 'signal'>,
  request: HttpRequest,
  authorization: string | null,
): Promise<Call> {
  const { method, body, timeoutMs } = request
  const url = addressOf(request.address)
  if (!url) return { type: 'failed', error: { message: 'The address names no host that can be called.' }, final: true }
  const limits = { headMs: timeoutMs, bodyMs: timeoutMs, bytesMax }
  const outgoing: OutgoingRequest = {
    ...{ url, method, limits, signal, headers: headersOf(request, authorization) },
    ...(body !== null && { body }),
    ...(request.followsRedirects && { redirectsMax }),
  }
  try {
    return readAnswer(httpAnswerOf(await send(outgoing)))
  } catch (cause) {
    if (!(cause instanceof CallFault) || cause.code === 'CALLED_OFF') throw cause
    return callFrom(cause, request)
  }
}

/** No answer. Where nothing was sent, and where asking twice is asking once, it is a failure; else nobody knows. */
function callFrom({ sent, retry, message }: CallFault, { method }: HttpRequest): Call {
  if (sent === 'perhaps' && !mayBeRepeated(method)) return { type: 'unanswered', message }
  const isFinal = retry === 'never'
  return { type: 'failed', error: { message, ...(!isFinal && { code: '408' }) }, final: isFinal }
}

function headersOf({ headers }: HttpRequest, authorization: string | null): Record<string, string> {
  const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  return {
    ...(authorization !== null && { Authorization: authorization }),
    ...headers,
    ...(!named.has('user-agent') && { 'User-Agent': `Countersign/${version}` }),
    ...(!named.has('accept-encoding') && { 'Accept-Encoding': 'gzip, x-gzip, deflate' }),
  }
}
