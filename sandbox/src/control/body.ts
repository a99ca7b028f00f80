import type { Context } from 'hono'

/** The body as an object; what is none is told as an empty one, in which whatever is wanted is then missing. */
export async function bodyOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}
