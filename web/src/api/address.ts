import type { InputOf, Operation } from '@countersign/core/api'

/** What any operation may take; `InputOf` says precisely what one of them does. */
export type AnyInput = { params?: object; query?: object; body?: object; headers?: Record<string, string> }

/** Where an operation is called: its path with the parameters filled in, and the query. Same origin, so no host. */
export function addressOf<O extends Operation>(operation: O, input: InputOf<O>): string {
  const { params = {}, query = {} } = input as AnyInput
  const values = new Map(Object.entries(params))
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
  const search = queryOf(query)
  return search === '' ? path : `${path}?${search}`
}

/** What was left empty is left out: the server knows its defaults, and `?search=` would search for nothing. */
function queryOf(query: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  return search.toString()
}
