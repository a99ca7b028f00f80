// Mounts an operation: who may call, what it takes, what it answers all come from the value in core/api.
//
// O1  Access is decided before anything is parsed; parsing before anything is done.
// O2  Every wrong field of path, query and body is told at once.
// O3  Unknown fields are refused: a misspelt one must not be ignored silently.

import { permissions } from '@countersign/core/accounts'
import type { AnswerOf, Operation, ParsedOf } from '@countersign/core/api'
import type { Caller, KnownCaller } from './caller.ts'
import type { App, RequestContext } from './environment.ts'
import { readInput } from './input.ts'
import { answerProblem, isRefused, type Refused, refused } from './problem.ts'

export type CallerOf<O extends Operation> = O['access'] extends 'anyone' ? Caller : KnownCaller

export type Call<O extends Operation> = {
  input: ParsedOf<O>
  caller: CallerOf<O>
  requestId: string
  /** For the few that stream a file or set a cookie. */
  context: RequestContext
}

/** What a handler answers to somebody who has the answer already. */
export const notModified = Symbol('not modified')

export type Handler<O extends Operation> = (
  call: Call<O>,
) => Promise<
  O extends { download: readonly string[] } ? Response | Refused : AnswerOf<O> | Refused | typeof notModified
>

/** An operation and what does it, ready to be mounted; erased of its types so that features can be listed. */
export type Mounted = { operation: Operation; handle: (context: RequestContext) => Promise<Response> }

export const mounted = <O extends Operation>(operation: O, handler: Handler<O>): Mounted => ({
  operation,
  handle: async (context) => {
    context.set('route', operation.path)
    const caller = context.get('caller')
    const denied = denial(operation, caller)
    if (denied) return answerProblem(context, denied)
    const input = await readInput(operation, context)
    if (isRefused(input)) return answerProblem(context, input)
    // The two casts: `denial` has narrowed the caller, `readInput` has parsed with the operation's own schemas.
    const call = {
      input: input as ParsedOf<O>,
      caller: caller as CallerOf<O>,
      requestId: context.get('requestId'),
      context,
    }
    return answer(operation, context, await handler(call))
  },
})

export function mount(app: App, all: readonly Mounted[]): void {
  for (const { operation, handle } of all)
    app.on(operation.method.toUpperCase(), operation.path.replace(/\{(\w+)\}/g, ':$1'), handle)
}

function denial({ access }: Operation, caller: Caller): Refused | undefined {
  if (access === 'anyone') return undefined
  if (caller.kind === 'nobody') return refused('not-signed-in')
  if (access === 'signed-in' || caller.permissions.has(access)) return undefined
  return refused('no-permission', { detail: `It needs the permission ${access} (${permissions[access]}).` })
}

function answer(operation: Operation, context: RequestContext, result: unknown): Response {
  if (isRefused(result)) return answerProblem(context, result)
  if (result instanceof Response) return result
  context.env.outgoing.setHeader('Cache-Control', 'no-store')
  if (result === notModified) return context.body(null, 304)
  return operation.status === 204 ? context.body(null, 204) : context.json(result as object, operation.status)
}
