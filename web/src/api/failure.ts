import type { Problem, ProblemCode } from '@countersign/core/api'

/** Why a call brought no answer. Three kinds, because a page does three different things about them. */
export type Failure =
  | { kind: 'refused'; problem: Problem }
  /** Nobody answered, or only a proxy did: it may well work in a few seconds. */
  | { kind: 'unreachable'; detail: string }
  /** Something answered that this page does not understand: most likely the server was updated beneath it. */
  | { kind: 'unreadable'; detail: string }

export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly failure: Failure

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind === 'refused' ? failure.problem.title : failure.detail, options)
    this.failure = failure
  }
}

export const failureOf = (error: unknown): Failure | null => (error instanceof CallFailed ? error.failure : null)

export function problemCodeOf(error: unknown): ProblemCode | null {
  const failure = failureOf(error)
  return failure?.kind === 'refused' ? failure.problem.code : null
}

/** True for what heals by itself: the server is away, or its database is. */
export const passesByItself = (error: unknown): boolean =>
  failureOf(error)?.kind === 'unreachable' || problemCodeOf(error) === 'unavailable'

/** A server that is away and a session that ended are told once, above the whole page. */
export const isToldAbove = (error: unknown): boolean =>
  passesByItself(error) || problemCodeOf(error) === 'not-signed-in'

/** True for a refusal that is of what was asked for, or of who asks: not there, not allowed. Else it may be as it was. */
export function concernsTheSubject(error: unknown): boolean {
  const failure = failureOf(error)
  return failure?.kind === 'refused' && failure.problem.status < 500 && failure.problem.status !== 429
}
