// The request that the variables of a job of type `io.camunda:http-json:1` describe.

import type { Json, Variables } from '@countersign/engine'
import { isPlainObject, type JsonObject } from '../plain.ts'
import { type Parameter, writeAddress } from './address.ts'
import { type Authentication, readAuthentication } from './authentication.ts'
import { textOf, withoutNulls, writeBody } from './body.ts'

export const httpTaskType = 'io.camunda:http-json:1'

/** Nothing else of the variables is looked at, nor are secrets filled in anywhere else. */
const read = [
  ...['url', 'method', 'authentication', 'clientTls', 'headers', 'queryParameters', 'skipEncoding'],
  ...['connectionTimeoutInSeconds', 'readTimeoutInSeconds', 'body', 'storeResponse', 'ignoreNullValues'],
  'followRedirects',
] as const

export const httpInputsOf = (variables: Variables): JsonObject =>
  Object.fromEntries(read.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name] ?? null]] : [])))

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type HttpRequest = {
  readonly method: HttpMethod
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly authentication: Authentication
  readonly timeoutMs: number
  readonly followsRedirects: boolean
}

export type ReadRequest =
  | { readonly ok: true; readonly request: HttpRequest }
  | { readonly ok: false; readonly reason: string }

/** `inputs`: with their secrets filled in. What is refused is never quoted: there may be secrets in it. */
export function readRequest(inputs: JsonObject, boundary: string): ReadRequest {
  const method = readMethod(inputs.method)
  if (!method) return refused('The method must be one of GET, POST, PUT, PATCH and DELETE.')
  if (isTrue(inputs.storeResponse)) return refused('Answers can’t be stored as documents here; turn that off.')
  if (inputs.clientTls !== undefined && inputs.clientTls !== null)
    return refused('Certificates of the client’s own (clientTls) are not sent from here.')
  const read = readAuthentication(inputs.authentication)
  if (!read.ok) return read
  const { authentication } = read
  const timeoutMs = readTimeout(inputs)
  if (timeoutMs === null) return refused('A time-out must be a number of seconds.')
  const parameters = [
    ...pairsOf(inputs.queryParameters),
    ...(authentication.type === 'parameter' ? [authentication.pair] : []),
  ]
  const written = writeAddress(textOf(inputs.url ?? ''), parameters, isTrue(inputs.skipEncoding))
  if (!written.ok) return written
  const headers = new Map(pairsOf(inputs.headers))
  if (authentication.type === 'header') headers.set(...authentication.pair)
  const sent = readBody(inputs, method, headers, boundary)
  if (!sent.ok) return sent
  return {
    ok: true,
    request: {
      ...{
        method,
        authentication,
        timeoutMs,
        address: written.address,
        followsRedirects: isTrue(inputs.followRedirects),
      },
      ...{ headers: Object.fromEntries(sent.headers), body: sent.text },
    },
  }
}

const refused = (reason: string) => ({ ok: false, reason }) as const

/** Undefined where it is none, or a secret: a method is no secret. */
export const readMethod = (value: Json | undefined): HttpMethod | undefined => {
  const wanted = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return methods.find((method) => method === wanted)
}

const methods: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const withBody: readonly HttpMethod[] = ['POST', 'PUT', 'PATCH']

/** Asked twice they have done what they do once (RFC 9110, 9.2.2). */
export const mayBeRepeated = (method: HttpMethod): boolean => method !== 'POST' && method !== 'PATCH'

const isTrue = (value: Json | undefined): boolean => value === true || value === 'true'

function pairsOf(value: Json | undefined): Parameter[] {
  if (!isPlainObject(value)) return []
  return Object.entries(value).flatMap(([name, entry]) => {
    if (entry === null) return []
    const entries = Array.isArray(entry) ? (entry as readonly Json[]) : [entry]
    return entries.map((one) => [name, textOf(one)] as const)
  })
}

function readBody(inputs: JsonObject, method: HttpMethod, headers: Map<string, string>, boundary: string) {
  if (!withBody.includes(method)) return { ok: true, headers, text: null } as const
  const named = [...headers].find(([name]) => name.toLowerCase() === 'content-type')
  const value = isTrue(inputs.ignoreNullValues) ? withoutNulls(inputs.body ?? null) : inputs.body
  const written = writeBody(value, named?.[1] ?? null, boundary)
  if (!written.ok) return written
  if (written.body) headers.set(named?.[0] ?? 'Content-Type', written.body.contentType)
  return { ok: true, headers, text: written.body?.text ?? null } as const
}

const usualSeconds = 20
/** Camunda's 0 is for ever; here that is an hour. */
const longestSeconds = 3_600

/** How long to read follows how long to connect where nothing else is said, as in Camunda. */
function readTimeout({ connectionTimeoutInSeconds, readTimeoutInSeconds }: JsonObject): number | null {
  const wanted = [readTimeoutInSeconds, connectionTimeoutInSeconds].find(
    (value) => value !== undefined && value !== null && value !== '',
  )
  const seconds = wanted === undefined ? usualSeconds : Number(wanted)
  if (!Number.isFinite(seconds) || seconds < 0) return null
  return Math.min(seconds === 0 ? longestSeconds : seconds, longestSeconds) * 1_000
}
