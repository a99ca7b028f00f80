import { type Problem, type ProblemCode, problemTitles } from '@countersign/core/api'
import type { RequestContext } from './environment.ts'

/** The one place where a refusal becomes an HTTP status. */
const statuses = {
  'invalid-input': 400,
  'invalid-json': 400,
  'invalid-cursor': 400,
  'unsupported-media-type': 415,
  'body-too-large': 413,
  'uri-too-long': 414,
  'malformed-request': 400,
  'headers-too-large': 431,
  'request-timeout': 408,
  'expectation-failed': 417,
  misdirected: 421,
  'not-signed-in': 401,
  'invalid-token': 401,
  'proof-refused': 401,
  'no-permission': 403,
  'token-insufficient': 403,
  'fresh-sign-in-needed': 403,
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'changed-meanwhile': 412,
  'unfit-process': 422,
  'unfit-request': 422,
  'too-large': 422,
  'search-too-broad': 422,
  'too-many-requests': 429,
  'sign-in-expired': 400,
  'sign-in-forged': 400,
  'sign-in-refused': 403,
  'link-used': 410,
  'identity-provider-unreachable': 503,
  'store-unreachable': 503,
  'outside-unreachable': 503,
  unavailable: 503,
  overloaded: 503,
  broken: 500,
} as const satisfies Record<ProblemCode, number>

export const statusOf = (code: ProblemCode): (typeof statuses)[ProblemCode] => statuses[code]

/** An expected "no", returned by a handler: a value, not an exception. */
export type Refused = {
  refused: ProblemCode
  detail?: string
  errors?: NonNullable<Problem['errors']>
  findings?: NonNullable<Problem['findings']>
}

export const refused = (code: ProblemCode, extras: Omit<Refused, 'refused'> = {}): Refused => ({
  refused: code,
  ...extras,
})

export const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'refused' in answer

/** RFC 9457: the same shape for every refusal of every route. */
export function answerProblem(c: RequestContext, { refused: code, detail, errors, findings }: Refused): Response {
  const status = statuses[code]
  const body: Problem = {
    type: `urn:countersign:problem:${code}`,
    title: problemTitles[code],
    status,
    code,
    requestId: c.get('requestId'),
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...(findings === undefined ? {} : { findings }),
  }
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="countersign"')
  c.env.outgoing.setHeader('Cache-Control', 'no-store')
  return c.json(body, status, { 'Content-Type': 'application/problem+json' })
}
