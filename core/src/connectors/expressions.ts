// Expressions that a model's author wrote beside a call: over its answer alone, never over the variables of the process.

import {
  compileExpression,
  type Expression,
  evaluate,
  fromOutside,
  type Json,
  readVariable,
  showVariable,
  store,
  type Value,
} from '@countersign/engine/feel'

/** The time and the chance that an expression may see. */
export type Moment = { readonly nowMs: number; readonly seed: string }

export type Evaluated =
  /** `misused`: a function was given what it does not take, and gave null. */
  | { readonly ok: true; readonly json: Json; readonly misused: string | null }
  | { readonly ok: false; readonly reason: string }

/** Of a text that may begin with `=`. What it gives is as the outside would see it: plain JSON, in which no secret is. */
export function evaluateOver(text: string, context: { readonly [name: string]: Json }, moment: Moment): Evaluated {
  const compiled = compiledOnce(text)
  if (!compiled.ok) return compiled
  const variables: { [name: string]: Value } = Object.create(null)
  for (const name of compiled.expression.variables) {
    if (!Object.hasOwn(context, name)) continue
    const taken = fromOutside(context[name] ?? null)
    if (!taken.ok) return { ok: false, reason: taken.refusal.message }
    variables[name] = readVariable(taken.variable)
  }
  const result = evaluate(compiled.expression, variables, moment)
  if (!result.ok) return { ok: false, reason: result.refusal.message }
  const kept = store(result.value)
  if (!kept.ok) return { ok: false, reason: kept.refusal.message }
  const misused = result.warnings.find(({ code }) => code === 'invalid-arguments' || code === 'no-function')
  return { ok: true, json: showVariable(kept.variable), misused: misused?.message ?? null }
}

type Compiled = { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly reason: string }

/** The same few texts come with every job of a process. */
const known = new Map<string, Compiled>()
const knownMax = 1_000

function compiledOnce(text: string): Compiled {
  const before = known.get(text)
  if (before) return before
  const compilation = compileExpression(text.trim().replace(/^=/, ''))
  const compiled: Compiled = compilation.ok
    ? compilation
    : { ok: false, reason: compilation.problems[0]?.message ?? 'It is no FEEL.' }
  if (known.size >= knownMax) known.clear()
  known.set(text, compiled)
  return compiled
}
