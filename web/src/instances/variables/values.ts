// Values of variables: shown in one line, written and read as JSON. Pure.

import { jsonFlaw } from '../../parts/json/jsonFlaw.ts'
import { placeIn } from '../../parts/json/readJson.ts'

const previewMax = 160

/** The beginning of a value in one line: enough to know which one it is. */
export function preview(value: unknown): string {
  const text = oneLine(value)
  return text.length <= previewMax ? text : `${text.slice(0, previewMax)}…`
}

/** Written only as far as it will be read: a value may be megabytes long. */
function oneLine(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, previewMax + 1))
  if (Array.isArray(value)) return `[${joined(value, oneLine)}]`
  if (typeof value === 'object' && value !== null)
    return `{${joined(Object.entries(value), ([name, inner]) => `${JSON.stringify(name)}: ${oneLine(inner)}`)}}`
  return JSON.stringify(value) ?? 'null'
}

function joined<Part>(parts: readonly Part[], write: (part: Part) => string): string {
  let text = ''
  for (const [index, part] of parts.entries()) {
    if (text.length > previewMax) return text
    text += `${index === 0 ? '' : ', '}${write(part)}`
  }
  return text
}

/** What a value is, for somebody who reads its name. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 1 ? 'list of 1' : `list of ${value.length}`
  if (typeof value === 'object') return 'object'
  return typeof value === 'string' ? 'text' : typeof value
}

export const written = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'null'

export type ReadValue =
  | { ok: true; value: unknown }
  /** `text` is what it would be as a text: most often only the quotes are missing. */
  | { ok: false; reason: string; text: string | null }

/** What somebody typed. */
export function readValue(typed: string): ReadValue {
  if (typed.trim() === '') return { ok: false, reason: 'Write a value. For none, write null.', text: null }
  const flaw = jsonFlaw(typed)
  if (!flaw) return { ok: true, value: JSON.parse(typed) }
  const looksLikeText = !/^\s*[[{"]/.test(typed)
  return { ok: false, reason: `${placeIn(typed, flaw.at)}: ${flaw.reason}`, text: looksLikeText ? typed.trim() : null }
}

/** The order of names in an object is a part of its value. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
