import { z } from 'zod'

/** The part of a query that walks through a list. Cursors are opaque: take them from `nextCursor`. */
export const pageQuery = {
  cursor: z.string().max(500).optional().meta({ description: 'From `nextCursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** One page of a list. `nextCursor` is null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const idParams = z.strictObject({ id: z.uuid() })

export const instant = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339, UTC.' })
