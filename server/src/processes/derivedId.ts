import { createHash } from 'node:crypto'

/** An id that follows from others: what is begun twice for the same reason is begun once. */
export function derivedId(...reasons: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(reasons.join('\n')).digest('hex')
  // Version 8 of RFC 9562: a UUID made our own way.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
