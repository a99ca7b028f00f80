import {
  type Context,
  compileExpression,
  type Environment,
  evaluate,
  kindOf,
  store,
  type Value,
} from '@countersign/engine/feel'
import { type Case, close, resultKey } from './cases.ts'

const environment: Environment = { nowMs: Date.UTC(2026, 10, 20), seed: 'conformance' }

/** Whether we give what is expected. What can't be evaluated is null, as a decision is that can't be made. */
export function wePass({ expression, inputs, expected }: Case): boolean {
  const context = inputs === null ? {} : (evaluated(inputs) as Context)
  const wanted = evaluated(expected)
  return isSame(unboxed(evaluated(expression, context), wanted), wanted)
}

function evaluated(text: string, variables: Context = {}): Value {
  const compilation = compileExpression(text)
  if (!compilation.ok) return null
  const result = evaluate(compilation.expression, variables, environment)
  return result.ok ? result.value : null
}

function unboxed(value: Value, wanted: Value): Value {
  if (kindOf(value) !== 'context' || kindOf(wanted) === 'context') return value
  return Object.hasOwn(value as Context, resultKey) ? ((value as Context)[resultKey] as Value) : value
}

/** Not by FEEL's own `=`: what is judged does not judge. */
function isSame(a: Value, b: Value): boolean {
  if (kindOf(a) !== kindOf(b)) return false
  if (Array.isArray(a))
    return a.length === (b as Value[]).length && a.every((item, i) => isSame(item, (b as Value[])[i] as Value))
  if (kindOf(a) === 'context') return sameEntries(a as Context, b as Context)
  const [left, right] = [stored(a), stored(b)]
  return typeof left === 'number' && typeof right === 'number' ? close(left, right) : left === right
}

function sameEntries(a: Context, b: Context): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] as Value, b[key] as Value))
  )
}

function stored(value: Value): unknown {
  const result = store(value)
  return result.ok ? result.variable : result
}
