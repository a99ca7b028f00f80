import type { Context } from 'hono'
import { z } from 'zod'

export async function withBody<T>(
  c: Context,
  schema: z.ZodType<T>,
  go: (body: T) => Response | Promise<Response>,
): Promise<Response> {
  const reading = schema.safeParse(await c.req.json().catch(() => ({})))
  return reading.success ? go(reading.data) : c.json({ error: z.prettifyError(reading.error) }, 400)
}

export const missing = (c: Context, what: string): Response => c.json({ error: `There is no such ${what}.` }, 404)
