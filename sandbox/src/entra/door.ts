import type { Context } from 'hono'
import type { Premises } from '../premises.ts'

/**
 * The premises as whoever asks sees them. Endpoints, issuer and cookies are told by the address that was asked:
 * Microsoft's client libraries hold the issuer they are told against it.
 */
export const atDoor = (c: Context, premises: Premises): Premises => {
  const { http, https } = premises.doors
  return { ...premises, url: c.req.url.startsWith('https:') ? https : http }
}
