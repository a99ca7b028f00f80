import type { Answer } from '../definition/index.ts'
import type { JsonObject } from '../expressions/index.ts'
import { authorizationOf } from './authentication.ts'
import { contentOf, headerOf } from './content.ts'
import { type HttpCaller, httpRequest } from './httpRequest.ts'
import type { Send } from './outside.ts'

export type HttpCall = { inputs: JsonObject; poll: string | undefined; caller: HttpCaller }

type Means = { sandboxUrl: string; send: Send; signal: AbortSignal }

/** Never throws: that nobody was there is an answer too. */
export async function callHttp({ inputs, poll, caller }: HttpCall, means: Means): Promise<Answer> {
  try {
    const authorization = await authorizationOf(inputs.authentication ?? null, means)
    if ('fault' in authorization) return refusedToken(authorization.fault)
    const request = httpRequest(inputs, poll, caller)
    const { value } = authorization
    const headers = value === undefined ? request.headers : { ...request.headers, Authorization: value }
    const { statusCode, headers: answered, body } = await means.send({ ...request, headers }, means.signal)
    return {
      type: 'answered',
      statusCode,
      headers: answered,
      body: contentOf(body, headerOf(answered, 'content-type')),
    }
  } catch (error) {
    return { type: 'unanswered', code: 'BadRequest', message: `Http request failed: ${reasonOf(error)}` }
  }
}

const refusedToken = ({
  statusCode,
  code,
  message,
}: {
  statusCode: number
  code: string
  message: string
}): Answer => ({
  type: 'answered',
  statusCode,
  headers: {},
  body: { error: { code, message } },
})

/** fetch says "fetch failed" and keeps the reason to itself. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}
