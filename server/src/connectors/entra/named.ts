// By what people name users and groups.

/** What Graph knows objects by. */
export const isObjectId = (text: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)

/** A principal name or a mail address. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text)

/** Guests have `#` in their names, and what begins with `$` would be taken for a word of the query. */
export const userPath = (name: string): string =>
  name.startsWith('$')
    ? `/users('${encodeURIComponent(name.replaceAll("'", "''"))}')`
    : `/users/${encodeURIComponent(name)}`

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Of a search: enough to see that there are too many. */
export const matchesMax = 20

export const searchPath = (of: 'users' | 'groups', filter: string, select: readonly string[]): string => {
  const query = new URLSearchParams({ $filter: filter, $select: select.join(','), $top: `${matchesMax + 1}` })
  return `/${of}?${query}`
}
