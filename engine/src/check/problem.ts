export type ProblemCode =
  | 'duplicate-id'
  | 'no-start-event'
  | 'several-start-events'
  | 'wrong-start-event'
  | 'dangling-flow'
  | 'flow-into-start'
  | 'flow-out-of-end'
  | 'flow-not-allowed'
  | 'unreachable'
  | 'no-task-type'
  | 'bad-retries'
  | 'bad-priority'
  | 'no-name'
  | 'no-correlation-key'
  | 'bad-timer'
  | 'wrong-boundary'
  | 'ambiguous-catch'
  | 'wrong-gateway-target'
  | 'wrong-link'
  | 'no-condition'
  | 'wrong-condition'
  | 'bad-mapping'
  | 'bad-loop'
  | 'bad-expression'
  | 'too-long'

/** Something to mend before the process can run: at which element, why, and how. */
export type Problem = {
  readonly code: ProblemCode
  readonly elementId: string
  readonly reason: string
  readonly remedy: string
  /** Where in an expression, counted in characters from 0. */
  readonly at?: { readonly source: string; readonly position: number }
}
