// One run of an expression: what it may see, what it may use, what it found odd.

import type { Budget, Limits, Share } from './budget.ts'
import type { Span } from './syntax/node.ts'
import type { Context } from './values/value.ts'

/** Everything an expression knows of the world. The same environment and variables give the same result, always. */
export type Environment = {
  /** Milliseconds since 1970: what `now()` and `today()` go by. */
  readonly nowMs: number
  /** IANA name; UTC if absent. */
  readonly timeZone?: string
  /** Where `random number()` and `uuid()` come from: never use one seed for two evaluations that must differ. */
  readonly seed: string
  readonly limits?: Partial<Limits>
  /** Where several runs share what they may use. */
  readonly share?: Share
}

export type WarningCode =
  | 'no-variable'
  | 'no-entry'
  | 'no-property'
  | 'no-function'
  | 'not-comparable'
  | 'invalid-type'
  | 'out-of-range'
  | 'invalid-arguments'
  | 'function-failed'

/** Why a part of an expression is null: the result is a value all the same. */
export type Warning = Span & { readonly code: WarningCode; readonly message: string }

export type Evaluation = Budget & {
  readonly variables: Context
  readonly environment: Environment
  readonly warnings: Warning[]
  /** Warnings are not collected while this is above 0: somebody asked whether there is such a thing. */
  muted: number
  /** How much chance was used: the next number depends on it. */
  drawn: number
}

/** Enough to see what is wrong; a loop would repeat itself. */
const warningsMax = 50

export const newEvaluation = (variables: Context, environment: Environment, limits: Limits): Evaluation => ({
  steps: limits.stepsMax,
  memory: limits.memoryMax,
  depth: limits.depthMax,
  variables,
  environment,
  warnings: [],
  muted: 0,
  drawn: 0,
})

/** Says why, and gives null: `return warn(…)`. */
export function warn(evaluation: Evaluation, where: Span, code: WarningCode, message: string): null {
  if (evaluation.muted === 0 && evaluation.warnings.length < warningsMax)
    evaluation.warnings.push({ code, message, from: where.from, to: where.to })
  return null
}
