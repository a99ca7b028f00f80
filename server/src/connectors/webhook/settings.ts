import { isPlainObject, type Moment } from '@countersign/core/connectors'
import type { Json } from '@countersign/engine'
import { compileExpression, evaluate, staticText, store } from '@countersign/engine/feel'
import type { Fill } from '../../vault/index.ts'

export type Settings =
  | { readonly ok: true; readonly settings: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly reason: string }

/** What is compared with a request; everything else of the properties is an expression or a plain word. */
const filled = [
  'inbound.hmacSecret',
  ...['username', 'password', 'apiKey'].map((name) => `inbound.auth.${name}`),
  ...['jwkUrl', 'secret', 'issuer', 'audience'].map((name) => `inbound.auth.jwt.${name}`),
]

/** Filled for this one request, and kept nowhere. */
export async function settingsOf(
  properties: Readonly<Record<string, string>>,
  fill: Fill,
  moment: Moment,
): Promise<Settings> {
  const named = filled.flatMap((name) =>
    properties[name] ? [[name, literalOf(properties[name], moment)] as const] : [],
  )
  const filling = await fill(Object.fromEntries(named))
  if (!filling.ok) return { ok: false, reason: `There is no secret ${filling.missing.join(', ')}.` }
  const texts = Object.entries(isPlainObject(filling.json) ? filling.json : {}).map(
    ([name, value]) => [name, typeof value === 'string' ? value : ''] as const,
  )
  return { ok: true, settings: { ...properties, ...Object.fromEntries(texts) } }
}

/** Stored, so that a secret it names is filled in. */
function literalOf(text: string, moment: Moment): Json {
  const compiled = text.startsWith('=') ? compileExpression(text.slice(1)) : undefined
  if (compiled && !compiled.ok) return ''
  const made = compiled ? evaluate(compiled.expression, {}, moment) : undefined
  if (made && !made.ok) return ''
  const kept = store(made ? made.value : staticText(text))
  return kept.ok ? kept.variable : ''
}
