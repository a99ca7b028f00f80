// Takes what is secret out of what comes back: an echo, an error page, a header that was sent. It knows how a value looks
// as text, in JSON, in an address, in a form, in HTML and inside of base64, where it begins at any place.

import type { Json } from '@countersign/engine'

export type Redaction = {
  text(text: string): string
  /** Of texts, names and numbers alike. */
  json(value: Json): Json
}

/** Where there is nothing to hide. */
const nothing: Redaction = { text: (text) => text, json: (value) => value }

/** `secrets`: what stands for a value, and the value. */
export function redactionOf(secrets: Iterable<readonly [name: string, value: string]>): Redaction {
  const words = new Map<string, string>()
  for (const [name, value] of secrets) for (const form of formsOf(value)) words.set(form, `[secret ${name}]`)
  if (words.size === 0) return nothing
  // The longest first: a form may begin with another one.
  const forms = [...words.keys()].toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(forms.map(asPattern).join('|'), 'g')
  const text = (said: string): string => said.replace(pattern, (form) => words.get(form) ?? '')
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value)
    if (typeof value === 'number') return text(`${value}`) === `${value}` ? value : text(`${value}`)
    if (Array.isArray(value)) return (value as readonly Json[]).map(json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [text(name), json(part as Json)]))
  }
  return { text, json }
}

const asPattern = (form: string): string => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Below this everything would look like a secret. */
const formLengthMin = 4

const formsOf = (value: string): Set<string> => {
  const inJson = JSON.stringify(value).slice(1, -1)
  const inAddress = encodeURIComponent(value.toWellFormed())
  const forms = [
    ...[value, value.trim(), inJson, JSON.stringify(inJson).slice(1, -1)],
    ...[inAddress, lowerCaseEscapes(inAddress), `${new URLSearchParams([['', value]])}`.slice(1)],
    value.replace(/[&<>"']/g, (char) => `&${htmlNames[char]};`),
    ...insideBase64(Buffer.from(value)),
  ]
  return new Set(forms.filter(({ length }) => length >= formLengthMin))
}

const htmlNames: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }

const lowerCaseEscapes = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (coded) => coded.toLowerCase())

/** Shorter ones have too few characters in base64 that are theirs alone. */
const base64BytesMin = 8

/** The characters that are there wherever in a longer text the value begins: `user:value` in basic authentication. */
function insideBase64(value: Buffer): string[] {
  if (value.length < base64BytesMin) return []
  return [0, 1, 2].flatMap((offset) => {
    const before = Math.ceil((offset * 8) / 6)
    const after = Math.floor(((offset + value.length) * 8) / 6)
    const coded = Buffer.concat([Buffer.alloc(offset), value])
      .toString('base64')
      .slice(before, after)
    return [coded, coded.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
