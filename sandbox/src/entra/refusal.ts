// How a refusal travels: as a value inside the sandbox, as JSON or redirect parameters outside.

import { randomUUID } from 'node:crypto'
import { type EntraError, entraErrors, type OAuthError } from './errors/index.ts'

/** An expected no. `error` is what clients branch on, `code` what people search for. */
export type Refusal = {
  code: number
  error: OAuthError
  suberror: EntraError['suberror']
  status: 400 | 401 | 429 | 503
  message: string
  advice: string
  /** Whether the look-up page has something documented to say, and so is linked to. */
  documented: boolean
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

type ErrorName = keyof typeof entraErrors

export function refuse<Name extends ErrorName>(
  name: Name,
  ...details: Parameters<(typeof entraErrors)[Name]['text']>
): Refusal {
  const { code, error, suberror, status, evidence, text, advice }: EntraError = entraErrors[name]
  return {
    code,
    error,
    suberror,
    status: status ?? (error === 'invalid_client' ? 401 : 400),
    message: text(...(details as string[])),
    advice,
    documented: evidence !== 'assumed',
  }
}

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refused = <Name extends ErrorName>(
  name: Name,
  ...details: Parameters<(typeof entraErrors)[Name]['text']>
): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refuse(name, ...details) })

/** What lets somebody at Microsoft find one request among all: every answer carries it. */
export type Trace = { traceId: string; correlationId: string; at: Date }

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A caller may bring a correlation id of its own; what is no GUID is not echoed. */
export const newTrace = (at: Date, broughtId: string | undefined): Trace => ({
  traceId: randomUUID(),
  correlationId: broughtId && guid.test(broughtId) ? broughtId : randomUUID(),
  at,
})

/** `2026-11-20 09:02:24Z`, the way Entra writes a moment. */
export const timestamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`

const description = (refusal: Refusal, trace: Trace): string =>
  `AADSTS${refusal.code}: ${refusal.message} Trace ID: ${trace.traceId} Correlation ID: ${trace.correlationId} Timestamp: ${timestamp(trace.at)}`

const lookUpPage = (refusal: Refusal, url: string): { error_uri?: string } =>
  refusal.documented ? { error_uri: `${url}/error?code=${refusal.code}` } : {}

/** The body of an answer that a program reads. */
export const refusalBody = (refusal: Refusal, trace: Trace, url: string) => ({
  error: refusal.error,
  error_description: description(refusal, trace),
  error_codes: [refusal.code],
  timestamp: timestamp(trace.at),
  trace_id: trace.traceId,
  correlation_id: trace.correlationId,
  ...lookUpPage(refusal, url),
  ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
})

/** What goes back to the app with the browser. */
export const refusalParameters = (refusal: Refusal, trace: Trace, url: string): Record<string, string> => ({
  error: refusal.error,
  error_description: description(refusal, trace),
  ...lookUpPage(refusal, url),
})
