// The one way a page talks to the server: an operation of core goes in, its parsed answer comes out, or `CallFailed`.

import { type AnswerOf, type InputOf, type Operation, problem } from '@countersign/core/api'
import { type AnyInput, addressOf } from './address.ts'
import { CallFailed } from './failure.ts'

type Options = { signal?: AbortSignal }

export async function call<O extends Operation>(
  operation: O,
  input: InputOf<O>,
  options: Options = {},
): Promise<AnswerOf<O>> {
  return answerOf(operation, await send(addressOf(operation, input), requestOf(operation, input as AnyInput, options)))
}

/** The same, for what was answered before: undefined where `If-None-Match` says what still holds. */
export async function callIfChanged<O extends Operation>(
  operation: O,
  input: InputOf<O>,
  options: Options = {},
): Promise<AnswerOf<O> | undefined> {
  const response = await sendAny(addressOf(operation, input), requestOf(operation, input as AnyInput, options))
  if (response.status === 304) return undefined
  if (!response.ok) throw await refusalOf(response)
  return answerOf(operation, response)
}

function requestOf(operation: Operation, input: AnyInput, options: Options): RequestInit {
  const { body, headers = {} } = input
  return {
    method: operation.method.toUpperCase(),
    ...(body === undefined
      ? { headers }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    ...options,
  }
}

async function answerOf<O extends Operation>(operation: O, response: Response): Promise<AnswerOf<O>> {
  if (!operation.answer) return undefined as AnswerOf<O>
  const answer = operation.answer.safeParse(await jsonOf(response))
  if (answer.success) return answer.data as AnswerOf<O>
  throw new CallFailed({ kind: 'unreadable', detail: `${operation.id}: ${answer.error.issues[0]?.message}` })
}

/** A success, or `CallFailed`. For the few addresses that are not operations (the API description). */
export async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await sendAny(address, init)
  if (response.ok) return response
  throw await refusalOf(response)
}

const sendAny = (address: string, init: RequestInit): Promise<Response> =>
  fetch(address, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new CallFailed({ kind: 'unreachable', detail: 'The server does not answer.' }, { cause })
  })

async function refusalOf(response: Response): Promise<CallFailed> {
  const document = problem.safeParse(await response.json().catch(() => null))
  if (document.success) return new CallFailed({ kind: 'refused', problem: document.data })
  // Without a problem document it was not our server that spoke.
  const detail = `Something between this page and the server answered with status ${response.status}.`
  return new CallFailed({ kind: response.status >= 500 ? 'unreachable' : 'unreadable', detail })
}

/** An answer cut off on its way is an unreachable server; one that is whole but not JSON is a strange one. */
export async function jsonOf(response: Response): Promise<unknown> {
  return response.json().catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    const failure =
      cause instanceof SyntaxError
        ? ({ kind: 'unreadable', detail: 'The answer is not JSON.' } as const)
        : ({ kind: 'unreachable', detail: 'The answer broke off.' } as const)
    throw new CallFailed(failure, { cause })
  })
}
