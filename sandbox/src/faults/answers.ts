// How each host of the cloud says that it is too busy, or broken. The codes for 429 are documented; where Microsoft
// documents none for a 5xx, clients go by the status.

import type { Context } from 'hono'
import { refusalBody, refuse, type Traced } from '../entra/index.ts'
import type { FaultOf, Host } from './rule.ts'

type Status = FaultOf<'answer'>['status']

export function answerFault(
  c: Context<Traced>,
  host: Host | undefined,
  url: string,
  { status, retryAfterSeconds }: FaultOf<'answer'>,
): Response {
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds))
  return c.json(bodyOf(c, host, url, status), status)
}

function bodyOf(c: Context<Traced>, host: Host | undefined, url: string, status: Status) {
  switch (host) {
    case 'entra':
      return refusalBody(refuse(status === 429 ? 'throttled' : 'transient'), c.var.trace, url)
    case 'graph':
      return graphBody(c, status)
    case 'dataverse':
      return status === 429
        ? error('0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.')
        : error('0x80040216', 'An unexpected error occurred.')
    case 'flow-service':
    case 'triggers':
    case 'sharepoint':
    case undefined:
      return error(codes[status], sentences[status])
  }
}

const error = (code: string, message: string) => ({ error: { code, message } })

const codes: Readonly<Record<Status, string>> = {
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
}

const sentences: Readonly<Record<Status, string>> = {
  429: 'Please retry again later.',
  500: 'The server could not go on with the request.',
  502: 'The server got no usable answer from behind it.',
  503: 'The service is not available at the moment. Please try again.',
  504: 'The server waited too long for an answer from behind it.',
}

function graphBody({ var: { trace } }: Context<Traced>, status: Status) {
  const moment = {
    date: trace.at.toISOString().slice(0, 19),
    'request-id': trace.traceId,
    'client-request-id': trace.correlationId,
  }
  const innerError = status === 429 ? { code: '429', message: 'Please retry after', status: '429', ...moment } : moment
  return { error: { code: codes[status], message: sentences[status], innerError } }
}
