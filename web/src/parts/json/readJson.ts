import { jsonFlaw } from './jsonFlaw.ts'

export type ReadJson = { ok: true; value: Record<string, unknown> } | { ok: false; message: string }

/** Names and values as a person writes them. Nothing written is no names. */
export function readJsonObject(text: string): ReadJson {
  if (text.trim() === '') return { ok: true, value: {} }
  const flaw = jsonFlaw(text)
  if (flaw) return { ok: false, message: `${placeIn(text, flaw.at)}: ${flaw.reason}` }
  const value: unknown = JSON.parse(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value: { ...value } }
  return { ok: false, message: 'Write names and values between braces: { "name": "value" }.' }
}

/** “Line 2, column 7” */
export function placeIn(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `Line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}

/** The same in the order in which it was written, one line each; what is no JSON stays as it is. */
export const tidied = (text: string): string =>
  text.trim() === '' || jsonFlaw(text) ? text : JSON.stringify(JSON.parse(text), null, 2)
