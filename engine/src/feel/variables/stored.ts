// Variables at rest: plain JSON, in which a secret is a mark. Three forms, and who makes which:
//
//   outside   what people, webhooks and connectors send: any JSON. It names no secret, whatever it looks like.
//   stored    what an instance keeps. `{ "$secret": [...] }` in it is a text with secrets; a key that could be taken for
//             the mark has one `$` more.
//   value     what an expression sees (values/value.ts).
//
// V1  `fromOutside` is the only way in, and leaves no mark: nobody outside can name a secret.
// V2  `readVariable` undoes `store`, but for what JSON can't say: temporal values become ISO text, decimals the nearest
//     double, functions and ranges null.
// V3  What needs no change is passed on as it is, not copied: most variables hold neither secret nor mark.

import type { SecretReference } from '../values/value.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

const secretMark = '$secret'

/** `$secret`, `$$secret`, …: keys that step aside for the mark. */
const reserved = /^\$+secret$/

export const storedKey = (key: string): string => (reserved.test(key) ? `$${key}` : key)
export const plainKey = (key: string): string => (reserved.test(key) ? key.slice(1) : key)

export type StoredPart = string | { readonly name: string; readonly jsonDepth?: number }

export const markOf = (parts: readonly (string | SecretReference)[]): JsonObject => ({
  [secretMark]: parts.map((part) =>
    typeof part === 'string'
      ? part
      : { name: part.secret, ...(part.jsonDepth === undefined ? {} : { jsonDepth: part.jsonDepth }) },
  ),
})

/** The parts of a mark; undefined for any other object. */
export function partsOfMark(object: JsonObject): (string | SecretReference)[] | undefined {
  const parts = Object.hasOwn(object, secretMark) ? object[secretMark] : undefined
  if (!Array.isArray(parts) || !parts.every(isStoredPart)) return undefined
  return (parts as readonly StoredPart[]).map((part) =>
    typeof part === 'string'
      ? part
      : { secret: part.name, ...(part.jsonDepth === undefined ? {} : { jsonDepth: part.jsonDepth }) },
  )
}

const isStoredPart = (part: Json): boolean =>
  typeof part === 'string' ||
  (typeof part === 'object' && part !== null && typeof (part as JsonObject).name === 'string')
