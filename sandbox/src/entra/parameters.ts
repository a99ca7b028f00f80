// Parameters of a request, as OAuth wants them: each at most once, an empty one is an absent one.

import type { Context } from 'hono'
import { good, type Outcome, refused } from './refusal.ts'

export type Parameters = Readonly<Record<string, string | undefined>>

export function readParameters(search: URLSearchParams): Outcome<Parameters> {
  const parameters: Record<string, string> = Object.create(null)
  for (const [name, value] of search) {
    if (name in parameters) return refused('parameterRepeated', name)
    parameters[name] = value
  }
  for (const [name, value] of Object.entries(parameters)) if (value === '') delete parameters[name]
  return good(parameters)
}

export const queryOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams

/** The fields of a form; a body of any other type has none. */
export async function formOf(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  return new URLSearchParams(type === 'application/x-www-form-urlencoded' ? await c.req.text() : '')
}
