// The other end of a secret's way: where its name becomes what it names, or is shown.

import { shownText } from '../values/secret.ts'
import type { SecretReference } from '../values/value.ts'
import { kind } from '../values/value.ts'
import { mappedEntries, mappedItems } from './mapped.ts'
import { type Json, type JsonObject, partsOfMark, plainKey } from './stored.ts'

export type Filled =
  | { readonly ok: true; readonly json: Json }
  | { readonly ok: false; readonly missing: readonly string[] }

/**
 * For the outgoing call, and nothing else: what is sent, with the secrets in it. What was filled in is not looked at
 * again: a secret that reads `{{secrets.OTHER}}` is that text.
 */
export function fillSecrets(stored: Json, secretNamed: (name: string) => string | undefined): Filled {
  const missing = new Set<string>()
  const json = withoutMarks(stored, (parts) =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part
        const secret = secretNamed(part.secret)
        if (secret === undefined) missing.add(part.secret)
        return escaped(secret ?? '', part.jsonDepth ?? 0)
      })
      .join(''),
  )
  return missing.size === 0 ? { ok: true, json } : { ok: false, missing: [...missing] }
}

/** For people: the names of secrets where they will stand. */
export const showVariable = (stored: Json): Json =>
  withoutMarks(stored, (parts) => shownText({ [kind]: 'secret', parts }))

/** The secrets that a variable names, each once. */
export function secretsIn(stored: Json): string[] {
  const names = new Set<string>()
  withoutMarks(stored, (parts) => {
    for (const part of parts) if (typeof part !== 'string') names.add(part.secret)
    return ''
  })
  return [...names]
}

function withoutMarks(stored: Json, textOf: (parts: readonly (string | SecretReference)[]) => string): Json {
  if (typeof stored !== 'object' || stored === null) return stored
  if (Array.isArray(stored)) return mappedItems(stored as readonly Json[], (item) => withoutMarks(item, textOf))
  const parts = partsOfMark(stored as JsonObject)
  return parts ? textOf(parts) : mappedEntries(stored as JsonObject, (item) => withoutMarks(item, textOf), plainKey)
}

const escaped = (text: string, times: number): string =>
  times === 0 ? text : escaped(JSON.stringify(text).slice(1, -1), times - 1)
