import type { Expression } from './drawn/index.ts'
import type { IncidentCode } from './instance.ts'
import { titleOf, type Wired } from './model.ts'
import { nameCharsMax } from './names.ts'
import { evaluate, type Turn } from './turn.ts'
import type { Json, Variables } from './values.ts'

/** Why an element can't do what it should just now. It becomes an incident, and nothing of the element is done. */
export type Refusal = { readonly code: IncidentCode; readonly message: string; readonly warnings: readonly string[] }

export const isRefusal = <T extends object>(result: T | Refusal): result is Refusal => 'code' in result

export type Attempted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** A value of a certain form: what it is for, in words, and how it is recognised. */
export type Wanted<T extends Json> = {
  readonly code: IncidentCode
  readonly what: string
  readonly form: string
  readonly is: (value: Json) => value is T
}

/** What was written or is computed, if it has the form that is wanted. */
export function compute<T extends Json>(
  turn: Turn,
  node: Wired,
  written: Expression | Json,
  variables: Variables,
  wanted: Wanted<T>,
): Attempted<T> {
  if (!isExpression(written)) return checked(node, JSON.stringify(written), written, [], wanted)
  const evaluation = evaluate(turn, written, variables)
  if (evaluation.ok) return checked(node, written.feel, evaluation.value, evaluation.warnings, wanted)
  const message = `${titleOf(node)}: ${wanted.what} can't be computed by \`${written.feel}\`: ${evaluation.reason}`
  return { ok: false, refusal: { code: wanted.code, message, warnings: evaluation.warnings } }
}

function checked<T extends Json>(
  node: Wired,
  source: string,
  value: Json,
  warnings: readonly string[],
  { code, what, form, is }: Wanted<T>,
): Attempted<T> {
  if (is(value)) return { ok: true, value }
  const message = `${titleOf(node)}: ${what} must be ${form}, but \`${source}\` gave ${shortened(value)}`
  return { ok: false, refusal: { code, message, warnings } }
}

export const isExpression = (written: Expression | Json): written is Expression =>
  typeof written === 'object' && written !== null && 'feel' in written

/** Enough to recognise a value in a message. */
export function shortened(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

// The forms that are wanted in several places.

export const isText = (value: Json): value is string => typeof value === 'string'
export const isName = (value: Json): value is string => isText(value) && value.length <= nameCharsMax
export const aName = `a text of at most ${nameCharsMax} characters`
export const isNameOrNull = (value: Json): value is string | null => value === null || isName(value)
export const isBoolean = (value: Json): value is boolean => typeof value === 'boolean'
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
export const isNameList = (value: Json): value is readonly string[] =>
  isList(value) && value.length <= namesMax && value.every(isName)
/** Whoever has to be asked one by one is asked by a group. */
const namesMax = 1_000
export const someNames = `a list of at most ${namesMax.toLocaleString('en')} texts of at most ${nameCharsMax} characters`
export const isWhole = (value: Json): value is number => Number.isInteger(value)
