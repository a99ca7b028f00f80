// The two steps of an expression's life: compiled once, when a model is deployed; then only run.

import { defaultLimits, type Refusal, Refused, take, tooDeep, within } from './budget.ts'
import { library } from './builtins/library.ts'
import { type Compiled, compile } from './compile/compile.ts'
import { outermost } from './compile/run.ts'
import { type Environment, newEvaluation, type Warning } from './evaluation.ts'
import { type Parsed, parseExpression, parseUnaryTests } from './syntax/parse.ts'
import type { Problem } from './syntax/problem.ts'
import type { Context, Value } from './values/value.ts'

export type Expression = {
  readonly text: string
  /** The variables it may read: whoever has many need not pass the others. */
  readonly variables: readonly string[]
  /** The secrets that its author names. */
  readonly secrets: readonly string[]
  readonly [compiled]: Compiled
}
const compiled: unique symbol = Symbol('compiled')

/** What a cell of a decision table says of an input. */
export type UnaryTests = Expression & { readonly [isUnaryTests]: true }
const isUnaryTests: unique symbol = Symbol('unary tests')

export type Compilation<E> =
  | { readonly ok: true; readonly expression: E }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export type Result =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly warnings: readonly Warning[] }

/** The text stands without the `=` that marks it as FEEL in a model. */
export function compileExpression(text: string): Compilation<Expression> {
  return finished(text, parseExpression(text), (parts) => parts, false)
}

export function compileUnaryTests(text: string): Compilation<UnaryTests> {
  return finished(text, parseUnaryTests(text), (parts) => ({ ...parts, [isUnaryTests]: true as const }), true)
}

export const evaluate = (expression: Expression, variables: Context, environment: Environment): Result =>
  run(expression[compiled], variables, environment, outermost)

/** True, false, or null where that can't be said. */
export const evaluateUnaryTests = (
  tests: UnaryTests,
  input: Value,
  variables: Context,
  environment: Environment,
): Result => run(tests[compiled], variables, environment, { slots: [input], outer: null })

function finished<E extends Expression>(
  text: string,
  parsed: Parsed,
  make: (parts: Expression) => E,
  withInput: boolean,
): Compilation<E> {
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] }
  const done = compile(parsed.node, library, withInput)
  const expression = { text, variables: [...done.variables], secrets: [...done.secrets], [compiled]: done }
  return { ok: true, expression: make(expression) }
}

function run({ run }: Compiled, variables: Context, environment: Environment, frame: typeof outermost): Result {
  const limits = within(
    environment.limits ? { ...defaultLimits, ...environment.limits } : defaultLimits,
    environment.share,
  )
  const evaluation = newEvaluation(variables, environment, limits)
  try {
    return { ok: true, value: run(evaluation, frame), warnings: evaluation.warnings }
  } catch (cause) {
    return { ok: false, refusal: refusalOf(cause), warnings: evaluation.warnings }
  } finally {
    if (environment.share) take(environment.share, limits, evaluation)
  }
}

/** Anything but a refusal is our own bug. A full stack may be somebody else's doing: it is full all the same. */
function refusalOf(cause: unknown): Refusal {
  if (cause instanceof Refused) return cause.refusal
  if (cause instanceof RangeError && cause.message.includes('call stack')) return tooDeep().refusal
  throw cause
}
