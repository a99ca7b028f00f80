// The seam between the engine and its expression language: all that one has to know about the other. The language is
// FEEL (`feel/`); tests of the engine alone bring a small one of their own.

import type { Json, Variables } from './values.ts'

/** What an expression may know besides variables. Both come out of the fact, so that a replay gives the same again. */
export type Environment = {
  /** Milliseconds since 1970, UTC. */
  readonly nowMs: number
  /** Where chance comes from; no two evaluations share one. */
  readonly seed: string
  /** What all expressions of one fact may use together. */
  readonly share: { steps: number; memory: number }
}

/** `warnings` say why a null is a null: FEEL rarely fails, it wonders. */
export type Evaluation =
  | { readonly ok: true; readonly value: Json; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly warnings: readonly string[] }

/**
 * An expression that only has to be run. What comes back is JSON, as it is stored in a variable: a date or a duration
 * is its ISO 8601 text. Bounded in steps and memory; never throws.
 */
export type Evaluate = (variables: Variables, environment: Environment) => Evaluation

export type CompiledExpression =
  | { readonly ok: true; readonly evaluate: Evaluate }
  /** `position` counts characters from 0. */
  | { readonly ok: false; readonly reason: string; readonly position: number }

export type ExpressionLanguage = {
  readonly compile: (source: string) => CompiledExpression
  /** The value of a text that the author wrote without an expression: itself, unless it speaks of secrets. */
  readonly literal: (text: string) => Json
}
