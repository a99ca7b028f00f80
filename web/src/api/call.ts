// The one way a page talks to the server: an operation of core goes in, its parsed answer comes out, or `CallFailed`.

import { type AnswerOf, type InputOf, type Operation, problem } from '@countersign/core/api'
import { type AnyInput, addressOf } from './address.ts'
import { CallFailed } from './failure.ts'

export async function call<O extends Operation>(
  operation: O,
  input: InputOf<O>,
  options: { signal?: AbortSignal } = {},
): Promise<AnswerOf<O>> {
  const { body } = input as AnyInput
  const response = await send(addressOf(operation, input), {
    method: operation.method.toUpperCase(),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...options,
  })
  if (!operation.answer) return undefined as AnswerOf<O>
  const answer = operation.answer.safeParse(await jsonOf(response))
  if (answer.success) return answer.data as AnswerOf<O>
  throw new CallFailed({ kind: 'unreadable', detail: `${operation.id}: ${answer.error.issues[0]?.message}` })
}

/** A success, or `CallFailed`. For the few addresses that are not operations (the API description). */
export async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new CallFailed({ kind: 'unreachable', detail: 'The server does not answer.' }, { cause })
  })
  if (response.ok) return response
  throw await refusalOf(response)
}

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
