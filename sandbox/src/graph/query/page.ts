// Pages: where one ends, an opaque token says from where to go on. It names the last item and what it was sorted by, so
// that what comes or goes in between neither doubles nor hides anything else.

import { compareKeys, type OrderBy, type SortKey } from '../../odata/index.ts'
import { type Found, found, refuse } from '../answer.ts'
import type { Call } from '../call.ts'

type Sorted<T> = { item: T; id: string; place: number; keys: readonly SortKey[] }

export function pageOf<T>(
  items: readonly Sorted<T>[],
  order: readonly OrderBy[],
  top: number,
  token: string | undefined,
  placeOf: (id: string) => number | undefined,
): Found<{ items: readonly T[]; next: string | undefined }> {
  const compare = (one: Omit<Sorted<T>, 'item' | 'id'>, other: Omit<Sorted<T>, 'item' | 'id'>): number =>
    compareKeys(one.keys, other.keys, order) || one.place - other.place
  const sorted = order.length > 0 ? items.toSorted(compare) : items
  const last = token === undefined ? undefined : readToken(token)
  const place = last && placeOf(last.id)
  if (token !== undefined && (!last || place === undefined || last.keys.length !== order.length))
    return refuse('pageToken')
  const from = last && place !== undefined ? { keys: last.keys, place } : undefined
  const start = from ? sorted.findIndex((one) => compare(one, from) > 0) : 0
  const page = start < 0 ? [] : sorted.slice(start, start + top)
  const end = page.at(-1)
  const hasMore = start >= 0 && start + top < sorted.length
  return found({
    items: page.map(({ item }) => item),
    next: hasMore && end ? tokenOf({ id: end.id, keys: end.keys }) : undefined,
  })
}

type Token = { id: string; keys: readonly SortKey[] }

const tokenOf = (token: Token): string => Buffer.from(JSON.stringify(token)).toString('base64url')

function readToken(text: string): Token | undefined {
  try {
    const token: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const { id, keys } = token as Token
    return typeof id === 'string' && Array.isArray(keys) ? { id, keys } : undefined
  } catch {
    return undefined // not one of ours: the caller is told so
  }
}

/** The same request, going on from a token. Names keep their `$`, as in Graph's own links. */
export function linkWith({ url }: Call, option: string, token: string, dropped: readonly string[] = []): string {
  const kept = [...url.searchParams].filter(
    ([name]) => ![option, ...dropped].some((one) => one.toLowerCase() === name.toLowerCase()),
  )
  const query = [...kept, [option, token]].map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
  return `${url.origin}${url.pathname}?${query.join('&')}`
}
