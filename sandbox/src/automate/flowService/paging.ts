import type { Context } from 'hono'
import type { JsonObject } from '../expressions/index.ts'

const pageOrdinary = 100
const pageMax = 250

/** A page of a list, and where the next one is. */
export function page(c: Context, url: string, all: readonly JsonObject[]): JsonObject {
  const start = Number(c.req.query('$skiptoken') ?? 0)
  const size = pageSize(c)
  const value = Number.isInteger(start) && start >= 0 ? all.slice(start, start + size) : []
  if (start + size >= all.length) return { value }
  const next = new URL(c.req.path, url)
  for (const [name, one] of Object.entries(c.req.query())) next.searchParams.set(name, one)
  next.searchParams.set('$skiptoken', String(start + size))
  return { value, nextLink: next.href }
}

export function pageSize(c: Context): number {
  const top = Number(c.req.query('$top') ?? pageOrdinary)
  return Number.isInteger(top) && top > 0 ? Math.min(top, pageMax) : pageOrdinary
}
