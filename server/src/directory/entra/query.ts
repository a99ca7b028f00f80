import type { Question } from '../directory.ts'

/** Text in a filter: an apostrophe is written twice. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Each word at the beginning of a word in one of these; what Graph finds no words in is left out. */

const searchable = {
  user: ['displayName', 'mail', 'userPrincipalName'],
  group: ['displayName', 'description'],
} as const

export function searchOf({ kind, words, department }: Question): string {
  const parts = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .map((word) => wordOf(kind, word))
  const search = parts.length > 0 ? `&$search=${encodeURIComponent(parts.join(' AND '))}` : '&$orderby=displayName'
  const filter = department === undefined ? '' : `&$filter=${encodeURIComponent(`department eq ${quoted(department)}`)}`
  return `${search}${filter}`
}

const wordOf = (kind: Question['kind'], word: string): string =>
  `(${searchable[kind].map((property) => `"${property}:${word.replace(/["\\]/g, ' ').trim()}"`).join(' OR ')})`
