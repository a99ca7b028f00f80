import {
  type Context,
  compileExpression,
  type Environment,
  evaluate,
  fromOutside,
  type Json,
  type Problem,
  type Refusal,
  readVariable,
  showVariable,
  store,
  type Warning,
} from '@countersign/engine/feel'

export type Outcome =
  | { readonly ok: true; readonly json: Json; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly warnings: readonly Warning[] }

/** What the text gives, as JSON that people read: secrets are shown by their names. */
export function evaluateText(text: string, variables: Json, environment: Environment): Outcome {
  const compilation = compileExpression(text)
  if (!compilation.ok) return compilation
  const taken = fromOutside(variables)
  if (!taken.ok) return { ...taken, warnings: [] }
  const result = evaluate(compilation.expression, readVariable(taken.variable) as Context, environment)
  if (!result.ok) return result
  const stored = store(result.value)
  if (!stored.ok) return { ...stored, warnings: result.warnings }
  return { ok: true, json: showVariable(stored.variable), warnings: result.warnings }
}
