import type { Environment, Json } from '@countersign/engine/feel'
import { evaluateText } from './evaluateText.ts'

type JsonObject = { readonly [key: string]: Json }
export type ExpressionCase = { readonly e: string; readonly exp: Json; readonly context?: JsonObject }

/** Undefined if this is not a list of cases. */
export const casesOf = (json: Json): readonly ExpressionCase[] | undefined =>
  Array.isArray(json) && json.every(isCase) ? (json as unknown as readonly ExpressionCase[]) : undefined

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isCase = (json: Json): boolean =>
  isObject(json) &&
  typeof json.e === 'string' &&
  json.exp !== undefined &&
  (json.context === undefined || isObject(json.context))

/** What is wrong with a case; undefined if it passes. */
export function failureOf({ e, exp, context = {} }: ExpressionCase, environment: Environment): string | undefined {
  const outcome = evaluateText(withoutSign(e), context, environment)
  if (outcome.ok)
    return sameJson(outcome.json, exp) ? undefined : `gave ${JSON.stringify(outcome.json)}, not ${JSON.stringify(exp)}`
  const why = 'problems' in outcome ? outcome.problems.map(({ message }) => message).join(' ') : outcome.refusal.message
  return `was refused: ${why}`
}

/** Models mark an expression with `=`; it is not part of it. */
export const withoutSign = (text: string): string => text.replace(/^\s*=/, '')

/** Numbers to the twelve digits that every way to compute them agrees on. */
function sameJson(a: Json, b: Json): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i] as Json))
  if (!isObject(a) || !isObject(b)) return a === b
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] as Json, b[key] as Json))
  )
}
