// Secrets, by name. The model's author may write one (`secrets.NAME`, `camunda.secrets.NAME`, `{{secrets.NAME}}` in a
// text); what comes of it is text with holes, filled by the host in the outgoing call and nowhere else.
//
// X1  No operation of FEEL yields what is in the hole, and none yields plain text from a text with holes.
// X2  Holes survive concatenation, lists, contexts, `string()`, `string join()` and `to json()`.
// X3  Data makes no holes: text that comes with variables stays text, whatever it says.

import { kind, type SecretReference, type SecretText, type Value } from './value.ts'

type Part = string | SecretReference

const mustache = /\{\{\s*secrets\.([^\s{}]+)\s*\}\}/g
const bare = /^secrets\.([A-Za-z0-9]+(?:[/._-][A-Za-z0-9]+)*)$/

export const secretNamed = (name: string): SecretText => ({ [kind]: 'secret', parts: [{ secret: name }] })

/** A text literal of an expression: `{{secrets.NAME}}` in it is a reference. */
export function textWithSecrets(text: string): string | SecretText {
  const parts: Part[] = []
  let read = 0
  for (const { 0: whole, 1: name = '', index } of text.matchAll(mustache)) {
    parts.push(text.slice(read, index), { secret: name })
    read = index + whole.length
  }
  return read === 0 ? text : joinParts([...parts, text.slice(read)])
}

/** A static value of the model, written without FEEL: there `secrets.NAME` alone is a reference too. */
export function staticText(text: string): string | SecretText {
  const name = bare.exec(text)?.[1]
  return name === undefined ? textWithSecrets(text) : secretNamed(name)
}

/** Text and references in a row; plain text if there is no reference. */
export function joinParts(parts: readonly Part[]): string | SecretText {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else if (part !== '') joined.push(part)
  }
  if (joined.length === 0) return ''
  const [only] = joined
  return joined.length === 1 && typeof only === 'string' ? only : { [kind]: 'secret', parts: joined }
}

/** A hole takes the room of what may come into it, so that what is sent has a limit, too. */
const holeSize = 1000

export const sizeOf = (part: Part): number => (typeof part === 'string' ? part.length : holeSize)

export const partsOf = (text: string | SecretText): readonly Part[] => (typeof text === 'string' ? [text] : text.parts)

export const isText = (value: Value): value is string | SecretText =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && (value as SecretText)[kind] === 'secret')

/** Two texts with the same words around the same holes are the same, whatever is in the holes. */
export const sameSecretText = (a: SecretText, b: SecretText): boolean =>
  a.parts.length === b.parts.length &&
  a.parts.every((part, i) => {
    const other = b.parts[i]
    if (typeof part === 'string' || typeof other !== 'object') return part === other
    return part.secret === other.secret && part.jsonDepth === other.jsonDepth
  })

/** How people see it: with the names in the holes. For pages and messages, never for a value. */
export const shownText = (text: SecretText): string =>
  text.parts.map((part) => (typeof part === 'string' ? part : `{{secrets.${part.secret}}}`)).join('')
