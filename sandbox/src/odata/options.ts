// The query options of a request, told apart from everything else in its query.

import { parseNames, wholeNumber } from './expand.ts'
import { fault, type Reading, read } from './outcome.ts'

export type QueryOptions = {
  filter: string | undefined
  search: string | undefined
  orderBy: string | undefined
  select: readonly string[] | undefined
  expand: string | undefined
  top: number | undefined
  skip: number | undefined
  count: boolean
  skipToken: string | undefined
  deltaToken: string | undefined
}

const known: ReadonlySet<string> = new Set([
  '$filter',
  '$search',
  '$orderby',
  '$select',
  '$expand',
  '$top',
  '$skip',
  '$count',
  '$skiptoken',
  '$deltatoken',
  '$format',
])

/** Names are taken in any case. What does not begin with `$` is no option and is left alone. */
export function readOptions(search: URLSearchParams): Reading<QueryOptions> {
  const given = new Map<string, string>()
  for (const [name, value] of search) {
    if (!name.startsWith('$')) continue
    const option = name.toLowerCase()
    if (!known.has(option)) return fault(`The query parameter '${name}' is not supported.`)
    if (given.has(option))
      return fault(`Query option '${name}' was specified more than once, but it must be specified at most once.`)
    given.set(option, value)
  }
  const [top, skip] = [readNumber(given, '$top'), readNumber(given, '$skip')]
  if (!top.ok) return top
  if (!skip.ok) return skip
  const count = given.get('$count')?.toLowerCase()
  if (count !== undefined && count !== 'true' && count !== 'false')
    return fault(`Invalid value '${given.get('$count')}' for $count query option found.`)
  const select = given.get('$select')
  return read({
    filter: given.get('$filter'),
    search: given.get('$search'),
    orderBy: given.get('$orderby'),
    select: select === undefined || select.trim() === '' ? undefined : parseNames(select),
    expand: given.get('$expand') || undefined,
    top: top.value,
    skip: skip.value,
    count: count === 'true',
    skipToken: given.get('$skiptoken'),
    deltaToken: given.get('$deltatoken'),
  })
}

function readNumber(given: ReadonlyMap<string, string>, option: string): Reading<number | undefined> {
  const text = given.get(option)
  if (text === undefined) return read(undefined)
  const number = wholeNumber(text)
  return number === undefined
    ? fault(
        `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
      )
    : read(number)
}
