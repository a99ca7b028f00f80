/** The part of an address after `?`, read as plain words: `?search=42` searches for “42”, quotes need no escaping. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** The same, written. What is empty is left out, so that an address stays as short as what it says. */
export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') written.set(name, String(value))
  return written.size === 0 ? '' : `?${written}`
}
