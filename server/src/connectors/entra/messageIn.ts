import { z } from 'zod'

const graphError = z.object({ error: z.object({ message: z.string() }) })

/** What Graph says against a call, in its own words. */
export function messageIn(body: unknown): string {
  const parsed = graphError.safeParse(body)
  return parsed.success && parsed.data.error.message !== '' ? parsed.data.error.message : 'no reason given'
}
