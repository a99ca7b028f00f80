import type { z } from 'zod'
import { storableJson } from '../platform/storable.ts'

/** A place in a list, as text that a caller only hands back. Its content is checked: callers may send anything. */
export type CursorOf<Place> = { write(place: Place): string; read(text: string): Place | undefined }

export const cursorOf = <Schema extends z.ZodType>(schema: Schema): CursorOf<z.output<Schema>> => ({
  write: (place) => Buffer.from(JSON.stringify(place)).toString('base64url'),
  read: (text) => {
    try {
      const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
      return schema.parse(storableJson(place))
    } catch {
      return undefined // not ours: the route answers `invalid-cursor`
    }
  },
})

/** One more than asked was read: so there is a next page, and where it begins. */
export function pageOf<Row, Place>(
  rows: readonly Row[],
  limit: number,
  cursor: CursorOf<Place>,
  placeOf: (row: Row) => Place,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursor.write(placeOf(last)) : null }
}
