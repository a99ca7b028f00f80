/** Text as PostgreSQL can keep it: without NUL, and without halves of a character. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** The same for everything inside a value that becomes JSON. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(storableJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [storable(name), storableJson(part)]))
}
