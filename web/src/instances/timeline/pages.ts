// A story that goes on while it is read: what is new comes to the front, what was read stays. Pure.

type Page<Step> = { items: readonly Step[]; nextCursor: string | null }
export type Told<Step> = { pages: readonly Page<Step>[]; pageParams: readonly unknown[] }

/** `newest` is the first page, asked for again. If more happened than it holds, the story is read from there anew. */
export function withNewer<Step extends { number: string }>(told: Told<Step>, newest: Page<Step>): Told<Step> {
  const [first, ...rest] = told.pages
  const known = new Set(first?.items.map(({ number }) => number))
  const fresh = newest.items.filter(({ number }) => !known.has(number))
  const isGap = fresh.length === newest.items.length && newest.nextCursor !== null
  if (!first || isGap) return { pages: [newest], pageParams: [null] }
  if (fresh.length === 0) return told
  return { pages: [{ ...first, items: [...fresh, ...first.items] }, ...rest], pageParams: told.pageParams }
}
