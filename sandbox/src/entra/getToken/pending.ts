// What somebody asked for before they were sent to sign in: kept by their own browser, in a cookie no page can read.

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { cookieName, cookieOptions } from '../sessions.ts'

export type Pending = z.infer<typeof pending>

const pending = z.strictObject({
  clientId: z.string(),
  scope: z.string(),
  secret: z.string(),
  state: z.string(),
  verifier: z.string(),
})

const nameAt = (url: string): string => cookieName(url, 'sandbox_token_request')

/** As long as a code lives: what comes later is refused anyway. */
const lifeSeconds = 600

export function remember(c: Context, url: string, asked: Pending): void {
  const value = Buffer.from(JSON.stringify(asked)).toString('base64url')
  setCookie(c, nameAt(url), value, { ...cookieOptions(url), maxAge: lifeSeconds })
}

/** Once. */
export function recall(c: Context, url: string): Pending | undefined {
  const value = getCookie(c, nameAt(url))
  deleteCookie(c, nameAt(url), { path: '/', secure: url.startsWith('https:') })
  try {
    return pending.safeParse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8'))).data
  } catch {
    return undefined // somebody wrote a cookie of their own
  }
}
