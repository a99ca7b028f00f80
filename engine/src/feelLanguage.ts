// FEEL as the engine's expression language. Variables are kept in their stored form, in which a secret is a mark: it is
// read for an expression and stored again after it, and goes through scopes and mappings as the plain JSON it is.

import type { Environment, Evaluation, ExpressionLanguage } from './expression.ts'
import type { Context, Expression, Result, Value } from './feel/index.ts'
import { compileExpression, evaluate, readVariable, staticText, store } from './feel/index.ts'
import type { Json, Variables } from './values.ts'

export const feel: ExpressionLanguage = {
  compile: (source) => {
    const compiled = compileExpression(source)
    if (compiled.ok)
      return {
        ok: true,
        evaluate: (variables, environment) =>
          stored(evaluate(compiled.expression, read(compiled.expression, variables), environment), environment),
      }
    const [problem] = compiled.problems
    return { ok: false, reason: problem?.message ?? 'It is no FEEL.', position: problem?.from ?? 0 }
  },
  literal: (text) => {
    const kept = store(staticText(text))
    return kept.ok ? kept.variable : text
  },
}

/** Only what the expression names is read. No prototype: a variable may be called `__proto__`. */
function read({ variables: names }: Expression, variables: Variables): Context {
  const seen: { [name: string]: Value } = Object.create(null)
  for (const name of names) {
    const variable: Json | undefined = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (variable !== undefined) seen[name] = readOnce(variable)
  }
  return seen
}

/** A long list is gone through once, not by each of the thousands of expressions that one fact may lead to. */
const before = new WeakMap<object, Value>()

function readOnce(variable: Json): Value {
  if (typeof variable !== 'object' || variable === null) return variable
  const known = before.get(variable)
  if (known !== undefined) return known
  const value = readVariable(variable)
  before.set(variable, value)
  return value
}

function stored(result: Result, { share }: Environment): Evaluation {
  const warnings = result.warnings.map(({ message }) => message)
  if (!result.ok) return { ok: false, reason: result.refusal.message, warnings }
  const kept = store(result.value, {}, share)
  return kept.ok ? { ok: true, value: kept.variable, warnings } : { ok: false, reason: kept.refusal.message, warnings }
}
