// Copies of lists and objects in which something changes; where nothing does, the very same list or object.

import { setEntry } from '../values/context.ts'
import type { Value } from '../values/value.ts'

export function mappedItems<A, B>(items: readonly A[], map: (item: A) => B): readonly B[] {
  let copy: B[] | undefined
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as A
    const changed = map(item)
    if (!copy && !Object.is(changed, item)) copy = items.slice(0, i) as unknown as B[]
    copy?.push(changed)
  }
  return copy ?? (items as unknown as readonly B[])
}

export function mappedEntries<A, B>(
  object: { readonly [key: string]: A },
  map: (value: A) => B,
  mapKey: (key: string) => string,
): { readonly [key: string]: B } {
  const keys = Object.keys(object)
  let copy: { [key: string]: B } | undefined
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    const value = object[key] as A
    const [changedKey, changed] = [mapKey(key), map(value)]
    if (!copy && (changedKey !== key || !Object.is(changed, value))) copy = firstEntries(object, keys.slice(0, i))
    if (copy) setEntry(copy as { [key: string]: Value }, changedKey, changed as Value)
  }
  return copy ?? (object as unknown as { readonly [key: string]: B })
}

function firstEntries<A, B>(object: { readonly [key: string]: A }, keys: readonly string[]): { [key: string]: B } {
  const copy: { [key: string]: B } = {}
  for (const key of keys) setEntry(copy as { [key: string]: Value }, key, object[key] as Value)
  return copy
}
