// What an address of the Web API says: an entity set, a row of it by its id, and what is wanted of the row.

import { type Found, found, refuse } from './answer.ts'

export type Address = {
  /** `workflows`, `WhoAmI`: as it is written, for names are compared letter by letter. */
  resource: string
  /** What stands in parentheses behind it. */
  key: string | undefined
  /** `outputs`, `$value`, `Microsoft.Dynamics.CRM.RunDesktopFlow`. */
  rest: readonly string[]
}

const versions = /^\/api\/data\/v9\.[0-2](?=\/|$)/

/** The address of the API itself within a path, which links begin with; nothing where it is another version's. */
export const rootOf = (path: string): string | undefined => versions.exec(path)?.[0]

export function readAddress(path: string): Found<Address> {
  const parts = path.slice(rootOf(path)?.length ?? 0).split('/')
  const decoded = parts.flatMap((part) => (part === '' ? [] : [decode(part)]))
  if (decoded.includes(undefined)) return refuse('badQuery', 'Bad Request - Error in query syntax.')
  const [first = '', ...rest] = decoded as string[]
  const match = /^([^()]*)(?:\((.*)\))?$/s.exec(first)
  if (!match) return refuse('badQuery', 'Bad Request - Error in query syntax.')
  return found({ resource: match[1] ?? '', key: match[2], rest })
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined // a percent sign that means nothing
  }
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isGuid = (text: unknown): text is string => typeof text === 'string' && guid.test(text)

/** `(guid)`, or the same with the name of the key before it. */
export function readKey(key: string, primaryKey: string): Found<string> {
  const id = key.startsWith(`${primaryKey}=`) ? key.slice(primaryKey.length + 1) : key
  if (isGuid(id)) return found(id.toLowerCase())
  return /^\w+=/.test(id)
    ? refuse('notPlayed', `rows by alternate keys, such as (${key}).`)
    : refuse('badQuery', 'Bad Request - Error in query syntax.')
}
