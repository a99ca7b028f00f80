import type { Variables } from '@countersign/engine'
import { evaluateOver, type Moment } from './expressions.ts'
import { isPlainObject, type JsonObject } from './plain.ts'

export type Taken =
  | { readonly ok: true; readonly variables: Variables }
  | { readonly ok: false; readonly reason: string }

/** What the process takes from an answer: by `resultVariable` all of it, by `resultExpression` what that makes of it. */
export function takeResult(headers: Readonly<Record<string, string>>, response: JsonObject, moment: Moment): Taken {
  const [name, expression] = [headers.resultVariable?.trim() ?? '', headers.resultExpression?.trim() ?? '']
  const whole: Variables = name === '' ? {} : { [name]: response }
  if (expression === '' || expression === '=') return { ok: true, variables: whole }
  const made = evaluateOver(expression, { ...response, response }, moment)
  if (!made.ok) return { ok: false, reason: `The result expression can’t be worked out: ${made.reason}` }
  if (made.json === null) return { ok: true, variables: whole }
  if (!isPlainObject(made.json))
    return { ok: false, reason: 'The result expression must give a context such as {name: response.body.name}.' }
  return { ok: true, variables: { ...whole, ...made.json } }
}
