// Pages of rows. A token names the last row and what it was sorted by, so that what comes or goes in between neither
// doubles nor hides anything else.

import { compareKeys, type OrderBy, type SortKey, sortKeysOf } from '../../odata/index.ts'
import type { Row } from '../entities/index.ts'

type Place = { id: string; keys: readonly SortKey[] }

export type Page = { rows: readonly Row[]; next: string | undefined }

/** Nothing where the token is none of ours. Rows that nobody sorts come by their ids, as they do in the cloud. */
export function pageOf(
  rows: readonly Row[],
  primaryKey: string,
  order: readonly OrderBy[],
  size: number,
  token: string | undefined,
): Page | undefined {
  const after = token === undefined ? undefined : readToken(token)
  if (token !== undefined && after?.keys.length !== order.length) return undefined
  const placed = rows
    .map((row) => ({ row, id: String(row[primaryKey]), keys: sortKeysOf(row, order) }))
    .sort((one, other) => compare(one, other, order))
  const rest = after ? placed.filter((one) => compare(one, after, order) > 0) : placed
  const page = rest.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map(({ row }) => row),
    next: last && rest.length > size ? tokenOf({ id: last.id, keys: last.keys }) : undefined,
  }
}

const compare = (one: Place, other: Place, order: readonly OrderBy[]): number =>
  compareKeys(one.keys, other.keys, order) || Number(one.id > other.id) - Number(one.id < other.id)

const tokenOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function readToken(text: string): Place | undefined {
  try {
    const { id, keys } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Place
    return typeof id === 'string' && Array.isArray(keys) ? { id, keys } : undefined
  } catch {
    return undefined // not one of ours: the caller is told so
  }
}
